"""The address of a post on a network: on that network, and of the school's own account."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlencode, urlsplit

from safeguarding.errors import ConfigurationError
from safeguarding.policy import Account

_HOSTS = {
    "twitter": ("x.com", "twitter.com"),
    "facebook": ("facebook.com",),
}
_TWEET = re.compile(r"/(?P<account>\w{1,15})/status/\d+")
_ON_PAGE = re.compile(r"/(?P<account>[\w.\-]+)/(?:posts|photos|videos)/[\w.\-/]+")
_BY_NUMBER = re.compile(r"/(?:permalink\.php|story\.php|photo(?:\.php)?|watch|share/[pvr]/\w+)/?")
"""Facebook's other addresses name a post, but no account."""
_NAMING = ("story_fbid", "id", "fbid", "v")
"""What such an address needs after the question mark; the rest only follows the reader."""


def posted_address(network: str, url: str, account: Account | None) -> str:
    """`url` without what only follows the reader.

    Raises ConfigurationError if it is no single post on `network`, or plainly another account's.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.").removeprefix("mobile.")
        port = parts.port
    except ValueError:
        raise _not_there(network, url) from None
    host = host.removeprefix("m.").removeprefix("web.")
    hosts = _HOSTS.get(network) or ((urlsplit(account.url).hostname or "") if account else "",)
    if parts.scheme != "https" or host not in hosts or port or parts.username:
        raise _not_there(network, url)
    path = parts.path.rstrip("/")
    owner = _owner(network, path)
    if owner is None:
        raise _not_there(network, url)
    if account and owner and owner.casefold() not in _called(account):
        raise ConfigurationError(
            f"{url} is on the account “{owner}”, not on the school's ({account.handle}).",
            "Open the post on the school's own account and copy its address from there.",
        )
    return f"https://{hosts[0] if network == 'twitter' else host}{path}{_naming(parts.query)}"


def _owner(network: str, path: str) -> str | None:
    """The account in the path; "" if the path names none, None if it leads to no single post."""
    if network == "twitter":
        tweet = _TWEET.fullmatch(path)
        return tweet["account"] if tweet else None
    if network == "facebook":
        if _BY_NUMBER.fullmatch(path):
            return ""
        on_page = _ON_PAGE.fullmatch(path)
        return on_page["account"] if on_page else None
    return "" if path else None


def _called(account: Account) -> set[str]:
    own = urlsplit(account.url).path.strip("/").split("/")[0]
    handle = account.handle[1:] if account.handle.startswith("@") else ""
    return {name.casefold() for name in (own, handle) if name}


def _naming(query: str) -> str:
    kept = {key: values[0] for key, values in parse_qs(query).items() if key in _NAMING}
    return f"?{urlencode(kept)}" if kept else ""


def _not_there(network: str, url: str) -> ConfigurationError:
    example = {
        "twitter": "https://x.com/cav_mcr/status/1234567890",
        "facebook": "https://www.facebook.com/your.school/posts/1234567890",
    }.get(network, "https://…")
    return ConfigurationError(
        f"{url} is not the address of a post on {network.capitalize()}.",
        f"Open the post there and copy its own address, like {example}",
    )
