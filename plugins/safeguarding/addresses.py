"""Which file of the built tree an address leads to."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

PICTURE_SUFFIXES = frozenset(
    ".apng .avif .bmp .gif .heic .heif .ico .jfif .jpe .jpeg .jpg .jxl .png .svg .tif .tiff "
    ".webp".split()
)
FILM_SUFFIXES = frozenset(".3gp .avi .m4v .mkv .mov .mp4 .mpeg .mpg .ogv .webm".split())
_PLAIN = re.compile(r"(?!/)[A-Za-z0-9_./-]+")
"""A relative address without scheme, query, anchor or escapes: most of them."""
_WHOLE = re.compile(r"[A-Za-z0-9_./:-]+")
"""An address that ends with the name of its file."""
_OWN_SCHEMES = frozenset({"", "http", "https"})


class Target(NamedTuple):
    """Where an address leads.

    `path` is the file in the tree, "" when the address leaves the site; `fragment` the anchor.
    """

    address: str
    path: str
    fragment: str = ""
    outside: bool = False


def resolve(address: str, page: str, site_url: str) -> Target:
    """Follow `address` as a browser would that shows the built file `page`.

    `site_url` is the public address: what begins with it is our own. An address that cannot be
    parsed leads outside, so that nothing takes it for a file that was inspected.
    """
    address = address.strip()
    relative = address.removeprefix(f"{site_url}/")
    if _PLAIN.fullmatch(relative):
        folder = page[: page.rfind("/") + 1] if relative == address else ""
        return Target(address, _file(folder + relative))
    try:
        parts = urlsplit(address)
        own = urlsplit(site_url)
        host = parts.netloc.lower()
    except ValueError:
        return Target(address, "", outside=True)
    if parts.scheme.lower() not in _OWN_SCHEMES or (host and host != own.netloc.lower()):
        return Target(address, "", outside=True)
    fragment = unquote(parts.fragment)
    if not host and not parts.path:
        return Target(address, page, fragment)
    path = unquote(parts.path).replace("\\", "/")
    if host or path.startswith("/"):
        path = _below(path, own.path)
    else:
        path = posixpath.join(posixpath.dirname(page), path)
    return Target(address, _file(path), fragment)


def _below(path: str, prefix: str) -> str:
    prefix = prefix.rstrip("/")
    if prefix and (path == prefix or path.startswith(prefix + "/")):
        path = path[len(prefix) :]
    return path.lstrip("/")


@lru_cache(maxsize=4096)
def _file(path: str) -> str:
    folder = not path or path.endswith(("/", "/.", "/..")) or path in {".", ".."}
    path = posixpath.normpath(path) if path else ""
    if folder:
        path = posixpath.join("" if path == "." else path, "index.html")
    return path


def suffix(address: str) -> str:
    """The lower-case suffix of the file that an address names: ".jpg"."""
    if not _WHOLE.fullmatch(address):
        try:
            address = unquote(urlsplit(address).path)
        except ValueError:
            return posixpath.splitext(address)[1].lower()
    return posixpath.splitext(address)[1].lower()


@lru_cache(maxsize=4096)
def shows_something(address: str) -> bool:
    """Whether an address names a picture, a film or a PDF by its suffix."""
    ending = suffix(address)
    return ending in PICTURE_SUFFIXES or ending in FILM_SUFFIXES or ending == ".pdf"
