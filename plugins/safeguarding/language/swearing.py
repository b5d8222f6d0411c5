"""Bad language: whole words and phrases, the spellings that hide them, what is innocent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from safeguarding.language.remark import Remark
from safeguarding.language.word_files import phrase_pattern, sections, telling_words

KIND = "bad-language"
_LISTS = sections("bad_language.txt")
_ENDINGS = ("s", "ed", "ing", "er", "ers")
_TOKEN = re.compile(r"[\w*@$!|#+]+(?:[-.][\w*@$!|#+]+)*")
_WORD = re.compile(r"[^\W_]+")
_SPACED = re.compile(r"(?<!\w)\w(?:[ .\-_*]{1,2}\w(?!\w)){2,}")
_LEET = str.maketrans("013457!|@$+", "oieastiiast")
_ANY = "*#-._"
_MAY_HIDE = re.compile(
    r"[^\W_][*@$|#_+]+[^\W_*]|[@$*][^\W\d_]{2}|[^\W\d_][0134578!]+[^\W\d_]|\d[^\W\d_]{2}|\b[a-z]\*{2}|\b[a-z]{1,2}[-.][a-z]{1,3}\b",
    re.IGNORECASE,
)
_LONG_RUN = re.compile(r"([^\W\d_])\1{2,}")


def _always() -> frozenset[str]:
    found: set[str] = set()
    for entry in _LISTS["always"]:
        word = entry.rstrip("~")
        found.update((word, word if word.endswith("s") else word + "s"))
        if entry.endswith("~"):
            found.update(word + ending for ending in _ENDINGS)
            if word.endswith("e"):
                found.update((word + "d", word[:-1] + "ing"))
        if word.endswith("ch"):
            found.add(word + "es")
    return frozenset(found)


ALWAYS = _always()
_AMBIGUOUS = {word for word, *_ in (entry.partition(":") for entry in _LISTS["unless"])}
_STRONG = ALWAYS - _AMBIGUOUS
_STRONG_BY_ENDS = {
    (first, last, size): tuple(w for w in _STRONG if (w[0], w[-1], len(w)) == (first, last, size))
    for first, last, size in {(word[0], word[-1], len(word)) for word in _STRONG}
}


_PHRASES = re.compile(
    r"\b(?:" + "|".join(phrase_pattern(entry) for entry in _LISTS["phrases"]) + r")\b",
    re.IGNORECASE,
)
PHRASE_WORDS = frozenset[str]().union(*map(telling_words, _LISTS["phrases"]))
"""Words one of which is in every bad phrase."""


_UNLESS = {
    word.strip(): entry for word, _, entry in (line.partition(":") for line in _LISTS["unless"])
}


@cache
def _innocent(word: str) -> tuple[re.Pattern[str] | None, bool]:
    """The innocent phrases of a word as a pattern, and whether a capital makes it a name."""
    entry = _UNLESS.get(word, "")
    given = [phrase.strip() for phrase in entry.split(",")]
    phrases = [
        r"\W+".join(re.escape(word if part == "…" else part) for part in phrase.split())
        for phrase in given
        if phrase and phrase != "(name)"
    ]
    pattern = re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE) if phrases else None
    return pattern, "(name)" in given


def swearing(words: str) -> Iterator[Remark]:
    """Every bad word or phrase of a block."""
    for match in _WORD.finditer(words):
        word = match[0].lower()
        if (word in ALWAYS or "fuck" in word) and not _is_innocent(words, match, word):
            yield _remark(*match.span(), words)
    for match in _PHRASES.finditer(words):
        yield _remark(*match.span(), words)


def hidden_swearing(words: str) -> Iterator[Remark]:
    """Words with stars, digits, doubled letters or gaps in them: sh1t, f**k, b.l.o.o.d.y."""
    if _MAY_HIDE.search(words):
        for match in _TOKEN.finditer(words):
            if _is_hidden(match[0]):
                yield _remark(*match.span(), words)
    for match in _SPACED.finditer(words):
        if _bare(match[0]) in _STRONG:
            yield _remark(*match.span(), words)
    for match in _LONG_RUN.finditer(words):
        yield from _stretched(words, match)


def _stretched(words: str, run: re.Match[str]) -> Iterator[Remark]:
    """The word about a run of three letters, with each run taken as one and as two."""
    start = run.start()
    while start and words[start - 1].isalpha():
        start -= 1
    match = _WORD.match(words, start)
    if match:
        single = _LONG_RUN.sub(r"\1", match[0].lower())
        double = _LONG_RUN.sub(r"\1\1", match[0].lower())
        if single in _STRONG or double in _STRONG:
            yield _remark(*match.span(), words)


def _is_hidden(token: str) -> bool:
    plain = token.lower().rstrip("!*.,-_#+")
    if token.count("*") > 2 and len(plain) == 1 and plain in "fscbwt":
        return True
    letters = sum(map(str.isalpha, plain))
    if plain.isalpha() or letters * 2 < len(plain.replace("*", "")) or not letters:
        return False
    read = plain.translate(_LEET)
    if read in _STRONG:
        return True
    candidates = _STRONG_BY_ENDS.get((read[0], read[-1], len(read)), ())
    return letters > 1 and any(_fits(read, word) for word in candidates)


def _fits(read: str, word: str) -> bool:
    return all(a == b or a in _ANY for a, b in zip(read, word, strict=True))


def _bare(token: str) -> str:
    return "".join(filter(str.isalnum, token.lower())).translate(_LEET)


def _is_innocent(words: str, match: re.Match[str], word: str) -> bool:
    pattern, name = _innocent(word)
    if name and match[0][0].isupper() and not match[0].isupper():
        return True
    if pattern is None:
        return False
    near = words[max(0, match.start() - 40) : match.end() + 40]
    start = match.start() - max(0, match.start() - 40)
    return any(
        found.start() <= start and found.end() >= start + len(word)
        for found in _overlapping(pattern, near)
    )


def _overlapping(pattern: re.Pattern[str], near: str) -> Iterator[re.Match[str]]:
    """Every match, those that begin inside another too."""
    at = 0
    while found := pattern.search(near, at):
        yield found
        at = found.start() + 1


def _remark(start: int, end: int, words: str) -> Remark:
    return Remark(KIND, start, end, "bad language", words[start:end])
