"""An MIS export brought into the register: ids and permissions stay, nobody is guessed."""

import subprocess
from dataclasses import replace

import pytest

from safeguarding.errors import ConfigurationError, RegisterError
from safeguarding.private import masked, revealed
from safeguarding.project import Project
from safeguarding.register import read_register
from safeguarding.register_import import import_export
from safeguarding.register_state import accept, check_losses
from safeguarding.school import Channel, Declaration, Naming, Permission, Shows
from tests.register_files import AMELIA, DEMO, REAL, TODAY, as_csv, put

EXPORT = """Legal Forename;Legal Surname;Preferred Forename;Reg;UPN
Amelia;Khan;Millie;4M;A123
Zoë;Wałęsa;;RH;B456
"""
OLIVER = AMELIA | {"pupil_id": "P-1007", "first_name": "Oliver", "last_name": "Bennett"}


@pytest.fixture
def project(tmp_path):
    put(tmp_path, as_csv(AMELIA, OLIVER))
    return Project.at(tmp_path)


def brought_in(project, text=EXPORT, policy=REAL, declarations=(), *, write=True):
    export = project.root / "export.csv"
    export.write_text(text, encoding="utf-16")
    return import_export(project, policy, export, declarations, today=TODAY, write=write)


def register(project):
    return read_register(project.register_file, REAL, today=TODAY)


def test_differences_are_shown_and_nothing_is_written(project):
    """Until somebody has looked at them."""
    before = project.register_file.read_bytes()
    text = "\n".join(map(revealed, brought_in(project, write=False)))
    assert "P-1008  Zoë Wałęsa, RH" in text
    assert "Amelia Khan, 3B to 4M" in text
    assert "Oliver Bennett, 3B" in text
    assert "Nothing was written" in text
    assert project.register_file.read_bytes() == before


def test_the_differences_hide_names_elsewhere(project):
    """They may be shown in a log."""
    text = "\n".join(map(masked, brought_in(project, write=False)))
    assert not any(name in text for name in ("Amelia", "Khan", "Zoë", "Bennett", "P-1"))


def test_the_register_is_brought_up(project):
    """Moved pupils keep id and permissions, new ones begin with a no, leavers keep the row."""
    before = project.register_file.read_bytes()
    check_losses(project, register(project))
    brought_in(project)
    pupils = register(project).pupils
    assert list(pupils) == ["P-1001", "P-1007", "P-1008"]
    assert pupils["P-1001"].class_name == "4M"
    assert [name.reveal() for name in pupils["P-1001"].known_as] == ["Millie"]
    assert pupils["P-1001"].permission(Channel.WEBSITE, TODAY) is Permission.YES
    assert pupils["P-1007"].permission(Channel.WEBSITE, TODAY) is Permission.YES
    assert pupils["P-1008"].naming is Naming.NO
    assert {pupils["P-1008"].permission(channel, TODAY) for channel in Channel} == {Permission.NO}
    assert (project.state / "consent.csv.bak").read_bytes() == before
    check_losses(project, register(project))
    assert register(project).warnings == ()


def test_bringing_in_the_same_export_again_changes_nothing(project):
    """Everybody is found by the names that were added."""
    brought_in(project)
    once = project.register_file.read_bytes()
    brought_in(project)
    assert project.register_file.read_bytes() == once


def test_an_id_is_never_given_twice(project):
    """Not those of pupils who left, nor those that only pictures still carry."""
    accept(project, register(project))
    put(project.root, as_csv(AMELIA))
    picture = Declaration("a.jpg", Shows.PUPILS, ("P-2000",))
    brought_in(project, declarations=[picture])
    assert list(register(project).pupils) == ["P-1001", "P-2001"]
    put(project.root, as_csv(AMELIA))
    brought_in(project)
    assert list(register(project).pupils) == ["P-1001", "P-1008"]


@pytest.mark.parametrize("start", ["nothing", "header"])
def test_a_new_school_begins_with_its_export(tmp_path, start):
    """An empty register is filled, and a missing one is made."""
    project = Project.at(tmp_path)
    if start == "header":
        put(tmp_path, as_csv())
    brought_in(project)
    assert list(register(project).pupils) == ["P-0001", "P-0002"]


def test_a_register_with_whole_names_stays_so(tmp_path):
    """Its own columns are kept."""
    project = Project.at(tmp_path)
    put(tmp_path, "pupil_id,name,class,consent\nP-1,Amelia Khan,3B,yes\n")
    brought_in(project)
    assert 'P-0002,"Wałęsa, Zoë",RH,no' in project.register_file.read_text(encoding="utf-8-sig")


