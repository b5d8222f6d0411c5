"""Letters of other scripts that look like Latin ones, and words that mix them."""

from __future__ import annotations

import re

_CYRILLIC = ("АВЕЅІЈКМНОРСТУХҮԚԜѴаеѕіјһорсухүԛԝѵԁӏ", "ABESIJKMHOPCTYXYQWVaesijhopcyxyqwvdl")
_GREEK = ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹαιικνορυχϲγ", "ABEZHIKMNOPTYXCaiiknopuxcy")
_ARMENIAN = ("ՍՏՕԼՏհոսօցզրյ", "USOLShnuogqnj")
_CHEROKEE = ("ᎪᏴᏟᎠᎬᏀᎻᎥᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᎩᏃ", "ABCDEGHiJKLMPRSTVWYZ")

LOOKALIKES: dict[str, str] = {
    theirs: ours
    for script in (_CYRILLIC, _GREEK, _ARMENIAN, _CHEROKEE)
    for theirs, ours in zip(*script, strict=True)
}
"""A letter of another script -> the Latin letter that it looks like."""

HAS_LOOKALIKES = re.compile(f"[{''.join(LOOKALIKES)}]")
_WORD = re.compile(r"[^\W\d_]{3,}")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


def mixed_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of words that put a look-alike letter of another script among Latin letters.

    Words wholly in another script are fair, and so are "2πr" and "αβγ".
    """
    return tuple(
        word.span()
        for word in (() if text.isascii() else _WORD.finditer(text))
        if HAS_LOOKALIKES.search(word[0]) and _LATIN.search(word[0])
    )
