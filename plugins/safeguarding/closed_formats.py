"""Files that are not published whatever they hold, and what to do instead."""

from __future__ import annotations

import posixpath
from typing import NamedTuple

from safeguarding.addresses import FILM_SUFFIXES


class Closed(NamedTuple):
    """`why` is part of a sentence about the file, `instead` a sentence of its own."""

    why: str
    instead: str


_OFFICE = Closed(
    "it is an office file, which tells who wrote it and keeps what was deleted",
    "Save it as a PDF (in Word or Publisher: File, Save As, PDF) and attach that.",
)
_FILM = Closed(
    "sound and films cannot be checked here",
    "Put it on the school's YouTube channel, and write “[video:ID]” alone on a line of the post.",
)
_ARCHIVE = Closed(
    "it is an archive, and nobody sees what is packed in it",
    "Attach what families need one by one: papers as PDFs, pictures in an album.",
)
_OFFICE_SUFFIXES = (
    ".doc .docm .docx .dot .dotx .fodt .key .mpp .numbers .odg .odp .ods .odt .one .pages .pot "
    ".potx .pps .ppsx .ppt .pptm .pptx .pub .rtf .vsdx .wpd .wps .xls .xlsb .xlsm .xlsx .xps"
).split()
_SOUND_SUFFIXES = ".aac .aif .aiff .amr .flac .m4a .mid .mp3 .oga .ogg .opus .wav .wma".split()
_FURTHER_FILMS = ".flv .mts .qt .wmv".split()
_ARCHIVE_SUFFIXES = ".7z .bz2 .cab .epub .gz .iso .jar .rar .tar .tgz .xz .zip".split()
_BY_SUFFIX = {
    **dict.fromkeys(_OFFICE_SUFFIXES, _OFFICE),
    **dict.fromkeys((*FILM_SUFFIXES, *_FURTHER_FILMS, *_SOUND_SUFFIXES), _FILM),
    **dict.fromkeys(_ARCHIVE_SUFFIXES, _ARCHIVE),
}


def closed(path: str) -> Closed | None:
    """What to say of a file by its name; None for one that is looked into."""
    return _BY_SUFFIX.get(posixpath.splitext(path)[1].lower())
