"""A school may change what is said on the networks, and cannot hang or fill the computer so."""

from __future__ import annotations

import datetime as dt
import os
import time
from pathlib import Path

import pytest

from safeguarding.errors import ConfigurationError
from syndication.networks.twitter import NETWORK
from syndication.snippet_templates import SnippetTemplates


def write(folder: Path, template: str, **words: object) -> str:
    (folder / "twitter.txt.j2").write_text(template, encoding="utf-8")
    return SnippetTemplates(folder, "theme/snippets").write(NETWORK, words)


def test_a_school_may_say_it_its_own_way(tmp_path: Path) -> None:
    """The words of a post, in the school's order; nothing is escaped, for it is no page."""
    assert write(tmp_path, "From {{ school }}: {{ title }}", school="B & B", title="<3") == (
        "From B & B: <3"
    )


@pytest.mark.parametrize(
    ("template", "text"),
    [
        (
            "{% for tag in tags|sort %}#{{ tag|replace(' ', '') }} {% endfor %}",
            "#BeanClub #Science",
        ),
        ("{{ tags|join(', ') if tags else 'none' }}", "Science, Bean Club"),
        ("{{ title|truncate(4, True, '…', 0) }} / {{ title[:4]|upper }}", "Our… / OUR"),
        ("{{ date.strftime('%-d %B %Y') }}", "2 October 2026"),
        (
            "{% for tag in tags %}{{ tag }}{% if not loop.last %}, {% endif %}{% endfor %}",
            "Science, Bean Club",
        ),
        ("{% if 'beans' in title and category == 'News' %}yes{% else %}no{% endif %}", "yes"),
    ],
)
def test_what_a_school_would_write(tmp_path: Path, template: str, text: str) -> None:
    """Tags, dates, conditions: the twin of all that is refused."""
    words = {
        "title": "Our beans",
        "tags": ("Science", "Bean Club"),
        "category": "News",
        "date": dt.datetime(2026, 10, 2, tzinfo=dt.UTC),
    }
    assert write(tmp_path, template, **words).strip() == text


@pytest.mark.parametrize(
    ("template", "place", "why"),
    [
        ("{{ title }}\n{% if %}", "line 2", "Expected an expression"),
        ("{{ title }}\n\n{{ sumary }}", "line 3", "'sumary' is undefined"),
        ("a\n{{ title.nothing }}", "line 2", "nothing"),
        ("{{ title < 2 }}", "line 1", "TypeError"),
        ("{{ title.__class__.__mro__ }}", "line 1", "may not do"),
    ],
)
def test_a_template_with_an_error_stops_the_build(
    tmp_path: Path, template: str, place: str, why: str
) -> None:
    """The message names the file and the line, and never what the post says."""
    said = refusal(tmp_path, template)
    assert place in said
    assert why in said


ENDLESS = {
    "a loop in a loop": "{% for a in tags %}{% for b in tags %}{% endfor %}{% endfor %}",
    "a count": "{% for a in range(100000) %}{% endfor %}",
    "letters": "{% for a in text %}{{ text }}{% endfor %}",
    "by itself": "{% for a in tags recursive %}{{ loop(tags) }}{% endfor %}",
    "a macro": "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    "itself": "{% include 'twitter.txt.j2' %}",
    "another file": "{% include '../../consent.csv' %}",
    "another's words": "{% import 'other.txt' as other %}",
    "times": "{{ 'a' * 1000000000 }}",
    "power": "{{ 9 ** 999999999 }}",
    "a width": "{{ '%999999999d' % 1 }}",
    "a method": "{{ title.ljust(1000000000) }}",
    "a filter": "{{ title|center(1000000000) }}",
    "a format": "{{ '%999999999d'|format(1) }}",
    "a date": "{{ date.strftime('%999999999d') }}",
    "doubling": "{% set a = title ~ title %}{{ a }}",
    "joining words": "{{ title|join(title) }}",
    "joining often": "{{ title|join('1')|join('2')|join('3')|join('4') }}",
    "replacing": "{{ title|replace('', title) }}",
    "in a block": "{% filter upper %}{{ title }}{% endfilter %}",
}


@pytest.mark.parametrize("what", ENDLESS)
def test_what_could_last_for_ever_is_refused_before_it_runs(tmp_path: Path, what: str) -> None:
    """In time and in memory; each stands in line 3."""
    begun = time.monotonic()
    said = refusal(tmp_path, f"{{{{ title }}}}\n\n{ENDLESS[what]}")
    assert time.monotonic() - begun < 5
    assert "line 3" in said
    assert "may not stand in a template for texts" in said


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """Neither the file's nor the folder's: what it leads to is no template."""
    (tmp_path / "consent.csv").write_text("P-1,Zofia,Nowak", encoding="utf-8")
    folder = tmp_path / "snippets"
    folder.mkdir()
    (folder / "twitter.txt.j2").symlink_to(tmp_path / "consent.csv")
    with pytest.raises(ConfigurationError, match="is a link"):
        SnippetTemplates(folder, "theme/snippets").write(NETWORK, {})
    (folder / "twitter.txt.j2").unlink()
    assert write(folder, "{{ title }}", title="Beans") == "Beans"
    (tmp_path / "other").symlink_to(folder)
    with pytest.raises(ConfigurationError, match="is a link"):
        SnippetTemplates(tmp_path / "other", "theme/snippets").write(NETWORK, {})


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_what_is_no_file_or_too_long_is_not_read(tmp_path: Path) -> None:
    """A pipe would be waited for; nobody writes eight thousand signs round a title."""
    os.mkfifo(tmp_path / "twitter.txt.j2")
    with pytest.raises(ConfigurationError, match="it is no file"):
        SnippetTemplates(tmp_path, "theme/snippets").write(NETWORK, {})
    (tmp_path / "twitter.txt.j2").unlink()
    assert "longer than" in refusal(tmp_path, "a" * 8193)


def refusal(folder: Path, template: str) -> str:
    with pytest.raises(ConfigurationError) as stopped:
        write(folder, template, title="Zofia Nowak", text="Zofia", tags=("a", "b"), date=None)
    said = str(stopped.value)
    assert "theme/snippets/twitter.txt.j2" in said
    assert "Zofia" not in said
    return said


def test_a_template_that_is_missing_stops_the_build(tmp_path: Path) -> None:
    """Nothing is said in a way that nobody chose."""
    with pytest.raises(ConfigurationError, match=r"twitter\.txt\.j2: it is missing"):
        SnippetTemplates(tmp_path, "theme/snippets").write(NETWORK, {})


def test_a_template_in_another_encoding_stops_the_build(tmp_path: Path) -> None:
    """Saved by an old editor; guessing would publish wrong letters."""
    (tmp_path / "twitter.txt.j2").write_bytes("Café".encode("utf-16"))
    with pytest.raises(ConfigurationError, match="UnicodeDecodeError"):
        SnippetTemplates(tmp_path, "theme/snippets").write(NETWORK, {})
