"""There are no more faces in a picture than somebody declared.

Every published picture is searched for faces; nobody is recognised. A face in a picture of backs,
of work or of a place is refused, a possible one is asked about: a child who walked through the
background is in the picture. So are more faces than `people` names in a picture of pupils, who may
be grown-ups. Pictures of grown-ups are not counted. What nobody could look at is refused.

A face that fills a large part of a picture of pupils is told as a warning: a sharp, large face is
what a picture of a child is misused for. Prefer distance, groups, backs and hands at work. So is a
picture of `pupils` for which three or more are declared, and in which no face is found: whoever is
declared and not there hides a child who is.

Ways out: declare who it is with `invoke photos`, choose another picture, or crop it. Where it is no
living person (a statue, a dog, a painted face) or a grown-up, whoever looked confirms it with
`invoke photos FOLDER --file NAME --checked faces-undeclared`. That counts for these bytes only, and
a certain face in a picture of work or of a place is then told on every build. In a picture of
backs it cannot be confirmed away: declare it as `pupils`.

Refused: posts/beans.html
    <img src="../pictures/passer-by.jpg" alt="The school gate">

Refused: posts/beans.html
    <img src="../pictures/turned-round.jpg" alt="Children walk away from us">

Refused: posts/beans.html
    <img src="../pictures/one-more.jpg" alt="Children in the garden">

Passed: posts/beans.html
    <img src="../pictures/both-declared.jpg" alt="Two children in the garden">
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from safeguarding.findings import Finding, Level
from safeguarding.pages import Page
from safeguarding.private import Private
from safeguarding.record import BuildRecord, Face, Picture
from safeguarding.rule import Rule
from safeguarding.school import Declaration, Shows

RULE = Rule("faces-undeclared", "N1", Level.REFUSE, "a face in a picture that nobody declared")

CLOSE_UP = 0.25
"""Share of a picture's width or height from which a face is a close-up."""
_SEVERAL = 3
"""Pupils of whom one at least turns round; “all of 3B” for an album says more than its pictures."""
_CALLED = {
    Shows.BACKS: "pupils without faces (backs)",
    Shows.WORK: "pupils' work without children (work)",
    Shows.PLACE: "nobody (place)",
}


def check_page(page: Page, record: BuildRecord) -> Iterator[Finding]:
    if not record.knowledge.policy.pictures.faces:
        return
    for picture in page.pictures:
        declared = picture.declaration
        if declared is None or picture.changed or not _is_published(picture, record):
            continue  # refused, or told, as what it is
        seen = record.seen.get(picture.digest)
        if seen is None or seen.faces is None:
            yield _not_looked_at(page, picture)
        else:
            yield from _judged(page, picture, declared, seen.faces)


def _is_published(picture: Picture, record: BuildRecord) -> bool:
    """Addresses that are kept free for a picture which is not made have no origin."""
    return any(path in record.origins for path in picture.outputs)


def _judged(
    page: Page, picture: Picture, declared: Declaration, faces: Sequence[Face]
) -> Iterator[Finding]:
    checked = RULE.id in declared.checked
    if _shows_no_face(declared):
        if faces:
            yield from _unexpected(page, picture, declared, faces)
    elif declared.shows is not Shows.ADULTS and len(faces) > _count(declared) and not checked:
        yield _too_many(page, picture, declared, faces)
    elif declared.shows is Shows.PUPILS and not (faces or checked or _count(declared) < _SEVERAL):
        yield _nobody_seen(page, picture, declared)
    if declared.people and any(max(face.width, face.height) >= CLOSE_UP for face in faces):
        yield _close_up(page, picture)


def _shows_no_face(declared: Declaration) -> bool:
    """Whoever stands beside work made it, and is not to be seen in the picture."""
    if declared.shows is Shows.PLACE:
        return not declared.people
    return declared.shows in _CALLED


def _count(declared: Declaration) -> int:
    return len(set(declared.people))


