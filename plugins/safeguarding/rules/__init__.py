"""Every rule, one small module each. A module without a RULE and a check stops the import."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from safeguarding.rule import Checked, Rule


def _load(name: str) -> Checked:
    module: ModuleType = import_module(f"{__name__}.{name}")
    rule: Rule = module.RULE
    checked = Checked(
        rule,
        module.__doc__ or "",
        getattr(module, "check_page", None),
        getattr(module, "check_site", None),
    )
    if checked.check_page is None and checked.check_site is None:
        raise ImportError(f"rule module {name} needs check_page or check_site")
    if rule.id != name.replace("_", "-"):
        raise ImportError(f"rule module {name} is named unlike its rule {rule.id}")
    return checked


ALL: tuple[Checked, ...] = tuple(_load(info.name) for info in iter_modules(__path__))
"""All rules, by name."""

BY_ID = {checked.rule.id: checked for checked in ALL}

FIXED = {rule_id: checked.rule.fixed for rule_id, checked in BY_ID.items()}
"""Rule id -> whether it can be neither lowered nor waived; for the reader of policy.toml."""
