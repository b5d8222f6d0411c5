"""What is trusted, apart from any page."""

import datetime as dt

import pytest

from safeguarding.never_trusted import NEVER_TRUSTED
from safeguarding.policy import Account, Policy, School, Trusted
from safeguarding.trust import UNKNOWN, Trust, doubt, page_of, referred

TRUST = Trust(frozenset({"nhs.uk", "schools.example.org"}), frozenset({"x.com/school"}))


@pytest.mark.parametrize(
    ("address", "fine"),
    [
        ("https://nhs.uk", True),
        ("https://a.b.nhs.uk/x", True),
        ("nhs.uk/x", True),
        ("nhs.uk:443/x", True),
        ("https://xnhs.uk", False),
        ("https://uk", False),
        ("https://example.org", False),
        ("https://schools.example.org", True),
        ("https://X.com/school/", True),
        ("https://x.com/school?a=1", False),
        ("https://x.com/School", False),
        ("tel:0161", True),
        ("mailto:a@b.example", True),
        ("data:text/html,x", False),
    ],
)
def test_which_addresses_are_trusted(address, fine):
    """A domain with all below it, single pages, telephone and mail."""
    assert (doubt(address, TRUST) is None) is fine


def test_who_may_allow_an_address():
    """What is only unknown may be added to policy.toml; the rest may not."""
    assert doubt("https://beans.example", TRUST) is UNKNOWN
    assert not UNKNOWN.always
    for address in ("https://bit.ly/1", "https://a@nhs.uk", "https://1.2.3.4", "ftp://nhs.uk"):
        assert doubt(address, TRUST).always


def test_the_policy_says_what_is_trusted():
    """Entries, the school's own address and its accounts; names of pages are no mentions."""
    policy = Policy(
        School("School", "https://Blog.School.example"),
        accounts=(
            Account("twitter", "@School", "https://x.com/School/"),
            Account("facebook", "Our School", "https://www.facebook.com/school"),
        ),
        trusted=(
            Trusted("domain", "nhs.uk", "health", review_on=dt.date(2027, 1, 1)),
            Trusted("mention", "@NSPCC", "a charity", review_on=dt.date(2027, 1, 1)),
            Trusted("hashtag", "#WorldBookDay", "its own", review_on=dt.date(2027, 1, 1)),
        ),
    )
    assert policy.trust == Trust(
        frozenset({"nhs.uk", "blog.school.example"}),
        frozenset({"x.com/School", "www.facebook.com/school"}),
        frozenset({"nspcc", "school"}),
        frozenset({"worldbookday"}),
    )


def test_a_policy_without_trust_trusts_only_the_school_itself():
    """Fail closed."""
    policy = Policy(School("School", "https://school.example"))
    assert doubt("https://school.example/x", policy.trust) is None
    assert doubt("https://www.gov.uk", policy.trust) is UNKNOWN


def test_what_a_text_refers_to():
    """All at once, as the networks see them."""
    found = referred("Back today.So happy, @a and #b! Café: ＠c, office@school.example.org")
    assert found == (("today.So",), ("a", "c"), ("b",), ())
    assert referred("We planted beans.") == ((), (), (), ())


@pytest.mark.parametrize("address", ["https://A.example/B/", "//a.example/B", "a.example/B"])
def test_a_page_is_known_again(address):
    """However it is written; capital letters count in paths only."""
    assert page_of(address) == "a.example/B"


def test_the_list_of_what_nobody_can_trust_is_in_order():
    """Domains in lower case, each once; none of them is one of the large sites as a whole."""
    assert all(domain == domain.lower() and "." in domain for domain in NEVER_TRUSTED)
    assert {"g.co", "amzn.to", "flic.kr", "l.facebook.com", "meet.jit.si"} <= set(NEVER_TRUSTED)
    assert not {"google.com", "microsoft.com", "facebook.com", "youtube.com"} & set(NEVER_TRUSTED)
