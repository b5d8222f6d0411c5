"""`invoke posted` and `invoke outbox`: where a post went, what was removed, and what is left."""

from __future__ import annotations

import contextlib
import webbrowser
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from desk.keeping_back import outbox_of_today
from safeguarding.errors import ConfigurationError
from safeguarding.gate import plain_disk_errors, sole_builder
from safeguarding.knowledge import open_record
from safeguarding.nearest import nearest
from safeguarding.policy import Policy
from safeguarding.private import Private
from safeguarding.project import Project
from safeguarding.record import Knowledge
from syndication.description import Told, fingerprints, on_card
from syndication.ledger import Action, Entry, Event, Ledger, append, read_ledger
from syndication.outbox import Outbox, open_outbox, remake_outbox
from syndication.posted_address import posted_address
from syndication.signers import InForce, Signers, signers_in_force
from syndication.signoffs import every_signoff, judge, snippet_id

HEADTEACHER = "headteacher"
NOT_SIGNED = "not-signed"
"""What the ledger says of a post that nobody signed and that stands on a network all the same."""


def outbox(project: Project, *, in_browser: bool) -> Iterator[str]:
    """Make the outbox anew from what the last passed build left; yields what is in it."""
    made = outbox_of_today(project)
    ledger = read_ledger(project)
    page = project.outbox / "index.html"
    yield from made.notes
    yield f"Waiting for the Headteacher: {len(made.waiting)}. Approved: {len(made.approved)}."
    yield from (f"  waiting   {offer.told['slug']}" for offer in made.waiting)
    yield from (f"  approved  {offer.told['slug']}" for offer in made.approved)
    yield from unsigned_lines(ledger)
    yield f"All of it: {page}"
    if in_browser:
        webbrowser.open(page.as_uri())


def posted(
    project: Project, post: str, addresses: Mapping[str, str], *, removed: bool
) -> Iterator[str]:
    """Write down where a post stands, or that it was removed; yields what was written.

    Raises ConfigurationError for an unknown post, an address that is none, or a snippet that is
    recorded already: nothing is written then.
    """
    with plain_disk_errors(), sole_builder(project, print):
        knowledge = open_record(project).knowledge
        ledger = read_ledger(project)
        known = _known(knowledge, ledger)
        source = _source(known, post)
        if removed:
            events = _removals(knowledge.policy, ledger, known[source], addresses)
        else:
            events = _postings(knowledge.policy, ledger, known[source], addresses)
        yield from append(project, *events).notes
        yield from map(_written, events)
        yield from _afterwards(knowledge, removed=removed)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a post that may stand on a network."""

    source: str
    slug: str
    told: tuple[Told, ...] = ()
    """Its snippet as it was signed, and as it is now: whichever there are."""
    signed_for: tuple[str, ...] = ()


def _known(knowledge: Knowledge, ledger: Ledger) -> dict[str, _Known]:
    """Every post that was ever offered, signed or posted, by source.

    An outbox that was changed by hand is no reason to forget where a post went.
    """
    project = knowledge.project
    known = {
        entry.event.source: _Known(entry.event.source, entry.event.slug)
        for entry in ledger.entries
        if entry.event.source
    }
    in_force = _in_force(knowledge)
    approved = {
        (one.event.source, one.event.snippet)
        for one in ledger.entries
        if one.event.action is Action.APPROVED
    }
    for signoff in (one for some in every_signoff(project).values() for one in some):
        verdict = judge(signoff.told, (signoff,), in_force)
        if verdict.networks:
            slug, source = str(signoff.told["slug"]), signoff.source
            counts = (source, snippet_id(signoff.told)) in approved
            signed_for = verdict.networks if counts else ()
            known[source] = _Known(source, slug, (signoff.told,), signed_for)
    try:
        offers = open_outbox(knowledge).offers
    except ConfigurationError:
        offers = ()
    for offer in offers:
        source = offer.told["source"]
        before = known.get(source)
        told = (*(before.told if before else ()), offer.told)
        signed_for = before.signed_for if before else ()
        known[source] = _Known(source, offer.told["slug"], told, signed_for)
    return known


def _in_force(knowledge: Knowledge) -> InForce:
    """Nobody's, if keys or their memory are in doubt: where a post went is written down anyhow."""
    try:
        return signers_in_force(knowledge.project, knowledge.policy)
    except ConfigurationError:
        return InForce(Signers())


