"""What is signed is released, what is not waits, what is posted is in neither."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from beans import PICTURE, everywhere, post, pupil
from signed import ALL_APPROVED, ALL_WAIT, SOURCE, School, head, teacher

from safeguarding.errors import ConfigurationError
from safeguarding.record import BuildRecord
from safeguarding.school import Permission, Register
from syndication.canonical import canonical
from syndication.ledger import Action, Event, append
from syndication.outbox import write_outbox
from syndication.settings_folder import settings_folder
from syndication.signers import signers_in_force
from syndication.signoffs import snippet_id, void_signoffs


@pytest.fixture
def school(record: BuildRecord, tmp_path: Path) -> School:
    return School(record, tmp_path)


def posted(school: School, *networks: str, action: Action = Action.POSTED) -> None:
    told = school.told() if school.files() else {}
    for network in networks:
        append(
            school.project,
            Event(
                action,
                source=SOURCE,
                slug="beans",
                network=network,
                address=f"https://{network}.example/1",
                snippet=snippet_id(told) if told else "",
            ),
        )


def test_a_snippet_is_five_files(school: School) -> None:
    """Texts, card, alt text, and the description that the Headteacher signs."""
    school.build()
    assert school.files() == ALL_WAIT
    told = school.told()
    folder = school.outbox / "waiting/beans"
    twitter = (folder / "twitter.txt").read_text(encoding="utf-8").removesuffix("\n")
    assert told["version"] == 1
    assert told["slug"] == "beans"
    assert told["source"] == SOURCE
    assert told["networks"]["twitter"]["text"] == twitter
    assert told["networks"]["twitter"]["limit"] == 280
    assert told["networks"]["facebook"]["limit"] == 63206
    digest = hashlib.sha256((folder / "card.jpg").read_bytes()).hexdigest()
    assert told["card"]["sha256"] == digest
    assert told["card"]["alt"] == "Hands sow beans in pots"
    assert told["card"]["photo"] is True
    assert told["card"]["picture"] in told["pictures"]
    assert (folder / "snippet.json").read_bytes() == canonical(told)


def test_what_is_signed_is_released(school: School) -> None:
    """With the very bytes that were signed, and the signature beside them."""
    school.build()
    signed = (school.outbox / "waiting/beans/snippet.json").read_bytes()
    school.sign()
    assert school.files() == ALL_APPROVED
    assert (school.outbox / "approved/beans/snippet.json").read_bytes() == signed
    assert school.build().notes == ()
    assert school.files() == ALL_APPROVED


def test_what_is_not_signed_is_not_released(school: School) -> None:
    """Nor what somebody signed whom nobody accepted, or what was put into approved/ by hand."""
    school.build()
    outbox = school.sign(key=teacher())
    assert school.files() == ALL_WAIT
    assert "key is not in force" in " ".join(outbox.notes)
    (school.outbox / "waiting/beans").rename(school.outbox / "approved-by-me")
    with pytest.raises(ConfigurationError):
        school.open()


def test_a_folder_moved_to_approved_moves_back(school: School) -> None:
    """It is the signature that releases, not the place."""
    school.build()
    (school.outbox / "approved").mkdir(exist_ok=True)
    (school.outbox / "waiting/beans").rename(school.outbox / "approved/beans")
    with pytest.raises(ConfigurationError, match="not as the last build left it"):
        school.open()
    school.build()
    assert school.files() == ALL_WAIT


CHANGES = {
    "the text for Twitter/X": lambda school: school.change(fields={"twitter": "Come and see"}),
    "the text for Facebook": lambda school: school.change(fields={"facebook": "Come and see"}),
    "the title": lambda school: school.change(title="Our peas"),
    "the address of the post": lambda school: school.change(url="posts/2026/beans/"),
    "the description of the card's picture": lambda school: declare(school, alt="Two hands"),
    "the text or the head of the page": lambda school: school.words.update(text="The tallest died"),
    "the picture on the card": lambda school: school.change(pictures=()),
}


def declare(school: School, **changes: object) -> None:
    known = school.record.knowledge
    row = replace(known.declarations[PICTURE], **changes)  # type: ignore[arg-type]
    school.record.knowledge = replace(known, declarations={PICTURE: row})


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_of_what_was_signed_moves_it_back(school: School, what: str) -> None:
    """Each field that the signature covers, told in words; undone, the signature holds again."""
    school.build()
    school.sign()
    before = dict(school.record.posts), school.record.knowledge, dict(school.words)
    CHANGES[what](school)
    notes = " ".join(school.build().notes)
    assert what in notes
    assert "no longer counts" in notes
    assert school.files() == ALL_WAIT
    school.record.posts, school.record.knowledge, school.words = before
    assert school.build().notes == ()
    assert school.files() == ALL_APPROVED


NEIGHBOURS = {
    "another post": {"neighbours": '<a rel="next" href="peas.html">Peas</a>'},
    "the menu": {"menu": "Home All stories"},
    "the foot": {"foot": "12 Linnet Lane"},
    "a better encoder": {"rendition": "4567-1440.jpg"},
    "whole addresses": {"root": "https://school.example"},
}


@pytest.mark.parametrize("what", NEIGHBOURS)
def test_what_is_beside_the_post_changes_nothing(school: School, what: str) -> None:
    """The twin: the signature holds."""
    school.build()
    school.sign()
    assert school.build(**NEIGHBOURS[what]).notes == ()
    assert school.files() == ALL_APPROVED


def test_a_new_day_and_a_new_post_change_nothing(school: School) -> None:
    """Nor that the new post takes the name under which the first was signed."""
    school.build()
    school.sign()
    known = school.record.knowledge
    school.record.knowledge = replace(known, today=known.today + dt.timedelta(days=1))
    new = post(source="content/posts/a.md", url="old/beans/", output="old/beans/index.html")
    school.record.posts = {new.source: new, **school.record.posts}
    assert school.build().notes == ()
    assert school.files("beans-2") == ALL_APPROVED
    assert school.files("beans") == ALL_WAIT
    school.sign("beans")
    assert school.files("beans") == school.files("beans-2") == ALL_APPROVED


@pytest.mark.parametrize(
    "permission", [Permission.NO, Permission.GROUP], ids=["taken back", "groups only"]
)
def test_a_permission_no_longer_in_force_takes_it_out(
    school: School, permission: Permission
) -> None:
    """Without waiting for a build, which would be refused; the twin stays."""
    school.build()
    school.sign()
    known = school.record.knowledge
    after = Register({"P-1": pupil("P-1", everywhere(permission))})
    school.record.knowledge = replace(known, register=after)
    assert "no permission in force" in " ".join(school.open().notes)
    assert school.files() == set()


def test_an_approved_snippet_stays_while_it_may(school: School) -> None:
    """The twin: another pupil's permission is nobody's business here."""
    school.build()
    school.sign()
    known = school.record.knowledge
    others = {"P-2": pupil("P-2", everywhere(Permission.NO))}
    pupils = {**known.register.pupils, **others}
    school.record.knowledge = replace(known, register=Register(pupils))
    assert school.open().notes == ()
    assert school.files() == ALL_APPROVED


def test_what_is_posted_everywhere_is_in_neither(school: School) -> None:
    """And does not come back with a change of the page."""
    school.build()
    school.sign()
    posted(school, "twitter")
    school.open()
    assert school.files() == ALL_APPROVED - {"approved/twitter.txt"}
    posted(school, "facebook")
    school.open()
    assert school.files() == set()
    school.build(text="The tallest has 31 centimetres.")
    assert school.files() == set()


def test_what_was_removed_waits_only_when_it_is_another(school: School) -> None:
    """The same snippet is never posted twice."""
    school.build()
    school.sign()
    posted(school, "twitter", "facebook")
    posted(school, "twitter", "facebook", action=Action.REMOVED)
    school.build()
    assert school.files() == set()
    school.build(text="The tallest has 31 centimetres.")
    assert school.files() == ALL_WAIT


def test_a_key_for_one_account_releases_for_that_one(school: School) -> None:
    """The deputy's key is for Twitter: Facebook waits for the Headteacher."""
    school.propose(head().public, twitter=(teacher().public,))
    school.accept(head())
    school.build()
    outbox = school.sign(key=teacher())
    assert school.files() == ALL_APPROVED - {"approved/facebook.txt"}
    (offer,) = outbox.approved
    assert offer.judgement.networks == ("twitter",)
    school.sign(key=head())
    assert school.files() == ALL_APPROVED


