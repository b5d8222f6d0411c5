"""Tests for unlisted-category: the list of policy.toml, and the hint to the nearest name."""

from dataclasses import replace

import pytest
from tests.school import POLICY, Built

RULE = "unlisted-category"


def found(root, category, categories=("News", "Science")):
    built = Built(root, policy=replace(POLICY, categories=categories))
    built.add_post("posts/beans.html", "<p>They grow.</p>", category=category)
    return [finding for finding in built.findings() if finding.rule == RULE]


def test_the_nearest_name_is_told(tmp_path):
    """And all that the school chose."""
    (finding,) = found(tmp_path, "Sceince")
    assert "Did you mean “Science”?" in finding.message[-1]
    assert "News, Science" in finding.remedy[0]
    assert finding.source == "content/posts/beans.md"


@pytest.mark.parametrize("category", ["News", "science", "SCIENCE"])
def test_a_listed_one_passes(category, tmp_path):
    """In whatever letters."""
    assert found(tmp_path, category) == []


def test_without_a_list_any_will_do(tmp_path):
    """As for a policy.toml that has no such part."""
    assert found(tmp_path, "Sceince", ()) == []
