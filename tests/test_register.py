"""The register: every tolerance towards the office, and every refusal."""

import contextlib
import datetime as dt
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguarding.errors import RegisterError
from safeguarding.policy_reader import read_policy
from safeguarding.private import revealed
from safeguarding.register import read_register
from safeguarding.school import Channel, Naming, Permission
from tests.register_files import AMELIA, DEMO, HEADER, REAL, TODAY, as_csv, put, read

ONE = as_csv(AMELIA)
NAMES = ("Amelia", "Khan", "Zoë", "Wałęsa")


def only(register):
    (pupil,) = register.pupils.values()
    return pupil


def permission(folder, channel=Channel.WEBSITE, today=TODAY, policy=REAL, **cells):
    return only(read(folder, as_csv(AMELIA | cells), policy=policy)).permission(channel, today)


def refusal(folder, text, encoding="utf-8", policy=REAL):
    with pytest.raises(RegisterError) as refused:
        read(folder, text, encoding, policy)
    assert refused.value.exit_code == 3
    assert not any(name in str(refused.value) for name in NAMES)
    return str(refused.value)


# What is tolerated


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_file_that_excel_writes_is_read(tmp_path, encoding, delimiter):
    """Encoding and delimiter do not matter."""
    pupil = only(
        read(tmp_path, as_csv(AMELIA | {"first_name": "Zoë"}, delimiter=delimiter), encoding)
    )
    assert pupil.first_name.reveal() == "Zoë"
    assert pupil.permission(Channel.TWITTER, TODAY) is Permission.YES


def test_an_old_encoding_is_told(tmp_path):
    """CP1252 has lost letters of names before the file is read."""
    rows = as_csv(AMELIA | {"first_name": "Zoë"})
    assert any("old Windows encoding" in text for text in read(tmp_path, rows, "cp1252").warnings)
    assert not any("encoding" in text for text in read(tmp_path, rows).warnings)


def test_headings_need_not_be_written_like_ours(tmp_path):
    """Case, spaces and underscores do not matter."""
    text = ONE.replace(HEADER, HEADER.replace("_", " ").title())
    assert only(read(tmp_path, text)).permission(Channel.WEBSITE, TODAY) is Permission.YES


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Amelia Khan", "Amelia", "Khan"),
        ('"Khan, Amelia"', "Amelia", "Khan"),
        ("Amelia", "Amelia", ""),
        ('"García López, Sofía"', "Sofía", "García López"),
    ],
)
def test_one_column_may_hold_the_whole_name(tmp_path, name, first, last):
    """ "First Last" and "Last, First" are told apart by the comma."""
    pupil = only(read(tmp_path, f"pupil_id,name\nP-1,{name}\n"))
    assert (pupil.first_name.reveal(), pupil.last_name.reveal()) == (first, last)


def test_a_name_of_three_words_is_found_by_its_outer_two(tmp_path):
    """Nobody can say where the first name ends, so the short form is looked for too."""
    pupil = only(read(tmp_path, "pupil_id,name\nP-1,Mary Jane Smith\n"))
    assert [name.reveal() for name in pupil.other_names] == ["Mary Smith"]


@pytest.mark.parametrize("names", [{"last_name": ""}, {"first_name": ""}, {"last_name": "-"}])
def test_a_pupil_may_have_one_name(tmp_path, names):
    """A single name is enough to be found by."""
    pupil = only(read(tmp_path, as_csv(AMELIA | names)))
    assert bool(pupil.first_name) != bool(pupil.last_name)


def test_other_names_are_lists(tmp_path):
    """Names in daily use and former names are taken apart, and turned the right way round."""
    more = {"known_as": "Millie; Amy/Mel", "other_names": "Khan, Ameliah;Amelia Malik"}
    pupil = only(read(tmp_path, as_csv(AMELIA | more)))
    assert [name.reveal() for name in pupil.known_as] == ["Millie", "Amy", "Mel"]
    assert [name.reveal() for name in pupil.other_names] == ["Ameliah Khan", "Amelia Malik"]


