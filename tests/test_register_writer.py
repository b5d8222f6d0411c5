"""One date is written into the register: it counts, and nothing else of the file changes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from safeguarding.policy import Policy, School
from safeguarding.project import Project
from safeguarding.register import read_register
from safeguarding.register_writer import write_withdrawal
from safeguarding.school import Channel, Permission

TODAY = dt.date(2026, 11, 22)
POLICY = Policy(School(name="Our school", url="https://school.example", demo=True))
HEADER = "pupil_id,first_name,last_name,class,website,consent_on"
AMELIA = "P-DEMO-001,Amelia,Khan,3B,yes,2025-09-01"
ZOE = "P-DEMO-002,Zoë,Nowak,3B,yes,2025-09-01"


def school(root: Path, data: bytes) -> Project:
    (root / "consent.csv").write_bytes(data)
    return Project.at(root)


def on_website(project: Project, pupil_id: str, day: dt.date = TODAY) -> Permission:
    register = read_register(project.register_file, POLICY, today=day)
    return register.pupils[pupil_id].permission(Channel.WEBSITE, day)


def lines(*rows: str, end: str = "\n") -> str:
    return "".join(f"{row}{end}" for row in rows)


@pytest.mark.parametrize(
    "data",
    [
        lines(HEADER, AMELIA, ZOE).encode(),
        lines(HEADER, AMELIA, ZOE, end="\r\n").encode("utf-8-sig"),
        lines(HEADER, AMELIA, ZOE).rstrip("\n").encode(),
        lines(HEADER, "", AMELIA, "", ZOE).encode("cp1252"),
        lines(HEADER, AMELIA, ZOE).replace(",", ";").encode(),
        lines("sep=;", *(row.replace(",", ";") for row in (HEADER, AMELIA, ZOE))).encode(),
        lines(HEADER, AMELIA, ZOE, end="\r\n").replace(",", "\t").encode("utf-16"),
        lines(HEADER, AMELIA, ZOE).encode("utf-16-le"),
        lines(f"{HEADER},Withdrawn On", f"{AMELIA},", ZOE).encode(),
        lines(f"withdrawn_on,{HEADER}", f",{AMELIA}", f",{ZOE}").encode(),
        lines(f"{HEADER},,", f"{AMELIA},,", f"{ZOE},,").encode(),
    ],
)
def test_however_the_office_saved_the_file(tmp_path: Path, data: bytes) -> None:
    """One pupil's permission ends today, the other's goes on; a second time changes nothing."""
    project = school(tmp_path, data)
    assert write_withdrawal(project, POLICY, "P-DEMO-001", TODAY)
    assert on_website(project, "P-DEMO-001") is Permission.NO
    assert on_website(project, "P-DEMO-002") is Permission.YES
    written = project.register_file.read_bytes()
    assert not write_withdrawal(project, POLICY, "P-DEMO-001", TODAY)
    assert project.register_file.read_bytes() == written


@pytest.mark.parametrize("withdrawn", ["2025-01-10", "10/01/2025"])
def test_a_permission_that_was_renewed_is_withdrawn_again(tmp_path: Path, withdrawn: str) -> None:
    """An old date before the new form ends nothing; one that does is left as it is."""
    rows = (f"{HEADER},withdrawn_on", f"{AMELIA},{withdrawn}", f"{ZOE},01/09/2026")
    project = school(tmp_path, lines(*rows).encode())
    assert on_website(project, "P-DEMO-001") is Permission.YES
    assert write_withdrawal(project, POLICY, "P-DEMO-001", TODAY)
    assert on_website(project, "P-DEMO-001") is Permission.NO
    assert not write_withdrawal(project, POLICY, "P-DEMO-002", TODAY)


def test_a_permission_that_has_not_begun_never_does(tmp_path: Path) -> None:
    """A form for next week, taken back today, does not come to life next week."""
    rows = (HEADER, AMELIA.replace("2025-09-01", "2026-12-01"), ZOE)
    project = school(tmp_path, lines(*rows).encode())
    write_withdrawal(project, POLICY, "P-DEMO-001", TODAY)
    assert on_website(project, "P-DEMO-001", dt.date(2026, 12, 24)) is Permission.NO
    assert on_website(project, "P-DEMO-002", dt.date(2026, 12, 24)) is Permission.YES


def test_a_register_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The school's own drive is written to, also through a link, and the copy is as private."""
    drive = tmp_path / "drive"
    drive.mkdir()
    (drive / "register.csv").write_text(lines(HEADER, AMELIA, ZOE), encoding="utf-8")
    (drive / "register.csv").chmod(0o640)
    (tmp_path / "linked.csv").symlink_to(drive / "register.csv")
    monkeypatch.setenv("CONSENT_REGISTER", "linked.csv")
    project = Project.at(tmp_path)
    write_withdrawal(project, POLICY, "P-DEMO-001", TODAY)
    assert "2026-11-22" in (drive / "register.csv").read_text(encoding="utf-8")
    assert (tmp_path / "linked.csv").is_symlink()
    (copy,) = project.state.glob("*.bak")
    assert copy.stat().st_mode & 0o077 == 0
