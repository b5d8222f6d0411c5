"""Individual matters: a delicate topic and one person in the same sentence.

A topic alone is everyday prose ("Attendance this week was 96 %"); so is a person alone. The names
of pupils are not known here: a rule adds them to the sentences that this finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache

from safeguarding.language.remark import Remark
from safeguarding.language.sentences import sentences
from safeguarding.language.word_files import (
    phrase_pattern,
    sections,
    telling_words,
    with_shorthand,
)

KIND = "individual-matter"


class Weight(StrEnum):
    """How a topic touches somebody, the gravest first."""

    HAPPENED = "happened"
    """It was done to somebody: "was suspended"."""
    EVENT = "event"
    """It is somebody's: "has an EHCP", "arrears"."""
    NAMED = "named"
    """Only if it is said of somebody whose name stands beside it: "is in hospital"."""
    SUBJECT = "subject"
    """Schools speak of it every day: "attendance"."""
    MILD = "mild"
    """It embarrasses: "burst into tears"."""


_Found = tuple[Weight, re.Match[str]]
_LISTS = sections("matters.txt")


def _entries(heading: str) -> tuple[str, ...]:
    return with_shorthand(_LISTS[heading], _LISTS["shorthand"])


_BEFORE = {
    "happened": r"(?:was|were|been|being|is|are|got|gets|be|permanently|temporarily|internally)\s"
    r"(?:\w+ly\s)?",
    "has": r"(?:has|have|had|with|given|awaiting|got|gets|needs|have\sbeen\sgiven)\s"
    r"(?:an?\s|his\s|her\s|their\s|severe\s|mild\s)*",
}
"""What makes a topic of the entries under a heading."""
_WEIGHTS = {
    "happened": Weight.HAPPENED,
    "has": Weight.EVENT,
    "event": Weight.EVENT,
    "named": Weight.NAMED,
    "subject": Weight.SUBJECT,
    "mild": Weight.MILD,
}


def _by_words() -> dict[str, tuple[tuple[Weight, str], ...]]:
    """Telling word -> expressions for the topics that it may be a part of; a sentence has one or
    two such words, and most words are in none of a site.
    """
    found: dict[str, dict[str, list[str]]] = {}
    for heading in _WEIGHTS:
        for entry in _entries(heading):
            for word in telling_words(entry):
                found.setdefault(word, {}).setdefault(heading, []).append(phrase_pattern(entry))
    return {
        word: tuple(
            (_WEIGHTS[heading], _topic(patterns, _BEFORE.get(heading, "")))
            for heading, patterns in headings.items()
        )
        for word, headings in found.items()
    }


def _topic(patterns: Iterable[str], before: str = "") -> str:
    return rf"(?<!\w){before}(?:{'|'.join(patterns)})(?!\w)"


@cache
def _compiled(topic: str) -> re.Pattern[str]:
    return re.compile(topic, re.IGNORECASE)