@pytest.mark.parametrize("heading", ["consent", "Photo Consent", "photo_consent"])
def test_a_lone_consent_is_for_the_website_only(tmp_path, heading):
    """Who agreed to "photos" did not agree to the networks."""
    text = f"pupil_id,name,{heading},consent_on\nP-1,Amelia Khan,yes,2025-09-01\n"
    pupil = only(read(tmp_path, text))
    said = {channel: pupil.permission(channel, TODAY) for channel in Channel}
    assert said.pop(Channel.WEBSITE) is Permission.YES
    assert set(said.values()) == {Permission.NO}


@pytest.mark.parametrize(
    ("written", "meant"),
    [("yes", "yes"), (" YES ", "yes"), ("Group", "group"), ("no", "no"), ("N", "no")],
)
def test_permissions_as_offices_write_them(tmp_path, written, meant):
    """Case and spaces do not matter, and nothing is told."""
    register = read(tmp_path, as_csv(AMELIA | {"website": written}))
    assert only(register).permission(Channel.WEBSITE, TODAY) == meant
    assert register.warnings == ()


@pytest.mark.parametrize("written", ["", "maybe", "yes?", "true", "ask mum", "not yet", "1"])
def test_a_doubtful_permission_is_a_no_and_is_told(tmp_path, written):
    """What is blank or cannot be read permits nothing."""
    register = read(tmp_path, as_csv(AMELIA | {"website": written}))
    assert only(register).permission(Channel.WEBSITE, TODAY) is Permission.NO
    assert only(register).permission(Channel.TWITTER, TODAY) is Permission.YES
    (warning,) = register.warnings
    assert warning.startswith("Row 2: the website permission")


@pytest.mark.parametrize(
    ("cells", "meant"),
    [
        ({"work": "yes"}, Permission.YES),
        ({"work": "no"}, Permission.NO),
        ({"work": "perhaps"}, Permission.NO),
        ({"work": ""}, Permission.NO),
        ({"work": "yes", "withdrawn_on": "2026-01-01"}, Permission.NO),
        ({"work": "yes", "expires_on": "soon"}, Permission.NO),
        ({"work": "yes", "do_not_publish": "yes"}, Permission.NO),
    ],
)
def test_pupils_work_may_have_a_permission_of_its_own(tmp_path, cells, meant):
    """By the same words and dates; a register without the column says nothing of it."""
    text = as_csv(AMELIA | cells, header=f"{HEADER},work")
    assert only(read(tmp_path, text)).work_permission(TODAY) is meant
    assert only(read(tmp_path, ONE)).work is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [("no", "no"), ("first", "first"), ("Full", "full"), ("", "no"), ("perhaps", "no")],
)
def test_may_be_named(tmp_path, written, meant):
    """Blank and unreadable are a no."""
    assert only(read(tmp_path, as_csv(AMELIA | {"may_be_named": written}))).naming == meant


def test_a_missing_naming_column_allows_with_one_warning(tmp_path):
    """A school that never asked may name pupils away from pictures; it is told once."""
    header = HEADER.replace("may_be_named,", "")
    row = {key: value for key, value in AMELIA.items() if key != "may_be_named"}
    register = read(tmp_path, as_csv(row, row | {"pupil_id": "P-2", "class": "4M"}, header=header))
    assert {pupil.naming for pupil in register.pupils.values()} == {Naming.FULL}
    assert sum("may_be_named" in warning for warning in register.warnings) == 1


@pytest.mark.parametrize("cells", [{"withdrawn_on": "2026-01-01"}, {"expires_on": "2026-01-01"}])
def test_the_dates_hold_for_naming_too(tmp_path, cells):
    """Who took the form back is not named; who did not, is."""
    assert only(read(tmp_path, as_csv(AMELIA | cells))).naming is Naming.NO
    later = dict.fromkeys(cells, "2027-01-01")
    assert only(read(tmp_path, as_csv(AMELIA | later))).naming is Naming.FULL


def test_do_not_publish_permits_nothing(tmp_path):
    """Whatever the other columns say."""
    pupil = only(read(tmp_path, as_csv(AMELIA | {"do_not_publish": "yes"})))
    assert pupil.do_not_publish
    assert pupil.naming is Naming.NO
    assert {pupil.permission(channel, TODAY) for channel in Channel} == {Permission.NO}


@pytest.mark.parametrize(
    ("written", "meant"), [("", False), ("no", False), ("Y", True), ("ask", True)]
)
def test_an_unreadable_do_not_publish_counts(tmp_path, written, meant):
    """The strictest reading holds."""
    assert (
        only(read(tmp_path, as_csv(AMELIA | {"do_not_publish": written}))).do_not_publish is meant
    )


