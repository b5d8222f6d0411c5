"""Numbers and dates by which one person is known: birthdays, UPN, NHS, plates, bank details."""

from __future__ import annotations

import re
from collections.abc import Iterator

from safeguarding.language.remark import Remark

KIND = "personal-information"
_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = (
    rf"(?:(?:\w{{3,6}}day\s)?(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}|{_MONTH}\s(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)?|"
    r"\d{1,2}[/.-]\d{1,2}(?=[/.-]\d{2})|\d{4}-\d\d-\d\d)"
)
_BORN = re.compile(
    rf"\b(?:d\.?\s?o\.?\s?b\.?|date\sof\sbirth|birth\s?date)(?:\W|\s|is|was)*(?P<label>{_DAY})"
    rf"|\bborn\s(?:on\s)?(?P<born>{_DAY})[,\s/.-]*(?P<year>(?:20[0-4]|[012])\d)\b"
    r"|\bborn\s(?:on\s)?(?P<iso>20[0-4]\d-\d\d-\d\d)"
    rf"|\bbirthday(?:\s(?:is|was|on))?\W{{1,3}}(?P<dated>{_DAY})[,\s/.-]*(?:20[0-4]|[012])\d\b"
    rf"|\b(?:his|her|their|my)\s(?:\w+\s)?birthday\s(?:is|was|falls)\s(?:on\s)?(?P<day>{_DAY})"
    r"|(?-i:[A-Z])\w+['’]s?\s(?P<nth>(?:3rd|(?:[4-9]|1[0-2])th)\sbirthday)\s(?:is\s|was\s)?"
    r"(?:on|this|next|today|tomorrow)\b"
    rf"|\b(?:turns|turned|turning|becomes)\s(?:\d{{1,2}}|four|five|six|seven|eight|nine|ten|eleven)\son\s(?P<turns>{_DAY})",
    re.IGNORECASE,
)
_BIRTHDAY = re.compile(
    rf"\b{_DAY}[,\s/.-]*(?:20[0-4]|[012])\d\b|\b20[012]\d-\d\d-\d\d\b", re.IGNORECASE
)
"""A day with a year in which a pupil may be born."""
_UPN = re.compile(r"(?<!\w)(?P<upn>[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z])(?!\w)", re.IGNORECASE)
_ELEVEN = re.compile(r"\d{11}")
_UPN_CUED = re.compile(
    r"\b(?:UPNs?|pupil\snumber)\b[^.!?\d]{0,20}?\b(?P<upn>[A-Z](?:\s?\d){11}\s?[\dA-Z])(?!\w)",
    re.IGNORECASE,
)
_NHS = re.compile(
    r"\bNHS\b(?:no\.|[^.!?\d]){0,25}(?P<nhs>\d{3}[ -]?\d{3}[ -]?\d{4})(?!\d)", re.IGNORECASE
)
_NI = re.compile(
    r"(?<!\w)(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?\d\d\s?\d\d\s?\d\d\s?[A-D](?!\w)"
)
_NI_CUED = re.compile(
    r"\b(?:national\sinsurance|NI|NINO)\b[^.!?\d]{0,25}?\b"
    r"(?P<ni>[A-Z]{2}\s?\d\d\s?\d\d\s?\d\d\s?[A-D])(?!\w)",
    re.IGNORECASE,
)
_PLATE_CUE = re.compile(
    r"\b(?:reg|registration|plates?|car|van|vehicle|parked|driver|drives|minibus|audi|bmw|ford|"
    r"vauxhall|nissan|toyota|mini|volvo|golf|polo|corsa|fiesta)\b",
    re.IGNORECASE,
)
_PLATE_NUMBER = re.compile(
    r"\b(?:[A-Z]{2}\d{2}\s?[A-Z]{3}|[A-Z]\d{1,3}\s[A-Z]{3}|[A-Z]{3}\s\d{1,3}[A-Z]"
    r"|(?:[A-Z][IZ][A-Z]?|[A-Z]{2}[IZ])\s?\d{3,4})\b"
)
"""Of today, of the years before 2001 and before 1983, and of Northern Ireland."""
_CHI = re.compile(r"(?<![\w-])(?:[0-2]\d|3[01])(?:0\d|1[0-2])\d{2}\s?\d{4}(?![\w-])")
"""The Scottish health service's number begins with the date of birth."""
_SORT_CODE = re.compile(
    r"\bsort\s?code\W{0,3}(?:is\s)?(?P<cued>\d\d[ -]?\d\d[ -]?\d\d)\b"
    r"|\b(?P<code>\d\d-\d\d-\d\d)\b(?=[^.!?]{0,40}\b\d{8}\b)"
    r"|\bacc(?:oun)?t?\.?\s(?:number|no\.?|num)\W{0,3}(?:is\s)?(?P<account>\d{4}\s?\d{4})\b"
    r"|\b(?:pay|paid|bank|account|transfer)\b[^.!?\d]{0,40}\b(?P<both>\d{6}[ /,]{1,2}\d{8})\b"
    r"|\b(?P<iban>GB\d\d\s?[A-Z]{4}\s?(?:\d{4}\s?){3}\d\d)\b",
    re.IGNORECASE,
)
_CARD = re.compile(r"(?<![\d-])(?:\d{4}[ -]?){3}\d{4}(?![\d-])")
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


