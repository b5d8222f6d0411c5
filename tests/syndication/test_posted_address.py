"""An address is believed only if it is a post, on that network, of the school's account."""

import pytest

from safeguarding.errors import ConfigurationError
from safeguarding.policy import Account
from syndication.posted_address import posted_address

TWITTER = Account("twitter", "@cav_mcr", "https://x.com/cav_mcr")
FACEBOOK = Account("facebook", "Cavendish School", "https://www.facebook.com/cavendish.example")
ACCOUNTS = {"twitter": TWITTER, "facebook": FACEBOOK}


@pytest.mark.parametrize(
    ("network", "given", "kept"),
    [
        ("twitter", "https://x.com/cav_mcr/status/12", "https://x.com/cav_mcr/status/12"),
        ("twitter", "https://twitter.com/Cav_MCR/status/12?s=20", "https://x.com/Cav_MCR/status/12"),
        ("twitter", " https://mobile.twitter.com/cav_mcr/status/12#m", "https://x.com/cav_mcr/status/12"),
        (
            "facebook",
            "https://www.facebook.com/cavendish.example/posts/pfbid0a?fbclid=x&__tn__=R",
            "https://facebook.com/cavendish.example/posts/pfbid0a",
        ),
        (
            "facebook",
            "https://m.facebook.com/permalink.php?story_fbid=1&id=2&mibextid=x",
            "https://facebook.com/permalink.php?story_fbid=1&id=2",
        ),
        ("facebook", "https://www.facebook.com/share/p/1AbC/", "https://facebook.com/share/p/1AbC"),
    ],
)  # fmt: skip
def test_what_only_follows_the_reader_is_left_out(network: str, given: str, kept: str) -> None:
    """The rest is the address."""
    assert posted_address(network, given, ACCOUNTS[network]) == kept


@pytest.mark.parametrize(
    ("network", "given"),
    [
        ("twitter", "http://x.com/cav_mcr/status/12"),
        ("twitter", "https://x.com/cav_mcr"),
        ("twitter", "https://x.com.evil.example/cav_mcr/status/12"),
        ("twitter", "https://evil.example/x.com/cav_mcr/status/12"),
        ("twitter", "https://x.com@evil.example/cav_mcr/status/12"),
        ("twitter", "https://x.com:8443/cav_mcr/status/12"),
        ("twitter", "https://www.facebook.com/cavendish.example/posts/1"),
        ("twitter", "https://x.com/cav_mcr/status/12\nhttps://x.com"),
        ("twitter", "javascript:alert(1)"),
        ("twitter", "https://[x.com/cav_mcr/status/12"),
        ("twitter", "=HYPERLINK(1)"),
        ("facebook", "https://www.facebook.com/cavendish.example"),
        ("facebook", "https://www.facebook.com/groups/1/posts/2"),
        ("facebook", "https://x.com/cav_mcr/status/12"),
    ],
)
def test_what_is_no_post_there_is_refused(network: str, given: str) -> None:
    """With an example of what it looks like."""
    with pytest.raises(ConfigurationError, match="copy its own address"):
        posted_address(network, given, ACCOUNTS[network])


@pytest.mark.parametrize(
    ("network", "given"),
    [
        ("twitter", "https://x.com/cav_mcr_/status/12"),
        ("facebook", "https://www.facebook.com/another.school/posts/1"),
    ],
)
def test_another_account_is_refused(network: str, given: str) -> None:
    """And believed where the policy names no account."""
    with pytest.raises(ConfigurationError, match="not on the school's"):
        posted_address(network, given, ACCOUNTS[network])
    assert posted_address(network, given, None).startswith("https://")
