from __future__ import annotations

import pytest
from tests.small_school import REPOSITORY

from desk import policy_table as table_of_rules
from desk.policy_table import EVERY_RULE, policy_lines, policy_table, read_tests
from safeguarding.findings import Level
from safeguarding.rule import Rule
from safeguarding.rules import ALL

CLAUSES = [
    *(f"N{number}" for number in range(1, 7)),
    *(f"S{number}" for number in range(1, 10)),
    *(f"P{number}" for number in range(1, 8)),
    "E1",
]
"""Every clause of the school's policy."""
TESTS = read_tests(REPOSITORY)
LINES = {line.clause: line for line in policy_lines()}


@pytest.mark.parametrize("clause", CLAUSES)
def test_every_clause_has_a_line(clause: str) -> None:
    """Something is done for it, and what is not is said: no clause is passed over in silence."""
    line = LINES[clause]
    assert line.rules or line.helps
    assert line.out_of_reach


def test_nothing_but_clauses_and_the_rules_without_one() -> None:
    """The table is as long as the policy."""
    assert set(LINES) == {*CLAUSES, "–"}


def test_every_rule_is_in_the_table() -> None:
    """A new rule says by itself which clause it serves."""
    told = {checked.rule.id for line in LINES.values() for checked in line.rules}
    assert told == {checked.rule.id for checked in ALL}


def test_what_the_table_names_is_there() -> None:
    """Pages, parts of the program and tests."""
    for line in LINES.values():
        for given in line.helps:
            for path in (given.path, *given.tests):
                assert (REPOSITORY / path).is_file(), path
    assert all((REPOSITORY / path).is_file() for path in EVERY_RULE)


@pytest.mark.parametrize("clause", CLAUSES)
def test_the_schools_policy_page_has_the_clause(clause: str) -> None:
    """Families read on the website what governors read in the table."""
    page = (REPOSITORY / "content/pages/social-media-policy.md").read_text(encoding="utf-8")
    assert f"**{clause}." in page


def test_the_table_is_printed_from_the_code() -> None:
    """Clause, rules with their level, tests, and what only people can do."""
    table = policy_table(REPOSITORY, {})
    assert "N1  Children's images and names" in table
    assert "    refuse   name-with-picture ●: " in table
    assert "tested in tests/rules/test_untrusted_link.py" in table
    assert "set to" not in table
    assert all(len(line) <= 120 for line in table.splitlines()[:-1])


def test_the_table_says_what_the_school_has_set() -> None:
    """A lowered rule is told to governors."""
    table = policy_table(REPOSITORY, {"untrusted-hashtag": Level.WARN})
    assert "a hashtag that is not trusted, set to warn in policy.toml" in table


@pytest.mark.parametrize("rule", [checked.rule for checked in ALL], ids=lambda rule: rule.id)
def test_every_rule_has_tests_that_name_it(rule: Rule) -> None:
    """Clause, rules, tests: each file that the table tells expects the rule by its id or module."""
    told = table_of_rules.test_files(rule, TESTS)
    assert told
    for path in told:
        assert f'"{rule.id}"' in TESTS[path] or f"rules.{rule.id.replace('-', '_')}" in TESTS[path]


def test_a_rule_that_nobody_tests_has_no_line() -> None:
    """The twin: nothing is told that is not there."""
    assert table_of_rules.test_files(Rule(f"no-{'tests'}", "N1", Level.WARN, "x"), TESTS) == ()
    assert "tested in tests/test_twins.py" not in policy_table(REPOSITORY / "content", {})
