"""What can be read in a picture and would let somebody ring, write to or visit a person.

Only what is sure counts: the reader misreads letters, and walls of classrooms are full of numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

from safeguarding.findings import Finding
from safeguarding.language.home_addresses import home_addresses
from safeguarding.language.invitations import invitations
from safeguarding.language.mail_addresses import mail_addresses
from safeguarding.language.remark import Remark
from safeguarding.language.telephones import digits, telephones
from safeguarding.pages import Page
from safeguarding.policy import Policy
from safeguarding.private import Private
from safeguarding.reading import is_pdf
from safeguarding.record import BuildRecord, Picture
from safeguarding.rule import Rule

_PERSONAL = re.compile(r"0[127]\d{8,9}")
"""Numbers that begin with 03 and 08 are never a family's."""
_COUNTING = "01234567890"
_GROUP = re.compile(r"\d+")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b", re.IGNORECASE)
_ALIKE = 0.85
"""Of two e-mail domains that differ by misread letters only."""

IsPublic = Callable[[Remark, Policy], bool]


def details_in_pictures(
    page: Page, record: BuildRecord, rule: Rule, is_public: IsPublic
) -> Iterator[Finding]:
    """One finding of `rule` for each picture in which something is read that `is_public` denies."""
    policy = record.knowledge.policy
    for picture in page.pictures:
        seen = record.seen.get(picture.digest)
        found = {
            words[remark.start : remark.end]: remark.what
            for block in (seen.words if seen else None) or ()
            for words, remark in details_in(block)
            if not (is_public(remark, policy) or _is_misread(remark, policy))
        }
        if found:
            yield _finding(page, picture, found, rule)


def details_in(block: str) -> Iterator[tuple[str, Remark]]:
    """What one block of lines tells for sure, each with the words that it stands in."""
    for line in block.split("\n"):
        yield from ((line, one) for one in telephones(line) if _is_number(line, one))
        yield from ((line, one) for one in mail_addresses(line) if "@" in line[one.start : one.end])
    whole = " ".join(block.split())
    yield from ((whole, one) for one in invitations(whole) if one.what == "a code or password")
    for one in home_addresses(whole):
        if _POSTCODE.search(whole[one.start : one.end]):
            yield whole, one


def _is_number(line: str, remark: Remark) -> bool:
    """Whether it is written as numbers are, not the line of numbers on the wall."""
    groups = _GROUP.findall(line[remark.start : remark.end].replace("(0)", "").removeprefix("+44"))
    written = 1 <= len(groups) <= 4 and all(len(group) > 2 for group in groups)
    return (
        written
        and _PERSONAL.fullmatch(remark.value) is not None
        and not _COUNTING.startswith(remark.value)
    )


def _is_misread(remark: Remark, policy: Policy) -> bool:
    """Whether it is the school's own, with a letter or two misread."""
    school = policy.school
    if remark.what == "a telephone number":
        own = digits(school.phone)
        differing = sum(one != other for one, other in zip(own, remark.value, strict=False))
        return len(own) == len(remark.value) and differing <= 1
    if remark.what == "an e-mail address":
        return bool(school.email_domain) and _alike(remark.value, school.email_domain)
    if remark.what == "an address":
        postcode = _POSTCODE.search(remark.value)
        own = school.postcode.casefold().replace(" ", "")
        return postcode is not None and postcode[0].casefold().replace(" ", "") == own
    return False


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other.lower(), autojunk=False).ratio() >= _ALIKE


def _finding(page: Page, picture: Picture, found: dict[str, str], rule: Rule) -> Finding:
    place = f"On a page of {picture.name}" if is_pdf(picture.name) else f"In {picture.name}"
    told = [piece for words, what in found.items() for piece in (f"”, {what}, “", Private(words))]
    told[0] = f"{place} one can read {next(iter(found.values()))}: “"
    return rule.finding(
        (*told, "”."),
        "Crop the picture, cover the words with a solid patch (not with a blur), or choose another "
        "picture; then say what it shows with “invoke photos”. What is the school's own belongs "
        "into [school] of policy.toml, what is meant for everybody into [phrases].",
        output=page.document.path,
        needle=Private(picture.source),
    )
