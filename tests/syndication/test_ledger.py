"""posted.csv is only added to; what a crash or a hand did to it is told, and nothing is lost."""

from __future__ import annotations

import csv
import datetime as dt
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from safeguarding.errors import ConfigurationError
from safeguarding.project import Project
from syndication.ledger import Action, Event, append, ledger_file, read_ledger
from syndication.ledger_lines import COLUMNS, Entry, line_of

BEANS = Event(
    Action.POSTED,
    source="content/posts/beans.md",
    slug="beans",
    network="twitter",
    address="https://x.com/cav_mcr/status/1",
    snippet="a" * 64,
    pictures=("0123456789abcdef", "fedcba9876543210"),
)
REMOVED = replace(BEANS, action=Action.REMOVED)
PLUGINS = Path(__file__).resolve().parents[2] / "plugins"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.at(tmp_path)


def refusal(project: Project) -> str:
    with pytest.raises(ConfigurationError) as refused:
        read_ledger(project)
    assert refused.value.exit_code == 2
    return str(refused.value)


def test_nothing_was_written_down(project: Project) -> None:
    """No file is an empty ledger."""
    assert read_ledger(project).entries == ()
    assert not ledger_file(project).exists()


def test_what_is_added_is_read_again(project: Project) -> None:
    """Every cell, in order, and the earlier lines stay byte for byte."""
    append(project, BEANS)
    before = ledger_file(project).read_bytes()
    ledger = append(project, REMOVED, replace(BEANS, slug="peas", source="content/posts/peas.md"))
    assert ledger_file(project).read_bytes().startswith(before)
    assert read_ledger(project) == ledger
    assert [entry.number for entry in ledger.entries] == [1, 2, 3]
    assert [entry.event for entry in ledger.entries][:2] == [BEANS, REMOVED]
    assert ledger.entries[0].when.tzinfo is not None
    assert ledger.notes == ()


def test_it_is_a_table_that_others_read(project: Project) -> None:
    """With the headings that the manual names."""
    append(project, BEANS)
    with ledger_file(project).open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert tuple(row) == COLUMNS
    assert row["address"] == BEANS.address
    assert row["role"] == "headteacher"


def test_what_stands_and_what_was_removed(project: Project) -> None:
    """By post, by network, and by the pictures that it shows."""
    peas = replace(BEANS, source="content/posts/peas.md", network="facebook", pictures=())
    ledger = append(project, BEANS, peas)
    assert [entry.event for entry in ledger.standing()] == [BEANS, peas]
    assert [entry.event for entry in ledger.standing(BEANS.source)] == [BEANS]
    assert [entry.event for entry in ledger.standing(network="facebook")] == [peas]
    assert [entry.event for entry in ledger.showing(["fedcba9876543210" + "0" * 48])] == [BEANS]
    assert ledger.showing(["1111111111111111"]) == ()
    assert ledger.posted().address(BEANS.source, "twitter") == BEANS.address
    after = append(project, REMOVED)
    assert [entry.event for entry in after.standing()] == [peas]
    assert after.posted().address(BEANS.source, "twitter") == ""
    assert after.posted().is_done(BEANS.source, "a" * 64, "twitter")
    assert not after.posted().is_done(BEANS.source, "b" * 64, "twitter")


@pytest.mark.parametrize("cut", range(1, 40))
def test_a_line_cut_short_is_told_and_put_aside(project: Project, cut: int) -> None:
    """Wherever the crash came; whole lines count, and nothing written is thrown away."""
    append(project, BEANS)
    whole = ledger_file(project).read_bytes()
    line = line_of(replace_entry(number=2)).encode()
    torn = line[: cut * len(line) // 40]
    ledger_file(project).write_bytes(whole + torn)
    ledger = read_ledger(project)
    assert len(ledger.entries) == 1
    assert "cut short" in ledger.notes[0]
    assert ledger_file(project).read_bytes() == whole + torn
    assert append(project, REMOVED).notes == ledger.notes
    assert [entry.event for entry in read_ledger(project).entries] == [BEANS, REMOVED]
    assert read_ledger(project).notes == ()
    assert (project.state / "posted-torn.txt").read_bytes() == torn + b"\n"


def replace_entry(number: int) -> Entry:
    return Entry(number, dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC), BEANS)


def test_a_heading_cut_short_is_mended(project: Project) -> None:
    """The very first line that was ever written."""
    ledger_file(project).write_bytes(b'"number","wh')
    assert "cut short" in read_ledger(project).notes[0]
    append(project, BEANS)
    assert [entry.event for entry in read_ledger(project).entries] == [BEANS]


def test_a_whole_line_without_its_end_counts(project: Project) -> None:
    """The twin: an editor that leaves out the last end of line loses nothing."""
    append(project, BEANS)
    ledger_file(project).write_bytes(ledger_file(project).read_bytes().rstrip(b"\n"))
    assert read_ledger(project).notes == ()
    append(project, REMOVED)
    assert [entry.event for entry in read_ledger(project).entries] == [BEANS, REMOVED]