@pytest.mark.parametrize("first", ["2026-03-02", "02/03/2026", "2/3/2026"])
def test_a_permission_counts_from_its_day(tmp_path, first):
    """It holds on consent_on and not the day before."""
    assert permission(tmp_path, consent_on=first) is Permission.YES
    assert permission(tmp_path, consent_on=first, today=dt.date(2026, 3, 1)) is Permission.NO


@pytest.mark.parametrize("last", ["2026-03-02", "02/03/2026"])
def test_a_permission_holds_up_to_and_including_its_last_day(tmp_path, last):
    """It holds on expires_on and not the day after."""
    assert permission(tmp_path, expires_on=last) is Permission.YES
    assert permission(tmp_path, expires_on=last, today=dt.date(2026, 3, 3)) is Permission.NO


def test_a_withdrawal_counts_from_its_day_unless_renewed(tmp_path):
    """A later form makes a withdrawal good."""
    gone = {"withdrawn_on": "2026-03-02"}
    assert permission(tmp_path, **gone) is Permission.NO
    assert permission(tmp_path, **gone, today=dt.date(2026, 3, 1)) is Permission.YES
    later = dt.date(2026, 3, 4)
    assert permission(tmp_path, **gone, consent_on="2026-03-03", today=later) is Permission.YES


@pytest.mark.parametrize("column", ["consent_on", "expires_on", "withdrawn_on"])
@pytest.mark.parametrize(
    "written", ["soon", "31/02/2025", "09/13/2025", "1.9.2025", "01/09/25", "46000"]
)
def test_an_unreadable_date_permits_nothing_and_is_told(tmp_path, column, written):
    """Not today and not on any other day, for pictures and for naming."""
    register = read(
        tmp_path, as_csv(AMELIA | {column: written}), policy=replace(REAL, forms_dated=TODAY)
    )
    pupil = only(register)
    for day in (dt.date(2020, 1, 1), TODAY, dt.date(2099, 1, 1)):
        assert {pupil.permission(channel, day) for channel in Channel} == {Permission.NO}
    assert pupil.naming is Naming.NO
    assert any(
        warning.startswith(f"Row 2: {column} cannot be read") for warning in register.warnings
    )


def test_forms_without_a_date_take_the_schools(tmp_path):
    """`forms_dated` of policy.toml stands in for an empty consent_on."""
    dated = replace(REAL, forms_dated=dt.date(2025, 9, 1))
    assert permission(tmp_path, consent_on="", policy=dated) is Permission.YES
    gone = {"consent_on": "", "withdrawn_on": "2025-07-01"}
    assert permission(tmp_path, **gone, policy=dated) is Permission.NO


def test_without_that_date_they_are_a_no_told_in_one_line(tmp_path):
    """Who said no has nothing to be dated and is not counted."""
    row = AMELIA | {"consent_on": ""}
    no = {"website": "no", "twitter": "no", "facebook": "no", "pupil_id": "P-3", "class": "1A"}
    register = read(tmp_path, as_csv(row, row | {"pupil_id": "P-2", "class": "4M"}, row | no))
    assert {pupil.permission(Channel.WEBSITE, TODAY) for pupil in register.pupils.values()} == {
        Permission.NO
    }
    (warning,) = register.warnings
    assert warning.startswith("Rows 2 and 3: a permission without consent_on")


@pytest.mark.parametrize(
    "header",
    [
        "pupil_id,Legal Forename,Legal Surname,Preferred Forename,Reg",
        "Pupil ID,Legal First Name,Legal Last Name,Known As First Name,Year",
        "pupil_id,Forename,Surname,Preferred First Name,Registration Group",
    ],
)
def test_the_headings_of_the_usual_mis_are_known(tmp_path, header):
    """SIMS, Bromcom and Arbor."""
    pupil = only(read(tmp_path, f"{header}\nP-1,Amelia,Khan,Millie,3B\n"))
    assert pupil.first_name.reveal() + pupil.last_name.reveal() == "AmeliaKhan"
    assert [name.reveal() for name in pupil.known_as] == ["Millie"]
    assert pupil.class_name == "3B"


