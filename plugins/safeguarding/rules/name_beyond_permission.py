"""Where a page shows no pupils, a pupil is named only as fully as the family allowed.

The column `may_be_named` of the register says `no`, `first` or `full`. A full name needs `full`
from everybody whose name it may be. A first name alone needs `first` from somebody who has it:
which Amelia is meant cannot be told from the page. Where nobody of that name may be named, the
build asks a person, who may answer with `Not_pupils` in the head of the post. So it does of a word
that may be a name (Rowan, Will), where somebody wrote it; not where it is but the subject of a post
("Art" as a tag). policy.toml may lower this rule, but not for the certain name of somebody who may
not be named at all.

Refused: posts/chess.html
    <p>Oliver Bennett won the chess cup.</p>

Passed: posts/chess.html
    <p>Amelia Khan won the chess cup.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from safeguarding.documents import Kind
from safeguarding.findings import Finding, Level
from safeguarding.mentions import Certainty, Place
from safeguarding.named import is_subject, may_be_named, may_not_be_named
from safeguarding.pages import Page, Sighting
from safeguarding.record import BuildRecord, Made
from safeguarding.rule import Rule
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
        if sighting.cleared or may_be_named(sighting.mention, record.knowledge.register):
            continue
        if sighting.mention.certainty is Certainty.POSSIBLE and not _asks(page, sighting):
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
            fixed=sighting.certain
            and may_not_be_named(sighting.mention, record.knowledge.register),
        )


def _asks(page: Page, sighting: Sighting) -> bool:
    """Whether a word that may be no name is asked about: where somebody wrote it, once.

    Lists of posts, the search index and the like repeat what posts say, and are not theirs to mend.
    """
    post = page.own_post
    written = page.origin is not None and page.origin.made in (Made.STATIC, Made.PDF)
    if post is None and not written:
        return False
    text, mention = sighting.text, sighting.mention
    labels = (post.category, *post.tags) if post else ()
    label = text.place is Place.LABEL or mention.words.reveal() in labels
    return not (label and is_subject(text.words, mention))
