"""The written policy and its dates."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from tests.school import POLICY, record_for

from safeguarding.findings import Level
from safeguarding.policy import PolicyDocument
from safeguarding.rules.policy_review_due import check_site

TODAY = dt.date(2026, 11, 20)


def levels(status, due):
    agreed = dt.date(2024, 1, 1) if status == "agreed" else None
    policy = replace(POLICY, document=PolicyDocument(status, agreed, due))
    findings = check_site({}, record_for(Path("school"), policy=policy))
    return [finding.level for finding in findings]


@pytest.mark.parametrize(
    ("days", "level"),
    [
        (60, Level.WARN),
        (1, Level.WARN),
        (0, Level.WARN),
        (-1, Level.WARN),
        (-365, Level.WARN),
        (-366, Level.REFUSE),
        (-4000, Level.REFUSE),
    ],
)
def test_a_review_that_comes_or_is_overdue_is_told(days, level):
    """Two months before as a reminder; more than a year after it stops the build."""
    assert levels("agreed", TODAY + dt.timedelta(days=days)) == [level]


@pytest.mark.parametrize("days", [61, 365, 3000])
def test_a_review_far_off_is_not_told(days):
    """The innocent twin."""
    assert levels("agreed", TODAY + dt.timedelta(days=days)) == []


def test_blank_dates_are_a_draft_and_no_error():
    """It is told, and stops nothing."""
    assert levels("draft", None) == [Level.WARN]


def test_a_draft_has_dates_too():
    """An old draft is both; one that is planned for next year is a draft."""
    assert levels("draft", TODAY + dt.timedelta(days=300)) == [Level.WARN]
    assert levels("draft", TODAY - dt.timedelta(days=400)) == [Level.REFUSE, Level.WARN]