def test_a_surname_in_daily_use_is_looked_for_too(tmp_path):
    """A child known by another surname than the legal one is found by both."""
    text = "pupil_id,Legal Forename,Legal Surname,Preferred Surname\nP-1,Amelia,Khan,Malik\n"
    assert [name.reveal() for name in only(read(tmp_path, text)).other_names] == ["Amelia Malik"]


def test_headings_are_mapped_by_the_policy(tmp_path):
    """A heading of the school's own means what policy.toml says."""
    policy = replace(REAL, headings={"Web Photos": "website", "Kind": "pupil_id"})
    text = "Kind,name,web_photos,consent_on\nP-1,Amelia Khan,yes,2025-09-01\n"
    assert only(read(tmp_path, text, policy=policy)).permission(Channel.WEBSITE, TODAY) == "yes"


@pytest.mark.parametrize("heading", ["UPN", "Date of Birth", "DOB", "Medical Notes", "Allergies"])
def test_private_columns_are_not_read_and_told(tmp_path, heading):
    """The register does not need them; the office is asked to delete them."""
    register = read(tmp_path, f"pupil_id,name,{heading}\nP-1,Amelia Khan,secret\n")
    assert any("delete the column" in warning for warning in register.warnings)
    assert "secret" not in repr(register)


def test_another_column_is_told_without_its_heading(tmp_path):
    """A heading may be a name where somebody deleted the header row."""
    register = read(tmp_path, "pupil_id,name,Amelia's bus\nP-1,Amelia Khan,7\n")
    assert any(warning.startswith("Row 1, column C: this heading") for warning in register.warnings)
    assert not any("Amelia" in warning for warning in register.warnings)


def test_pupils_without_any_permission_are_kept(tmp_path):
    """Their names above all must be found."""
    no = dict.fromkeys(("website", "twitter", "facebook", "youtube", "may_be_named"), "no")
    assert len(read(tmp_path, as_csv(AMELIA | no)).pupils) == 1


def test_the_header_is_kept_as_written(tmp_path):
    """By it a published copy of the register is recognised."""
    assert read(tmp_path, ONE).header == tuple(HEADER.split(","))


def test_an_id_that_tells_the_name_is_told(tmp_path):
    """Photos carry ids."""
    register = read(tmp_path, as_csv(AMELIA | {"pupil_id": "amelia-3"}))
    assert any("the id holds" in warning for warning in register.warnings)


def test_two_rows_for_one_pupil_are_told(tmp_path):
    """With two ids, one could say no and the other yes."""
    register = read(tmp_path, as_csv(AMELIA, AMELIA | {"pupil_id": "P-2"}))
    assert any("same name and class as in row 2" in warning for warning in register.warnings)


def test_names_are_masked_wherever_the_register_is_printed(tmp_path):
    """`repr` of the whole register tells no name."""
    assert not any(name in repr(read(tmp_path, ONE)) for name in NAMES)


def test_two_thousand_pupils_are_read_at_once(tmp_path):
    """Half a second of work at most."""
    rows = [
        AMELIA | {"pupil_id": f"P-{number}", "class": f"{number % 70}X"} for number in range(2000)
    ]
    path = put(tmp_path, as_csv(*rows))
    begin = time.process_time()
    assert len(read_register(path, REAL, today=TODAY).pupils) == 2000
    assert time.process_time() - begin <= 0.5


