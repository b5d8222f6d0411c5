"""Whether a name that was found may stand where no pupils are shown: what the families allowed."""

from __future__ import annotations

import re

from safeguarding.mentions import Certainty, Mention
from safeguarding.names.vocabulary import MONTHS, SEASONS, TOPICS
from safeguarding.school import Naming, Register

_PARTS = re.compile("[,;:›»>|/·]")
_SUBJECTS = MONTHS | SEASONS | TOPICS


def may_be_named(mention: Mention, register: Register) -> bool:
    """Whether everybody whose full name it is, or anybody of that first name, may be named so."""
    namings = [naming(register, pupil_id) for pupil_id in mention.pupils]
    if mention.certainty is Certainty.CERTAIN or mention.whole:
        return all(one is Naming.FULL for one in namings)
    return any(one is not Naming.NO for one in namings)


def may_not_be_named(mention: Mention, register: Register) -> bool:
    """Whether somebody whose name it may be is not to be named at all."""
    return any(naming(register, pupil_id) is Naming.NO for pupil_id in mention.pupils)


def naming(register: Register, pupil_id: str) -> Naming:
    """How fully a pupil may be named; not at all, if nobody knows who that is."""
    pupil = register.get(pupil_id)
    return pupil.may_be_named if pupil else Naming.NO


def is_subject(words: str, mention: Mention) -> bool:
    """Whether the mentioned word says what a post is about: "Art", "Summer", "Home › May".

    `words` is its text. It stands there alone, or alone between commas and signs.
    """
    before, after = words[: mention.start], words[mention.end :]
    alone = _PARTS.split(before)[-1].strip() == "" and _PARTS.split(after)[0].strip(" .!") == ""
    return alone and mention.words.reveal().lower() in _SUBJECTS
