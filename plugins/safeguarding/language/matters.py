"""Individual matters: a delicate topic and one person in the same sentence.

A topic alone is everyday prose ("Attendance this week was 96 %"); so is a person alone. The names
of pupils are not known here: a rule adds them to the sentences that this finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from safeguarding.language.remark import Remark
from safeguarding.language.sentences import sentences
from safeguarding.language.word_files import phrase_pattern, sections, telling_words

KIND = "individual-matter"


class Weight(StrEnum):
    """How a topic touches somebody, the gravest first."""

    HAPPENED = "happened"
    """It was done to somebody: "was suspended"."""
    EVENT = "event"
    """It is somebody's: "has an EHCP", "arrears"."""
    SUBJECT = "subject"
    """Schools speak of it every day: "attendance"."""
    MILD = "mild"
    """It embarrasses: "burst into tears"."""


_LISTS = sections("matters.txt")


def _any_of(heading: str) -> str:
    return "|".join(map(phrase_pattern, _LISTS[heading]))


_TOPIC = re.compile(
    r"(?<!\w)(?:"
    r"(?P<happened>(?:was|were|been|being|is|are|got|gets|be|permanently|temporarily|internally)\s"
    rf"(?:\w+ly\s)?(?:{_any_of('happened')}))"
    r"|(?P<event>(?:has|have|had|with|given|awaiting|got|gets|needs|have\sbeen\sgiven)\s"
    r"(?:an?\s|his\s|her\s|their\s|severe\s|mild\s)*"
    rf"(?:{_any_of('has')})|{_any_of('event')})"
    rf"|(?P<subject>{_any_of('subject')})|(?P<mild>{_any_of('mild')}))(?!\w)",
    re.IGNORECASE,
)
TOPIC_WORDS = frozenset[str]().union(
    *(telling_words(phrase) for phrases in _LISTS.values() for phrase in phrases)
)
"""Words without which a sentence has no topic."""
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
    rf"(?:an?|the|two|three)\s{_GROUP}\s(?:{_CHILD}|{_ADULT})",
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

    `what` is the topic, `value` its weight, `person` the cue that one person is meant, or "".
    """
    for start, end in sentences(words):
        sentence = words[start:end]
        if TOPIC_WORDS.isdisjoint(_WORD.findall(sentence.lower())):
            continue
        topics = list(_TOPIC.finditer(sentence))
        if topics:
            topic = min(topics, key=_order)
            weight = Weight(topic.lastgroup or "")
            yield Remark(KIND, start, end, topic[0], weight, _person(sentence))


def _order(topic: re.Match[str]) -> int:
    return list(Weight).index(Weight(topic.lastgroup or ""))


def _person(sentence: str) -> str:
    match = _PERSON.search(sentence) or _PERSON.search(sentence[:1].lower() + sentence[1:])
    return "" if match is None or _GENERAL.search(sentence) else match[0]