def _unexpected(
    page: Page, picture: Picture, declared: Declaration, faces: Sequence[Face]
) -> Iterator[Finding]:
    strong = any(face.strong for face in faces)
    checked = RULE.id in declared.checked
    if checked and not strong:
        return
    what = "a face" if strong else "what may be a face"
    said = f"{picture.name} is declared to show {_CALLED[declared.shows]}, but"
    if checked and declared.shows is not Shows.BACKS:
        message = f"{said} the program sees {what} in it. Somebody confirmed that it is right."
        yield _finding(page, picture, message, "Look at it once more.", Level.WARN)
        return
    message = f"{said} there is {what} in it, {_where(faces)}."
    remedy = f"If it is a pupil, say so: {_declare(picture)}."
    if declared.shows is Shows.BACKS and strong:
        remedy += " Or choose or crop the picture so that no face is in it."
    else:
        remedy += (
            " If it is no pupil (a grown-up, a statue, an animal, a painted face) and you are "
            f"sure, confirm it: {_confirm(picture)}. Or choose another picture, or crop it."
        )
    yield _finding(page, picture, message, remedy, Level.REFUSE if strong else Level.CONFIRM)


def _too_many(
    page: Page, picture: Picture, declared: Declaration, faces: Sequence[Face]
) -> Finding:
    many = _count(declared)
    return _finding(
        page,
        picture,
        f"In {picture.name} there are {len(faces)} faces, and "
        f"{many} {'pupil is' if many == 1 else 'pupils are'} declared.",
        f"Somebody may be missing from the list: {_declare(picture)}. If the others are grown-ups, "
        f"or no people, confirm it: {_confirm(picture)}.",
        Level.CONFIRM,
    )


def _close_up(page: Page, picture: Picture) -> Finding:
    told = _finding(
        page,
        picture,
        f"In {picture.name} a face fills more than a quarter of the picture's width or height. "
        "Large, sharp faces of children can be misused.",
        "Prefer a picture from further away, of a group, of hands at work or from behind.",
        Level.WARN,
    )
    return replace(told, clause="N2")  # no name is beside it: the face itself tells who it is


def _nobody_seen(page: Page, picture: Picture, declared: Declaration) -> Finding:
    return _finding(
        page,
        picture,
        f"{_count(declared)} pupils are declared for {picture.name}, and no face is to be seen in "
        "it. Is it the right picture, and are they all in it?",
        f"Name only who is in this picture: {_declare(picture)}. If all are seen from behind, say "
        "“backs” there.",
        Level.WARN,
    )


def _not_looked_at(page: Page, picture: Picture) -> Finding:
    return _finding(
        page,
        picture,
        f"Nobody could look for faces in {picture.name}, so it may show somebody whom nobody "
        "declared.",
        "Build again. If that does not help, save the picture anew with a picture program, or "
        "choose another one.",
        Level.REFUSE,
    )


def _finding(page: Page, picture: Picture, message: str, remedy: str, level: Level) -> Finding:
    return RULE.finding(
        message, remedy, level=level, output=page.document.path, needle=Private(picture.source)
    )


def _declare(picture: Picture) -> str:
    return f"invoke photos {_folder(picture)} --file {picture.name}"


def _confirm(picture: Picture) -> str:
    return f"{_declare(picture)} --checked {RULE.id}"


def _folder(picture: Picture) -> str:
    return f"content/{picture.source.rpartition('/')[0]}"


def _where(faces: Sequence[Face]) -> str:
    """The place of the largest: "at the top left"."""
    face = max(faces, key=lambda face: face.width * face.height)
    across, down = face.left + face.width / 2, face.top + face.height / 2
    row = "top" if down < 1 / 3 else "bottom" if down > 2 / 3 else ""
    column = "left" if across < 1 / 3 else "right" if across > 2 / 3 else ""
    if row and column:
        return f"at the {row} {column}"
    return f"at the {row or column}" if row or column else "in the middle"