def test_unclear_rows_are_listed_and_left_alone(project):
    """A new child in Reception does not take over an old child's permission."""
    lines = brought_in(project, "Forename,Surname,Reg\nAmelia,Khan,RH\nOliver,Bennett,4M\n")
    text = "\n".join(map(revealed, lines))
    assert "Amelia Khan, RH (row 2 of the export): may be P-1001, or somebody new" in text
    assert register(project).pupils["P-1001"].class_name == "3B"
    assert list(register(project).pupils) == ["P-1001", "P-1007"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Forename,Reg\nA,3B\n",
        "Forename,Surname\n",
        "Forename,Surname\nZoÃ«,Khan\n",
        'Forename,Surname\n,""\nA?a,B\n',
    ],
)
def test_an_export_that_cannot_be_trusted_is_refused(project, text):
    """And the register stays as it is."""
    before = project.register_file.read_bytes()
    with pytest.raises(RegisterError):
        brought_in(project, text)
    assert project.register_file.read_bytes() == before


def test_the_demo_takes_no_real_children(project):
    """The demo's register is part of the repository."""
    with pytest.raises(ConfigurationError, match="invoke start"):
        brought_in(project, policy=DEMO)


def test_real_children_do_not_get_into_a_file_that_git_holds(project):
    """Checked before they are written."""
    put(project.root, as_csv())
    for command in (["init", "-q"], ["add", "consent.csv"]):
        subprocess.run(["git", "-C", project.root, *command], check=True)
    with pytest.raises(RegisterError, match="git keeps"):
        brought_in(project)
    assert len(project.register_file.read_text().splitlines()) == 1


WITH_PERMISSIONS = """Forename,Surname,Class,Photo Website,Photo Twitter,Consent On
Amelia,Khan,3B,No,No,2026-01-09
Oliver,Bennett,3B,Yes,Yes,2025-09-01
Zoë,Wałęsa,RH,Yes,No,2026-01-09
Kai,Lowe,RH,,,
"""


MAPPED = replace(REAL, headings={"Photo Website": "website", "Photo Twitter": "twitter"})


def test_a_new_pupil_brings_the_permissions_of_the_export(project):
    """The office's record holds for who is new, the register for the others; a blank is a no."""
    lines = "\n".join(map(revealed, brought_in(project, WITH_PERMISSIONS, MAPPED)))
    pupils = register(project).pupils
    new = pupils["P-1008"]
    assert new.permission(Channel.WEBSITE, TODAY) is Permission.YES
    assert new.permission(Channel.TWITTER, TODAY) is Permission.NO
    assert new.may_be_named is Naming.NO
    assert pupils["P-1009"].permission(Channel.WEBSITE, TODAY) is Permission.NO
    assert pupils["P-1001"].permission(Channel.WEBSITE, TODAY) is Permission.YES
    assert "New, with a no to everything: 1" in lines
    assert "New, with the permissions of the export: 1" in lines
    assert "Amelia Khan: website yes, in the export No" in lines
    assert "Amelia Khan: consent_on 2025-09-01, in the export 2026-01-09" in lines
    assert "Oliver" not in lines.partition("differ")[2]


def test_a_limit_that_the_register_has_no_column_for_stops(tmp_path):
    """Nobody is brought in without what limits them; with the column they are."""
    export = "Forename,Surname,Class,do_not_publish\nZoë,Wałęsa,RH,yes\n"
    put(tmp_path, "pupil_id,first_name,last_name,class,website\nP-1001,Amelia,Khan,3B,no\n")
    with pytest.raises(RegisterError, match="do_not_publish"):
        brought_in(Project.at(tmp_path), export)
    put(tmp_path, as_csv(AMELIA))
    brought_in(Project.at(tmp_path), export)
    assert register(Project.at(tmp_path)).pupils["P-1002"].do_not_publish


def test_git_lets_go_of_what_only_its_last_commit_holds(project):
    """What the message says to do is what helps."""
    git = ["git", "-C", project.root, "-c", "user.name=O", "-c", "user.email=o@school.example"]
    for command in (["init", "-q"], ["add", "consent.csv"], ["commit", "-qm", "All"]):
        subprocess.run([*git, *command], check=True)
    subprocess.run([*git, "rm", "-q", "--cached", "consent.csv"], check=True)
    with pytest.raises(RegisterError) as refused:
        brought_in(project)
    told = [line for line in str(refused.value).splitlines() if "git" in line]
    assert any("git rm --cached --ignore-unmatch consent.csv" in line for line in told)
    subprocess.run([*git, "rm", "-q", "--cached", "--ignore-unmatch", "consent.csv"], check=True)
    subprocess.run([*git, "commit", "-qm", "Keep consent.csv out"], check=True)
    assert brought_in(project)
