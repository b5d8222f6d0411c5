"""Tables for Buffer, a service that posts at a planned time: one row for each approved text.

They hold no picture: the card comes with the link, and can be exchanged when somebody must be taken
off it; a picture that was uploaded cannot be called back.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from syndication.network import Network
from syndication.networks import NETWORKS
from syndication.outbox_view import SnippetView

_HEADER = ("Text", "Image URL", "Tags", "Posting Time")
_MOST_ROWS = 100
_FORMULA = frozenset("=+-@|%＝＋－＠\t\r\n")
"""With these a spreadsheet takes a cell for something to reckon or to run."""


def buffer_files(views: Sequence[SnippetView]) -> Mapping[str, bytes]:
    """The tables by file name, for each network at most 100 rows a file; empty without rows."""
    return {
        f"buffer-{network.name}-{number}.csv": _table(texts)
        for network in NETWORKS
        for number, texts in enumerate(_hundreds(_texts(network, views)), 1)
    }


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might run `text`.

    Such a text is in no table: with a sign put before it, it would not be what was signed.
    """
    return text[:1] in _FORMULA


def _texts(network: Network, views: Sequence[SnippetView]) -> Iterator[str]:
    for view in views:
        text = view.snippet.texts.get(network.name, "")
        if view.may_go_to(network.name) and text and not is_formula(text):
            yield text


def _hundreds(texts: Iterator[str]) -> Iterator[tuple[str, ...]]:
    while rows := tuple(islice(texts, _MOST_ROWS)):
        yield rows


def _table(texts: Sequence[str]) -> bytes:
    written = io.StringIO(newline="")
    rows = csv.writer(written, quoting=csv.QUOTE_ALL)
    rows.writerow(_HEADER)
    rows.writerows((text, "", "", "") for text in texts)
    return written.getvalue().encode()
