"""XMP -> what it says of people, place and time.

Read by expat, as a stream: no tree, no entities (a document type is refused), limited in size and
depth. Fields are known by their local names, since programs disagree about prefixes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from photos.carriers import MAX_PACKET
from photos.saying import Saying

_PEOPLE = frozenset({"personinimage", "personname", "persondisplayname", "people"})
"""Iptc4xmpExt:PersonInImage (and with details), Microsoft's regions, Media Pro."""
_FACE_REGIONS = "metadataworkinggroup.com/schemas/regions"
_AUTHORS = frozenset(
    (
        "artist authorsposition byline captionwriter copyright copyrightnotice copyrightownername "
        "creator credit imagecreatorname licensorname owner ownername rights source"
    ).split()
)
_WORDS = frozenset(
    (
        "alttextaccessibility caption catalogsets categories category comment comments "
        "description event extdescraccessibility headline hierarchicalsubject imagedescription "
        "instructions keyword keywords label lastkeywordiptc lastkeywordxmp notes subject "
        "supplementalcategories tagslist title usercomment weightedflatsubject "
        "captionsauthornames"
    ).split()
)
_PLACES = frozenset(
    (
        "gpslatitude gpslongitude gpsdestlatitude gpsdestlongitude gpsareainformation gpsposition "
        "city state country location locationcreated locationshown sublocation provincestate "
        "countryname countrycode locationname worldregion"
    ).split()
)
_TIMES = frozenset(
    (
        "createdate datecreated datetimeoriginal datetimedigitized datetime gpstimestamp "
        "dateacquired"
    ).split()
)
_BRANCH = re.compile(r"[|/\\]")
_PEOPLE_BRANCHES = frozenset({"people", "person", "persons", "faces", "family", "friends"})
_A_PLACE = b"GPSLatitude"
_MAX_DEPTH = 60
_MAX_ELEMENTS = 100_000
"""Of one packet; half a second's work. Photoshop's history of a file that was copied for years has
some ten thousand."""
_MAX_TEXT = 5_000
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_OF_THE_FORM = (_RDF, "http://www.w3.org/XML/")


def read_xmp(packet: bytes) -> Saying:
    """What one XMP packet says. Never raises: damage is `unread`."""
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(packet[:MAX_PACKET].strip(b"\0 \r\n\t"), True)  # noqa: FBT003 - expat has it so
    except (expat.ExpatError, _Refused, ValueError):
        reader.saying.unread = True
        reader.saying.place |= _A_PLACE in packet
    return reader.saying


class _Refused(Exception):  # noqa: N818 - an outcome, told as `unread`
    """The packet is built to harm."""


def _refuse(*_declaration: object) -> None:
    raise _Refused


@dataclass(slots=True)
class _Reader:
    """Gathers as expat goes; `_open` are the names of the open elements, "namespace local"."""

    saying: Saying = field(default_factory=Saying)
    _elements: int = 0
    _open: list[str] = field(default_factory=list)
    _said: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._open.append(name)
        self._said.clear()
        self._elements += 1
        if len(self._open) > _MAX_DEPTH or self._elements > _MAX_ELEMENTS:
            raise _Refused
        for attribute, value in attributes.items():
            if not attribute.startswith(_OF_THE_FORM):
                self._tell([*self._open, attribute], value)

    def text(self, data: str) -> None:
        self._said.append(data)

    def end(self, _name: str) -> None:
        if self._said:
            self._tell(self._open, "".join(self._said))
            self._said.clear()
        self._open.pop()

    def _tell(self, path: list[str], value: str) -> None:
        value = value[:_MAX_TEXT].strip()
        if not value:
            return
        fields = list(_fields(path))
        saying = self.saying
        if _is_person(path, fields):
            saying.people.append(value)
        elif not _AUTHORS.isdisjoint(fields):
            saying.authors.append(value)
        elif not _WORDS.isdisjoint(fields):
            person = _tagged_person(value)
            (saying.people if person else saying.words).append(person or value)
        saying.place |= not _PLACES.isdisjoint(fields)
        saying.time |= not _TIMES.isdisjoint(fields)


def _fields(path: list[str]) -> Iterator[str]:
    """The local names in a path, in small letters, without RDF's own."""
    for name in path:
        if not name.startswith(_RDF):
            yield name.rpartition(" ")[2].lower()


def _is_person(path: list[str], fields: list[str]) -> bool:
    if not _PEOPLE.isdisjoint(fields):
        # Of a person with details (an id, a description) only the name is one.
        return not any("withdetails" in field for field in fields) or fields[-1] == "personname"
    return fields[-1:] == ["name"] and any(_FACE_REGIONS in name for name in path)


def _tagged_person(keyword: str) -> str:
    """Whom a keyword names that stands in the branch of people ("People|Jo Smith"); else ""."""
    first, *rest = (part.strip() for part in _BRANCH.split(keyword))
    return rest[-1] if rest and first.lower() in _PEOPLE_BRANCHES else ""
