"""`python -m desk.hooks NAME [FILE …]`: one hook of git, as a command."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from desk.hooks.messages import message_lines
from desk.hooks.pictures import picture_trouble
from desk.hooks.registers import register_trouble
from desk.hooks.roll import Roll, register_here
from desk.hooks.staged import GitSilentError, staged_files
from safeguarding.errors import Stopped
from safeguarding.report import stopped_lines

_USAGE = """\
Usage: python -m desk.hooks NAME [FILE …]
  registers   refuses tables of real pupils (as pre-commit; without files: all that is staged)
  pictures    refuses pictures that say where they were taken (the same)
  message     refuses pupils' names in the message of a commit (as commit-msg, with its file)"""
_ELSEWHERE = (
    "git is told to keep it elsewhere (Git LFS), so nobody can look at what others would get. Take "
    "its line out of .gitattributes, and stage it again."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0 to let the commit pass, else 1 (refused), 2 (usage) or 3 (register)."""
    name, *files = (sys.argv[1:] if arguments is None else arguments) or [""]
    try:
        if name == "registers":
            roll = Roll.of(register_here(Path.cwd())[0])
            return _told(_of_files(files, partial(register_trouble, roll=roll)))
        if name == "pictures":
            return _told(_of_files(files, picture_trouble))
        if name == "message" and len(files) == 1:
            return _told(message_lines(Path(files[0]), Path.cwd()))
    except Stopped as stopped:
        print("\n".join(stopped_lines(stopped)))
        return stopped.exit_code
    except (GitSilentError, OSError) as error:
        print(f"Not committed, because nobody could look: {_reason(error)}.")
        return 1
    print(_USAGE)
    return 2


def _reason(error: Exception) -> str:
    """Why, without the name of a file in it: that may hold a pupil's."""
    return (error.strerror or "no reason given") if isinstance(error, OSError) else str(error)


def _of_files(files: Sequence[str], look: Callable[[str, bytes], str]) -> Iterator[str]:
    for staged in staged_files(files):
        trouble = _ELSEWHERE if staged.is_elsewhere else look(staged.path, staged.data)
        if trouble:
            yield f"{staged.path}: {trouble}"


def _told(lines: Iterator[str]) -> int:
    said = list(lines)
    for line in said:
        print(line)
    if said:
        print("Not committed. What git holds once, every copy of it holds for ever.")
    return int(bool(said))


if __name__ == "__main__":
    raise SystemExit(main())
