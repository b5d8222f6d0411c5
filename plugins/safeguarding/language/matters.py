"""Individual matters: a delicate topic and one person in the same sentence.

A topic alone is everyday prose ("Attendance this week was 96 %"); so is a person alone. The names
of pupils are not known here: a rule adds them to the sentences that this finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from safeguarding.language.sentences import sentences


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


class Matter(NamedTuple):
    """A sentence with a delicate topic; `person` is the cue that one person is meant, or ""."""

    start: int
    end: int
    topic: str
    weight: Weight
    person: str


_HAPPENED = (
    r"(?:was|were|been|being|is|are|got|gets|be|permanently|temporarily|internally)\s(?:\w+ly\s)?(?:excluded|suspended|expelled|arrested|"
    r"sectioned|sacked|dismissed|evicted|deported|assaulted|abused|groomed|diagnosed|bullied|"
    r"bullying|assessed|restrained|referred|fined|prosecuted|disciplined|investigated|demoted|"
    r"fostered|adopted|hospitalised|placed\son|reported\sto|moved\sdown|removed\sfrom|taken\sinto\scare)"
)
_EVENTS = (
    r"(?:has|have|had|with|have\sbeen\sgiven|given|awaiting|got|gets|needs)\s(?:an?\s|his\s|her\s|their\s|severe\s|mild\s)*(?:ADHD|autism|ASD|dyslexia|"
    r"dyspraxia|epilepsy|asthma|diabetes|EHCP|EHC\splan|anxiety|depression|eating\sdisorder|tics?|Tourette'?s?|"
    r"allerg(?:y|ies)|nut\sallergy|detentions?|social\sworker|criminal\srecord|tag|cancer|leukaemia|HIV|"
    r"meltdowns?|tantrums?|behaviou?r\s(?:problems|issues|plan|contract|chart)|speech\stherapy|special\sneeds|additional\sneeds|learning\sdifficult(?:y|ies))",
    r"(?:off\ssick|sick\sleave|gross\smisconduct|disciplinary\s(?:hearing|action|meeting)|grievance|"
    r"on\sreport|report\scard\sfor|child\sprotection\splan|child\sin\sneed|in\sneed\splan|looked[- ]after\schild|"
    r"complain(?:ed|t)\s(?:about|against|by|from)|complained|allegations?|accus(?:ed|ation)|stole|stealing|bit|"
    r"punch(?:ed|ing)|kick(?:ed)\s(?:a|an|another|the)\s(?:child|pupil|teacher|boy|girl|member)|swore\sat|hit\s(?:a|an|another|the)\s(?:child|pupil|teacher|boy|girl|member)|truant(?:ed|ing)|"
    r"unauthorised\sabsences?|persistent(?:ly)?\sabsen(?:t|ce)|missed\s\d+\sdays|late\s(?:again|every\s(?:day|morning)|\d+\stimes)|arrears|owes?\s(?:us\s|the\sschool\s)?£|"
    r"debt|unpaid\s(?:dinner|meal|lunch)|free\s(?:school\s)?meals?|pupil\spremium|food\sbank\svoucher|custody|"
    r"court\sorder|restraining\sorder|divorc(?:e|ed|ing)|split\sup|domestic\s(?:abuse|violence)|refuge|in\sprison|"
    r"drinking\sproblem|drug\s(?:problem|use|addict)|self[- ]harm(?:s|ed|ing)?|suicid(?:e|al)|miscarriage|asylum|immigration\sstatus|"
    r"social\s(?:services|care|worker)|safeguarding\s(?:concerns?|referral|issue|incident|file)|CAMHS|foster\s(?:care|carers?|placement)|"
    r"held\sback\sa\syear|failed\s(?:the|his|her|their)|behaviou?r\s(?:problems|issues|plan|contract|support)|managed\smove|PRU|"
    r"fixed[- ]term|permanent\sexclusion|seizures?|epileptic|EpiPen|inhaler|medication|ritalin|insulin|counselling|therapy|"
    r"(?:ran|run)\saway|missing\sfrom\shome|caught\s(?:cheating|smoking|vaping|stealing|shoplifting)|(?:isn['’]t|is\snot|not)\s(?:vaccinated|toilet[- ]trained)|redundan(?:t|cy)|capability\sprocedure|maternity\sleave|pregnan(?:t|cy)|nervous\sbreakdown)",
)
_SUBJECTS = (
    r"exclusions?|suspensions?|expulsions?|SEND|SEN|EHCPs?|EHC\splans?|special\seducational\sneeds|special\sneeds|attendance|"
    r"absences?|lateness|punctuality|behaviou?rs?|detentions?|bullying|bull(?:y|ies)|medical|safeguarding|"
    r"child\sprotection|autism|autistic|ADHD|dyslexi[ac]|dyspraxi[ac]|diagnosis|allergy|epilepsy|asthma|anxiety|disability|incident|"
    r"discipline|sanctions?|one-to-one\ssupport|incontinence|mental\shealth|early\shelp|SATs?\s(?:result|score)s?|reading\sage|scores?\son|bereavement|phobia"
)
_MILD = (
    r"wet\s(?:him|her|them)sel(?:f|ves)|wet\s(?:his|her|their)\s(?:pants|trousers|bed)|(?:toilet(?:ing)?|wee|poo)\saccidents?|soiled|"
    r"(?:head\s?)?lice|nits|burst\sinto\stears|in\stears|cr(?:ied|ying)|sobb(?:ed|ing)|bottom\s(?:set|group|of\sthe\sclass)|lowest\s(?:set|group|mark|score)|"
    r"came\slast|last\splace|threw\sup|vomit(?:ed|ing)|was\ssick|been\ssick|overweight|smell(?:s|y|ed)|dirty\s(?:clothes|uniform)|"
    r"(?:can['’]t|cannot|could\snot|couldn['’]t)\s(?:afford|read|swim|tie|tell)|second-hand\suniform|hearing\said|nappies|nappy|"
    r"worms|ringworm|impetigo|scabies|stutters?|stammers?|extra\slessons|struggl(?:es|ed|ing)\s(?:with|to)|still\s(?:uses|wears|sucks)|afraid\sof\sthe|held\shands\swith|has\sa\scrush|boyfriend|girlfriend|fell\sover\sin\sfront|forgot\s(?:his|her)\slines|lost\s(?:his|her)\stemper|tantrum|lisp"
)
_TOPIC = re.compile(
    rf"\b(?:(?P<happened>{_HAPPENED})|(?P<event>{'|'.join(_EVENTS)})|(?P<subject>{_SUBJECTS})|(?P<mild>{_MILD}))\b",
    re.IGNORECASE,
)
_GROUP = r"(?:(?:Year|Y)\s?\d|[1-6][A-Z]\b|Reception|Nursery|(?:his|her|our|their)\sclass|KS[12]|class\s\w+)"
_CHILD = r"(?:boys?|girls?|pupils?|child(?:ren)?|lad|student|learner|youngster|pair\sof\sbrothers|brothers|sisters|twins)"
_ADULT = r"(?:teacher|teaching\sassistant|TA|governor|member\sof\sstaff|staff\smember|caretaker|parent|mother|father|mum|dad|carer|family|midday\ssupervisor|cook)"
_PERSON = re.compile(
    rf"\b(?:one\sof\sour\s(?:\w+\s){{0,3}}(?:{_CHILD}|{_ADULT}s?|families)|one\s(?:\w+\s)?(?:{_CHILD}|{_ADULT})|"
    rf"an?\s(?:\w+\s)?{_CHILD}\s(?:in|from|of)\s(?:our\s)?{_GROUP}|(?:an?|the|two|three)\s{_GROUP}\s(?:{_CHILD}|{_ADULT})|"
    rf"(?:the|this|that|two|three)\s(?:\w+\s)?(?:boys?|girls?|lad|twins|brothers|sisters)|(?:this|that)\s(?:pupil|child|family|parent|mother|father|teacher|governor)|"
    rf"(?:his|her)\s(?:\w+\s)?(?:mothers?|fathers?|mum|dad|parents?|family|brother|sister|nan|gran|grandmother|step\w+|foster\s\w+|home|attendance|behaviou?r|EHCP|exclusion|condition|diagnosis|medication|inhaler|needs)|"
    rf"an?\s(?:certain\s|particular\s|former\s|local\s|Year\s\d\s|Reception\s|member\sof\s)?(?:{_CHILD}|{_ADULT}|staff)\s(?:at\sour\sschool\s|here\s|in\sschool\s|who\s|whose\s(?:\w+\s){{1,3}})?(?:was|were|had|has\sbeen|has\shad|got|did|said|complained|bit|stole|swore|owes|wet|cried|burst|came|made)|"
    rf"the\s(?:pupil|child|parent|mother|father|family)\s(?:was|had|has\sbeen|is\snow|who|concerned|involved|in\squestion)|"
    rf"(?:new|youngest|oldest)\s(?:boy|girl)|[A-Z]\.\s?[A-Z]\.(?=\s(?:was|has|had|is|in|from|got|\())|(?:pupil|child|student)\s[A-Z]\b|\b(?<!\.\s)[A-Z]{{2}}\s(?:in|from)\s{_GROUP})",
)
_GENERAL = re.compile(
    r"\b(?:if|when|whenever|any|every|each|may|might|should|must|can|could|would|will\salways|all\schildren|"
    r"policy|policies|procedures?|your\schild|children\swith|pupils\swith|in\s(?:the|this|our)\s(?:story|book|play|novel|film|poem|chapter)|"
    r"the\s(?:story|book|play|novel|film|poem)|character|author|Victorian|Tudor|Roman|century|in\s1[0-9]{3})\b",
    re.IGNORECASE,
)
_STEMS = frozenset(
    "prote forgo could early "
    "absen abuse accid accus addit adhd adopt affor afrai alleg aller anxie arrea arres asd "
    "assau asses asthm asylu atten autis await behav berea bit botto boyfr bulli bully camhs "
    "can't cance canno capab caugh compl couns court cried crimi crush cryin custo debt demot "
    "depor depre deten diabe diagn diffi dirty disab disci dismi divor domes drink drug dysle "
    "dyspr eatin ehc ehcp epile epipe evict exclu expel expul extra faile fell fined fixed "
    "food foste free girlf griev groom gross harm heari held hit hiv hospi immig impet incid "
    "incon inhal insul inves isn't kicke last late laten leuka lice lisp looke lost lowes "
    "manag mater medic meltd menta misca misse missi moved nappi nappy need nervo nits nut "
    "off overw owe perma persi phobi place pregn priso prose pru punch punct pupil ran "
    "readi redun refer refug remov repor restr ringw rital run sacke safeg sanct sat scabi "
    "score secon secti seizu self sen send sick smell sobbe sobbi socia soile speci speec "
    "split stamm steal still stole strug stutt suici suppo suspe swim swore tag taken tantr "
    "tears tempe thera threw tic tie toile toure truan unaut unifo unpai vacci vomit wee wet "
    "worms".split()
)
"""How words begin without which a sentence has no topic: five letters, or a whole shorter word."""
_BEGINNING = re.compile(r"\b[a-z]{1,3}['’]t\b|\b[a-z]{2,5}")


@lru_cache(maxsize=20_000)
def matters(words: str) -> tuple[Matter, ...]:
    """Every sentence of a block that has a delicate topic."""
    return tuple(_matters(words))


def _matters(words: str) -> Iterator[Matter]:
    for start, end in sentences(words):
        sentence = words[start:end]
        if _STEMS.isdisjoint(_BEGINNING.findall(sentence.lower())):
            continue
        topics = list(_TOPIC.finditer(sentence))
        if topics:
            topic = min(topics, key=_order)
            weight = Weight(topic.lastgroup or "")
            yield Matter(start, end, topic[0], weight, _person(sentence))


def _order(topic: re.Match[str]) -> int:
    return list(Weight).index(Weight(topic.lastgroup or ""))


def _person(sentence: str) -> str:
    match = _PERSON.search(sentence) or _PERSON.search(sentence[:1].lower() + sentence[1:])
    return "" if match is None or _GENERAL.search(sentence) else match[0]