BIRTH_WORDS = frozenset("born birthday birth birthdate dob b turns turned turning becomes".split())
PLATE_WORDS = frozenset(
    "reg registration plate plates car van vehicle parked driver drives minibus audi bmw ford "
    "vauxhall nissan toyota mini volvo golf polo corsa fiesta".split()
)


def births(words: str) -> Iterator[Remark]:
    for match in _BORN.finditer(words):
        group = match.lastgroup if match.lastgroup != "year" else "born"
        yield Remark(KIND, *match.span(group or 0), "a date of birth")


def birthdays_in(words: str) -> Iterator[tuple[int, int]]:
    """Where the days are in a row of a list of birthdays."""
    for match in _BIRTHDAY.finditer(words):
        yield match.span()


def _upns(words: str) -> Iterator[Remark]:
    for match in _UPN_CUED.finditer(words):
        yield Remark(KIND, *match.span("upn"), "a unique pupil number")
    if not _ELEVEN.search(words):
        return
    for match in _UPN.finditer(words):
        if is_upn(match["upn"].upper()):
            yield Remark(KIND, *match.span(), "a unique pupil number")


def is_upn(text: str) -> bool:
    """Whether the first letter is the check letter (Department for Education, UPN guide)."""
    tail = text[1:12] + str(_UPN_LETTERS.find(text[12]) if text[12].isalpha() else text[12])
    total = sum(weight * int(digit) for weight, digit in zip(range(2, 13), tail[:11], strict=True))
    total += 13 * int(tail[11:])
    return _UPN_LETTERS[total % 23] == text[0]


def _nhs_numbers(words: str) -> Iterator[Remark]:
    for match in _NHS.finditer(words):
        yield Remark(KIND, *match.span("nhs"), "an NHS number")


def _scottish_health_numbers(words: str) -> Iterator[Remark]:
    if "CHI" in words:
        for match in _CHI.finditer(words):
            yield Remark(KIND, *match.span(), "a CHI number")


def _insurance_numbers(words: str) -> Iterator[Remark]:
    """By its form, or whatever it begins with where the words before it say what it is."""
    for match in (*_NI.finditer(words), *_NI_CUED.finditer(words)):
        yield Remark(KIND, *match.span(match.lastgroup or 0), "a National Insurance number")


def number_plates(words: str) -> Iterator[Remark]:
    for match in _PLATE_NUMBER.finditer(words):
        near = words[max(0, match.start() - 50) : match.end() + 30]
        if _PLATE_CUE.search(near):
            yield Remark(KIND, *match.span(), "the number plate of a car")


def _bank_details(words: str) -> Iterator[Remark]:
    for match in _SORT_CODE.finditer(words):
        yield Remark(KIND, *match.span(match.lastgroup or 0), "bank details")
    for match in _CARD.finditer(words):
        if _is_card(match[0]):
            yield Remark(KIND, *match.span(), "the number of a bank card")


def _is_card(text: str) -> bool:
    """Luhn's check, as on every bank card."""
    numbers = [int(digit) for digit in text if digit.isdigit()]
    doubled = [digit * 2 - 9 * (digit > 4) for digit in numbers[-2::-2]]
    return any(numbers) and (sum(numbers[-1::-2]) + sum(doubled)) % 10 == 0


def identifiers(words: str) -> Iterator[Remark]:
    """What is told by its long number alone."""
    for find in (_upns, _nhs_numbers, _scottish_health_numbers, _insurance_numbers, _bank_details):
        yield from find(words)
