"""`invoke approve`: the Headteacher reads, ticks four words, and signs; several posts at once."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from desk.declaring import at_a_terminal
from desk.posting import HEADTEACHER, role_for
from desk.showing import shown
from desk.signing_key import (
    expect_key,
    expect_no_build_server,
    key_file,
    passphrase,
    yes,
)
from safeguarding.errors import ConfigurationError, Refused
from safeguarding.gate import plain_disk_errors, sole_builder
from safeguarding.knowledge import open_record
from safeguarding.nearest import nearest
from safeguarding.policy import Policy
from safeguarding.private import Private
from safeguarding.project import Project
from safeguarding.record import Knowledge
from syndication.canonical import canonical
from syndication.description import fingerprints, on_card
from syndication.ledger import Action, Event, append
from syndication.outbox import Offer, Outbox, open_outbox, remake_outbox
from syndication.outbox_receipt import Made
from syndication.signers import InForce, Signers, accept, signers_in_force
from syndication.signing import SigningKey, short, unlock
from syndication.signoffs import snippet_id, write_signoff

TICKS = {
    "correct": "Correct: facts, spelling and the address are right",
    "appropriate": "Appropriate: nothing on the wall, in the background or on a jumper, no adult, "
    "that does not belong there",
    "courteous": "Courteous: nobody is offended by the tone",
    "respectful": "Respectful: of every child and grown-up in it",
}
"""The policy's four words (clause S7), and what each asks."""


def approve(project: Project, posts: str, ticks: str, descriptor: int) -> Iterator[str]:
    """Sign the snippets of `posts` (names parted by commas); yields what to tell.

    What was looked at is what is signed: if a build changes it meanwhile, it is not signed. Raises
    ConfigurationError if there is no such snippet or nobody to ask, Refused if nothing was signed.
    """
    expect_no_build_server()
    expect_key(project)
    with plain_disk_errors(), sole_builder(project, print):
        outbox = open_outbox(open_record(project).knowledge)
    yield from outbox.notes
    chosen = _chosen(outbox, posts)
    _expect_answers(ticks, descriptor)
    agreed = []
    for offer in chosen:
        if set(offer.judgement.networks) >= set(offer.told["networks"]):
            yield f"{offer.told['slug']} is signed already."
            continue
        yield from shown(project, offer)
        if _all_ticked(ticks):
            agreed.append(offer)
        else:
            yield "Not signed."
    if not agreed:
        raise Refused("Nothing was signed.")
    secret = passphrase("Passphrase of your key: ", descriptor)
    with (
        unlock(key_file(project), secret) as key,
        plain_disk_errors(),
        sole_builder(project, print),
    ):
        yield from _sign(open_record(project).knowledge, agreed, key)


def _chosen(outbox: Outbox, posts: str) -> Sequence[Offer]:
    """The snippets that are meant, each once. Raises ConfigurationError for an unknown name."""
    named: dict[str, Offer] = {}
    for name in filter(None, (part.strip() for part in posts.split(","))):
        found = [offer for offer in outbox.offers if is_called(offer, name)]
        if len(found) != 1:
            slugs = [offer.told["slug"] for offer in outbox.offers]
            raise ConfigurationError(
                ("There is no post “", Private(name), "” in the outbox.", _hint(name, slugs)),
                "It lists what was built and not posted yet. After a change: invoke build",
            )
        named[found[0].told["slug"]] = found[0]
    if not named:
        raise ConfigurationError("Name a post of the outbox, or several with commas between.")
    return tuple(named.values())


def _hint(name: str, slugs: Sequence[str]) -> Private:
    """What else there is: nobody typed that, so it is for a terminal at school alone."""
    return Private(nearest(name, slugs), "")


def is_called(offer: Offer, name: str) -> bool:
    """By its name in the outbox, or by its file."""
    source = str(offer.told["source"])
    return name in (offer.told["slug"], source, Path(source).name, Path(source).stem)


