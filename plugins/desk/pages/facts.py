"""What the desk knows of the school, read anew for each page: the office may have saved it."""

from __future__ import annotations

from safeguarding.declarations import read_declarations
from safeguarding.knowledge import open_policy
from safeguarding.names import Allowed, NameFinder
from safeguarding.project import Project
from safeguarding.record import Knowledge
from safeguarding.register import read_register
from safeguarding.school_day import today


def read_facts(project: Project) -> Knowledge:
    """Policy, register and declarations as they stand; writes nothing.

    Raises RegisterError (exit 3) before ConfigurationError (exit 2).
    """
    policy = open_policy(project)
    day = today()
    register = read_register(project.register_file, policy, today=day)
    declared = read_declarations(project.content)[0]
    names = NameFinder(register, Allowed.from_policy(policy))
    return Knowledge(project, policy, register, declared, names, day)