# What is refused


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "empty"),
        (f"{HEADER}\r\n", "no pupils yet"),
        (as_csv(AMELIA).split("\r\n", 1)[1], "no column"),
        ("first_name,last_name,class\nAmelia,Khan,3B\n", "no column for pupil_id"),
        ("pupil_id,first_name,class\nP-1,Amelia,3B\n", "no column for the names"),
        (as_csv(AMELIA, AMELIA), "Row 3, column A (pupil_id): the id already stands in row 2"),
        (as_csv(AMELIA, AMELIA | {"pupil_id": "p-1001"}), "already stands in row 2"),
        (as_csv(AMELIA | {"pupil_id": ""}), "Row 2, column A (pupil_id): there is no id"),
        (as_csv(AMELIA | {"pupil_id": "P 1/Khan"}), "Row 2, column A (pupil_id)"),
        (
            as_csv(AMELIA | {"first_name": "", "last_name": ""}),
            "Row 2, column B (first_name): there is no name",
        ),
        (as_csv(AMELIA | {"first_name": "-", "last_name": "."}), "there is no name"),
        (
            as_csv(AMELIA | {"first_name": "ZoÃ«"}),
            "Row 2, column B (first_name): the letters are damaged",
        ),
        (as_csv(AMELIA | {"last_name": "Wa??sa"}), "Row 2, column C (last_name): the letters"),
        (as_csv(AMELIA | {"known_as": "Zo\ufffd"}), "Row 2, column D (known_as): the letters"),
        (as_csv(AMELIA | {"other_names": "Zo\x01"}), "Row 2, column E (other_names): the letters"),
        (
            as_csv(AMELIA | {"first_name": "Amelia (Millie)"}),
            "Row 2, column B (first_name): the name holds a sign",
        ),
        (
            as_csv(AMELIA | {"last_name": "Khan, Malik"}),
            "Row 2, column C (last_name): the name holds a comma",
        ),
        (
            ONE + "P-2,Zoë,Smith,,,3B,yes,no,no,no,no,,2025-09-01,,,folder,more\n",
            "row 3: There are more cells",
        ),
        (ONE + 'P-2,"Zoë,Smith\n', "row 3"),
        (ONE.replace("withdrawn_on", "withdrawn_no"), "column O"),
        (ONE.replace("may_be_named", "may_be_namd"), "column K"),
        (ONE.replace("withdrawn_on", "Date of withdrawal"), "column O: the heading"),
        (ONE.replace("expires_on", "Consent expiry"), "column N: the heading"),
        (ONE.replace("do_not_publish", "DO NOT PHOTOGRAPH"), "column L: the heading"),
        (ONE.replace("evidence", "Web site"), "columns G and P both mean website"),
    ],
)
def test_a_doubt_about_who_the_children_are_stops_the_build(tmp_path, text, told):
    """Exit 3, with row and column, and no name in the message."""
    assert told in refusal(tmp_path, text)


def test_every_doubtful_row_is_told_at_once(tmp_path):
    """The office mends the file in one go."""
    rows = [AMELIA | {"pupil_id": f"P-{number}", "first_name": "A?a"} for number in range(30)]
    told = refusal(tmp_path, as_csv(*rows))
    assert "Row 2," in told
    assert "Row 21," in told
    assert "10 more" in told


def test_a_terminal_at_school_is_shown_which_id(tmp_path):
    """Private words are there for those who may see them."""
    with pytest.raises(RegisterError) as refused:
        read(tmp_path, as_csv(AMELIA, AMELIA))
    assert "P-1001" in "".join(map(revealed, refused.value.lines))
    assert "P-1001" not in str(refused.value)


def test_another_shape_gets_a_header_and_a_row_to_paste(tmp_path):
    """What is pasted is itself a register."""
    lines = refusal(tmp_path, "Pupil;Telephone\nAmelia;1\n").splitlines()
    pasted = "\n".join(line.strip() for line in lines if line.startswith("    "))
    assert len(read(tmp_path, pasted).pupils) == 1


