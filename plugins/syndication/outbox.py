"""The outbox: what waits for the Headteacher, what she released, and nothing that was posted.

A passed build makes it anew. `invoke approve`, `posted` and `outbox` make it anew from what stands
there, if that still is what the last passed build wrote. Every time each signature is verified.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from safeguarding.policy import Policy
from safeguarding.project import Project
from safeguarding.record import BuildRecord, Knowledge, SnippetRecord
from syndication.build_warnings import read_warnings
from syndication.canonical import canonical
from syndication.description import Descriptions, PermittedToday, Told
from syndication.ledger import Posted, read_ledger
from syndication.networks import NETWORKS
from syndication.outbox_folder import MARK, replace_outbox
from syndication.outbox_page import outbox_files
from syndication.outbox_receipt import Made, read_made, write_made
from syndication.outbox_view import SnippetView, State
from syndication.posted_pictures import PostedPictures, remember
from syndication.signers import InForce, signers_in_force
from syndication.signoffs import (
    SIGNATURE,
    Judgement,
    SignOff,
    every_signoff,
    judge,
    read_signoffs,
    snippet_id,
)


@dataclass(frozen=True, slots=True)
class Offer:
    """One snippet as the last passed build made it, and how far it has come.

    `told` is the content of its snippet.json. `posted` tells where it stands already: network ->
    address. `done` are the networks that need nothing more of it.
    """

    told: Told
    card: bytes
    judgement: Judgement = field(default_factory=Judgement)
    posted: Mapping[str, str] = field(default_factory=dict)
    done: frozenset[str] = frozenset()

    @property
    def approved(self) -> bool:
        return bool(set(self.judgement.networks) - self.done)

    @property
    def folder(self) -> str:
        return f"{'approved' if self.approved else 'waiting'}/{self.told['slug']}"


@dataclass(frozen=True, slots=True)
class Outbox:
    """What the outbox holds, and what somebody should know of it."""

    offers: tuple[Offer, ...]
    made: Made
    notes: tuple[str, ...] = ()

    @property
    def approved(self) -> tuple[Offer, ...]:
        return tuple(offer for offer in self.offers if offer.approved)

    @property
    def waiting(self) -> tuple[Offer, ...]:
        return tuple(offer for offer in self.offers if not offer.approved)


def write_outbox(record: BuildRecord, tree: Path) -> Outbox:
    """Make the outbox of a build that passed; `tree` holds its pages and cards.

    The caller holds the lock of the build. Raises ConfigurationError if the outbox cannot be
    replaced, or if ledger, keys or memory cannot be believed, and OSError; it is as it was then.
    """
    known = record.knowledge
    ledger = read_ledger(known.project)
    remember(known, ledger)
    posted = ledger.posted()
    described = Descriptions(record, tree)
    offers = (
        Offer(described.of(snippet), described.card(snippet))
        for snippet in record.snippets
        if not _stands_everywhere(snippet, posted)
    )
    outbox = _judged(known.project, known.policy, offers, Made.now(known.today))
    _write(known.project, known.policy, outbox)
    return replace(outbox, notes=(*outbox.notes, *PostedPictures.of(known, ledger).told()))


def open_outbox(knowledge: Knowledge) -> Outbox:
    """What the last passed build offered, judged by today's signatures, ledger and permissions.

    The caller holds the lock of the build. What shows somebody who may no longer be shown is left
    out. Raises ConfigurationError if a file of the outbox is not what the program wrote there, and
    as `write_outbox`.
    """
    project = knowledge.project
    made, files = read_made(project)
    still = PermittedToday(knowledge)
    kept: list[Offer] = []
    notes: list[str] = []
    for offer in _offers_in(files):
        if still(offer.told):
            kept.append(offer)
        else:
            notes.append(_NO_LONGER.format(offer.told["title"]))
    outbox = _judged(project, knowledge.policy, kept, made)
    return replace(outbox, notes=(*outbox.notes, *notes))


def remake_outbox(knowledge: Knowledge, outbox: Outbox | None = None) -> Outbox:
    """Judge again what was opened, and put into the folder what came of it."""
    opened = outbox or open_outbox(knowledge)
    again = _judged(knowledge.project, knowledge.policy, opened.offers, opened.made)
    remember(knowledge, read_ledger(knowledge.project))
    _write(knowledge.project, knowledge.policy, again)
    return replace(again, notes=tuple(dict.fromkeys((*opened.notes, *again.notes))))


_NO_LONGER = (
    "“{}” was taken out of the outbox: somebody in it has no permission in force any more. Build "
    "the website again; the build says what to mend."
)
_TAKEN_DOWN = Judgement(why="The post was taken down after it was signed.")
_NOT_WRITTEN_DOWN = Judgement(
    why="posted.csv does not say that it was approved, so that file was lost, exchanged or cut. "
    "Put it back from where the project is backed up, or approve the post again."
)
_LAPSED = "The sign-off of “{}” no longer counts. {} It waits for the Headteacher again."


def _stands_everywhere(snippet: SnippetRecord, posted: Posted) -> bool:
    return all(posted.address(snippet.source, network.name) for network in NETWORKS)


def _judged(project: Project, policy: Policy, offers: Iterable[Offer], made: Made) -> Outbox:
    ledger = read_ledger(project)
    in_force = signers_in_force(project, policy)
    signoffs, posted = read_signoffs(project), ledger.posted()
    down = {source for source in every_signoff(project) if posted.was_taken_down(source)}
    every = (
        replace(one, judgement=_TAKEN_DOWN) if one.told["source"] in down else one
        for one in (_with_judgement(offer, signoffs, in_force, posted) for offer in offers)
    )
    left = tuple(offer for offer in every if offer.done != set(offer.told["networks"]))
    lapsed = (offer for offer in left if offer.judgement.why)
    told = (_LAPSED.format(offer.told["title"], offer.judgement.why) for offer in lapsed)
    return Outbox(left, made, (*ledger.notes, *in_force.notes, *told))


def _with_judgement(
    offer: Offer,
    signoffs: Mapping[str, tuple[SignOff, ...]],
    in_force: InForce,
    posted: Posted,
) -> Offer:
    source, snippet = offer.told["source"], snippet_id(offer.told)
    networks, signed = tuple(offer.told["networks"]), signoffs.get(source, ())
    judgement = judge(offer.told, signed, in_force)
    if judgement.networks and not posted.was_approved(source, snippet):
        judgement = _NOT_WRITTEN_DOWN
    return replace(
        offer,
        judgement=judgement,
        posted={name: at for name in networks if (at := posted.address(source, name))},
        done=frozenset(name for name in networks if posted.is_done(source, snippet, name)),
    )


def _write(project: Project, policy: Policy, outbox: Outbox) -> None:
    warnings = read_warnings(project)
    views = [_view(offer, warnings) for offer in outbox.offers]
    files = {MARK: b"", **outbox_files(policy, views, warnings.get("", ()))}
    for offer in outbox.offers:
        files |= dict(_files_of(offer))
    replace_outbox(project, files)
    write_made(project, outbox.made, files)


def _files_of(offer: Offer) -> Iterator[tuple[str, bytes]]:
    """The files of one snippet; of an approved one only the texts that may be posted now."""
    judgement, told = offer.judgement, offer.told
    signoff = judgement.signoff if offer.approved else None
    networks = judgement.networks if offer.approved else told["networks"]
    for network in set(networks) - offer.done:
        text = told["networks"][network]["text"]
        yield f"{offer.folder}/{network}.txt", f"{text}\n".encode()
    yield f"{offer.folder}/alt.txt", f"{told['card']['alt']}\n".encode()
    yield f"{offer.folder}/card.jpg", offer.card
    yield f"{offer.folder}/snippet.json", signoff.data if signoff else canonical(told)
    if signoff:
        yield f"{offer.folder}/{SIGNATURE}", signoff.signature


def _offers_in(files: Mapping[str, bytes]) -> Iterator[Offer]:
    for path, data in files.items():
        folder, _, name = path.rpartition("/")
        if name == "snippet.json":
            # A signed one keeps the slug of its day, which may be another post's by now.
            told = {**json.loads(data), "slug": folder.rpartition("/")[2]}
            yield Offer(told, files[f"{folder}/card.jpg"])


def _view(offer: Offer, warnings: Mapping[str, tuple[str, ...]]) -> SnippetView:
    told = offer.told
    record = SnippetRecord(
        slug=told["slug"],
        title=told["title"],
        url=told["url"],
        source=told["source"],
        texts={name: part["text"] for name, part in told["networks"].items()},
        card="",
        card_alt=told["card"]["alt"],
        card_shows_photo=told["card"]["photo"],
    )
    state = State.WAITING
    if offer.approved:
        state = State.APPROVED
    elif offer.judgement.why:
        state = State.LAPSED
    return SnippetView(
        record,
        offer.folder,
        state,
        offer.judgement.why,
        signed_for=frozenset(offer.judgement.networks) - offer.done,
        posted=offer.posted,
        warnings=warnings.get(record.source, ()),
    )