def _source(known: Mapping[str, _Known], post: str) -> str:
    found = [
        one.source
        for one in known.values()
        if post in (one.slug, one.source, Path(one.source).name, Path(one.source).stem)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        several = Private(", ".join(sorted(found)), f"{len(found)} posts")
        raise ConfigurationError(("“", Private(post), "” may be any of: ", several, ". Say which."))
    hint = Private(nearest(post, [one.slug for one in known.values()]), "")
    raise ConfigurationError(
        ("No post “", Private(post), "” was ever offered for the networks.", hint)
    )


def _postings(
    policy: Policy, ledger: Ledger, known: _Known, addresses: Mapping[str, str]
) -> tuple[Event, ...]:
    if not any(addresses.values()):
        raise ConfigurationError(
            "Say where it stands: invoke posted POST --twitter ADDRESS --facebook ADDRESS"
        )
    given = {name: url for name, url in addresses.items() if url}
    return tuple(_posting(policy, ledger, known, name, url) for name, url in given.items())


def _posting(policy: Policy, ledger: Ledger, known: _Known, network: str, url: str) -> Event:
    address = _address_on(policy, network, url)
    _expect_new(ledger, known, network, address)
    told = known.told[0] if known.told else None
    pictures, cards = _shown(known.told) if known.told else _shown_before(ledger, known.source)
    return Event(
        Action.POSTED,
        source=known.source,
        slug=known.slug,
        network=network,
        address=address,
        snippet=snippet_id(told) if told else "",
        pictures=pictures,
        item="" if network in known.signed_for else NOT_SIGNED,
        role=role_for(policy, network),
        on_card=cards,
    )


def _expect_new(ledger: Ledger, known: _Known, network: str, address: str) -> None:
    for entry in ledger.standing(network=network):
        if entry.event.source == known.source:
            raise ConfigurationError(
                f"{known.slug} is on {network.capitalize()} already, since "
                f"{_day(entry)}: {entry.event.address}. Never the same snippet twice.",
                "If it stands there a second time, delete that one. If the address was wrong: "
                f"invoke posted {known.slug} --removed --{network} {entry.event.address} and "
                "then record the right one.",
            )
        if entry.event.address == address:
            raise ConfigurationError(
                f"{address} is recorded already, for {entry.event.slug}. Copy the address again."
            )


def _address_on(policy: Policy, network: str, url: str) -> str:
    """The address on whichever of the school's accounts there it is."""
    accounts = [one for one in policy.accounts if one.network == network]
    for account in accounts[:-1]:
        with contextlib.suppress(ConfigurationError):
            return posted_address(network, url, account)
    return posted_address(network, url, accounts[-1] if accounts else None)


_Pictures: TypeAlias = tuple[tuple[str, ...], tuple[str, ...] | None]
"""What card and page show, and of that what the card shows, as the ledger keeps them."""


def _shown(versions: Iterable[Told]) -> _Pictures:
    """The one that was signed may be out there, and the one of today: what either shows counts."""
    pictures, cards = (
        tuple(dict.fromkeys(chain.from_iterable(map(read, versions))))
        for read in (fingerprints, on_card)
    )
    return pictures, cards


def _shown_before(ledger: Ledger, source: str) -> _Pictures:
    last = [one.event for one in ledger.entries if one.event.source == source]
    return (last[-1].pictures, last[-1].on_card) if last else ((), None)


def _removals(
    policy: Policy, ledger: Ledger, known: _Known, addresses: Mapping[str, str]
) -> tuple[Event, ...]:
    standing = ledger.standing(known.source)
    wanted = {name: url for name, url in addresses.items() if url}
    gone = []
    for entry in standing:
        url = wanted.get(entry.event.network, "" if wanted else entry.event.address)
        if url and posted_address(entry.event.network, url, None) == entry.event.address:
            gone.append(entry)
    if not gone or len(gone) < len(wanted):
        listed = ", ".join(entry.event.address for entry in standing) or "nothing"
        raise ConfigurationError(
            f"Of {known.slug} that is not recorded as posted. Recorded: {listed}."
        )
    return tuple(
        replace(
            entry.event,
            action=Action.REMOVED,
            item="",
            role=role_for(policy, entry.event.network),
        )
        for entry in gone
    )


def role_for(policy: Policy, network: str) -> str:
    """Who may post on the school's account there: a role, for no name stands in the ledger."""
    roles = (one.signed_off_by for one in policy.accounts if one.network == network)
    return next((role for role in roles if role.islower()), HEADTEACHER)


def _written(event: Event) -> str:
    line = f"Written down in posted.csv: {event.slug}, {event.action.value}, {event.address}"
    if event.item != NOT_SIGNED:
        return line
    return (
        f"{line}\nWARNING: nobody whose signature counts for {event.network.capitalize()} signed "
        "it. It is written down, so that it can be found. Only what is signed may be posted: tell "
        "the Headteacher, and delete it there."
    )


def unsigned_lines(ledger: Ledger) -> Iterator[str]:
    """What stands on a network though nobody signed it, till it is recorded as removed."""
    for entry in ledger.standing():
        event = entry.event
        if event.item == NOT_SIGNED:
            yield (
                f"Posted on {event.network.capitalize()} without a signature that counts there, on "
                f"{_day(entry)}: {event.address}. Delete it there, and write it down: "
                f"invoke posted {event.slug} --removed --{event.network} {event.address}"
            )


def _afterwards(knowledge: Knowledge, *, removed: bool) -> Iterator[str]:
    try:
        made: Outbox = remake_outbox(knowledge)
    except ConfigurationError as error:
        yield " ".join(str(error).splitlines())
        return
    if removed:
        yield "It is not offered again as it was. After a change and a build it waits once more."
    yield f"Waiting for the Headteacher: {len(made.waiting)}. Approved: {len(made.approved)}."


def _day(entry: Entry) -> str:
    return f"{entry.when.day} {entry.when:%B %Y}"
