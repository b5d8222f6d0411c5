"""A finding leads to the very line, column and word of the source that somebody has to mend."""

from __future__ import annotations

import pytest

from .small_school import SmallSchool

NAME = "Amelia Khan"


@pytest.fixture
def school(tmp_path):
    return SmallSchool(tmp_path / "school")


def place_of(school: SmallSchool, rule: str) -> tuple[str | None, int | None, int | None]:
    found = next(finding for finding in school.findings() if finding.rule == rule)
    return found.source, found.line, found.column


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (f"We planted beans, and {NAME} won.", "Amelia"),
        (f"{NAME} won.", "Amelia"),
        ("Then **Amelia** *Khan* won.", "Amelia"),
        ("Then A<b>melia</b> Khan won.", "A<b>melia"),
        ("Then Am&eacute;lia Khan won.", "Am&eacute;lia"),
        ("Then AMELIA  KHAN won.", "AMELIA"),
        ("Then Amelai Kahn won.", "Amelai"),
        ("Our 🌱 grew; Amelia\u200b Khan won.", "Amelia"),
        ("[Look](https://www.nhs.uk/amelia-khan)", "amelia"),
        ("<!-- Amelia Khan -->", "Amelia"),
    ],
)
def test_the_place_of_a_name(school, line: str, found: str) -> None:
    """However the name is written, the column is that of its first letter in the Markdown."""
    picture = school.photo("pots.jpg", "pupils", "P-DEMO-002")
    post = school.post("beans", f"Our beans grew.\n\n![Hands hold a pot]({picture})\n\n{line}")
    text = post.read_text(encoding="utf-8").splitlines()
    number = text.index(line) + 1
    assert place_of(school, "name-with-picture") == (
        "content/posts/beans.md",
        number,
        line.index(found) + 1,
    )


def test_a_word_is_not_found_inside_another_post_s_word(school) -> None:
    """A list shows both posts: the title of one is not the middle of the other's word."""
    picture = school.photo("pots.jpg", "pupils", "P-DEMO-002")
    school.post("a-willow", "We saw a willow by the river.")
    school.post("will", f"![Hands hold a pot]({picture})", title="Then Will sang")
    sources = {one.source for one in school.findings() if one.rule.startswith("name-")}
    assert sources == {"content/posts/will.md"}


def test_the_place_of_a_name_in_the_album(school) -> None:
    """A name in the description of a picture leads to the row of photos.csv."""
    picture = school.photo("pots.jpg", "pupils", "P-DEMO-002", alt="Amelia Khan holds a pot")
    school.post("beans", f"![]({picture})")
    source, line, column = place_of(school, "name-with-picture")
    assert (source, line) == ("content/albums/beans/photos.csv", 2)
    assert column == len("pots.jpg,pupils,P-DEMO-002,") + 1


def test_the_place_of_a_name_in_the_theme(school) -> None:
    """A name that a template would put on every page leads to the template."""
    template = school.root / "theme/templates/base.html"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace("</main>", f"<p>{NAME} did this.</p></main>"), "utf-8")
    picture = school.photo("pots.jpg", "pupils", "P-DEMO-002")
    school.post("beans", f"![Hands hold a pot]({picture})")
    source, line, column = place_of(school, "name-with-picture")
    lines = template.read_text(encoding="utf-8").splitlines()
    assert source == "theme/templates/base.html"
    assert line is not None
    assert lines[line - 1].index("Amelia") + 1 == column


def test_the_place_is_in_the_report(school) -> None:
    """The program that reads the report can point at the name without being told it."""
    school.post("beans", "Hello.\n\nZofia Nowak grew beans.")
    school.findings()
    finding = next(
        one for one in school.report()["findings"] if one["rule"] == "name-beyond-permission"
    )
    assert (finding["line"], finding["column"]) == (7, 1)
    assert "Zofia" not in str(school.report())