def test_a_key_that_was_replaced_no_longer_releases(school: School) -> None:
    """A stolen key is worth nothing once another is in force."""
    school.build()
    school.sign()
    school.propose(teacher().public)
    school.accept(head())
    assert "key is not in force" in " ".join(school.build().notes)
    assert school.files() == ALL_WAIT


def test_other_keys_in_the_policy_change_nothing_and_are_told(school: School) -> None:
    """Whoever edits policy.toml releases nothing."""
    school.build()
    school.sign()
    school.propose(teacher().public)
    notes = " ".join(school.build().notes)
    assert "WARNING" in notes
    assert "policy.toml names other keys" in notes
    assert school.files() == ALL_APPROVED
    assert signers_in_force(school.project, school.record.knowledge.policy).signers.keys == (
        head().public,
    )


def test_another_computer_has_the_same_approvals(school: School) -> None:
    """A clone has signoffs/ and no private folder; it says whom it trusts from now on."""
    school.build()
    school.sign()
    (school.project.state / "signers.json").unlink()
    shutil.rmtree(settings_folder())
    assert head().public[-12:] in " ".join(school.build().notes)
    assert school.files() == ALL_APPROVED


@pytest.mark.parametrize("damage", ["{", '{"source": 3}', "[]", '{"source": "x"}', ""])
def test_a_damaged_sign_off_releases_nothing(school: School, damage: str) -> None:
    """Whatever somebody wrote there."""
    school.build()
    school.sign()
    (school.project.signoffs / "beans.json").write_text(damage, encoding="utf-8")
    school.build()
    assert school.files() == ALL_WAIT


