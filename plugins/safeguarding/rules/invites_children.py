"""Nothing asks pupils to join a network that they are too young for.

The networks take nobody under 13, and no pupil of a primary school is so old. So no post asks
children to follow, like, join, subscribe or download there, nor to have it done for them. Asking
parents is fine, and so is advice on staying safe: a sentence that gives the age, that warns, or
that tells what children do. Games in which strangers talk to children (Roblox) count as networks,
and so does an account of a pupil's own.

Refused: posts/beans.html
    <p>Year 4, follow us on TikTok to see the beans grow!</p>

Refused: posts/beans.html
    <p>All children can subscribe to our YouTube channel.</p>

Refused: posts/beans.html
    <p>Amelia has her own YouTube channel about beans.</p>

Passed: posts/beans.html
    <p>Parents, follow us on Twitter to see what Year 4 is growing.</p>

Passed: posts/beans.html
    <p>Children must be 13 to join TikTok. Our pupils watched a film about beans on YouTube.</p>
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from safeguarding.documents import Text
from safeguarding.findings import Finding, Level
from safeguarding.pages import Page
from safeguarding.private import Private
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule
from safeguarding.spoken import spoken

RULE = Rule("invites-children", "S9", Level.REFUSE, "asks pupils to join a network for over-13s")

_NAMES = (
    "tiktok tik-tok instagram insta snapchat twitter facebook youtube whatsapp reddit twitch "
    "bereal pinterest tumblr roblox fortnite"
).split()
_WORDS = "Bluesky Discord Mastodon Messenger Telegram Threads".split()
"""Names that are also words: only with a capital letter."""
_SEEDS = (
    *_NAMES,
    *map(str.lower, _WORDS),
    "tik tok",
    "you tube",
    "on x",
    "our x ",
    "snap",
    "follow @",
)
"""One of these stands in every text that is looked at closely."""
_CALLED = rf"(?:{'|'.join(_NAMES)}|tik tok|you tube|(?-i:{'|'.join(_WORDS)}))"
_NETWORK = re.compile(
    rf"\b{_CALLED}s?\b|\b(?:on|our) (?-i:X)\b|\bon snap\b|\bfollow @\w+|\b(?-i:Snaps?)\b",
    re.IGNORECASE,
)
_CHILD = (
    r"(?:children|child|kids?|pupils?|boys and girls|girls and boys|(?:boys|girls)(?= ?[,!:–])"
    r"|sons?|daughters?|little ones|students?|learners?|leavers|reception|nursery"
    r"|key stage (?:1|2|one|two)"
    r"|y[1-6]|years? (?:[1-6]|one|two|three|four|five|six)s?|school council(?:lors)?|class)"
)
_ASKS = re.compile(
    r"\b(?:(?:follow|like|join|add|friend|tag|message|find|share|watch|dm|see|send|comment|post|"
    r"check out|look at|give) "
    r"(?:us|me|our|my|the (?:school|class)|this|it\b|@|with us|live|in with|under"
    r"|(?:mr|mrs|ms|miss) \w+)"
    r"|(?:join|comment|post|get) (?:in|on)\b|post (?:your|their)\b"
    r"|add (?:mr|mrs|ms|miss|your)\b|give (?:us|me|them|him|her|it|this) a"
    r"|(?:join|get|download|install|open|use|try|needs?) (?:an? |the |your own )?"
    rf"(?:account|app\b|{_CALLED})"
    r"|(?:hit|tap|press|click|smash) (?:on )?(?:the |that )?(?:subscribe|like|follow|bell)"
    r"|(?:subscribe|sign up|register|log in|get yourself)\b"
    r"|(?:make|create|open|start|set up) (?:you )?an? "
    rf"(?:\w+ )?(?:account|profile|channel|{_CALLED}))"
    r"|\bby (?:joining|following|liking|sharing|adding|subscribing|signing up|downloading|"
    r"posting)\b"
    rf"|\b(?:our|the) (?:\w+ )?{_CALLED} (?:\w+ )?(?:is|are) (?:now |also )?"
    r"(?:open|waiting|ready|there|live|for you)\b"
    rf"|\b(?:has|have) (?:now |also )?(?:its|their|his|her|our|my) (?:very )?own {_CALLED}\b"
    rf"|\bwe(?:.re| are) (?:now |also )?on {_CALLED}\b"
    r"|\bfollow @\w",
    re.IGNORECASE,
)
_SUMMONS = re.compile(
    rf"^\W*(?:\w+[ ,]+){{0,5}}{_CHILD}\b(?!['’])[^.!?]{{0,25}}[,!:–-]"
    rf"|[,;–-] ?(?:\w+ ){{0,3}}{_CHILD}(?: \w+)?\W*$"
    r"|, (?:children|kids|pupils|boys and girls|girls and boys),"
    rf"|\b{_CHILD} (?:\w+ )?(?:is|are) welcome\b|\b(?:all|any) (?:\w+ ){{0,3}}{_CHILD} welcome\b"
    rf"|\b{_CHILD}\b[^.!?]{{0,60}}\b(?:can|could|may|should|must|might|will|please|why not|invited|"
    r"welcome|forget|remember|needs?|have|ought|now|get|want|wants|wish|would like|like|to) "
    r"|\b(?:allow|ask|challenge|encourage|expect|get|help|invite|let|remind|tell|urge|want|"
    r"would like|would love) "
    rf"(?:\w+ ){{0,3}}{_CHILD}\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    rf"^(?!\W*(?:do|does|did|has|have|is|are|may|can|could|would|should)\b).*?"
    rf"\b(?:has|have|made|started|opened|runs?|set up|created) (?:now |also )?"
    rf"(?:an?|(?:his|her|their|its|our)(?: very)? own) (?:\w+ )?{_CALLED}\b"
    r"(?=,? (?:account|channel|page|profile|server|group|feed|where|called|to|so|with|and|now)\b"
    r"| ?[:,.!?)]| [–-] |$)",
    re.IGNORECASE,
)
"""An account of somebody's own."""
_LOOKED_FOR = re.compile(
    r"\b(?:follow|subscribe|streams?|give (?:him|her|them) a (?:like|follow)|\d+ followers)\b",
    re.IGNORECASE,
)
"""What is said of a network's star."""
_PUPILS = re.compile(rf"\b(?!class\b){_CHILD}\b", re.IGNORECASE)
_ADULT = r"(?:grown-?\s?up|adult|mum|mummy|dad|daddy|parent|big brother|big sister|carer|nan)s?"
_THROUGH_ADULTS = re.compile(
    rf"\b(?:ask|get|tell) (?:(?:a|an|your) )?{_ADULT}(?: (?:or|and) \w+)? "
    r"(?:to (?:help you|let you|make you|get you|set you|sign you|download|install|create"
    r"|(?:set up|make|open|start) (?:an? |one )(?:\w+ ){0,2}for you)|if you|whether you)"
    rf"|\byour {_ADULT}(?:.s)? (?:phone|tablet|i-?pad|laptop|account|mobile)\b",
    re.IGNORECASE,
)
"""Children are to have it done for them."""
_EXCUSED = re.compile(
    r"\b(?:13|thirteen|age|aged|ages|older|too young|under-?age|minimum|not|never|no|nobody|cannot|"
    r"can.t|don.t|doesn.t|won.t|shouldn.t|mustn.t|aren.t|isn.t|without|stop|avoid|instead of|"
    r"risks?|danger\w*|unsafe|worr\w+|banned|block|report|reported|before they|before you let|why|"
    r"whether|if|how many|some|many|most|few|half|taught|teach|learn\w*|talk\w*|discuss\w*|"
    r"explain\w*|lessons?|assembly|research|survey|pretend\w*|strangers?|permission)\b",
    re.IGNORECASE,
)
_NO_EXCUSE = re.compile(
    r"\b(?:don.t|do not|never) (?:forget|miss(?: [^,.!?]*)?)\b|\bwhy not\b|\b(?:if|whether) you\b",
    re.IGNORECASE,
)
_ADULTS = re.compile(
    r"\b(?:parents?|carers?|famil(?:y|ies)|mums|dads|mums and dads|grandparents|grown-ups|adults|"
    r"governors|staff|teachers|the community|former pupils|ex-pupils|neighbours)\b",
    re.IGNORECASE,
)
_WITH_CHILDREN = re.compile(
    rf"\b(?:and|or|as well as|with)(?: \w+){{0,2}} {_CHILD}\b|\b{_CHILD} (?:and|or)\b"
    rf"|\b(?:your|the|their) {_CHILD} (?:to|can|could|may|should|might)\b",
    re.IGNORECASE,
)
_THERE = re.compile(r"\b(?:there|on it|to it)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")


