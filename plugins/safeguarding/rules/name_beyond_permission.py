"""Where a page shows no pupils, a pupil is named only as fully as the family allowed.

The column `may_be_named` of the register says `no`, `first` or `full`. A full name needs `full`
from everybody whose name it may be. A first name alone needs `first` from somebody who has it:
which Amelia is meant cannot be told from the page. Where nobody of that name may be named, the
build asks a person, who may answer with `Not_pupils` in the head of the post. policy.toml may lower
this rule, but not for the certain name of somebody who may not be named at all.

Refused: posts/chess.html
    <p>Oliver Bennett won the chess cup.</p>

Passed: posts/chess.html
    <p>Amelia Khan won the chess cup.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from safeguarding.documents import Kind
from safeguarding.findings import Finding, Level
from safeguarding.mentions import Certainty, Mention
from safeguarding.pages import Page
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule
from safeguarding.school import Naming, Register
from safeguarding.telling_names import SAY_IT_OTHERWISE, not_pupils, why_it_counts

RULE = Rule(
    "name-beyond-permission",
    "N2",
    Level.REFUSE,
    "a pupil named more fully than the family allowed",
)


def check_page(page: Page, record: BuildRecord) -> Iterator[Finding]:
    if page.document.kind is Kind.PICTURE or (page.document.kind.is_page and page.shows_pupils):
        return
    for sighting in page.sightings:
        if sighting.cleared or _allowed(sighting.mention, record.knowledge.register):
            continue
        name = sighting.mention.words
        yield RULE.finding(
            (
                "“",
                name,
                f"”, {why_it_counts(sighting.mention)}, says more than the family allowed to be "
                f"published ({sighting.text.where}).",
            ),
            (
                f"Either {SAY_IT_OTHERWISE}, or ask the office whether the register is right.",
                *(() if sighting.certain else not_pupils(name, page)),
            ),
            level=Level.REFUSE if sighting.certain else Level.CONFIRM,
            output=page.document.path,
            needle=name,
            around=sighting.around,
            fixed=sighting.certain and _never(sighting.mention, record.knowledge.register),
        )


def _allowed(mention: Mention, register: Register) -> bool:
    if mention.certainty is Certainty.POSSIBLE:
        return True
    namings = [_naming(register, pupil_id) for pupil_id in mention.pupils]
    if mention.certainty is Certainty.CERTAIN:
        return all(naming is Naming.FULL for naming in namings)
    return any(naming is not Naming.NO for naming in namings)


def _never(mention: Mention, register: Register) -> bool:
    return any(_naming(register, pupil_id) is Naming.NO for pupil_id in mention.pupils)


def _naming(register: Register, pupil_id: str) -> Naming:
    pupil = register.get(pupil_id)
    return pupil.may_be_named if pupil else Naming.NO