@pytest.mark.parametrize("kind", ["missing", "folder", "workbook"])
def test_what_is_no_file_of_ours_is_refused(tmp_path, kind):
    """A register that cannot be opened is no empty register."""
    path = tmp_path / "consent.csv"
    if kind == "folder":
        path.mkdir()
    if kind == "workbook":
        path.write_bytes(b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00")
    with pytest.raises(RegisterError):
        read_register(path, REAL, today=TODAY)


def test_invented_pupils_are_for_the_demo_only(tmp_path):
    """A real school never builds against children who do not exist."""
    text = as_csv(AMELIA | {"pupil_id": "P-DEMO-001"})
    assert "invented" in refusal(tmp_path, text)
    assert "invented" in refusal(tmp_path, as_csv(AMELIA, AMELIA | {"pupil_id": "p-demo-1"}))
    assert len(read(tmp_path, text, policy=DEMO).pupils) == 1


@given(st.binary(max_size=400), st.sampled_from(["", f"{HEADER}\n", ONE]))
def test_whatever_a_file_holds_there_is_no_traceback(tmp_path_factory, end, beginning):
    """It is a register, or it is refused in words."""
    path = tmp_path_factory.mktemp("any") / "consent.csv"
    path.write_bytes(beginning.encode() + end)
    with contextlib.suppress(RegisterError):
        assert read_register(path, REAL, today=TODAY).pupils


# The demo


def test_the_shipped_register_shows_every_case():
    """Sixty invented pupils, of whom twenty may be shown everywhere and one never."""
    root = Path(__file__).parents[1]
    policy = read_policy(root / "policy.toml")
    pupils = read_register(root / "consent.csv", policy, today=TODAY).pupils
    public = (Channel.WEBSITE, Channel.TWITTER, Channel.FACEBOOK)
    said = [{pupil.permission(channel, TODAY) for channel in public} for pupil in pupils.values()]
    assert len(pupils) == 60
    assert said.count({Permission.YES}) >= 20
    assert {Permission.GROUP} in said
    assert {Permission.NO} in said
    assert sum(pupil.do_not_publish for pupil in pupils.values()) == 1
    assert {pupil.naming for pupil in pupils.values()} == set(Naming)


def test_the_shipped_register_does_not_rot():
    """What may be shown today may be shown in twenty years."""
    root = Path(__file__).parents[1]
    policy = read_policy(root / "policy.toml")
    pupils = read_register(root / "consent.csv", policy, today=TODAY).pupils.values()
    for day in (dt.date(2026, 1, 1), dt.date(2046, 1, 1)):
        allowed = sum(pupil.permission(Channel.WEBSITE, day) is Permission.YES for pupil in pupils)
        assert allowed == 47


# git


def git(folder, *arguments):
    identity = ["-c", "user.name=Office", "-c", "user.email=office@school.example"]
    subprocess.run(["git", *identity, "-C", folder, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path):
    git(tmp_path, "init", "-q")
    return tmp_path


def test_real_children_in_the_index_are_refused(repository):
    """Whoever clones would get their names."""
    put(repository, ONE)
    git(repository, "add", "consent.csv")
    assert "git holds consent.csv" in refusal(repository, ONE)


def test_real_children_in_the_last_commit_are_refused(repository):
    """Taking the file out of the index is not enough."""
    put(repository, ONE)
    git(repository, "add", "consent.csv")
    git(repository, "commit", "-qm", "register")
    git(repository, "rm", "-q", "--cached", "consent.csv")
    assert "git holds consent.csv" in refusal(repository, ONE)
    git(repository, "commit", "-qm", "without it")
    assert len(read(repository, ONE).pupils) == 1


def test_the_registers_own_repository_is_asked(repository, monkeypatch):
    """Not the one of the working directory, nor one that a git hook points to."""
    school = repository / "school"
    school.mkdir()
    put(school, ONE)
    git(repository, "add", "school/consent.csv")
    monkeypatch.setenv("GIT_DIR", str(repository / "elsewhere"))
    assert "git holds" in refusal(school, ONE)


def test_a_link_does_not_hide_the_file(repository, tmp_path_factory):
    """What the link points to is what git may hold."""
    put(repository, ONE)
    git(repository, "add", "consent.csv")
    link = tmp_path_factory.mktemp("elsewhere") / "consent.csv"
    link.symlink_to(repository / "consent.csv")
    with pytest.raises(RegisterError, match="git holds"):
        read_register(link, REAL, today=TODAY)


def test_what_git_does_not_hold_is_fine(repository):
    """An ignored or untracked register, and one where there is no git at all."""
    assert len(read(repository, ONE).pupils) == 1


def test_git_may_hold_invented_children(repository):
    """The demo is part of the repository."""
    text = as_csv(AMELIA | {"pupil_id": "P-DEMO-001"})
    put(repository, text)
    git(repository, "add", "consent.csv")
    assert len(read(repository, text, policy=DEMO).pupils) == 1
    both = as_csv(AMELIA | {"pupil_id": "P-DEMO-001"}, AMELIA)
    assert "git holds" in refusal(repository, both, policy=DEMO)


def test_a_machine_without_git_is_fine(repository, monkeypatch, tmp_path_factory):
    """Then nothing can be committed there either."""
    monkeypatch.setenv("PATH", str(tmp_path_factory.mktemp("empty")))
    assert len(read(repository, ONE).pupils) == 1


def test_a_broken_repository_is_refused(repository):
    """Where git cannot tell, nobody can say that the names are not in it."""
    (repository / ".git" / "index").write_bytes(b"nonsense")
    assert "git does not say" in refusal(repository, ONE)
