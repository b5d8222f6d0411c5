"""Invitations and codes: whoever reads them can come in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from safeguarding.language.remark import Remark

KIND = "personal-information"
_LINK = re.compile(
    r"\b(?:[\w-]+\.)?zoom\.us/(?:j|my|s)/\S+|\bteams\.(?:microsoft|live)\.com/(?:l/meetup-join|meet)/\S+"
    r"|\bmeet\.google\.com/[a-z]{3,4}-[a-z]{4}-[a-z]{3,4}\b|\bchat\.whatsapp\.com/\S+|\bwa\.me/\+?\d{8,}"
    r"|\b(?:paypal|monzo|revolut)\.me/\S+"
    r"|\bdiscord\.(?:gg|com/invite)/\S+|\bt\.me/(?:joinchat/|\+)\S+|\bclassroom\.google\.com/c/\S+",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(?:meeting|webinar|room|zoom|teams)\s(?:[a-z]+\s){0,3}(?:ID|number|code)\W{0,3}(?:is\s)?"
    r"(?P<id>\d{3}[ -]?\d{3,4}[ -]?\d{3,4})\b",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"\b(?:(?:door|gate|alarm|entry|access|keypad|key\s?safe|padlock|lock|locker|wi-?fi|login|log-in|"
    r"class|classroom|dojo|join|joining|invite|invitation|meeting|entrance|building|security|safe)\s"
    r"(?:code|number|pin|key)|pass\s?code|password|user\s?name|log-?in(?:\sname)?|pin(?:\s(?:code|number))?)\b"
    r"(?:\s(?:for|to|of|at)\s[^.!?:]{1,30}?)?\s?(?:is|=|:|–|-|are|has\schanged\sto|changes\sto)"
    r"(?:\s(?:now|still|currently|again))?\s?[\"“'‘]?"
    r"(?P<code>(?=\S*\d)[\w#*!@$%-]{3,24})",
    re.IGNORECASE,
)
_PLAIN_CODE = re.compile(
    r"\b(?:door|gate|alarm|entry|keypad|key\s?safe|padlock)\scode\s(?P<after>(?=\w*\d{2})\w{3,12})\b"
    r"|\b(?:door|gate|alarm|entry|keypad|safe|padlock|lock|entrance)\b[^.!?]{0,50}\bcode\s(?P<within>\d{4,6})\b"
    r"|\bcode\s(?:for|to|of)\s(?:the|our)\s(?:\w+\s)?(?:door|gate|alarm|keypad|padlock|safe|entrance)"
    r"\s?(?:is|:|=)\s?(?P<before>(?=\w*\d{2})\w{3,12})\b"
    r"|\b(?:door|gate|keypad|padlock|alarm)\s(?:opens?|unlocks?)\s(?:with|by|on)\s(?P<opens>\d{4,6}#?)(?!\s\w)"
    r"|\b(?:google\smeet|meet(?:ing)?\scode)\b[^.!?]{0,20}?\b(?P<meet>[a-z]{3}-(?!year)[a-z]{4}-[a-z]{3})\b",
    re.IGNORECASE,
)
_PASS_CODE = re.compile(
    r"\b(?:pass\s?code|password)\s[\"“'‘]?(?P<code>(?=[\w-]*\d)[\w-]{4,24})\b", re.IGNORECASE
)
_COMBINATION = re.compile(
    r"\b(?:safe|padlock|lock|locker|keypad|alarm|gate|door|shed|combination|code)\b[^.!?]{0,40}?"
    r"(?<![\w-])(?P<code>\d(?:-\d){3,5})(?![\w-])",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"\b(?:join|joining|added?|invite|link)\b[^.!?]{0,60}\b(?:whatsapp|telegram|messenger|signal|snapchat|discord)\s"
    r"(?:group|chat|server|channel)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|never|n't|don’t|don't|avoid|before|without|stop|asked?\s+(?:by|to)|if|when|any|from)\b",
    re.IGNORECASE,
)


def invitations(words: str) -> Iterator[Remark]:
    for match in _LINK.finditer(words):
        yield Remark(KIND, *match.span(), "an invitation")
    for match in _MEETING.finditer(words):
        yield Remark(KIND, *match.span("id"), "the number of a meeting")
    for match in _CODE.finditer(words):
        yield Remark(KIND, *match.span("code"), "a code or password")
    for match in _PASS_CODE.finditer(words):
        yield Remark(KIND, *match.span("code"), "a code or password")
    for match in _PLAIN_CODE.finditer(words):
        yield Remark(KIND, *match.span(match.lastgroup or 0), "a code or password")
    for match in _GROUP.finditer(words):
        before = words[max(0, match.start() - 40) : match.start()].rpartition(". ")[2]
        if not _NOT.search(before) and not _NOT.search(match[0]):
            yield Remark(KIND, *match.span(), "an invitation to a chat group")


def combinations(words: str) -> Iterator[Remark]:
    """“The key safe by the shed, 1-9-6-6”."""
    for match in _COMBINATION.finditer(words):
        yield Remark(KIND, *match.span("code"), "a code or password")
