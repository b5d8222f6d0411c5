"""One HTML element and its attributes -> texts, pictures, links, anchors and hazards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from safeguarding.addresses import PICTURE_SUFFIXES, resolve, shows_something, suffix
from safeguarding.disguises import disguise_in_style, hides_letters, written_by_style
from safeguarding.documents import SUMMARY, Hazard, Link, PictureUse, Text
from safeguarding.mentions import Place

Attributes = tuple[tuple[str, str], ...]

_ADDRESSES = frozenset(
    "action background cite data formaction href icon longdesc manifest ping poster src "
    "usemap".split()
)
_SETS = frozenset({"srcset", "imagesrcset"})
_CODE = frozenset(
    "align autocomplete charset class color cols colspan coords crossorigin decoding dir "
    "enctype fetchpriority for form headers height hreflang http-equiv id integrity itemprop "
    "itemscope itemtype lang loading media method name property rel role rows rowspan scope shape "
    "size sizes span style target type width".split()
)
_WORDS = frozenset("abbr alt content datetime label placeholder srcdoc summary title value".split())
_FORBIDDEN = frozenset(
    "applet base bdo button embed fieldset form frame frameset iframe input math meter noscript "
    "object plaintext portal progress select svg template textarea xmp".split()
)
_LEADING_RELATIONS = frozenset(
    "alternate author bookmark canonical first help last license me next prev privacy-policy "
    "search self shortlink start tag terms-of-service up".split()
)
"""Where a `<link>` only leads somewhere; any other is fetched, or its host called, at once."""
_LOADING_TAGS = frozenset("source video audio embed object iframe image input".split())
_LOADING_NAMES = frozenset({"background", "poster", "icon", *_SETS})
_STYLE_URL = re.compile(
    r"url\(\s*[\"']?([^\"')]+)|@import\s*[\"']([^\"']+)",
    re.IGNORECASE,
)
_STYLE_SET = re.compile(r"image-set\(([^;}]*)", re.IGNORECASE)
_QUOTED = re.compile(r"([\"'])(.*?)\1", re.DOTALL)
_STYLE_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})(?:\r\n|[ \t\r\n\f])?|\\([^\r\n\f])")
_STYLE_DATA = re.compile(
    r"(?:[(,]|@import)(?:\s|/\*.*?\*/)*[\"']?\s*data:", re.IGNORECASE | re.DOTALL
)
"""A picture or a style sheet that is written where its address belongs."""
_CONTROL = re.compile(r"[\x00-\x20]+")
_RUNS_CODE = ("javascript:", "vbscript:", "data:", "blob:", "filesystem:")


@dataclass(slots=True)
class Facts:
    """What an element says, shows, links and threatens."""

    texts: list[Text] = field(default_factory=list)
    pictures: list[PictureUse] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    hazards: list[Hazard] = field(default_factory=list)

    def add(self, words: str | None, place: Place, where: str) -> None:
        if words and not words.isspace():
            self.texts.append(Text(words, place, where))

    def take(self, other: Facts) -> None:
        """Add what another element says."""
        self.texts += other.texts
        if other.links:
            self.links += other.links
            self.pictures += other.pictures
        if other.anchors:
            self.anchors += other.anchors
        if other.hazards:
            self.hazards += other.hazards

    def show(
        self,
        address: str,
        page: str,
        site_url: str,
        alt: str | None = None,
        *,
        needs_alt: bool = False,
    ) -> None:
        target = resolve(address, page, site_url)
        self.pictures.append(PictureUse(address, target.path, alt, needs_alt))
        self.links.append(Link(address, target.path, loads=True))

    def add_style(
        self, code: str, page: str, site_url: str, where: str, tag: str = "style"
    ) -> None:
        """What a style says and loads; `where` names it, `tag` is the element that has it."""
        code = style_unescaped(code)
        self.add(code, Place.CODE, where)
        self.add(written_by_style(code), Place.CODE, where)
        if disguise := disguise_in_style(code, tag):
            self.hazards.append(Hazard("style that hides or turns words", disguise))
        for address in style_addresses(code):
            self.show(address, page, site_url)
        if found := _STYLE_DATA.search(code):
            self.hazards.append(Hazard("data: address", code[found.start() :][:60]))


def style_unescaped(code: str) -> str:
    r"""A style as a browser reads it: "u\72l" is "url" (CSS Syntax Level 3, 4.3.7)."""
    return _STYLE_ESCAPE.sub(_unescaped, code) if "\\" in code else code


def _unescaped(escape: re.Match[str]) -> str:
    if escape[2]:
        return escape[2]
    number = int(escape[1], 16)
    known = 0 < number < 0x110000 and not 0xD800 <= number < 0xE000
    return chr(number) if known else "\ufffd"


def style_addresses(code: str) -> Iterator[str]:
    """The addresses of what a style sheet loads."""
    for found in _STYLE_URL.findall(code):
        yield "".join(found).strip()
    for offered in _STYLE_SET.findall(code):
        yield from (address.strip() for _, address in _QUOTED.findall(offered))


def excerpt(tag: str, attributes: Attributes) -> str:
    """How an element begins, for a message."""
    inner = " ".join(f'{key}="{value}"' if value else key for key, value in attributes)
    return f"<{tag} {inner}>"[:80] if inner else f"<{tag}>"


def element_facts(tag: str, attributes: Attributes, page: str, site_url: str) -> Facts:
    """The facts of one element of the built file `page`."""
    reading = _Element(tag, dict(attributes), page, site_url)
    if tag in _FORBIDDEN:
        reading.facts.hazards.append(Hazard(f"<{tag}>", excerpt(tag, attributes)))
    if hides_letters(tag, reading.attributes.keys()):
        reading.facts.hazards.append(Hazard("hidden word", excerpt(tag, attributes)))
    bare = [name for name, value in attributes if not value and name not in _CODE]
    if bare or not tag.isalnum():
        # Markdown takes "<Amelia Khan>" for an element with an attribute.
        reading.facts.add(" ".join((tag, *bare)), Place.ADDRESS, "element")
    for name, value in attributes:
        reading.read(name, value)
    if tag == "meta" and "http-equiv" in reading.attributes:
        reading.check_http_equiv()
    return reading.facts


@dataclass(slots=True)
class _Element:
    """The element that is being read."""

    tag: str
    attributes: dict[str, str]
    page: str
    site_url: str
    facts: Facts = field(default_factory=Facts)

    def read(self, name: str, value: str) -> None:
        if name in _ADDRESSES:
            self._address(name, value)
        elif name in _SETS:
            for address in _candidates(value):
                self._address(name, address)
        elif name in _WORDS:
            self._words(name, value)
        elif name in _CODE:
            self._code(name, value)
        else:
            self._unusual(name, value)

    def _code(self, name: str, value: str) -> None:
        where = f"{name} of <{self.tag}>"
        if name == "style":
            self.facts.add_style(value, self.page, self.site_url, where, self.tag)
            return
        self.facts.add(value, Place.CODE, where)
        if name == "id" or (name == "name" and self.tag == "a"):
            self.facts.anchors.append(value)

    def _unusual(self, name: str, value: str) -> None:
        if name.startswith("on"):
            self.facts.hazards.append(Hazard("event handler", f"<{self.tag} {name}=…>"))
            self.facts.add(value, Place.CODE, f"{name} of <{self.tag}>")
            return
        if not name.startswith("aria-"):
            self.facts.add(name, Place.CODE, f"attribute of <{self.tag}>")
        self.facts.add(value, Place.LABEL, f"{name} of <{self.tag}>")

    def _words(self, name: str, value: str) -> None:
        if name == "content" and "://" in value and " " not in value:
            self.facts.add(value, Place.ADDRESS, "address")
            if shows_something(value):
                self.facts.show(value, self.page, self.site_url)
            return
        if name == "content" and self._is_security_policy():
            self.facts.add(value, Place.CODE, "content security policy")
            return
        where = "alt text" if name == "alt" else f"{name} of <{self.tag}>"
        where = SUMMARY if name == "content" and self.tag == "meta" else where
        self.facts.add(value, Place.LABEL, where)

    def _address(self, name: str, value: str) -> None:
        self.facts.add(value, Place.ADDRESS, "address")
        tag, alt = self.tag, self.attributes.get("alt")
        if ":" in value:
            self._scheme(value)
        if tag == "img" and name == "src":
            self.facts.show(value, self.page, self.site_url, alt, needs_alt=True)
        elif tag in _LOADING_TAGS or name in _LOADING_NAMES:
            self.facts.show(value, self.page, self.site_url)
        elif tag == "link":
            self._link_element(value)
        elif tag in ("a", "area") and shows_something(value):
            target = resolve(value, self.page, self.site_url)
            if target.path or suffix(value) in PICTURE_SUFFIXES:  # somebody else's PDF is a link
                self.facts.pictures.append(PictureUse(value, target.path))
            self.facts.links.append(Link(value, target.path))
        else:
            target = resolve(value, self.page, self.site_url)
            loads = tag == "script" or name == "ping"
            self.facts.links.append(Link(value, target.path, target.fragment, loads=loads))

    def _scheme(self, value: str) -> None:
        squeezed = _CONTROL.sub("", value).lower()
        if squeezed.startswith(_RUNS_CODE):
            kind = squeezed.split(":", 1)[0]
            self.facts.hazards.append(Hazard(f"{kind}: address", value[:60]))

    def _link_element(self, value: str) -> None:
        relations = set(self.attributes.get("rel", "").lower().split())
        target = resolve(value, self.page, self.site_url)
        loads = not relations or bool(relations - _LEADING_RELATIONS)
        self.facts.links.append(Link(value, target.path, target.fragment, loads=loads))
        if shows_something(value):
            self.facts.pictures.append(PictureUse(value, target.path))

    def _is_security_policy(self) -> bool:
        """Whether a browser reads this as what the page may load, and nobody as words."""
        return self.tag == "meta" and self._directive() == "content-security-policy"

    def _directive(self) -> str:
        return self.attributes.get("http-equiv", "").strip().lower()

    def check_http_equiv(self) -> None:
        directive = self._directive()
        if directive not in ("content-security-policy", "content-type", "x-ua-compatible"):
            tag = f'<meta http-equiv="{directive}">'
            self.facts.hazards.append(Hazard("<meta http-equiv>", tag[:80]))


def _candidates(value: str) -> Iterator[str]:
    """The addresses in a srcset."""
    for candidate in value.split(","):
        address = candidate.strip().split(" ")[0]
        if address:
            yield address