HANDS = {
    "deleted": lambda lines: lines[:1] + lines[2:],
    "reordered": lambda lines: [lines[0], lines[2], lines[1]],
    "twice": lambda lines: [*lines, lines[-1]],
    "cut off": lambda lines: lines[:2],
    "emptied": lambda _lines: [],
    "a new column": lambda lines: [f'{line},"x"' for line in lines],
    "a column less": lambda lines: [line.rpartition(",")[0] for line in lines],
    "another heading": lambda lines: [lines[0].replace("slug", "post"), *lines[1:]],
    "no such day": lambda lines: [line.replace("20", "29-", 1) for line in lines],
    "another action": lambda lines: [line.replace("posted", "liked") for line in lines],
    "a formula": lambda lines: [line.replace('"beans"', '"=1+1"') for line in lines],
    "no address": lambda lines: [line.replace("https://", "javascript:") for line in lines],
    "another address": lambda lines: [line.replace("status/1", "status/2") for line in lines],
    "a quotation mark": lambda lines: [line.replace('"beans"', '"beans') for line in lines],
    "another picture": lambda lines: [line.replace("0123", "P-00") for line in lines],
}


@pytest.mark.parametrize("hand", HANDS)
def test_what_a_hand_changed_is_told_and_nothing_is_lost(project: Project, hand: str) -> None:
    """It is left as it is, nothing is added to it, and the copy tells how it was."""
    append(project, BEANS, REMOVED)
    path = ledger_file(project)
    before = path.read_bytes()
    lines = before.decode().splitlines()
    changed = "".join(f"{line}\n" for line in HANDS[hand](lines)).encode()
    assert changed != before
    path.write_bytes(changed)
    assert ".safeguarding/posted.csv" in refusal(project)
    with pytest.raises(ConfigurationError):
        append(project, BEANS)
    assert path.read_bytes() == changed
    path.write_bytes((project.state / "posted.csv").read_bytes())
    assert [entry.event for entry in read_ledger(project).entries] == [BEANS, REMOVED]


def test_what_another_computer_added_is_welcome(project: Project) -> None:
    """The twin: the lines that this one knows are there, and new ones behind them."""
    append(project, BEANS)
    with ledger_file(project).open("ab") as file:
        file.write(line_of(replace_entry(number=2)).encode())
    assert len(read_ledger(project).entries) == 2
    assert len(append(project, REMOVED).entries) == 3


def test_a_spreadsheet_that_saved_it_unchanged_is_no_hand(project: Project) -> None:
    """Other quotation marks and ends of lines say the same."""
    append(project, BEANS, REMOVED)
    text = ledger_file(project).read_text(encoding="utf-8").replace('"', "")
    ledger_file(project).write_text("\ufeff" + text, encoding="utf-8", newline="\r\n")
    assert len(append(project, BEANS).entries) == 3


def test_a_clock_set_back_changes_no_order_and_is_told(project: Project) -> None:
    """The number counts, not the time."""
    future = dt.datetime.now(dt.UTC) + dt.timedelta(days=400)
    append(project, BEANS)
    with ledger_file(project).open("ab") as file:
        file.write(line_of(Entry(2, future, REMOVED)).encode())
    ledger = append(project, BEANS)
    assert "clock" in " ".join(ledger.notes)
    assert [entry.event for entry in read_ledger(project).entries] == [BEANS, REMOVED, BEANS]
    assert len(ledger.standing()) == 1


@pytest.mark.parametrize(
    "cells",
    [
        {"slug": "=1+1"},
        {"item": "+44"},
        {"item": "-1"},
        {"role": "@head"},
        {"slug": "a\nb"},
        {"source": "\tx"},
        {"address": "http://x.com/1"},
        {"address": "https://x.com/a b"},
        {"snippet": "abc"},
        {"pictures": ("P-1",)},
        {"network": "Twitter"},
        {"role": ""},
    ],
)
def test_a_cell_that_could_do_harm_is_never_written(cells: dict) -> None:
    """A formula, a line break, an address of another kind, an id in the place of a picture."""
    with pytest.raises(ValueError, match="cell"):
        replace(BEANS, **cells)


def test_many_at_once_lose_nothing(project: Project) -> None:
    """Two commands that end in the same instant write one behind the other."""
    code = (
        "import sys; from pathlib import Path; from safeguarding.project import Project;"
        "from syndication.ledger import *;"
        "[append(Project.at(Path(sys.argv[1])), Event(Action.TICKED, item=f'{sys.argv[2]} {n}'))"
        " for n in range(10)]"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code, project.root, name], env={"PYTHONPATH": str(PLUGINS)}
        )
        for name in "abc"
    ]
    assert [process.wait(timeout=60) for process in running] == [0, 0, 0]
    items = [entry.event.item for entry in read_ledger(project).entries]
    assert sorted(items) == sorted(f"{name} {n}" for name in "abc" for n in range(10))
