"""What to tell a teacher about a file that cannot be attached."""

from __future__ import annotations

from safeguarding.findings import Finding
from safeguarding.rules.source_not_read import RULE as SOURCE_NOT_READ


def cannot_be_used(name: str, why: str, source: str) -> Finding:
    """A PDF cannot be rebuilt. `source` is its path in the project; `why` says how to mend it."""
    return SOURCE_NOT_READ.finding(
        f"The PDF “{name}” cannot be published.",
        (why, " Or take the link to it out, and the file out of the folder."),
        source=source,
    )
