"""Who is spoken of in a sentence: adults of the school, families, and names that are words too."""

from __future__ import annotations

import re
from functools import lru_cache

from safeguarding.language.facts import fold
from safeguarding.policy import Policy

_TITLES = frozenset("mr mrs ms miss mx dr rev sir dame prof professor".split())

_FAMILY = re.compile(
    r"\b[Tt]he\s(?:(?P<one>[A-Z][\w'’-]+?)(?:['’]s?|s['’]?)?\s"
    r"(?:family|children|boys|girls|brothers|sisters|twins|household|parents)"
    r"|(?P<many>[A-Z][\w'’-]+?)(?:es|s)(?=[\s,.!?]|$))"
)
_NO_PERSON = re.compile(
    r"\s(?:the|your|you|we|any|all|every|each|families|parents|anyone|everyone|those|a|an|our|my|i|"
    r"it|this|that|there|before|after|at|in|on|of|or|term|holidays?|half|fair|is\san?|was\san?|"
    r"(?:has|had)\sbeen\san?)\b",
    re.IGNORECASE,
)
_HOLDER = re.compile(
    r"['’]s?\s(?:\w+\s)?(?:mum|mummy|mother|dad|daddy|father|nan|nana|gran|granny|grandma|"
    r"grandad|grandfather|grandmother|brother|sister|uncle|aunt|auntie|parents?|family|stepdad|"
    r"stepmum|foster|social\sworker|teacher|TA)\b"
    r"|,?\swho(?:se)?\b|\sand\s(?:his|her)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:he|she|his|her|him|hers)\b", re.IGNORECASE)
_DOES = re.compile(
    r"\s(?:arrived|came|went|said|told|lives|lived|moved|joined|cried|hit|kicked|swore|stole|bit|"
    r"punched|missed|cannot|can['’]t|couldn['’]t|refused|left|ran|lost|goes|gets|got|scored|owes|"
    r"hasn['’]t|isn['’]t|wasn['’]t)\b",
    re.IGNORECASE,
)
_LITTLE = re.compile(
    r"(?:,?\s(?:is|was|has|had|been|being|now|still|also|often|always|already|away|sadly|really|"
    r"again|and|recently|currently|just|(?-i:[A-Z])\w+)\b)*[\s,]*",
    re.IGNORECASE,
)


_FARTHEST = 60
"""Characters between a name and what is said of it."""
_SOMEBODY_ELSE = re.compile(
    r"\b(?:about|children|people|persons?|boys?|girls?|man|men|woman|women|somebody|someone|families|"
    r"characters?|soldiers?|called|heroes?|heroine|king|queen|emperor|play(?:s|ed|ing)?|acted|pretended)\b",
    re.IGNORECASE,
)
_ONE_OF_THEM = re.compile(
    r"\b(?:one\sof\s(?:the|our)\s(?:\w+\s)?(?:children|boys|girls|people)|the\s(?:boy|girl)\swho|and\sanother\s(?:boy|girl))\b",
    re.IGNORECASE,
)
_ON_STAGE = re.compile(
    r"\b(?:in|as)\s(?:the|our|an?|his|her|this)\s(?:\w+\s)?"
    r"(?:story|book|play|film|poem|actor|musical|pantomime|nativity|drama)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\W{0,3}(?:(?:to|with|of|for|our|dear|little|poor|is|was)\s){0,2}")


def families_in(sentence: str) -> frozenset[str]:
    """The surnames in “the Okafor family” and “the Okafors”."""
    found = _FAMILY.finditer(sentence)
    return frozenset(match["one"] or match["many"] for match in found)


def is_person(sentence: str, end: int, topic: int) -> bool:
    """Whether a name that is a word, too, is a person's, by what is said after it.

    The name ends at `end`; at `topic` begins what befell somebody. “Ivy has autism”, “Ivy's mum is
    in prison” and “Ivy cannot come because her family has not paid” speak of a person; “Grace
    before meals” and “May has been a month of arguments” do not.
    """
    if _NO_PERSON.match(sentence, end):
        return False
    if _HOLDER.match(sentence, end) or _DOES.match(sentence, end):
        return True
    if end <= topic and _LITTLE.fullmatch(sentence, end, topic):
        return True
    return bool(_PRONOUN.search(sentence, end))


def is_beside(sentence: str, name: tuple[int, int], topic: str) -> bool:
    """Whether the words of `topic` are said of the name: in it, soon after it, right before it.

    “Harry, who is in hospital”; not “Harry wrote about children who are in hospital”, nor
    what happens in a play.
    """
    start, end = name
    first = sentence.find(topic)
    last = first + len(topic)
    if _ON_STAGE.search(sentence):
        return False
    if start < last and first < end:
        return True
    if end > first:
        return _NEXT.fullmatch(sentence, last, start) is not None
    between = _ONE_OF_THEM.sub("", sentence[end:first])
    return len(between) <= _FARTHEST and not _SOMEBODY_ELSE.search(between)


def adult_in(words: str, policy: Policy) -> str:
    """The first member of staff or governor who is named in folded `words`; "" if nobody is."""
    school = policy.school
    leaders = (school.headteacher, school.deputy, school.safeguarding_lead)
    pattern = _pattern((*policy.staff, *policy.governors, *leaders))
    match = pattern.search(words) if pattern else None
    return match[0] if match else ""


@lru_cache(maxsize=8)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    forms = {form for name in names for form in _forms(fold(name).split())}
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)") if forms else None


def _forms(words: list[str]) -> list[str]:
    """As patterns: “Mrs Grace Okafor” is also “Grace Okafor”, “Mrs Okafor” and “Mrs. Okafor”."""
    bare = words[1:] if words and words[0].lower().rstrip(".") in _TITLES else words
    if not bare:
        return []
    titled = rf"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Rev|Sir|Prof)\.?\s{re.escape(bare[-1])}"
    return [r"\s".join(map(re.escape, bare)), titled] if len(bare) > 1 else [titled]