def _expect_answers(ticks: str, descriptor: int) -> None:
    if not at_a_terminal() and not (ticks and descriptor >= 0):
        raise ConfigurationError(
            "Signing asks four questions and a passphrase at a terminal, and there is none.",
            f"Without one, answer by options: --ticks {','.join(TICKS)} --passphrase-fd 0",
        )
    unknown = set(filter(None, ticks.split(","))) - set(TICKS)
    if unknown:
        raise ConfigurationError(f"The four words are {', '.join(TICKS)}.")


def _all_ticked(ticks: str) -> bool:
    if ticks:
        return set(ticks.split(",")) >= set(TICKS)
    return all(yes(f"  {question}? (yes or no) ") for question in TICKS.values())


def _sign(knowledge: Knowledge, agreed: Sequence[Offer], key: SigningKey) -> Iterator[str]:
    """`knowledge` is of this moment: a permission may have ended while she looked."""
    project, policy = knowledge.project, knowledge.policy
    outbox = open_outbox(knowledge)
    in_force = _confirmed(project, policy, key)
    networks = in_force.signers.may_sign_for(key.public, agreed[0].told["networks"])
    if not networks:
        raise Refused(
            f"Your key …{short(key.public)} is not in force, so its signature would not count.",
            "If it is the right key, a key in force must accept it: invoke keys --accept. If a "
            "replacement of the key was cut short, finish it: invoke keys --rotate",
        )
    now = {offer.told["slug"]: offer for offer in outbox.offers}
    signed: list[Offer] = []
    for offer in agreed:
        if _same(now.get(offer.told["slug"]), offer):
            _sign_one(project, offer, key, outbox.made, _role(policy, in_force, key))
            signed.append(offer)
        else:
            yield f"“{offer.told['title']}” was changed while you looked, so it was not signed."
    remake_outbox(knowledge, outbox)
    for offer in signed:
        yield f"Signed: {offer.told['slug']} is in {project.outbox / 'approved'}."
    if not signed:
        raise Refused("Nothing was signed. Look again, and approve what there is now.")
    yield f"To post it, open {project.outbox / 'index.html'}. Then say where it stands:"
    yield f"  invoke posted {signed[0].told['slug']} --twitter ADDRESS --facebook ADDRESS"


def _confirmed(project: Project, policy: Policy, key: SigningKey) -> InForce:
    """Who signs; where nobody ever did, the key of policy.toml is the first, if it stands alone.

    What else stands there she has not seen: that is for `invoke keys --accept`.
    """
    in_force, proposed = signers_in_force(project, policy), Signers.of_policy(policy)
    if in_force.records or proposed.all != (key.public,):
        return in_force
    confirmed = accept(project, in_force, proposed, key)
    append(project, Event(Action.SIGNERS, item=f"keys {short(key.public)}"))
    return confirmed


def _same(now: Offer | None, seen: Offer) -> bool:
    return now is not None and canonical(now.told) == canonical(seen.told) and now.card == seen.card


def _sign_one(project: Project, offer: Offer, key: SigningKey, made: Made, role: str) -> None:
    """Written down first: a crash in between leaves a line too many, never a signature too many."""
    told = offer.told
    comment = (
        f"timestamp:{int(time.time())}\tfile:snippet.json\tbuilt:{made.day}\trules:{made.rules}"
        f"\tticks:{','.join(TICKS)}"
    )
    signature = key.sign(canonical(told), comment)
    append(
        project,
        Event(
            Action.APPROVED,
            source=told["source"],
            slug=told["slug"],
            snippet=snippet_id(told),
            pictures=fingerprints(told),
            role=role,
            on_card=on_card(told),
        ),
    )
    write_signoff(project, told, signature)


def _role(policy: Policy, in_force: InForce, key: SigningKey) -> str:
    if key.public in in_force.signers.keys:
        return HEADTEACHER
    entitled = in_force.signers.may_sign_for(key.public, in_force.signers.accounts)
    return role_for(policy, entitled[0])
