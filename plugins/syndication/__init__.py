"""What the networks would be told of each post: texts, cards, and the outbox for the Headteacher.

Pelican calls `register()`. The theme asks `card_of(article)` for the card of a page; the snippets
stand on the build record before the gate inspects it.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from pelican import signals

from safeguarding.errors import Stopped
from safeguarding.events import promoted
from safeguarding.private import Words
from safeguarding.record import BuildRecord, HandedOut
from syndication.cards import Card, Cards
from syndication.snippet_templates import FOLDER, SnippetTemplates
from syndication.snippets import collect

_CARDS = "SYNDICATION_CARDS"
"""The setting under which the cards of a build are kept from its first signal to its last."""


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_prepare)  # the first signal of a run, when the gate is there
    signals.finalized.connect(_collect)
    promoted.connect(_hand_out)


def _prepare(pelican: Any) -> None:
    record: BuildRecord = pelican.settings["GATE"]
    cards = Cards(record, Path(pelican.settings["OUTPUT_PATH"]))
    pelican.settings[_CARDS] = cards
    wanted = {**pelican.settings["JINJA_GLOBALS"], "card_of": partial(_card_of, cards)}
    pelican.settings["JINJA_GLOBALS"] = wanted


def _card_of(cards: Cards, content: Any) -> Card:
    """The card of an article or page; of the site when there is none (`None` or undefined)."""
    source = getattr(content, "source_path", None)
    if not isinstance(source, str):
        return cards.of(None)
    key = cards.record.knowledge.project.relative(source)
    return cards.of(cards.record.posts.get(key))


def _collect(pelican: Any) -> None:
    cards: Cards = pelican.settings[_CARDS]
    folder = Path(pelican.settings["THEME"]) / FOLDER
    called = cards.record.knowledge.project.relative(folder)
    collect(cards.record, cards, SnippetTemplates(folder, called).write)


def _hand_out(record: BuildRecord, *, target: Path) -> None:
    """The site is out. An outbox that cannot be made anew is emptied of what builds wrote."""
    from syndication.outbox_emptying import (  # noqa: PLC0415 - a check makes no outbox
        COPIES_DELETED,
        delete_copies,
        empty_outbox,
    )

    trouble = _trouble_writing(record, target)
    if trouble and delete_copies(record.knowledge.project):
        record.notes.append(COPIES_DELETED)
        trouble = _trouble_writing(record, target)
    if not trouble:
        record.handed_out = HandedOut()
        return
    emptied = empty_outbox(record.knowledge.project)
    told: list[Words] = [("The outbox is not new. ", *trouble), *emptied.words()]
    record.handed_out = HandedOut(tuple(told), emptied.safe)


def _trouble_writing(record: BuildRecord, target: Path) -> Words:
    """Make the outbox; why it could not be made, or nothing."""
    from syndication.outbox import write_outbox  # noqa: PLC0415 - a check makes no outbox

    try:
        record.notes.extend(write_outbox(record, target).notes)
    except Stopped as stopped:
        return tuple(piece for line in stopped.lines for piece in (*line, " "))[:-1]
    except OSError as error:
        return (f"It could not be written ({error.strerror}).",)
    except Exception as error:  # noqa: BLE001 - whatever broke, what stands there is not to be posted
        return (f"Something broke down ({type(error).__name__}).",)
    return ()
