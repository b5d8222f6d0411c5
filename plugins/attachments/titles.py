"""The title of a PDF, which readers show above it and screen readers say first.

It is the title of the post that links to it: what the file itself calls itself is often the name of
another file, or of a person.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from attachments.workshop import Workshop
from safeguarding.record import BuildRecord, Made, Post


def give_titles(record: BuildRecord, tree: Path) -> None:
    """Give each published PDF that a post links to the title of the first such post.

    Raises OSError.
    """
    titles = _titles(record)
    workshop = Workshop(record.knowledge.project.cache / "photos")
    for path, picture in (*record.pictures.items(), *record.papers.items()):
        origin = record.origins.get(path)
        if origin is None or origin.made is not Made.PDF or path not in titles:
            continue
        data = workshop.titled((tree / path).read_bytes(), titles[path], picture.digest)
        (tree / path).write_bytes(data)
        record.origins[path] = replace(origin, digest=hashlib.sha256(data).hexdigest())


def _titles(record: BuildRecord) -> dict[str, str]:
    titles: dict[str, str] = {}
    for post in sorted(record.posts.values(), key=_age):
        for path in post.links:
            titles.setdefault(path, post.title)
    return titles


def _age(post: Post) -> tuple[str, str]:
    return post.date.isoformat() if post.date else "", post.source