def test_what_hangs_beside_a_sign_off_does_not_outdo_it(school: School) -> None:
    """A second file for the same post, unsigned, takes nothing away."""
    school.build()
    school.sign()
    for name in ("a", "z"):
        told = {"source": SOURCE, "networks": {}}
        (school.project.signoffs / f"{name}.json").write_text(json.dumps(told), encoding="utf-8")
        (school.project.signoffs / f"{name}.json.minisig").write_text("none", encoding="utf-8")
    assert school.build().notes == ()
    assert school.files() == ALL_APPROVED


@pytest.mark.parametrize(
    "title",
    [
        "<script>alert(1)</script>",
        "=cmd|' /C calc'!A0",
        "\u202eegdab",
        "{{ 7 * 7 }}",
        "\U0001f331" * 10_000,
    ],
    ids=["script", "formula", "bidi", "template", "emoji"],
)
def test_a_hostile_title_is_only_text(school: School, title: str) -> None:
    """On the page, in the files and under the signature."""
    school.change(title=title)
    school.build()
    page = (school.outbox / "index.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert school.told()["title"] == title
    school.sign()
    assert school.files() == ALL_APPROVED


def test_a_post_that_is_gone_leaves_nothing_behind(school: School) -> None:
    """Here or in the private folder."""
    school.build()
    school.record.posts.clear()
    school.build()
    assert list((school.outbox / "waiting").iterdir()) == []
    assert not list(school.outbox.parent.glob(".outbox*"))


def test_a_failure_leaves_the_former_outbox(school: School) -> None:
    """A page that is missing from the tree stops the writing before anything is replaced."""
    school.build()
    before = (school.outbox / "index.html").read_bytes()
    school.record.snippets[0] = replace(school.record.snippets[0], card="cards/missing.jpg")
    with pytest.raises(FileNotFoundError):
        write_outbox(school.record, school.tree)
    assert (school.outbox / "index.html").read_bytes() == before


def test_what_did_not_change_is_not_written_again(school: School) -> None:
    """The same snippets leave the outbox alone; a new one leaves the files of the others."""
    school.build()
    card = school.outbox / "waiting/beans/card.jpg"
    before = card.stat().st_ino, school.outbox.stat().st_ino
    school.build()
    assert school.outbox.stat().st_ino == before[1]
    new = post(source="content/posts/peas.md", url="posts/peas/", output="posts/peas/index.html")
    school.record.posts[new.source] = new
    school.build()
    assert card.stat().st_ino == before[0]
    assert card.stat().st_nlink == 1
    assert sorted(path.name for path in (school.outbox / "waiting").iterdir()) == ["beans", "peas"]


@pytest.mark.parametrize("name", ["twitter.txt", "card.jpg", "snippet.json", ".made-by-the-build"])
def test_what_somebody_altered_is_refused_and_written_again(school: School, name: str) -> None:
    """Nobody signs it; the next build repairs it."""
    school.build()
    (altered,) = school.outbox.rglob(name)
    before = altered.read_bytes()
    altered.write_bytes(bytes(len(before)) or b"more")
    with pytest.raises(ConfigurationError, match="not as the last build left it"):
        school.open()
    school.build()
    assert altered.read_bytes() == before


def test_a_post_that_was_taken_down_must_be_signed_again(school: School) -> None:
    """Put back as it was, it waits; the former signature was for what was thought right then."""
    school.build()
    assert school.sign().approved
    append(school.project, Event(Action.TAKEN_DOWN, source=SOURCE, slug="beans", item="c-1"))
    outbox = school.build()
    assert not outbox.approved
    assert any("taken down" in note for note in outbox.notes)
    assert school.sign().approved


def forget_the_ledger(school: School) -> None:
    """Delete posted.csv and the program's own copy of it."""
    (school.project.root / "posted.csv").unlink()
    (school.project.state / "posted.csv").unlink()


def test_a_sign_off_that_no_line_of_the_ledger_tells_of(school: School) -> None:
    """Without the ledger nobody knows what was taken down since; with it back all is as before."""
    school.build()
    school.sign()
    kept = (school.project.root / "posted.csv").read_bytes()
    forget_the_ledger(school)
    assert "posted.csv does not say that it was approved" in " ".join(school.build().notes)
    assert school.files() == ALL_WAIT
    (school.project.root / "posted.csv").write_bytes(kept)
    assert school.build().notes == ()
    assert school.files() == ALL_APPROVED


def test_a_sign_off_of_what_was_taken_down_is_void_for_good(school: School) -> None:
    """Though the ledger is as before, and the sign-off put back; a new one counts."""
    school.build()
    school.sign()
    kept = (school.project.root / "posted.csv").read_bytes()
    void_signoffs(school.project, [SOURCE])
    assert not list(school.project.signoffs.glob("*.json*"))
    school.build()
    assert school.files() == ALL_WAIT
    for path in (school.project.signoffs / "taken-down").iterdir():
        end = "".join(path.suffixes)
        (school.project.signoffs / f"beans{end}").write_bytes(path.read_bytes())
    assert (school.project.root / "posted.csv").read_bytes() == kept
    school.build()
    assert school.files() == ALL_WAIT
    school.sign()
    assert school.files() == ALL_APPROVED


def test_sign_offs_of_other_posts_stay(school: School) -> None:
    """The twin: only what was taken down is void, and what nobody can read is left alone."""
    school.build()
    school.sign()
    (school.project.signoffs / "torn.json").write_text("{")
    void_signoffs(school.project, ["content/posts/peas.md"])
    school.build()
    assert school.files() == ALL_APPROVED
    assert (school.project.signoffs / "torn.json").exists()
