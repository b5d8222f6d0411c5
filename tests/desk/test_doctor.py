from __future__ import annotations

from pathlib import Path

from desk.doctor import examine
from safeguarding.project import Project


def troubles(school: Path) -> dict[str, str]:
    return {a.subject: a.trouble for a in examine(Project.at(school)) if a.trouble}


def test_a_machine_that_can_build(school: Path) -> None:
    """Nothing to mend, and every codec is there."""
    assert troubles(school) == {}
    found = {answer.subject for answer in examine(Project.at(school))}
    assert {"Python", "pelican", "AVIF pictures", "the register", "git"} <= found


def test_each_trouble_is_told_without_hiding_another(school: Path) -> None:
    """A missing policy and a missing register are both there."""
    (school / "policy.toml").write_text("[school]\nname = 3\n", encoding="utf-8")
    assert set(troubles(school)) == {"policy.toml", "the register"}


def test_no_name_is_in_an_answer(school: Path) -> None:
    """A register with a fault is described by row and column."""
    register = school / "consent.csv"
    rows = register.read_text(encoding="utf-8").splitlines()
    register.write_text("\n".join([*rows, rows[1]]), encoding="utf-8")
    told = troubles(school)["the register"]
    assert "Row" in told
    assert "Amelia" not in told
