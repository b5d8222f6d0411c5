"""What the school trusts (clause S6): whether a link, a mention or a hashtag may be published."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from safeguarding.never_trusted import NEVER_TRUSTED
from safeguarding.text_addresses import find_possible_addresses
from safeguarding.text_tags import find_cashtags, find_hashtags, find_mentions

_ANSWERED = frozenset({"mailto", "tel"})
"""Schemes that open a person's own mail program or telephone, and no place on the web."""
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
_COMPLETE = re.compile(r"//|(?:https?|mailto|tel):|[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
"""How an address with a scheme begins; in "beans.com:80" the colon has another meaning."""
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)")


@dataclass(frozen=True, slots=True)
class Trust:
    """All that is trusted, in lower case. A domain stands for everything below it, too."""

    domains: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    """Single pages, as `page_of` gives them: the school's own accounts."""
    mentions: frozenset[str] = frozenset()
    """Without the sign: "cav_mcr"."""
    hashtags: frozenset[str] = frozenset()

    def holds_domain(self, host: str) -> bool:
        return not self.domains.isdisjoint(_host_and_above(host))


class Referred(NamedTuple):
    """What a text refers to when a network shows it: parts of the text, as written."""

    addresses: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    cashtags: tuple[str, ...] = ()
    """Signs of shares; no school has any business with them."""


class Doubt(NamedTuple):
    """Why an address may not be linked. `always`: whatever policy.toml says."""

    why: str
    """Follows “The link to …”."""
    always: bool = True


UNKNOWN = Doubt("leads to a place that policy.toml does not trust", always=False)


@lru_cache(maxsize=2048)
def referred(text: str) -> Referred:
    """The addresses, mentions and tags of a text, as the networks see them."""
    text = unicodedata.normalize("NFC", text)
    addresses = tuple(text[start:end] for start, end in find_possible_addresses(text))
    hashtags, cashtags = tuple(find_hashtags(text)), tuple(find_cashtags(text))
    return Referred(addresses, tuple(find_mentions(text)), hashtags, cashtags)


@lru_cache(maxsize=2048)
def doubt(address: str, trust: Trust) -> Doubt | None:
    """What is wrong with a link to `address` outside the site; None if it is trusted.

    An address without a scheme is what a network makes of "today.So".
    """
    address = address.strip().replace("\\", "/")
    if not _COMPLETE.match(address):
        address = f"//{address}"
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return Doubt("cannot be read")
    if parts.scheme in _ANSWERED:
        return None
    if parts.scheme not in ("", "http", "https"):
        return Doubt(f"begins with “{parts.scheme[:20]}:” and leads to no page")
    return _doubt_of_host(parts.netloc, host) or _unless_trusted(address, host, trust)


def _doubt_of_host(netloc: str, host: str) -> Doubt | None:
    if "@" in netloc:
        return Doubt("has an @ before the name of the website, which disguises where it leads")
    if not host.isascii() or "xn--" in host:
        return Doubt("is written in letters that look like others")
    if ":" in host or _NUMBER.fullmatch(host.rpartition(".")[2]):
        return Doubt("leads to a number instead of a named website")
    if not _HOST.fullmatch(host):
        return Doubt("leads to no website")
    for domain in _host_and_above(host):
        if domain in NEVER_TRUSTED:
            return Doubt(NEVER_TRUSTED[domain])
    return None


def _unless_trusted(address: str, host: str, trust: Trust) -> Doubt | None:
    trusted = trust.holds_domain(host) or page_of(address) in trust.addresses
    return None if trusted else UNKNOWN


def _host_and_above(host: str) -> Iterator[str]:
    """For "a.nhs.uk": itself, "nhs.uk", "uk"; for "evil-nhs.uk" never "nhs.uk"."""
    yield host
    while "." in host:
        host = host.partition(".")[2]
        yield host


def page_of(address: str) -> str:
    """An address by which a page is known again: "https://X.com/cav_mcr/" -> "x.com/cav_mcr"."""
    page = re.sub(r"^(?:https?:)?//", "", address.strip(), flags=re.IGNORECASE)
    host, slash, path = page.partition("/")
    return f"{host.casefold()}{slash}{path}".rstrip("/")
