"""The networks that a post is told on, one small module each."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from syndication.network import Network


def _load(name: str) -> Network:
    network: Network = import_module(f"{__name__}.{name}").NETWORK
    if network.name != name:
        raise ImportError(f"network module {name} is named unlike its network {network.name}")
    return network


NETWORKS: tuple[Network, ...] = tuple(
    sorted((_load(info.name) for info in iter_modules(__path__)), key=lambda one: one.limit)
)
"""All networks, the one with the shortest texts first."""
