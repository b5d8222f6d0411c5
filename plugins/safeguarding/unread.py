"""Why a post is missing from the site: told in words that lead to the line to mend."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from pelican.generators import ArticlesGenerator, Generator, PagesGenerator

from safeguarding.post_dates import post_date
from safeguarding.project import Project

_HEAD = re.compile(r"^([A-Za-z][\w ]*):\s*(.*)$")
_PLAIN = frozenset({".txt", ".text", ".rst"})
_OFFICE = frozenset({".doc", ".docx", ".odt", ".pages", ".rtf"})


def explain(path: Path) -> str:
    """Why Pelican could not read a source, as far as its head tells; no text of it is quoted.

    Behind a semicolon stands the way out, where there is one that is not the head in general.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return "it is not saved as UTF-8 text; save it again with the encoding “UTF-8”"
    except OSError:
        return "the file cannot be opened"
    head = _head(text)
    for key in ("title", "date"):
        if not head.get(key):
            return f"its head has no “{key.capitalize()}: …”"
    if head.get("status", "published").lower() not in ("published", "draft", "hidden", "skip"):
        return "its “Status:” is none; write published, draft or hidden there"
    return _why_not_dated(head["date"]) or "a line of its head or its text cannot be understood"


def _why_not_dated(text: str) -> str:
    try:
        post_date(text)
    except ValueError:
        return "its “Date:” is no date; write it as in “Date: 2026-11-20 15:30”"
    return ""


def _head(text: str) -> dict[str, str]:
    head: dict[str, str] = {}
    for line in text.splitlines():
        match = _HEAD.match(line)
        if not match:
            break
        head[match[1].strip().lower()] = match[2].strip()
    return head


def unreadable_sources(generators: list[Generator], project: Project) -> dict[str, str]:
    """Files among the posts and pages that look like texts and that Pelican does not read."""
    unread = {}
    for generator in generators:
        if isinstance(generator, ArticlesGenerator | PagesGenerator):
            for folder in _folders(generator):
                for path in sorted((project.content / folder).rglob("*")):
                    why = _why_ignored(path)
                    if why:
                        unread[project.relative(path)] = why
    return unread


def _folders(generator: Generator) -> list[str]:
    kind = "ARTICLE" if isinstance(generator, ArticlesGenerator) else "PAGE"
    settings: dict[str, Any] = generator.settings
    return [str(folder) for folder in settings[f"{kind}_PATHS"] if str(folder)]


def _why_ignored(path: Path) -> str:
    if path.suffix.lower() in _OFFICE:
        return "it is an office file; copy its text into a file whose name ends in .md"
    if path.suffix.lower() in _PLAIN:
        return f"its name ends in {path.suffix}; rename it so that it ends in .md"
    if path.suffix != path.suffix.lower() and path.suffix.lower() == ".md":
        return "its name ends in capital letters; rename it so that it ends in .md"
    return ""
