from __future__ import annotations

import csv
import io
from collections.abc import Mapping

import pytest
from views import view

from syndication.buffer import buffer_files
from syndication.outbox_view import SnippetView, State


def rows(table: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table.decode(), newline="")))


def tables(*views: SnippetView) -> Mapping[str, bytes]:
    return buffer_files(views)


def test_an_approved_snippet_is_one_row_for_each_network() -> None:
    """As Buffer reads it; without a picture, which comes with the link."""
    made = tables(view())
    assert set(made) == {"buffer-twitter-1.csv", "buffer-facebook-1.csv"}
    assert rows(made["buffer-twitter-1.csv"]) == [
        ["Text", "Image URL", "Tags", "Posting Time"],
        ["Beans!\n\nhttps://school.example.org/posts/beans.html", "", "", ""],
    ]


@pytest.mark.parametrize(
    "not_approved",
    [
        view(State.WAITING),
        view(State.LAPSED),
        view(State.APPROVED, signed_for=frozenset()),
        view(State.APPROVED, posted={"twitter": "https://x.com/a/1", "facebook": "https://f.b/1"}),
    ],
)
def test_nothing_else_is_in_a_table(not_approved: SnippetView) -> None:
    """Waiting, lapsed, signed for no network, or out already."""
    assert tables(not_approved) == {}
    assert len(rows(tables(view(), not_approved)["buffer-twitter-1.csv"])) == 2


def test_a_text_for_one_network_only_is_in_its_table_only() -> None:
    """A sign-off may count for one network and not for another."""
    assert set(tables(view(signed_for=frozenset({"facebook"})))) == {"buffer-facebook-1.csv"}


@pytest.mark.parametrize(
    "text",
    ["=cmd|' /C calc'!A0", "+44", "-1+1", "@cav_mcr says", "\t=1", "\r=1", "|x", "＝1+1"],
)
def test_what_a_spreadsheet_would_run_is_left_out(text: str) -> None:
    """Altered it would not be what was signed, so it is copied by hand."""
    assert tables(view(texts={"twitter": text})) == {}


@pytest.mark.parametrize("text", ['Beans, “peas” and "corn"\n=1+1', ".@cav_mcr", "1+1=2"])
def test_other_texts_arrive_as_they_are(text: str) -> None:
    """The neighbours: signs inside a text, commas, quotation marks, several lines."""
    assert rows(tables(view(texts={"twitter": text}))["buffer-twitter-1.csv"])[1][0] == text


def test_a_table_has_a_hundred_rows_at_most() -> None:
    """Buffer takes no more; the rest goes on in the next file."""
    made = tables(*(view(texts={"twitter": f"Bean {number}"}) for number in range(201)))
    counted = {name: len(rows(table)) - 1 for name, table in made.items()}
    assert counted == {
        "buffer-twitter-1.csv": 100,
        "buffer-twitter-2.csv": 100,
        "buffer-twitter-3.csv": 1,
    }
