"""The findings as one HTML page that needs nothing else: for people, without names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from safeguarding.clauses import CLAUSES
from safeguarding.findings import Finding, Level, alike
from safeguarding.masking import Masker

_HEADS = {
    Level.REFUSE: "To mend",
    Level.CONFIRM: "To mend or to confirm",
    Level.WARN: "Please look at",
}
_STYLE = """
body{font:1.05rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;
color:#1d2733;background:#fff}
article{border-left:.4rem solid #b3261e;padding:.2rem 1rem;margin:1.5rem 0;background:#faf7f5}
article.warn{border-color:#8a6d00}h1{font-size:1.6rem}h3{margin:.4rem 0;font-size:1rem}
p{margin:.4rem 0}.why{color:#4a5562}
@media (prefers-color-scheme:dark){body{color:#e8ebef;background:#16191d}
article{background:#20252b}.why{color:#b4bcc6}}
"""


@dataclass(frozen=True, slots=True)
class Head:
    """How a page of findings begins."""

    title: str
    opening: str


_HIDDEN = "Names are hidden on this page; the terminal at school shows them."
REFUSED = Head("Not published: please mend", f"The website is as it was before. {_HIDDEN}")
PASSED = Head("The checks found no problem", "A person must still look.")
AUDIT_REFUSED = Head("No longer allowed, and still online", _HIDDEN)
AUDIT_PASSED = Head("The audit found no problem", "A person must still look.")


def findings_page(
    head: Head,
    findings: Sequence[Finding],
    masker: Masker,
    not_looked_at: Sequence[str],
) -> str:
    """The page; everything in it is masked and escaped."""
    parts = [f"<p>{escape(head.opening)}</p>"]
    parts += [_section(level, findings, masker) for level in Level]
    notes = "".join(f"<li>{escape(note)}</li>" for note in not_looked_at)
    parts.append(f"<h2>Not looked at</h2><ul>{notes}</ul>" if notes else "")
    return _page(head.title, "".join(parts))


def sentences_page(title: str, sentences: Iterable[str]) -> str:
    """A page in the same manner that says only these sentences."""
    return _page(title, "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences))


def _page(title: str, body: str) -> str:
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        '<meta name="robots" content="noindex">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body><main><h1>{title}</h1>"
        f"{body}</main></body></html>\n"
    )


def _section(level: Level, findings: Sequence[Finding], masker: Masker) -> str:
    groups = alike(finding for finding in findings if finding.level is level)
    chosen = [_article(group, masker) for group in groups]
    return f"<h2>{_HEADS[level]}</h2>{''.join(chosen)}" if chosen else ""


def _article(group: Sequence[Finding], masker: Masker) -> str:
    finding = group[0]
    messages = dict.fromkeys(f"<p>{escape(masker.words(one.message))}</p>" for one in group)
    why = f"{CLAUSES.get(finding.clause, '')} (rule {finding.rule}, clause {finding.clause})"
    draft = " (a draft)" if finding.draft else ""
    return (
        f'<article class="{finding.level.value}"><h3>{escape(masker.where(finding))}{draft}</h3>'
        f"{''.join(messages)}"
        f'<p class="why">Why: {escape(why)}</p>'
        f"<p><strong>What to do:</strong> {escape(masker.words(finding.remedy))}</p></article>"
    )
