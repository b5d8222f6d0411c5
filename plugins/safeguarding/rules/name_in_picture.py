"""No pupil's name can be read in a picture of pupils; in others only as the family allowed.

Every published picture is read: labels on trays, badges, certificates, whiteboards, work that is
signed. A full name is refused where the picture, or anything else on its page, shows pupils, and so
is a first name of somebody who is declared there. Elsewhere `may_be_named` decides, as in a text.

Other first names, words that are English too (Summer, Art) and names with a letter misread are
asked about beside pictures of pupils: “Charlie and the Chocolate Factory” names nobody. If it is no
pupil's name, confirm it with `invoke photos FOLDER --file NAME --checked name-in-picture`, which
counts for these bytes only. A picture that nobody could read is refused.

Ways out: crop the picture, cover the name with a solid patch, or choose another picture. What the
reader cannot read (small, joined or faint handwriting) is for people to see.

Refused: posts/beans.html
    <img src="../pictures/label.jpg" alt="Two children and their trays">

Refused: posts/beans.html
    <img src="../pictures/signed.jpg" alt="A painting of a bean">

Passed: posts/beans.html
    <img src="../pictures/poster.jpg" alt="Two children before a poster">

Passed: posts/beans.html
    <img src="../pictures/allowed.jpg" alt="A painting of a bean, signed">
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from safeguarding.findings import Finding, Level
from safeguarding.mentions import Certainty, ReadName
from safeguarding.pages import Page, Shown
from safeguarding.private import Private
from safeguarding.reading import is_pdf
from safeguarding.record import BuildRecord, Picture
from safeguarding.rule import Rule
from safeguarding.school import Naming, Register

RULE = Rule("name-in-picture", "N1", Level.REFUSE, "a pupil's name that can be read in a picture")

_CALLED = {
    Certainty.CERTAIN: "the full name of a pupil, in one of its forms",
    Certainty.LIKELY: "a first name that a pupil of this school has",
    Certainty.POSSIBLE: "which may be a pupil's name",
}
_REMEDY = (
    "Crop the picture, cover the name with a solid patch (not with a blur), or choose another "
    "picture; then say what it shows with “invoke photos”."
)
_MEND_PDF = (
    "Take the name out in the program that the PDF was made with (in decorative text and in "
    "pictures as well), and save it as a PDF again."
)


def check_page(page: Page, record: BuildRecord) -> Iterator[Finding]:
    for shown in {use.picture.source: use for use in page.shown if use.picture}.values():
        if shown.picture is None:
            continue
        if _was_not_read(shown.picture, record):
            yield _not_read(page, shown.picture)
        for name in _names_in(shown.picture, record):
            level = _level(name, shown, page, record.knowledge.register)
            if level and not (level is Level.CONFIRM and _is_checked(shown.picture)):
                yield _finding(page, shown, shown.picture, name, level)


def _was_not_read(picture: Picture, record: BuildRecord) -> bool:
    """Whether it is published unread; addresses that are kept free only have no origin."""
    seen = record.seen.get(picture.digest)
    wanted = record.knowledge.policy.pictures.words
    published = any(path in record.origins for path in picture.outputs)
    return wanted and published and (seen is None or seen.words is None or seen.codes is None)


def _names_in(picture: Picture, record: BuildRecord) -> Iterable[ReadName]:
    """Each name once, at its surest."""
    seen = record.seen.get(picture.digest)
    find = record.knowledge.names.find_read
    names = [name for block in (seen.words if seen else None) or () for name in find(block)]
    names.sort(key=lambda name: name.certainty)
    return {name.words.reveal().casefold(): name for name in names}.values()


def _level(name: ReadName, shown: Shown, page: Page, register: Register) -> Level | None:
    """In or beside a picture of pupils by the ladder of the text rules, else as is allowed."""
    if shown.pupils or page.shows_pupils:
        meant = name.certainty is Certainty.LIKELY and name.pupils & page.pictured
        sure = name.certainty is Certainty.CERTAIN or meant
        return Level.REFUSE if sure else Level.CONFIRM
    namings = [pupil.may_be_named for one in name.pupils if (pupil := register.get(one))]
    if name.certainty is Certainty.CERTAIN:
        return None if namings and set(namings) == {Naming.FULL} else Level.REFUSE
    allowed = any(naming is not Naming.NO for naming in namings)
    return None if allowed or name.certainty is Certainty.POSSIBLE else Level.CONFIRM


def _is_checked(picture: Picture) -> bool:
    """Whether a person has looked into it, in the file as it is now."""
    declaration = picture.declaration
    return declaration is not None and not picture.changed and RULE.id in declaration.checked


def _finding(page: Page, shown: Shown, picture: Picture, name: ReadName, level: Level) -> Finding:
    if shown.pupils:
        where = ", and the picture shows pupils"
    elif page.shows_pupils:
        where = ", and the picture is on a page that shows pupils"
    else:
        where = ": more than the family allowed to be published"
    return RULE.finding(
        (
            f"{_where(picture)} one can read “",
            Private(" ".join(name.words.reveal().split())),
            f"”, {_CALLED[name.certainty]}{where}.",
        ),
        (_remedy(picture), *(_if_it_is_none(picture) if level is Level.CONFIRM else ())),
        level=level,
        output=page.document.path,
        needle=Private(picture.source),
    )


def _where(picture: Picture) -> str:
    if is_pdf(picture.name):
        return f"On a page of {picture.name}, drawn with shapes or in a picture,"
    return f"In the picture {picture.name}"


def _remedy(picture: Picture) -> str:
    return _MEND_PDF if is_pdf(picture.name) else _REMEDY


def _not_read(page: Page, picture: Picture) -> Finding:
    return RULE.finding(
        f"Nobody could read what stands in {picture.name}, so it may show a pupil's name.",
        "Build again. If that does not help, save it anew with the program that it was made with, "
        "or choose another one.",
        output=page.document.path,
        needle=Private(picture.source),
    )


def _if_it_is_none(picture: Picture) -> tuple[str, ...]:
    row = picture.declaration
    folder = picture.source.rpartition("/")[0]
    command = f"invoke photos content/{folder} --file {picture.name} --checked {RULE.id}"
    declare = (
        "" if row else f"declare it (invoke photos content/{folder} --file {picture.name}) and "
    )
    where = f" (its row is line {row.line} of content/{row.table})" if row else ""
    return (f" If no pupil is meant, and you are sure, {declare}confirm it: {command}{where}.",)
