from __future__ import annotations

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
    ("template", "place", "why"),
    [
        ("{{ title }}\n{% if %}", "line 2", "Expected an expression"),
        ("{{ title }}\n\n{{ sumary }}", "line 3", "'sumary' is undefined"),
        ("a\n{{ title.nothing }}", "line 2", "nothing"),
        ("{{ title / 2 }}", "line 1", "TypeError"),
        ("{{ title.__class__.__mro__ }}", "line 1", "may not do"),
        ("\n{% include 'other.txt' %}", "", "missing"),
        ("{% include '../../consent.csv' %}", "", "missing"),
        ("{% for a in range(1000000000) %}{% endfor %}", "line 1", "OverflowError"),
    ],
)
def test_a_template_with_an_error_stops_the_build(
    tmp_path: Path, template: str, place: str, why: str
) -> None:
    """The message names the file and the line, and never what the post says."""
    with pytest.raises(ConfigurationError) as stopped:
        write(tmp_path, template, title="Zofia Nowak")
    said = str(stopped.value)
    assert "theme/snippets/" in said
    assert place in said
    assert why in said
    assert "Zofia" not in said


def test_an_error_in_an_included_file_names_that_file(tmp_path: Path) -> None:
    """A part that several templates share."""
    (tmp_path / "end.txt").write_text("\n\n{{ ulr }}", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"theme/snippets/end\.txt, line 3"):
        write(tmp_path, "{% include 'end.txt' %}")


def test_a_template_that_is_missing_stops_the_build(tmp_path: Path) -> None:
    """Nothing is said in a way that nobody chose."""
    with pytest.raises(ConfigurationError, match=r"twitter\.txt\.j2: it is missing"):
        SnippetTemplates(tmp_path, "theme/snippets").write(NETWORK, {})


def test_a_template_in_another_encoding_stops_the_build(tmp_path: Path) -> None:
    """Saved by an old editor; guessing would publish wrong letters."""
    (tmp_path / "twitter.txt.j2").write_bytes("Café".encode("utf-16"))
    with pytest.raises(ConfigurationError, match="UnicodeDecodeError"):
        SnippetTemplates(tmp_path, "theme/snippets").write(NETWORK, {})
