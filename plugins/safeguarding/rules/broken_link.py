"""A link to a page, picture or anchor of this site leads somewhere.

Refused: posts/beans.html
    <a href="../posts/harvest.html">Harvest</a>

Refused: posts/beans.html
    <a href="#harvest">Harvest</a>

Passed: posts/beans.html
    <h2 id="harvest">Harvest</h2><a href="#harvest">Harvest</a>
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from posixpath import basename

from safeguarding.findings import Finding, Level
from safeguarding.pages import Outline
from safeguarding.private import Private
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule

RULE = Rule("broken-link", "–", Level.REFUSE, "a link within this site that leads nowhere")

_WHOLE_PAGE = frozenset({"", "top"})


def check_site(outlines: Mapping[str, Outline], record: BuildRecord) -> Iterator[Finding]:
    for outline in outlines.values():
        kept_free = _kept_free(outline, record)
        for address, path, fragment, _loads in outline.links:
            if path not in outlines or _leads_to_a_draft(outline, outlines[path], record):
                if path not in kept_free:
                    yield _finding(outline, address, path)
            elif fragment not in _WHOLE_PAGE and fragment not in outlines[path].anchors:
                yield _finding(outline, address, f"{path}#{fragment}")


def _kept_free(outline: Outline, record: BuildRecord) -> AbstractSet[str]:
    """What has an address though it is not there: pictures held back, and what a draft brings."""
    pictures: AbstractSet[str] = record.pictures.keys()
    if record.kept_free:
        pictures = pictures | record.kept_free
    draft = outline.source in record.only_in_drafts
    return pictures | record.there_with_drafts if draft else pictures


def _leads_to_a_draft(outline: Outline, target: Outline, record: BuildRecord) -> bool:
    """Whether a page that is published links to one that is only there to be looked at."""
    drafts = record.only_in_drafts
    return target.source in drafts and outline.source not in drafts


def _finding(outline: Outline, address: str, path: str) -> Finding:
    wanted = address if address.startswith("#") else basename(path) or address
    return RULE.finding(
        ("The link to “", Private(address, "an address"), "” leads nowhere on this site."),
        "Correct the address (capital letters count), or take the link out.",
        output=outline.path,
        needle=Private(wanted),
    )
