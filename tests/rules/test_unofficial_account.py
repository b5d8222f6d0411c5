"""Tests for unofficial-account: handles that are called the school's, and are not."""

import pytest
from tests.rules.one_page import found_on

RULE = "unofficial-account"


@pytest.mark.parametrize(
    "words",
    [
        "Follow us on Twitter: @NSPCC",
        "Our Twitter account is @old_school.",
        "The school's page is @NSPCC.",
        "We are on X as @another_school!",
        "News comes from @test_scool.",
        "Our news is on Twitter as test_shool.",
        "Write to @Test_Schol.",
    ],
)
def test_an_account_that_is_not_listed_is_told(words):
    """Claimed by the sentence, though trusted for something else, or nearly the school's own."""
    (finding,) = found_on(RULE, f"<p>{words}</p>")
    assert not finding.level.stops_the_build
    assert "@test_school" in "".join(map(str, finding.remedy))


@pytest.mark.parametrize(
    "words",
    [
        "Follow us on Twitter: @test_school",
        "Follow us on Twitter: @TEST_SCHOOL",
        "Follow @test_school and @NSPCC.",
        "Follow us: @test_school. Advice for parents comes from @NSPCC.",
        "Thanks to @NSPCC for the talk.",
        "Our children measured snake_case beans.",
        "Follow us to the hall.",
        "Meet us @ the gate.",
    ],
)
def test_the_schools_own_and_other_peoples_pass(words):
    """The innocent twin."""
    assert found_on(RULE, f"<p>{words}</p>") == []
