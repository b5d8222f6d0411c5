"""What to tell a teacher about a picture that cannot be shown."""

from __future__ import annotations

from safeguarding.findings import Finding, Level
from safeguarding.private import Private, Words
from safeguarding.rules.broken_link import RULE as BROKEN_LINK
from safeguarding.rules.source_not_read import RULE as SOURCE_NOT_READ
from safeguarding.rules.unexpected_file import RULE as UNEXPECTED_FILE

_HIDDEN = "(file name hidden)"
_MEND = "Correct the name in the post (capital letters count), or put the picture into its album."


def not_there(written: str, why: str, nearest: str, source: str) -> Finding:
    """A post names a picture that is not to be had. `source` is the post's."""
    remedy = ("Did you mean ", _quoted(nearest), "? ", _MEND) if nearest else (_MEND,)
    return BROKEN_LINK.finding(
        ("The picture ", _quoted(written), f" {why}"),
        remedy,
        source=source,
        needle=Private(written),
    )


def outside(written: str, source: str) -> Finding:
    """A post links to a file that is no content: the register, perhaps."""
    return UNEXPECTED_FILE.finding(
        (
            "The file ",
            Private(f"“{written}”", _HIDDEN),
            " lies outside the content folder and is not published.",
        ),
        "Take the link out. A picture belongs into an album, a file for parents into "
        "content/downloads.",
        source=source,
        needle=Private(written),
    )


def other_letters(written: str, real: str, source: str) -> Finding:
    """A post names a picture with other capital letters than the file has."""
    return BROKEN_LINK.finding(
        ("The picture ", _quoted(written), " is really called ", _quoted(real), "."),
        "Write the name as the file has it: capital letters count on a website.",
        source=source,
        needle=Private(written),
    )


def no_such_album(name: str, nearest: str, source: str) -> Finding:
    near = ("Did you mean ", _quoted(nearest), "? ") if nearest else ()
    return _about_gallery(
        name,
        ("There is no album ", _quoted(name), " in content/albums."),
        (*near, "Correct the name between “[gallery:” and “]”, or take the line out."),
        source,
    )


def empty_album(name: str, source: str) -> Finding:
    return _about_gallery(
        name,
        ("The album ", _quoted(name), " holds no pictures."),
        ("Put the pictures into its folder, or take the gallery out of the post.",),
        source,
    )


def gallery_amid_text(name: str, source: str) -> Finding:
    return _about_gallery(
        name,
        ("The gallery ", _quoted(name), " stands amid other text, so it cannot be shown."),
        ("Put it alone on its line, with an empty line before and after.",),
        source,
    )


def _about_gallery(name: str, message: Words, remedy: Words, source: str) -> Finding:
    needle = Private(f"[gallery:{name}")
    return BROKEN_LINK.finding(message, remedy, source=source, needle=needle)


def row_without_file(name: str, table: str, line: int) -> Finding:
    return BROKEN_LINK.finding(
        ("The row for ", _quoted(name), " stands in photos.csv, but there is no such file."),
        "Put the picture back, correct its name in the row, or take the row out.",
        source=table,
        line=line,
    )


def cannot_be_used(name: str, why: str, source: str) -> Finding:
    """An original cannot be decoded. `source` is the original's; `why` says how to mend it."""
    return SOURCE_NOT_READ.finding(
        ("The picture ", _quoted(name), " cannot be used."),
        (why, " Or take it out of the post."),
        source=source,
    )


def first_picture_only(name: str, source: str) -> Finding:
    """An original moves or has pages; a still picture of it is published."""
    return SOURCE_NOT_READ.finding(
        ("The picture ", _quoted(name), " moves or has several pages; only the first is shown."),
        "If another one is meant, save that as a JPEG.",
        level=Level.WARN,
        source=source,
    )


def _quoted(name: str) -> str:
    """A file name as it is: a report hides what of it is a pupil's name, as in any path."""
    return f"“{name}”"
