"""Tests for desk.hooks.roll: lists of a school's own pupils, in whatever form a program writes."""

from __future__ import annotations

import json

import pytest
from tests.register_files import DEMO, REAL, as_csv, read

from desk.hooks.registers import register_trouble
from desk.hooks.roll import Roll
from safeguarding.rules.register_in_output import MANY

CHILDREN = [
    ("Amelia", "Khan"),
    ("Zoë", "Brontë-Hill"),
    ("Niamh", "O'Brien"),
    ("Kwame", "van der Berg"),
    ("Jakub", "Łukasik"),
]
KEYS = [{"id": n, "forename": first, "surname": last} for n, (first, last) in enumerate(CHILDREN)]
LISTS = {
    "pasted columns": "\n".join(
        f"{n}\t{last}\t{first}\t3B" for n, (first, last) in enumerate(CHILDREN)
    ),
    "sentences": ", ".join(f"{first} {last}" for first, last in CHILDREN),
    "json": json.dumps(KEYS),
    "json in lines": json.dumps(KEYS, indent=2, ensure_ascii=False),
    "xml": "".join(f"<p><last>{last}</last><first>{first}</first></p>" for first, last in CHILDREN),
    "capitals": "\n".join(f"{last}, {first}".upper() for first, last in CHILDREN),
    "other letters": "\n".join(f"{first} {last}" for first, last in CHILDREN)
    .replace("ë", "e")
    .replace("Ł", "L"),
}
"""Amelia, Zoë and the others, by the programs that offices have."""


def roll(folder, start="P-1", policy=REAL):
    rows = [
        {"pupil_id": f"{start}{n}", "first_name": first, "last_name": last, "website": "no"}
        for n, (first, last) in enumerate(CHILDREN)
    ]
    return Roll.of(read(folder, as_csv(*rows), policy=policy))


@pytest.mark.parametrize("suffix", ["txt", "json", "js", "md"])
@pytest.mark.parametrize("form", LISTS)
def test_a_list_without_headings_is_known_by_its_names(tmp_path, form, suffix):
    """The office's own pupils, not headings, make it a list; an invented school's are no list."""
    said = register_trouble(f"docs/list.{suffix}", LISTS[form].encode(), roll(tmp_path))
    assert "a list of real pupils" in said
    assert "Amelia" not in said


def test_the_build_judges_whom_a_post_names(tmp_path):
    """Who may be named in a post may be named in its source; elsewhere it is a list."""
    text = LISTS["sentences"].encode()
    assert not register_trouble("content/posts/council.md", text, roll(tmp_path))
    assert register_trouble("content/posts/council.txt", text, roll(tmp_path))


@pytest.mark.parametrize(
    "text",
    [
        ", ".join(f"{first} {last}" for first, last in CHILDREN[: MANY - 1]),
        ", ".join(first for first, _ in CHILDREN),
        "Amelia " + "sees " * 20 + "Khan" + " beans" * 20 + " Zoë Niamh Kwame Jakub Berg",
        "",
    ],
)
def test_a_few_names_are_no_list(tmp_path, text):
    """Fewer pupils, first names alone, halves that stand far apart."""
    assert not register_trouble("notes.json", text.encode(), roll(tmp_path))


def test_invented_pupils_may_be_listed(tmp_path):
    """The demo's own tests list them everywhere."""
    text = LISTS["json"].encode()
    assert not register_trouble("notes.json", text, roll(tmp_path, start="P-DEMO-1", policy=DEMO))
    assert register_trouble("notes.json", text, roll(tmp_path))


def test_a_roll_shows_nobody(tmp_path):
    """Neither in a traceback nor in a log."""
    assert "amelia" not in repr(roll(tmp_path)).lower()
