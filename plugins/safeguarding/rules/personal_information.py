"""Nothing that tells where somebody lives, how to reach them, or which records are theirs.

Telephone numbers, e-mail and home addresses, dates of birth, pupil, NHS and National Insurance
numbers, number plates, bank details, invitations and codes; of a named pupil also the street
without a number, the way home and the place of a party. The school's own telephone number, address
and e-mail domain (policy.toml), addresses at trusted domains and national helplines pass, and so do
the number and the address of a library or a bus company that stand in [phrases] there. Telephone
numbers, e-mail addresses, codes and addresses with a postcode that are read in a picture count too.

Refused: posts/beans.html
    <p>Ring Jo's mum on 07700 900123 for a lift.</p>

Refused: posts/beans.html
    <p>The party is at 12 Oak Road.</p>

Refused: posts/beans.html
    <p>Amelia lives next to the chip shop on Hill Road.</p>

Passed: posts/beans.html
    <p>Children can ring Childline on 0800 1111. We won 3-2 on 12/05/2026.</p>
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from safeguarding.documents import Text
from safeguarding.findings import Finding, Level
from safeguarding.language import birthdays, habits, identifiers
from safeguarding.language.facts import fold, remarks_on
from safeguarding.language.lists import below
from safeguarding.language.remark import Remark
from safeguarding.language.telephones import digits
from safeguarding.pages import Page
from safeguarding.policy import Policy, School
from safeguarding.printed_details import details_in_pictures
from safeguarding.private import Private
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule

RULE = Rule(
    "personal-information",
    "N2",
    Level.REFUSE,
    "a telephone number, an address, a date of birth, a number or code of somebody",
)


def check_page(page: Page, record: BuildRecord) -> Iterator[Finding]:
    policy = record.knowledge.policy
    for text, remark in remarks_on(page.document.texts):
        if remark.kind == RULE.id and not _is_public(remark, policy):
            yield _finding(page, text, remark)
        elif remark.kind == habits.KIND and _is_of_pupil(page, text, remark):
            yield _of_pupil(page, text, remark)
        elif remark.kind == birthdays.LIST:
            yield from _birthdays_below(page, text)
    yield from details_in_pictures(page, record, RULE, _is_public)


def _finding(page: Page, text: Text, remark: Remark) -> Finding:
    found = Private(fold(text.words)[remark.start : remark.end])
    return RULE.finding(
        (f"Here stands {remark.what}: “", found, f"” ({text.where})."),
        "Take it out, and ask people to ring the school office instead. If it belongs to "
        "the school itself, the office can write it into [school] of policy.toml; if it is "
        "meant for everybody, as a library's is, into [phrases].",
        output=page.document.path,
        needle=found,
    )


def _of_pupil(page: Page, text: Text, remark: Remark) -> Finding:
    found = Private(fold(text.words)[remark.start : remark.end])
    return RULE.finding(
        (f"This tells {remark.what}: “", found, f"” ({text.where})."),
        "Take it out: whoever reads it could wait for the child there.",
        output=page.document.path,
        needle=found,
    )


def _is_of_pupil(page: Page, text: Text, habit: Remark) -> bool:
    """Whether a pupil's name stands right before it."""
    words = fold(text.words)
    return any(
        sighting.text is text
        and not sighting.cleared
        and habits.is_said_of(words, sighting.mention.end, habit.start)
        for sighting in page.sightings
    )


def _birthdays_below(page: Page, heading: Text) -> Iterator[Finding]:
    """The dates in the rows of a table of birthdays."""
    for row in below(page.document.texts, heading):
        for start, end in identifiers.birthdays_in(fold(row.words)):
            yield _finding(page, row, Remark(RULE.id, start, end, "a date of birth"))


def _is_public(remark: Remark, policy: Policy) -> bool:
    """Whether it is the school's own, or of somebody whom the school trusts."""
    school = policy.school
    if remark.what == "a telephone number":
        own = _digits(school.phone)
        listed = remark.value in map(_digits, policy.phrases)
        return listed or (bool(own) and own.endswith(remark.value))
    if remark.what == "an e-mail address":
        trusted = (entry.value for entry in policy.trusted if entry.kind == "domain")
        return any(_within(remark.value, domain) for domain in (school.email_domain, *trusted))
    if remark.what == "an address":
        own = _plain(f"{school.address} {school.postcode}")
        value = _plain(remark.value)
        known = any(value in place for place in (own, *map(_plain, policy.phrases)))
        return known or _is_of(school, value)
    return False


def _is_of(school: School, address: str) -> bool:
    """Whether it is the school's, with more or less of the town between street and postcode."""
    street, postcode = _plain(school.address.partition(",")[0]), _plain(school.postcode)
    whole = bool(street) and bool(postcode)
    return whole and address.startswith(street) and address.endswith(postcode)


def _within(domain: str, trusted: str) -> bool:
    return bool(trusted) and (domain == trusted or domain.endswith(f".{trusted}"))


_digits = lru_cache(maxsize=1024)(digits)


@lru_cache(maxsize=1024)
def _plain(address: str) -> str:
    return "".join(filter(str.isalnum, address.casefold()))
