"""A sign-off is worth what its signature covers, and no more."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest
from signed import head, teacher

from safeguarding.project import Project
from syndication.canonical import canonical
from syndication.signers import InForce, Signers
from syndication.signoffs import (
    SignOff,
    changes,
    judge,
    read_signoffs,
    snippet_id,
    write_signoff,
)

TOLD = {
    "version": 1,
    "slug": "beans",
    "title": "Our beans",
    "url": "https://school.example/beans.html",
    "source": "content/posts/beans.md",
    "networks": {
        "facebook": {"text": "Beans", "length": 5, "limit": 63206},
        "twitter": {"text": "Beans!", "length": 6, "limit": 280},
    },
    "card": {"sha256": "a" * 64, "alt": "Hands", "photo": True, "picture": "b" * 64},
    "page": {"sha256": "c" * 64},
    "pictures": ["b" * 64],
    "videos": [],
}
IN_FORCE = InForce(Signers((head().public,)))
COVERED = {
    ("title",): "the title",
    ("url",): "the address of the post",
    ("networks", "twitter", "text"): "the text for Twitter/X",
    ("networks", "facebook", "text"): "the text for Facebook",
    ("card", "sha256"): "the picture on the card",
    ("card", "photo"): "the picture on the card",
    ("card", "alt"): "the description of the card's picture",
    ("page", "sha256"): "the text or the head of the page",
    ("pictures",): "the pictures of the post",
}
NOT_COVERED = [
    ("slug",),
    ("version",),
    ("networks", "twitter", "length"),
    ("networks", "twitter", "limit"),
]


def changed(path: tuple[str, ...]) -> dict:
    told = deepcopy(TOLD)
    *parts, last = path
    part = told
    for name in parts:
        part = part[name]
    part[last] = "other"
    return told


def signed(told: dict = TOLD, key=None) -> SignOff:
    data = canonical(told)
    return SignOff(data, (key or head()).sign(data, "built:2026-06-01"), told)


@pytest.mark.parametrize("path", COVERED)
def test_each_covered_field_voids_it_and_is_told(path: tuple[str, ...]) -> None:
    """In words for a Headteacher; and it is another snippet for the ledger."""
    now = changed(path)
    verdict = judge(now, [signed()], IN_FORCE)
    assert verdict.networks == ()
    assert verdict.why == f"Changed since it was signed: {COVERED[path]}."
    assert snippet_id(now) != snippet_id(TOLD)


@pytest.mark.parametrize("path", NOT_COVERED)
def test_what_follows_from_it_voids_nothing(path: tuple[str, ...]) -> None:
    """The twin: how it is counted, and which folder it lies in."""
    now = changed(path)
    assert judge(now, [signed()], IN_FORCE).networks == ("facebook", "twitter")
    assert snippet_id(now) == snippet_id(TOLD)


@pytest.mark.parametrize("path", [*COVERED, *NOT_COVERED])
def test_a_signed_file_that_was_changed_is_not_signed(path: tuple[str, ...]) -> None:
    """Every byte of it, covered or not."""
    forged = changed(path)
    sign_off = SignOff(canonical(forged), signed().signature, forged)
    verdict = judge(forged, [sign_off], IN_FORCE)
    assert verdict.networks == ()
    assert "does not verify" in verdict.why


def test_a_network_more_or_less_is_a_change() -> None:
    """What she did not see she did not sign."""
    more = deepcopy(TOLD)
    more["networks"]["mastodon"] = {"text": "Beans", "length": 5, "limit": 500}
    assert list(changes(TOLD, more)) == ["the text for mastodon"]
    assert list(changes(more, TOLD)) == ["the text for mastodon"]


def test_the_best_of_several_counts() -> None:
    """And nothing at all if nobody signed."""
    assert judge(TOLD, [], IN_FORCE).why == ""
    others = [signed(key=teacher()), signed(changed(("title",)))]
    assert judge(TOLD, others, IN_FORCE).networks == ()
    assert judge(TOLD, [*others, signed()], IN_FORCE).networks == ("facebook", "twitter")
    assert judge(TOLD, [signed(), *others], IN_FORCE).comment == "built:2026-06-01"


def test_it_is_kept_and_another_posts_is_not_taken_away(tmp_path: Path) -> None:
    """Even if that had the same name once."""
    project = Project.at(tmp_path)
    other = {**TOLD, "source": "content/posts/old/beans.md"}
    for told in (TOLD, other, TOLD):
        write_signoff(project, told, signed(told).signature)
    kept = read_signoffs(project)
    assert {source: len(some) for source, some in kept.items()} == {
        TOLD["source"]: 1,
        other["source"]: 1,
    }
    assert kept[TOLD["source"]][0].data == canonical(TOLD)
    assert (tmp_path / "signoffs/beans.json").read_bytes() == canonical(TOLD)
