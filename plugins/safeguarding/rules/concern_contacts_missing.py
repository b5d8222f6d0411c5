"""Whoever is worried about a child finds out from every page whom to tell.

The page `report-a-concern.html` (content/pages/report-a-concern.md) names the Headteacher, the
deputy and the safeguarding lead as policy.toml has them, and every page of the site links to it.
The theme does both: the page takes the names through `Template: concern`, the link stands in the
menu and at the foot.

Refused: report-a-concern.html
    <p>Tell Mrs Grace Okafor or Mr Sam Lee.</p>

Refused: posts/beans.html
    <!doctype html><p>A page with neither menu nor foot.</p>

Passed: report-a-concern.html
    <p>Tell Mrs Grace Okafor, Mr Sam Lee or Ms Ada Bright.</p>
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from safeguarding.documents import Kind
from safeguarding.findings import Finding, Level
from safeguarding.pages import Outline, Page
from safeguarding.private import Private
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule

RULE = Rule("concern-contacts-missing", "S5", Level.REFUSE, "no word on whom to tell of a concern")

CONCERN_PAGE = "report-a-concern.html"
"""In the tree; where the theme's menu leads."""
_VISIBLE = frozenset({"text", "quotation", "headline", "caption", "label"})


def check_page(page: Page, record: BuildRecord) -> Iterator[Finding]:
    """The page names the three people."""
    if page.document.path != CONCERN_PAGE:
        return
    shown = (text.words for text in page.document.texts if text.where in _VISIBLE)
    words = " ".join(" ".join(shown).split()).casefold()
    school = record.knowledge.policy.school
    for role, name in (
        ("Headteacher", school.headteacher),
        ("deputy", school.deputy),
        ("safeguarding lead", school.safeguarding_lead),
    ):
        if not name.strip():
            yield _unknown(role)
        elif " ".join(name.split()).casefold() not in words:
            yield _unnamed(page, role, name)


def check_site(outlines: Mapping[str, Outline], _record: BuildRecord) -> Iterator[Finding]:
    """The page is there, and every page links to it."""
    if CONCERN_PAGE not in outlines:
        yield RULE.finding(
            "The site has no page that says whom to tell of a concern.",
            "Restore content/pages/report-a-concern.md.",
            output=CONCERN_PAGE,
        )
        return
    for outline in outlines.values():
        if outline.kind is Kind.PAGE and all(link.path != CONCERN_PAGE for link in outline.links):
            yield RULE.finding(
                f"The page {outline.path} has no link to “Report a concern”.",
                "Restore the link in the theme's menu (MENU and FOOTER_LINKS in pelicanconf.py).",
                output=outline.path,
                source=outline.source or None,
            )


def _unknown(role: str) -> Finding:
    return RULE.finding(
        f"Nobody has said who the {role} is, so “Report a concern” cannot name them.",
        "Fill in headteacher, deputy and safeguarding_lead in policy.toml, under [school]. One "
        "person may be two of them.",
        source="policy.toml",
        needle=Private("safeguarding_lead" if "lead" in role else role.lower(), "a line"),
    )


def _unnamed(page: Page, role: str, name: str) -> Finding:
    return RULE.finding(
        f"The page “Report a concern” does not name the {role}, {name}.",
        "Put the line “Template: concern” into the head of content/pages/report-a-concern.md; the "
        "names then come from policy.toml.",
        output=page.document.path,
    )
