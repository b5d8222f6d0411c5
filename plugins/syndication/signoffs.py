"""What the Headteacher signed, kept in `signoffs/`, and whether it still is what there is.

A sign-off is the canonical snippet.json as it was signed, and the signature beside it. Both are
part of the project, so that a clone that builds the same site has the same approvals. Those of a
post that was taken down lie in `signoffs/taken-down/`: a record of what was, which releases nothing
any more, nor does a copy that somebody puts back.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from safeguarding.atomic import write_atomically
from safeguarding.project import Project
from syndication.canonical import canonical
from syndication.networks import NETWORKS
from syndication.signers import InForce
from syndication.signing import Signature, verified

SIGNATURE = "snippet.json.minisig"
TAKEN_DOWN = "taken-down"


@dataclass(frozen=True, slots=True)
class SignOff:
    """A snippet.json as it was signed (`data`), and its signature, not verified yet."""

    data: bytes
    signature: bytes
    told: Mapping[str, Any]

    @property
    def source(self) -> str:
        return str(self.told.get("source", ""))


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a sign-off is worth for a snippet as it is now.

    `networks` are those for which it counts, none if it lapsed; `why` says in words what changed,
    or is empty if nobody ever signed.
    """

    networks: tuple[str, ...] = ()
    why: str = ""
    signoff: SignOff | None = None
    comment: str = ""


def read_signoffs(project: Project) -> dict[str, tuple[SignOff, ...]]:
    """The sign-offs of each post, by source. What cannot be read counts as never signed."""
    void = {one.signature for one in _signoffs_in(project.signoffs / TAKEN_DOWN)}
    return _by_source(one for one in _signoffs_in(project.signoffs) if one.signature not in void)


def every_signoff(project: Project) -> dict[str, tuple[SignOff, ...]]:
    """Those of posts that were taken down as well, before the others of the same post."""
    folders = (project.signoffs / TAKEN_DOWN, project.signoffs)
    return _by_source(one for folder in folders for one in _signoffs_in(folder))


def _signoffs_in(folder: Path) -> Iterator[SignOff]:
    for path in sorted(folder.glob("*.json")):
        try:
            data = path.read_bytes()
            told = json.loads(data)
            signature = path.with_name(f"{path.name}.minisig").read_bytes()
        except (OSError, ValueError):
            continue
        if isinstance(told, dict):
            yield SignOff(data, signature, told)


def _by_source(signoffs: Iterable[SignOff]) -> dict[str, tuple[SignOff, ...]]:
    found: dict[str, tuple[SignOff, ...]] = {}
    for one in signoffs:
        found[one.source] = (*found.get(one.source, ()), one)
    return found


def void_signoffs(project: Project, sources: Collection[str]) -> None:
    """Put the sign-offs of these posts where they release nothing any more. Raises OSError.

    A file that was signed goes before its signature: halves count for nothing.
    """
    folder = project.signoffs / TAKEN_DOWN
    for path in sorted(project.signoffs.glob("*.json")):
        if _source_in(path) in sources:
            signature = path.with_name(f"{path.name}.minisig")
            mark = hashlib.sha256(signature.read_bytes() if signature.exists() else b"")
            folder.mkdir(exist_ok=True)
            void = folder / f"{path.stem}-{mark.hexdigest()[:8]}.json"
            path.replace(void)
            if signature.exists():
                signature.replace(void.with_name(f"{void.name}.minisig"))


def _source_in(path: Path) -> str:
    try:
        return str(json.loads(path.read_bytes())["source"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""  # what nobody can read releases nothing


def write_signoff(project: Project, told: Mapping[str, Any], signature: bytes) -> None:
    """Keep a sign-off in the place of the former one of the same post. Raises OSError."""
    path, data = _file_of(project, told), canonical(told)
    write_atomically(path.with_name(f"{path.name}.minisig"), signature)
    write_atomically(path, data)


def _file_of(project: Project, told: Mapping[str, Any]) -> Path:
    """signoffs/SLUG.json, unless another post, whose slug that was or is, has its own there."""
    path = project.signoffs / f"{told['slug']}.json"
    try:
        if json.loads(path.read_bytes())["source"] == told["source"]:
            return path
    except FileNotFoundError:
        return path
    except (OSError, ValueError, KeyError, TypeError):
        pass  # whatever it is, it is not taken away
    mark = hashlib.sha256(str(told["source"]).encode()).hexdigest()[:8]
    return path.with_name(f"{told['slug']}-{mark}.json")


def judge(now: Mapping[str, Any], signoffs: Iterable[SignOff], in_force: InForce) -> Judgement:
    """Whether one of the signatures covers what the snippet is `now` (its snippet.json)."""
    verdicts = [_judged(now, signoff, in_force) for signoff in signoffs]
    return max(verdicts, key=lambda one: len(one.networks), default=Judgement())


def _judged(now: Mapping[str, Any], signoff: SignOff, in_force: InForce) -> Judgement:
    signature = verified(signoff.data, signoff.signature, in_force.signers.all)
    if signature is None:
        return Judgement(why=_UNSIGNED)
    changed = tuple(changes(signoff.told, now))
    if changed:
        return Judgement(why=f"Changed since it was signed: {', '.join(changed)}.")
    return _counting(now, signoff, signature, in_force)


def _counting(
    now: Mapping[str, Any], signoff: SignOff, signature: Signature, in_force: InForce
) -> Judgement:
    networks = in_force.signers.may_sign_for(signature.key, now["networks"])
    if not networks:
        return Judgement(why=_UNSIGNED)
    return Judgement(networks, "", signoff, signature.comment)


_UNSIGNED = (
    "The signature does not verify: its key is not in force, or the file was changed afterwards."
)


def changes(signed: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    """What a sign-off covers and what is no longer so, in words.

    How long a text counts as is not covered: that follows from the text and the program. Nor are
    the day of the build and the version of the rules, which stand in the signature's comment.
    """
    before, after = covered(signed), covered(now)
    for name in dict.fromkeys((*before, *after)):
        if before.get(name) != after.get(name):
            yield _CALLED.get(name) or f"the text for {_title(name)}"


def covered(told: Mapping[str, Any]) -> dict[str, object]:
    """The values of a snippet.json that a sign-off covers, each by the name of what it is."""
    card, page, networks = (_part(told, name) for name in ("card", "page", "networks"))
    return {
        "title": told.get("title"),
        "url": told.get("url"),
        **{name: _part(networks, name).get("text") for name in networks},
        "card": [card.get("sha256"), card.get("photo")],
        "alt": card.get("alt"),
        "page": page.get("sha256"),
        "pictures": told.get("pictures"),
    }


_CALLED = {
    "title": "the title",
    "url": "the address of the post",
    "card": "the picture on the card",
    "alt": "the description of the card's picture",
    "page": "the text or the head of the page",
    "pictures": "the pictures of the post",
}


def _part(told: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = told.get(name)
    return value if isinstance(value, dict) else {}


def _title(network: str) -> str:
    return next((known.title for known in NETWORKS if known.name == network), network)


def snippet_id(told: Mapping[str, Any]) -> str:
    """The SHA-256 (hex) by which the ledger names a snippet: of all that a sign-off covers."""
    return hashlib.sha256(canonical(covered(told))).hexdigest()
