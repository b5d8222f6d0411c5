"""`invoke explain`: the manual page of a rule, which is the docstring of its module."""

from __future__ import annotations

import difflib

from safeguarding.errors import ConfigurationError
from safeguarding.private import Private
from safeguarding.rules import ALL, BY_ID


def explain(rule_id: str) -> str:
    """The page of one rule, or for "all" the list. Raises ConfigurationError for an unknown one."""
    if rule_id == "all":
        return _all_rules()
    checked = BY_ID.get(rule_id)
    if checked is None:
        near = difflib.get_close_matches(rule_id, BY_ID, n=1)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise ConfigurationError(
            ("There is no rule “", Private(rule_id), f"”.{hint}"),
            "All rules are listed by: invoke explain all",
        )
    rule = checked.rule
    fixed = ", can be neither lowered nor waived" if rule.fixed else ""
    head = f"{rule.id} (clause {rule.clause}, {rule.level}{fixed})"
    return f"{head}\n\n{checked.manual.strip()}"


def _all_rules() -> str:
    width = max(map(len, BY_ID))
    lines = [f"{c.rule.id:{width}}  {c.rule.level:8} {c.rule.title}" for c in ALL]
    return "\n".join([*lines, "", "One of them in full: invoke explain RULE"])
