"""Complaints about a TOML file come with the line to mend."""

import pytest

from safeguarding.errors import ConfigurationError
from safeguarding.toml_sections import read_sections

TEXT = """# first
[one]
name = "x" # [two]
"odd key" = 1

[[many]]
name = "a"

[[many]]
other = "b"
name = 3
"""


@pytest.fixture
def sections(tmp_path):
    path = tmp_path / "policy.toml"
    path.write_text(TEXT)
    return read_sections(path)


@pytest.mark.parametrize(("key", "line"), [("name", 3), ("odd key", 4), ("missing", 2)])
def test_a_key_is_found_on_its_line(sections, key, line):
    """A missing one is told at the head of its section."""
    assert sections.one("one").line_of(key) == line


def test_of_several_sections_the_right_one_is_told(sections):
    """The second entry is at fault, not the first."""
    first, second = sections.many("many")
    assert first.text_of("name") == "a"
    with pytest.raises(ConfigurationError, match=r"line 11 in \[many\]"):
        second.text_of("name")
    with pytest.raises(ConfigurationError, match="line 10"):
        second.expect_only(("name",))


def test_a_section_that_is_not_there_is_empty(sections):
    """And has no line."""
    assert sections.one("three").text_of("name", "default") == "default"
    assert sections.one("three").line_of("name") is None
    assert sections.many("three") == ()
