"""What a rule is: an identity, and a function from a page or a site to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from safeguarding.findings import Around, Finding, Level
from safeguarding.pages import Outline, Page
from safeguarding.private import Private, Words
from safeguarding.record import BuildRecord

OR_DRAFT = " Or set “Status: draft” in the post and the rest goes out."

PageCheck = Callable[[Page, BuildRecord], Iterator[Finding]]
SiteCheck = Callable[[Mapping[str, Outline], BuildRecord], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """The identity of a rule; each module in `safeguarding.rules` has one, named RULE.

    `fixed` rules (● in the design) can be neither lowered nor waived.
    """

    id: str
    clause: str
    level: Level
    title: str
    """One line for lists: what it refuses."""
    fixed: bool = False

    def finding(  # noqa: PLR0913 - a finding has that many sides; all but two are by name
        self,
        message: Words | str,
        remedy: Words | str,
        *,
        level: Level | None = None,
        output: str = "",
        source: str | None = None,
        line: int | None = None,
        needle: Private | None = None,
        around: Around | None = None,
        fixed: bool = False,
    ) -> Finding:
        """A finding of this rule; one that stops the build ends with the way to let others out.

        `fixed` when policy.toml may not lower it, though others of this rule.
        """
        level = level or self.level
        remedy = (remedy,) if isinstance(remedy, str) else remedy
        return Finding(
            self.id,
            level,
            self.clause,
            (message,) if isinstance(message, str) else message,
            (*remedy, OR_DRAFT) if level.stops_the_build and _is_in_a_post(source) else remedy,
            output=output,
            source=source,
            line=line,
            needle=needle,
            around=around,
            fixed=fixed,
        )


def _is_in_a_post(source: str | None) -> bool:
    """Whether leaving one post out would help: what stands on every page comes from elsewhere."""
    return source is None or not source.startswith(("policy.toml", "theme/"))


@dataclass(frozen=True, slots=True)
class Checked:
    """A rule with its manual page and what it checks: each page, the whole site, or both."""

    rule: Rule
    manual: str
    check_page: PageCheck | None = None
    check_site: SiteCheck | None = None