_TOPICS = _by_words()
TOPIC_WORDS = frozenset(_TOPICS)
"""Words without which a sentence has no topic."""
_INNOCENT = _compiled(_topic(map(phrase_pattern, _entries("innocent"))))
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")
_GROUP = (
    r"(?:(?:Year|Y)\s?\d|[1-6][A-Z]\b|Reception|Nursery|(?:his|her|our|their)\sclass|KS[12]|"
    r"class\s\w+)"
)
_CHILD = (
    r"(?:boys?|girls?|pupils?|child(?:ren)?|lad|student|learner|youngster|brothers|sisters|twins)"
)
_ADULT = (
    r"(?:teacher|teaching\sassistant|TA|governor|member\sof\sstaff|staff\smember|caretaker|parent|"
    r"mother|father|mum|dad|carer|family|midday\ssupervisor|cook)"
)
_CUES = (
    rf"one\sof\sour\s(?:\w+\s){{0,3}}(?:{_CHILD}|{_ADULT}s?|families)",
    rf"one\s(?:\w+\s)?(?:{_CHILD}|{_ADULT})",
    rf"an?\s(?:\w+\s)?(?:{_CHILD}|family|parent)\s(?:in|from|of|at)\s(?:our\s|the\s)?(?:{_GROUP}|gate)",
    r"our\s(?:\w+\s)?(?:caretaker|cook|secretary|bursar|headteacher|deputy|SENCO|chair)",
    rf"our\s(?:youngest|oldest|tallest|smallest|newest)\s{_CHILD}",
    rf"(?:an?|the|our|two|three)\s{_GROUP}\s(?:{_CHILD}|{_ADULT})",
    r"(?:the|this|that|two|three)\s(?:\w+\s)?(?:boys?|girls?|lad|twins|brothers|sisters)",
    r"(?:this|that)\s(?:pupil|child|family|parent|mother|father|teacher|governor)",
    r"(?:his|her)\s(?:\w+\s)?(?:mothers?|fathers?|mum|dad|parents?|family|brother|sister|nan|gran|"
    r"grandmother|step\w+|foster\s\w+|home|attendance|behaviou?r|EHCP|exclusion|condition|diagnosis|"
    r"medication|inhaler|needs)",
    rf"an?\s(?:certain\s|particular\s|former\s|local\s|Year\s\d\s|Reception\s|member\sof\s)?"
    rf"(?:{_CHILD}|{_ADULT}|staff)\s"
    r"(?:at\sour\sschool\s|here\s|in\sschool\s|who\s|whose\s(?:\w+\s){1,3})?"
    r"(?:was|were|had|has\sbeen|has\shad|got|did|said|complained|bit|stole|swore|owes|wet|cried|"
    r"burst|came|made)",
    r"the\s(?:pupil|child|parent|mother|father|family)\s"
    r"(?:was|had|has\sbeen|is\snow|who|concerned|involved|in\squestion)",
    r"(?:new|youngest|oldest)\s(?:boy|girl)",
    rf"(?:asylum\sseeker|refugee|free\s(?:school\s)?meals?\s{_CHILD})\s(?:in|from)\s"
    rf"(?:{_GROUP}|our|the|this)",
    r"[A-Z]\.\s?[A-Z]\.(?=\s(?:was|has|had|is|in|from|got|\())",
    r"(?:pupil|child|student)\s[A-Z]\b",
    rf"[A-Z]{{2}}\s(?:in|from)\s{_GROUP}",
)
"""Signs that one person is meant. Initials and class names need their capitals."""
_PERSON = re.compile(rf"\b(?:{'|'.join(_CUES)})")
_GENERAL = re.compile(
    r"\b(?:if|when|whenever|any|every|each|may|might|should|must|can|could|would|will\salways|"
    r"all\schildren|"
    r"policy|policies|procedures?|your\schild|children\swith|pupils\swith|"
    r"in\s(?:the|this|our)\s(?:story|book|play|novel|film|poem|chapter)|"
    r"the\s(?:story|book|play|novel|film|poem)|character|author|Victorian|Tudor|Roman|century|"
    r"in\s1[0-9]{3})\b",
    re.IGNORECASE,
)


def matters(words: str) -> Iterator[Remark]:
    """Every sentence of a block that has a delicate topic.

    `what` is the topic, `value` its weight, `person` the cue that one person is meant, or "". What
    counts beside a name only is told for itself.
    """
    for start, end in sentences(words):
        sentence = words[start:end]
        spoken = TOPIC_WORDS.intersection(_WORD.findall(sentence.lower()))
        if not spoken:
            continue
        sentence = _INNOCENT.sub(_blank, sentence)
        topics = [found for word in spoken for found in _topics_at(sentence, word)]
        if topics:
            person = _person(sentence)
            for weight, topic in _telling(topics):
                yield Remark(KIND, start, end, topic[0], weight, person)


def _telling(topics: list[_Found]) -> Iterator[_Found]:
    """The gravest topic, and each that counts beside a name only: whose it is, a rule finds out."""
    whole = [found for found in topics if found[0] is not Weight.NAMED]
    if whole:
        yield min(whole, key=_order)
    end = 0
    for weight, topic in sorted((f for f in topics if f[0] is Weight.NAMED), key=_order):
        if topic.start() >= end:
            end = topic.end()
            yield weight, topic


def _topics_at(sentence: str, word: str) -> Iterator[_Found]:
    for weight, pattern in _TOPICS[word]:
        for topic in _compiled(pattern).finditer(sentence):
            yield weight, topic


def _blank(innocent: re.Match[str]) -> str:
    """In place of “in care homes”, so that nothing is found in it and no offset moves."""
    return "_" * len(innocent[0])


def _order(found: _Found) -> tuple[int, int, int]:
    weight, topic = found
    return list(Weight).index(weight), topic.start(), -topic.end()


def _person(sentence: str) -> str:
    match = _PERSON.search(sentence) or _PERSON.search(sentence[:1].lower() + sentence[1:])
    return "" if match is None or _GENERAL.search(sentence) else match[0]
