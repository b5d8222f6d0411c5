"""What the rules on language cost: false hits on innocent prose, and milliseconds for a page.

    python benchmarks/policy.py [FILE …]

Reads innocent English prose (`benchmarks/data/innocent-*.md`, the school's own posts and pages, and
any files given) and prints Markdown: for each rule its hits in 1,000 words, and what all of them
together cost for a page of the demo site that has not been seen before, and for one that has.
"""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "plugins")]

from tests.school import Built  # noqa: E402

from safeguarding.findings import Finding  # noqa: E402 - the path comes first
from safeguarding.html_reader import read_html  # noqa: E402
from safeguarding.pages import Page  # noqa: E402
from safeguarding.rules import BY_ID  # noqa: E402

RULES = (
    "personal-information individual-matter bad-language whereabouts insensitive-language shouting "
    "spelling"
).split()
GOAL = 0.05
_MARKUP = re.compile(r"^(?:[A-Z]\w+: .*|#+ )|[*`>|]|\[[a-z]+:[^]]*\]|\{\w+\}", re.MULTILINE)


def main() -> None:
    texts = [paragraph for path in prose() for paragraph in paragraphs(path)]
    words = sum(len(text.split()) for text in texts)
    found = hits(texts)
    print(f"{words:,} words of innocent prose in {len(texts):,} paragraphs.\n")
    print("| rule | level | hits | in 1,000 words |\n|---|---|---:|---:|")
    for rule_id in RULES:
        mine = [finding for finding in found if finding.rule == rule_id]
        levels = Counter(str(finding.level) for finding in mine) or {BY_ID[rule_id].rule.level: 0}
        for level, count in levels.items():
            print(f"| `{rule_id}` | {level} | {count} | {count * 1000 / words:.3f} |")
    fresh, seen, pages = cost()
    print(f"\nAll of them together, for each of {pages} pages of the demo site: ", end="")
    print(f"{fresh:.2f} ms the first time, {seen:.2f} ms when its blocks have been seen.")
    if "-v" in sys.argv:
        for finding in found:
            needle = finding.needle.reveal() if finding.needle else ""
            print(finding.rule, finding.level, finding.output, needle)


def prose() -> list[Path]:
    given = [Path(name) for name in sys.argv[1:] if not name.startswith("-")]
    own = sorted((ROOT / "content").rglob("*.md"))
    return [*sorted((ROOT / "benchmarks/data").glob("innocent-*.md")), *own, *given]


def paragraphs(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8", errors="replace")
    blocks = re.split(r"\n\s*\n|^#.*$", text, flags=re.MULTILINE)
    plain = (" ".join(_MARKUP.sub(" ", block).split()) for block in blocks)
    return [words for words in plain if len(words.split()) > 3]


def hits(texts: list[str]) -> list[Finding]:
    """Everything that the rules find in the paragraphs, each a page of its own."""
    with tempfile.TemporaryDirectory() as folder:
        built = Built(Path(folder))
        for number, text in enumerate(texts):
            escaped = text.replace("&", "&amp;").replace("<", "&lt;")
            built.add_post(f"posts/{number}.html", f"<p>{escaped}</p>")
        findings = built.findings([BY_ID[rule_id] for rule_id in RULES])
    return [finding for finding in findings if finding.rule in RULES]


def cost() -> tuple[float, float, int]:
    """Milliseconds of CPU for a page: its blocks new, and seen; the mean of all pages."""
    built = sorted((ROOT / "output").rglob("*.html"))
    if not built:
        raise SystemExit("Run `invoke build` first: the pages of output/ are what is measured.")
    with tempfile.TemporaryDirectory() as folder:
        record = Built(Path(folder)).record
        fresh, seen = [], []
        for path in built:
            html = path.read_text(encoding="utf-8")
            times = []
            for _ in range(2):
                page = Page(read_html(path.name, html, "https://blog.school.example"))
                begin = time.process_time()
                for rule_id in RULES:
                    check = BY_ID[rule_id].check_page
                    list(check(page, record) if check else ())
                times.append((time.process_time() - begin) * 1000)
            fresh.append(times[0])
            seen.append(times[1])
    return statistics.fmean(fresh), statistics.fmean(seen), len(built)


if __name__ == "__main__":
    main()
