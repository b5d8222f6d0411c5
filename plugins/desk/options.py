"""What `invoke photos` is told on the command line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """What was said on the command line: all blank if it is to be asked.

    `people` as a teacher writes it ("all of 3B except …"); `file` narrows it to some pictures, by
    their names with commas between them, or is "all".
    """

    shows: str = ""
    people: str = ""
    alt: str = ""
    file: str = ""
