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
from posixpath import basename

from safeguarding.findings import Finding, Level
from safeguarding.pages import Outline
from safeguarding.private import Private
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule

RULE = Rule("broken-link", "–", Level.REFUSE, "a link within this site that leads nowhere")

_WHOLE_PAGE = frozenset({"", "top"})


def check_site(outlines: Mapping[str, Outline], record: BuildRecord) -> Iterator[Finding]:
    kept_free = record.pictures.keys()
    for outline in outlines.values():
        for address, path, fragment in outline.links:
            if path not in outlines:
                if path not in kept_free:
                    yield _finding(outline, address, path)
            elif fragment not in _WHOLE_PAGE and fragment not in outlines[path].anchors:
                yield _finding(outline, address, f"{path}#{fragment}")


def _finding(outline: Outline, address: str, path: str) -> Finding:
    return RULE.finding(
        ("The link to “", Private(address, "an address"), "” leads nowhere on this site."),
        "Correct the address (capital letters count), or take the link out.",
        output=outline.path,
        needle=Private(basename(path) or address),
    )
