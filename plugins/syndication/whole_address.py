"""Whether a whole text is one address, by the rules with which twitter-text validates addresses."""

from __future__ import annotations

import re

_PARTS = re.compile(
    r"(?:(?P<scheme>[^:/?#]+)://)?(?P<place>[^/?#]*)(?P<path>[^?#]*)"
    r"(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?"
)
_SIGN = r"(?:[a-z\u0400-\u04ff0-9\-._~!$&'()*+,;=:|@]|%[0-9a-f]{2})"
_USER = r"(?:[a-z\u0400-\u04ff0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*"
_OCTET = r"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_LETTER = r"(?:[a-z0-9]|[^\x00-\x7f])"
_SUBDOMAIN = rf"{_LETTER}(?:(?:[_-]|{_LETTER})*{_LETTER})?"
_DOMAIN = rf"{_LETTER}(?:(?:-|{_LETTER})*{_LETTER})?"
_TOP = rf"(?:[a-z]|[^\x00-\x7f])(?:(?:-|{_LETTER})*{_LETTER})?"
_HOST = rf"(?:{_OCTET}(?:\.{_OCTET}){{3}}|\[[a-f0-9:.]+\]|(?:{_SUBDOMAIN}\.)*{_DOMAIN}\.{_TOP})"
_PLACE = re.compile(rf"(?:{_USER}@)?{_HOST}(?::[0-9]{{1,5}})?", re.IGNORECASE)
_PATH = re.compile(rf"(?:/{_SIGN}*)*", re.IGNORECASE)
_REST = re.compile(rf"(?:{_SIGN}|[/?])*", re.IGNORECASE)


def is_address(text: str, *, with_scheme: bool = True) -> bool:
    """Whether `text` is an address of the web, from its first sign to its last.

    A network that is given anything else as the address of a post links a part of it.
    """
    parts = _PARTS.fullmatch(text)
    if parts is None or not text:
        return False
    scheme, query, fragment = parts["scheme"], parts["query"], parts["fragment"]
    return bool(
        (scheme or "").lower() in ("http", "https", *(() if with_scheme else ("",)))
        and _PLACE.fullmatch(parts["place"])
        and _PATH.fullmatch(parts["path"])
        and all(_REST.fullmatch(part) for part in (query, fragment) if part)
    )
