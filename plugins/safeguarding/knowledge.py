"""Reads, before anything is built, what the school says: policy, register, declarations."""

from __future__ import annotations

from pathlib import Path

from safeguarding.declarations import read_declarations
from safeguarding.errors import ConfigurationError, Refused, RegisterError, Stopped
from safeguarding.names import Allowed, NameFinder
from safeguarding.policy import Policy, School
from safeguarding.policy_reader import read_policy
from safeguarding.project import Project
from safeguarding.record import BuildRecord, Knowledge
from safeguarding.register import read_register
from safeguarding.register_state import check_losses
from safeguarding.report import print_stopped
from safeguarding.rules import FIXED
from safeguarding.school_day import today
from safeguarding.videos import read_videos


def open_policy(project: Project) -> Policy:
    """policy.toml as it stands.

    Raises RegisterError (exit 3) before ConfigurationError (exit 2): a register that cannot be
    trusted is the graver of the two, so it is told first.
    """
    try:
        return read_policy(project.policy_file, FIXED)
    except ConfigurationError as broken:
        try:
            read_register(project.register_file, _UNREAD_POLICY, today=today())
        except RegisterError as error:
            raise RegisterError(*error.lines, *broken.lines) from broken
        raise


def policy_for_configuration(root: Path) -> Policy:
    """For pelicanconf.py, where an exception would be a traceback: tells the terminal and exits."""
    try:
        return open_policy(Project.at(root))
    except Stopped as stopped:
        print_stopped(stopped)
        raise SystemExit(stopped.exit_code) from None


def open_record(project: Project) -> BuildRecord:
    """The record of a build about to begin. Raises as `open_policy` does."""
    day = today()
    policy = open_policy(project)
    register = read_register(project.register_file, policy, today=day)
    worth_a_look = check_losses(project, register)
    declarations, problems = read_declarations(project.content)
    videos, of_videos = read_videos(project.content, policy.accounts)
    names = NameFinder(register, Allowed.from_policy(policy))
    record = BuildRecord(Knowledge(project, policy, register, declarations, names, day, videos))
    record.problems.extend((*problems, *of_videos))
    if names.also_listed:
        record.notes.append(
            "A pupil bears the full name of somebody whom a list passes over (staff, governors, "
            "public figures or phrases): that name still counts as the pupil's."
        )
    record.notes.extend(worth_a_look)
    return record


def expect_still_true(record: BuildRecord) -> None:
    """Raises Refused when the checks judged by a day, a register or a declaration of before.

    A permission may end at midnight, be withdrawn in the office, or somebody may notice who else is
    in a picture, while pictures are being made. Raises as `open_policy` if it cannot be read again.
    """
    known, day = record.knowledge, today()
    project = known.project
    policy = open_policy(project)
    again = (
        ("a new day began", day, known.today),
        ("policy.toml was changed", policy, known.policy),
        (
            "the register was changed",
            read_register(project.register_file, policy, today=day),
            known.register,
        ),
        ("a photos.csv was changed", read_declarations(project.content)[0], known.declarations),
        ("videos.csv was changed", read_videos(project.content, policy.accounts)[0], known.videos),
    )
    changed = next((what for what, now, before in again if now != before), "")
    if changed:
        raise Refused(
            f"While the website was being built {changed}, so it is not published: the checks had "
            "judged by what was there before.",
            "Build again.",
        )


_UNREAD_POLICY = Policy(School(name="", url="", demo=True))
"""Stands in while policy.toml cannot be read, to see whether the register can; never to build."""