def check_page(page: Page, _record: BuildRecord) -> Iterator[Finding]:
    for text in spoken(page):
        for sentence in invitations(text.words):
            yield _finding(page, sentence, "asks pupils to join a network that is not for them.")
        for sentence in accounts(text.words):
            children = _OWN.search(sentence) and _PUPILS.search(sentence)
            if children or _names_pupil(page, text, sentence):
                yield _finding(page, sentence, "tells of a pupil's account, which none may have.")


def _finding(page: Page, sentence: str, why: str) -> Finding:
    return RULE.finding(
        ("“", Private(sentence[:120], "A sentence"), f"” {why}"),
        "Speak to the parents instead (“Parents, follow us on …”), or show the children "
        "the film or the pictures here or in class.",
        output=page.document.path,
        needle=Private(" ".join(sentence.split()[:5])),
    )


def _names_pupil(page: Page, text: Text, sentence: str) -> bool:
    begin = text.words.find(sentence)
    return any(
        sighting.text is text
        and not sighting.cleared
        and begin <= sighting.mention.start < begin + len(sentence)
        for sighting in page.sightings
    )


@lru_cache(maxsize=2048)
def accounts(text: str) -> tuple[str, ...]:
    """The sentences of a text that tell of somebody's own account on such a network."""
    lowered = text.lower()
    if not any(map(lowered.__contains__, _SEEDS)):
        return ()
    return tuple(sentence for sentence in _SENTENCE.split(text) if _is_account(sentence))


