"""The adults of the school in a sentence: whoever policy.toml names, by title or whole name."""

from __future__ import annotations

import re
from functools import lru_cache

from safeguarding.policy import Policy

_TITLES = frozenset("mr mrs ms miss mx dr rev sir dame prof professor".split())


def adult_in(words: str, policy: Policy) -> str:
    """The first member of staff or governor who is named in `words`; "" if nobody is."""
    school = policy.school
    leaders = (school.headteacher, school.deputy, school.safeguarding_lead)
    pattern = _pattern((*policy.staff, *policy.governors, *leaders))
    match = pattern.search(words) if pattern else None
    return match[0] if match else ""


@lru_cache(maxsize=8)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    forms = {form for name in names for form in _forms(name.split())}
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)") if forms else None


def _forms(words: list[str]) -> list[str]:
    """As patterns: “Mrs Grace Okafor” is also “Grace Okafor”, “Mrs Okafor” and “Mrs. Okafor”."""
    bare = words[1:] if words and words[0].lower().rstrip(".") in _TITLES else words
    if not bare:
        return []
    titled = rf"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Rev|Sir|Prof)\.?\s{re.escape(bare[-1])}"
    return [r"\s".join(map(re.escape, bare)), titled] if len(bare) > 1 else [titled]
