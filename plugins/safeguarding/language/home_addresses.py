"""Where somebody lives: a house number with a street or a postcode."""

from __future__ import annotations

import re
from collections.abc import Iterator

from safeguarding.language.remark import Remark
from safeguarding.language.word_files import lines

KIND = "personal-information"
_STREETS = (
    "street|road|lane|avenue|close|crescent|drive|grove|gardens|terrace|way|court|place|walk|mews|"
    "rise|hill|view|row|green|park|square|parade|gate|fold|croft|meadow|meadows|brow|mount|villas|"
    "cottages|st|rd|ave|ln|cres|dr|gdns|cl"
)
_SURE = frozenset(
    "street road lane avenue crescent gardens terrace mews rd ave ln cres gdns".split()
)
"""Kinds of street that are hardly ever another word."""
_NUMBER = r"(?:(?:flat|apartment|apt|unit)\s\w{1,4},?\s)?(?<![\w£$€.,:/-])\d{1,4}[a-h]?"
_STREET = re.compile(
    rf"(?P<number>{_NUMBER}),?\s(?P<name>(?:(?:St|Old|Great|Little|Upper|Lower|The)\.?\s)?"
    rf"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){{0,2}})\s(?P<kind>(?i:{_STREETS}))\b(?!\s(?:School|Primary|Academy|Park|Station|Library|Museum|Church))"
)
_REVERSED = re.compile(
    rf"\b[A-Z][\w'’-]+\s(?i:{_STREETS})(?:,|\sat)?\s(?i:house|number|no\.?)\s\d{{1,4}}[a-h]?\b"
)
_FLAT = re.compile(
    r"\b(?:Flat|Apartment)\s\d{1,3}[a-h]?,\s[A-Z][\w'’-]+\s(?:House|Court|Heights|Tower|Point)\b"
)
_HOME = re.compile(
    rf"\b(?:lives?|living|live|home|house|address|moved?)\b[^.!?]{{0,40}}?\s(?P<street>{_NUMBER}\s"
    r"[A-Za-z][\w'’-]+(?:\s[A-Za-z][\w'’-]+){0,2}\s(?i:street|road|lane|avenue|close|crescent|drive|grove|terrace|rd|ave))\b",
    re.IGNORECASE,
)
_OUTWARD = "|".join(sorted(" ".join(lines("postcode_areas.txt")).split(), key=len, reverse=True))
_POSTCODE = re.compile(rf"\b(?:{_OUTWARD})\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{{2}}\b", re.IGNORECASE)
_INWARD = re.compile(r"\d(?!(?:st|nd|rd|th)\b)[ABD-HJLNP-UW-Z]{2}\b", re.IGNORECASE)
_HOUSE = re.compile(
    r"(?:\b(?:no|number|flat|house)\.?\s)?(?<![\w£$€.,:/-])\d{1,4}[a-h]?,?[\s,]+(?:[A-Z][\w'’-]+[\s,]+){0,5}$"
)
_AT_HOUSE = re.compile(
    r"\b(?:house|number|no\.?|flat)\s(?P<n>\d{1,4}[a-h]?)\b[^.!?]{0,30}$", re.IGNORECASE
)
_HOUSE_AFTER = re.compile(r",?\s(?:house|number|no\.?|flat)\s\d{1,4}[a-h]?\b", re.IGNORECASE)
_NAMED_HOUSE = re.compile(
    r"\b(?:at\shome|at\s(?:mine|ours)|our\s(?:house|home)|(?:my|his|her|their)\s(?:house|home)|lives?|"
    r"living)\b[^.!?]{0,30}?(?P<house>(?:[A-Z][\w'’-]+\s){1,3}(?:Farm|Farmhouse|Cottage|House|Lodge|Barn|"
    r"Bungalow|Villa|Manor|Croft)),\s(?:[A-Z][\w'’ -]{1,30},?\s){0,4}$"
)
"""A house that has a name instead of a number; a hostel, which has one too, is nobody's home."""
_VENUE = re.compile(
    r"\b(?:Library|Museum|Theatre|Church|Hall|Centre|Cinema|Gallery|Baths|Pool|Office|Surgery|"
    r"Hospital|Mosque|Temple|Synagogue|Clinic|Shop|Store|School|Academy|Town Hall|Books|Press|"
    r"Hotel|Arena|Stadium|University|College|Council)"
    r"(?:\s\(|,)?\s(?:is\s)?(?:at\s)?$",
    re.IGNORECASE,
)
_FAMOUS = frozenset(line.casefold() for line in lines("famous_addresses.txt"))
_MEASURES = re.compile(
    r"^(?:Years?|Miles?|January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


def home_addresses(words: str) -> Iterator[Remark]:
    """The `value` of each is the address in small letters, single spaces."""
    for start, end in _places(words):
        value = " ".join(words[start:end].replace(",", " ").casefold().split())
        if not any(value == famous or value.startswith(f"{famous} ") for famous in _FAMOUS):
            yield Remark(KIND, start, end, "an address", value)


def _places(words: str) -> Iterator[tuple[int, int]]:
    for match in _STREET.finditer(words):
        if _is_street(words, match):
            yield match.span()
    for pattern in (_FLAT, _REVERSED):
        yield from (match.span() for match in pattern.finditer(words))
    for match in _HOME.finditer(words):
        yield match.span("street")
    if _INWARD.search(words):
        yield from _houses_with_postcode(words)


def _houses_with_postcode(words: str) -> Iterator[tuple[int, int]]:
    for match in _POSTCODE.finditer(words):
        begin = max(0, match.start() - 60)
        before = words[begin : match.start()]
        house = _HOUSE.search(before) or _AT_HOUSE.search(before)
        after = _HOUSE_AFTER.match(words, match.end())
        named = _NAMED_HOUSE.search(words[max(0, match.start() - 140) : match.start()])
        if named and _INWARD.search(match[0]):
            yield match.start() - len(named.string) + named.start("house"), match.end()
        if house and _VENUE.search(before[: house.start()]):
            continue
        if after and _INWARD.search(match[0]):
            yield match.start(), after.end()
        if house and _INWARD.search(match[0]):
            yield begin + house.start(), match.end()


def _is_street(words: str, match: re.Match[str]) -> bool:
    name, kind = match["name"], match["kind"]
    if _MEASURES.match(name):
        return False
    if kind.lower() not in _SURE and kind[0].islower():
        return False
    return not _VENUE.search(words[max(0, match.start() - 40) : match.start()])
