"""Calendar files (iCalendar, RFC 5545) -> documents: folded lines joined, escapes resolved."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from safeguarding.addresses import resolve
from safeguarding.documents import Document, Kind, Link, NotUnderstood, Text
from safeguarding.mentions import Place

_FOLD = re.compile(r"\r?\n[ \t]")
_SOFT_BREAK = re.compile(r"=\r?\n")
_ESCAPED = re.compile(r"\\([\\;,:\"nN])")
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)')
_NAME = re.compile(r"[A-Za-z0-9-]+")
_ADDRESSES = frozenset({"URL", "ATTACH", "SOURCE", "TZURL", "IMAGE", "CONFERENCE"})
_CODES = frozenset(
    "BEGIN END VERSION CALSCALE METHOD UID SEQUENCE DTSTAMP DTSTART DTEND DUE CREATED RRULE EXDATE "
    "LAST-MODIFIED TRANSP STATUS CLASS PRIORITY DURATION TZID TZOFFSETFROM TZOFFSETTO".split()
)


class _Line(NamedTuple):
    name: str
    parameters: Mapping[str, str]
    value: str


def read_calendar(path: str, text: str, site_url: str) -> Document:
    """A calendar. Raises `NotUnderstood` for one that carries another file."""
    texts: list[Text] = []
    links: list[Link] = []
    for line in _lines(text):
        if "BINARY" in (line.parameters.get("VALUE"), line.parameters.get("ENCODING")) or (
            line.parameters.get("ENCODING") == "BASE64"
        ):
            raise NotUnderstood("it carries another file, which nobody sees")
        texts += _texts(line)
        if line.name in _ADDRESSES and line.value:
            target = resolve(line.value, path, site_url)
            links.append(Link(line.value, target.path, target.fragment))
    return Document(path, Kind.TEXT, tuple(texts), links=tuple(links))


def _lines(text: str) -> Iterator[_Line]:
    text = _SOFT_BREAK.sub("", text) if "QUOTED-PRINTABLE" in text.upper() else text
    for line in _FOLD.sub("", text).splitlines():
        name = _NAME.match(line)
        if name is None:
            if line.strip():
                yield _Line("", {}, line)
            continue
        parameters: dict[str, str] = {}
        at = name.end()
        while found := _PARAMETER.match(line, at):
            key, value = found[1].upper(), found[2].replace('"', "")
            parameters[key] = value.upper() if key in ("VALUE", "ENCODING") else value
            at = found.end()
        whole = line[at:].removeprefix(":") if line[at : at + 1] == ":" else line
        yield _Line(name[0].upper(), parameters, _plain(whole, parameters))


def _plain(value: str, parameters: Mapping[str, str]) -> str:
    if parameters.get("ENCODING") == "QUOTED-PRINTABLE":
        value = quopri.decodestring(value.encode()).decode("utf-8", "replace")
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def _texts(line: _Line) -> Iterator[Text]:
    """What one line says; people stand in parameters (CN=) as well as in values."""
    place = Place.ADDRESS if line.name in _ADDRESSES else Place.PROSE
    if line.name in _CODES:
        place = Place.CODE
    where = line.name.lower() or "text"
    for part in line.value.split("\n"):
        if part.strip():
            yield Text(part.strip(), place, where)
    for key, value in line.parameters.items():
        if key not in ("VALUE", "ENCODING", "TZID") and value.strip():
            yield Text(value.strip(), Place.LABEL, f"{key.lower()} of {where}")
