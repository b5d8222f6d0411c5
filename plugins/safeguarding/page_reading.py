"""What has been read of one page so far: blocks of text, and what its elements say."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from safeguarding.addresses import shows_something
from safeguarding.documents import Document, Hazard, Kind, Text
from safeguarding.elements import Attributes, Facts, excerpt
from safeguarding.mentions import Place

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output "
    "q ruby s samp small span strike strong sub sup time tt u var wbr".split()
)
"""Elements that say nothing of where a block of text ends."""
ABOVE = frozenset({"rp", "rt", "rtc"})
"""What stands in small letters above the words of a `ruby`."""
BLOCKS = frozenset(
    "address article aside base blockquote body button caption center col colgroup dd details "
    "dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 "
    "head header hgroup hr html iframe legend li link listing main marquee menu meta nav noframes "
    "noscript ol optgroup option p param plaintext pre script search section style summary table "
    "tbody template textarea tfoot thead title tr track ul xmp".split()
)
"""Elements that begin and end a block; to a browser every other, unknown ones too, is inline."""
SPACED = frozenset(
    "audio br img input meter object picture progress select source td th video".split()
)
"""Elements that stand in a line with their neighbours, but apart: cells of one row, pictures."""
ORDINARY = INLINE | frozenset(
    "article aside body br div figcaption figure footer h1 h2 h3 h4 h5 h6 head header html li main "
    "nav ol p picture pre section table tbody td th thead title tr ul".split()
)
"""Elements that without an attribute say nothing of themselves."""
QUOTATION = "quotation"
HEADLINES = {
    "title": "title",
    "figcaption": "caption",
    "caption": "caption",
    **{f"h{n}": "headline" for n in range(1, 7)},
    **dict.fromkeys(("dt", "legend", "option", "summary", "button"), "label"),
    "blockquote": QUOTATION,
}
"""Elements whose text stands alone or is somebody else's, and what to call it."""


@dataclass(slots=True)
class PageReading:
    """Filled by a reader, event by event; `document()` is the result."""

    path: str
    site_url: str
    facts: Facts = field(default_factory=Facts)
    block: list[str] = field(default_factory=list)
    """The pieces of text since the last block ended, entities resolved."""
    headlines: list[str] = field(default_factory=list)
    asides: list[tuple[str, int, int]] = field(default_factory=list)
    """Tag, first and last + 1 of the pieces of the block that stand above or between words."""

    def start(self, tag: str, facts: Facts | None) -> None:
        """An element begins; `facts` are what its attributes say, if anything."""
        if tag in SPACED:
            if tag == "br":
                self.asides.append((tag, len(self.block), len(self.block) + 1))
            self.block.append(" ")
        elif tag in ABOVE:
            self.asides.append((tag, len(self.block), len(self.block)))
        elif tag in BLOCKS:
            if self.block:
                self.end_block()
            if tag in HEADLINES:
                self.headlines.append(HEADLINES[tag])
        if facts is not None:
            self.facts.take(facts)

    def end(self, tag: str) -> None:
        if tag not in BLOCKS:
            if tag in ABOVE:
                self._end_above()
            return
        if self.block:
            self.end_block()
        if tag in HEADLINES and self.headlines:
            self.headlines.pop()

    def _end_above(self) -> None:
        for k, (tag, first, _) in reversed(list(enumerate(self.asides))):
            if tag in ABOVE:
                self.asides[k] = (tag, first, len(self.block))
                return

    def end_block(self) -> None:
        words = _joined(self.block)
        if words:
            headline = self.headlines[-1] if self.headlines else ""
            place = Place.PROSE if headline in ("", QUOTATION) else Place.LABEL
            self.facts.texts.append(Text(words, place, headline or "text"))
            if self.asides:
                self._read_otherwise(words, place)
        self.asides.clear()
        self.block.clear()

    def _read_otherwise(self, words: str, place: Place) -> None:
        """The words without what stands above them, what stands above, and broken lines joined."""
        above = {k for tag, first, last in self.asides if tag != "br" for k in range(first, last)}
        breaks = {first for tag, first, _ in self.asides if tag == "br"}
        kept = [(k, piece) for k, piece in enumerate(self.block) if k not in above]
        whole = _joined(piece for k, piece in kept if k not in breaks)
        if above:
            for reading in (kept, [(k, self.block[k]) for k in sorted(above)]):
                self.facts.add(_joined(piece for _, piece in reading), place, "text")
        if whole != words:
            self.facts.add(whole, Place.CODE, "text, its lines joined")

    def comment(self, words: str) -> None:
        self.facts.add(words, Place.PROSE, "comment")

    def style(self, code: str) -> None:
        self.facts.add_style(code, self.path, self.site_url, "style")

    def script(self, attributes: Attributes, code: str, *, in_head: bool) -> None:
        """JSON-LD in the head and the theme's script files are in order; other scripts are not."""
        given = dict(attributes)
        if given.get("type", "").strip().lower() == "application/ld+json":
            self._json(code)
            allowed = in_head
        else:
            self.facts.add(code, Place.CODE, "script")
            allowed = not code.strip() and bool(given.get("src"))
        if not allowed:
            self.facts.hazards.append(Hazard("<script>", excerpt("script", attributes)))

    def _json(self, code: str) -> None:
        try:
            values = list(json_strings(json.loads(code)))
        except (ValueError, RecursionError):
            self.facts.add(code, Place.LABEL, "JSON-LD")
            return
        for value in values:
            if "://" in value:
                self.facts.add(value, Place.ADDRESS, "address")
                if shows_something(value):
                    self.facts.show(value, self.path, self.site_url)
            else:
                self.facts.add(value, Place.LABEL, "JSON-LD")

    def document(self, kind: Kind) -> Document:
        self.end_block()
        facts = self.facts
        return Document(
            self.path,
            kind,
            tuple(facts.texts),
            tuple(facts.pictures),
            tuple(facts.links),
            frozenset(facts.anchors),
            tuple(facts.hazards),
        )


def _joined(pieces: Iterable[str]) -> str:
    """The words in one line, as a browser shows them."""
    return " ".join("".join(pieces).split())


def json_strings(value: object) -> Iterator[str]:
    """Every string and number in a JSON value, keys too, however deeply it is nested."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            waiting += value.values()
            waiting += value.keys()
        elif isinstance(value, list):
            waiting += value
        elif value is not None and not isinstance(value, bool):
            yield str(value)
