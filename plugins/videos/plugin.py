"""Connects the films to Pelican's signals; all else is done elsewhere."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican.plugins import signals

from photos.texts import Text, published, texts_of
from safeguarding.errors import ConfigurationError
from safeguarding.private import Private
from safeguarding.record import BuildRecord, Made, Origin
from safeguarding.rules.video_undeclared import RULE
from videos.facade import facade
from videos.marks import SIGN, place, stray
from videos.poster import PATH, poster


@dataclass(frozen=True, slots=True)
class _Address:
    """What Pelican needs to resolve a link to the poster."""

    url: str


def register() -> None:
    """Pelican's entry point."""
    # The last signal before summaries and records are made of the texts; nothing is written yet.
    signals.static_generator_finalized.connect(show_films)


def show_films(generator: Any) -> None:
    """Puts a facade into every text that asks for a film.

    Raises ConfigurationError when the gate does not guard this build, OSError when the poster
    cannot be written.
    """
    record = generator.settings.get("GATE")
    if not isinstance(record, BuildRecord):
        raise ConfigurationError(
            "Films are shown only through the gate, and it does not guard this build.",
            "pelicanconf.py must set PELICAN_CLASS to the class that the gate provides.",
        )
    shown = [_show(content, record) for content in published(generator.context)]
    if any(shown):
        _write_poster(generator, record)


def _show(content: Any, record: BuildRecord) -> bool:
    """Whether the text shows a film."""
    ids: list[str] = []
    for text in texts_of(content):
        if SIGN in text.html:
            ids += _place(text, record)
    content.films = tuple(dict.fromkeys(ids))
    return bool(ids)


def _place(text: Text, record: BuildRecord) -> tuple[str, ...]:
    if not text.is_body:
        _tell(stray(text.html), text, record)
        return ()
    videos = record.knowledge.videos
    html, ids, left = place(text.html, lambda video_id: facade(video_id, videos.get(video_id)))
    _tell(left, text, record)
    text.replace(html)
    return ids


def _tell(ids: tuple[str, ...], text: Text, record: BuildRecord) -> None:
    source = record.knowledge.project.relative(Path(text.content.source_path))
    record.problems += [
        RULE.finding(
            (
                "The film ",
                Private(f"“{video_id}”", "(id hidden)"),
                " stands where it cannot be shown.",
            ),
            "Put [video:ID] alone on its line, with an empty line before and after.",
            source=source,
            needle=Private(f"{SIGN}{video_id}"),
        )
        for video_id in ids
    ]


def _write_poster(generator: Any, record: BuildRecord) -> None:
    path = Path(generator.settings["OUTPUT_PATH"], PATH)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(poster())
    record.origins[PATH] = Origin(Made.CARD, digest=hashlib.sha256(poster()).hexdigest())
    generator.context["static_content"][PATH] = _Address(PATH)
