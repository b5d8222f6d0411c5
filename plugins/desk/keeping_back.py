"""What is in the outbox and may not be posted any more: taken out of it, or told."""

from __future__ import annotations

from desk.telling import say
from safeguarding.errors import ConfigurationError, Stopped
from safeguarding.gate import plain_disk_errors, sole_builder
from safeguarding.knowledge import open_record
from safeguarding.private import Words
from safeguarding.project import Project
from syndication.outbox import Outbox, open_outbox, remake_outbox
from syndication.outbox_emptying import COPIES_DELETED, delete_copies, empty_outbox
from syndication.outbox_receipt import files_written


class NotNewError(ConfigurationError):
    """The outbox could not be made anew; `safe` if nothing of it is left that could be posted."""

    def __init__(self, *words: Words, safe: bool) -> None:
        super().__init__(*words)
        self.safe = safe


def outbox_of_today(project: Project) -> Outbox:
    """The outbox, judged by today's permissions and made anew.

    Raises NotNewError if that cannot be: what builds wrote there is deleted then. RegisterError
    and OSError as `open_record`.
    """
    with plain_disk_errors(), sole_builder(project, print):
        if delete_copies(project):
            print(COPIES_DELETED)
        try:
            return remake_outbox(open_record(project).knowledge)
        except ConfigurationError as broken:
            emptied = empty_outbox(project)
            raise NotNewError(*broken.lines, *emptied.words(), safe=emptied.safe) from broken
        except OSError:
            empty_outbox(project)  # on a full disk something can still be deleted
            raise


def take_out_of_the_outbox(project: Project) -> bool:
    """Tell what is not offered for posting any more; False if something may be left there."""
    if _is_nowhere(project):
        return True
    try:
        notes = outbox_of_today(project).notes
    except NotNewError as broken:
        say(broken.lines)
        return broken.safe
    for note in notes:
        print(note)
    return True


def still_to_do(project: Project) -> list[Words]:
    """What somebody must do about the outbox of this computer, if it is not as a build left it."""
    if _is_nowhere(project) or not files_written(project):
        return []
    try:
        with plain_disk_errors(), sole_builder(project, print):
            open_outbox(open_record(project).knowledge)
    except Stopped as broken:
        return [("The outbox of this computer:",), *(("  [ ] ", *line) for line in broken.lines)]
    return []


def _is_nowhere(project: Project) -> bool:
    """Whether there is no outbox: never made, or removed. A drive that is not connected has one."""
    there = project.outbox.exists() or project.outbox.is_symlink()
    out_of_reach = not project.outbox.parent.is_dir() and bool(files_written(project))
    return not (there or out_of_reach)