def _is_account(sentence: str) -> bool:
    star = _NETWORK.search(sentence) and _LOOKED_FOR.search(sentence)
    return bool(
        (star or _OWN.search(sentence))
        and not _EXCUSED.search(sentence)
        and not _ADULTS.search(sentence)
    )


@lru_cache(maxsize=2048)
def invitations(text: str) -> tuple[str, ...]:
    """The sentences of a text that ask pupils to join a network for people over 13."""
    lowered = text.lower()
    if not any(map(lowered.__contains__, _SEEDS)):
        return ()
    return tuple(sentence for sentence in _sentences(text) if _invites(sentence))


def _sentences(text: str) -> Iterator[str]:
    """Sentence by sentence, each with what it follows from.

    Whom a short one calls, the next one speaks to (“Year 4! Join us.”), and “there” is in the one
    before.
    """
    previous = called = ""
    for sentence in _SENTENCE.split(text):
        if _THERE.search(sentence):
            yield f"{previous} {sentence}"
        elif len(sentence.split()) <= 5 and not _NETWORK.search(sentence):
            called = f"{called} {sentence}".strip()
        else:
            yield f"{called} {sentence}".strip()
            called = ""
        previous = sentence


def _invites(sentence: str) -> bool:
    if not (_NETWORK.search(sentence) and _ASKS.search(sentence)):
        return False
    if _EXCUSED.search(_NO_EXCUSE.sub("", sentence)):
        return False
    if _THROUGH_ADULTS.search(sentence):
        return True
    to_adults = _ADULTS.search(sentence) and not _WITH_CHILDREN.search(sentence)
    return bool(_SUMMONS.search(sentence)) and not to_adults
