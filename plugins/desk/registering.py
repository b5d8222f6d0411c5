"""`invoke register`: what the office sees of the register, and what it may do with it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from safeguarding.declarations import read_declarations
from safeguarding.policy_reader import read_policy
from safeguarding.private import Words
from safeguarding.project import Project
from safeguarding.register import read_register
from safeguarding.register_import import import_export
from safeguarding.register_state import accept as accept_register
from safeguarding.register_view import class_list, overview
from safeguarding.rules import FIXED
from safeguarding.school import Declaration
from safeguarding.school_day import today


def show(project: Project) -> list[Words]:
    """The state of the register, line by line."""
    policy = read_policy(project.policy_file, FIXED)
    register = read_register(project.register_file, policy, today=today())
    return overview(register, _declarations(project), today())


def show_class(project: Project, class_name: str) -> list[Words]:
    """Who of one class may be photographed."""
    policy = read_policy(project.policy_file, FIXED)
    register = read_register(project.register_file, policy, today=today())
    return class_list(register, class_name, today(), min_group=policy.pictures.min_group)


def accept(project: Project) -> list[Words]:
    """Take the register as it is, and say what it lost."""
    policy = read_policy(project.policy_file, FIXED)
    register = read_register(project.register_file, policy, today=today())
    losses = accept_register(project, register)
    return [*losses.words(), (f"Accepted: {len(register.pupils)} pupils.",)]


def take(project: Project, export: Path, *, write: bool) -> list[Words]:
    """The differences between an export of the school's system and the register."""
    policy = read_policy(project.policy_file, FIXED)
    known = _declarations(project)
    return import_export(project, policy, export, known, today=today(), write=write)


def _declarations(project: Project) -> Collection[Declaration]:
    declared, _ = read_declarations(project.content)
    return declared.values()
