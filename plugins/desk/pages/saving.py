"""From what was said on the page to rows of photos.csv: all of them understood, then written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desk.album import Answer, Candidate, declaration
from desk.asking import shows_meant
from desk.declaring import kept_off_the_website
from desk.pages.albums import Album
from desk.pages.said import OURS, How, Said
from safeguarding.alt_texts import LONGEST, heralds_itself, is_file_name, is_too_long
from safeguarding.declaration_writer import write_declaration
from safeguarding.declarations import TABLE
from safeguarding.errors import ConfigurationError
from safeguarding.mentions import Certainty, Place
from safeguarding.record import Knowledge
from safeguarding.school import Declaration, Pupil, Shows


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of it. `changed` are files that are no longer what was shown: nothing was said."""

    rows: tuple[Declaration, ...]
    changed: tuple[str, ...]
    kept_off: tuple[Pupil, ...]
    hints: tuple[str, ...]


def save(album: Album, said: Said, knowledge: Knowledge) -> Saved:
    """Write a row for each picture that was meant, for the bytes that were shown.

    Raises ConfigurationError, before anything is written, if it is not clear what is meant; and
    when photos.csv cannot be written.
    """
    meant = [picture for picture in album.pictures if _meant(picture, said)]
    gone = sorted(said.ticked - {picture.name for picture in album.pictures})
    if not meant and not gone:
        raise ConfigurationError("Tick the pictures of which you say it.")
    same = [picture for picture in meant if said.shown.get(picture.name) == picture.fingerprint]
    changed = [picture.name for picture in meant if picture not in same]
    people = _people_ticked(said, knowledge)
    rows = [declaration(each, _answer(each, said, people, knowledge)) for each in same]
    table = knowledge.project.content / album.folder / TABLE
    for row in rows:
        write_declaration(table, row)
    everybody = {name for row in rows for name in row.people}
    kept_off = kept_off_the_website(everybody, knowledge.register)
    hints = tuple(dict.fromkeys(_hints(rows, knowledge)))
    return Saved(tuple(rows), (*changed, *gone), tuple(kept_off), hints)


def _meant(picture: Candidate, said: Said) -> bool:
    """Whether it is ticked, belongs to those that are meant together, or has new words of its own.

    Only what stood on the page can be meant: somebody looked at it.
    """
    if picture.name not in said.shown:
        return False
    together = said.every == "all" or (said.every == "undone" and not picture.declared)
    return together or picture.name in said.ticked or bool(_own_words(picture, said))


def _own_words(picture: Candidate, said: Said) -> str:
    words = said.words_beside(picture.name)
    return "" if picture.row is not None and words == picture.row.alt else words


def _people_ticked(said: Said, knowledge: Knowledge) -> tuple[str, ...]:
    pupils = knowledge.register.pupils
    classes = {pupil.class_name for pupil in pupils.values()}
    if not said.who <= pupils.keys() or not said.classes <= classes:
        raise ConfigurationError("The register changed since this page was shown. Tick again.")
    return tuple(
        name
        for name, pupil in pupils.items()
        if name in said.who or pupil.class_name in said.classes
    )


def _answer(picture: Candidate, said: Said, ticked: Sequence[str], knowledge: Knowledge) -> Answer:
    row = picture.row if picture.declared else None
    if not said.shows and row is None:
        raise ConfigurationError(f"Say what {picture.name} shows: nobody has said it yet.")
    shows = shows_meant(said.shows) if said.shows or row is None else row.shows
    credit, licence = _credit(said, knowledge)
    return Answer(
        shows,
        _people(picture.name, shows, said, ticked, row.people if row else ()),
        _alt(picture, _own_words(picture, said) or said.alt),
        credit,
        licence,
    )


def _people(
    name: str, shows: Shows, said: Said, ticked: Sequence[str], before: tuple[str, ...]
) -> tuple[str, ...]:
    """Who is in it. Whoever was declared stays until somebody says otherwise."""
    people = tuple(ticked)
    if not ticked:
        people = before if shows.pupils or not said.shows else ()
    elif said.how is How.MORE:
        people = tuple(dict.fromkeys((*before, *ticked)))
    elif said.how is How.LESS:
        people = tuple(one for one in before if one not in ticked)
    if shows.pupils and not people:
        raise ConfigurationError(f"Say which pupils are in {name}: tick them, or a whole class.")
    return people


def _alt(picture: Candidate, alt: str) -> str:
    if alt and is_file_name(alt, picture.name):
        raise ConfigurationError(
            f"“{alt}” is what a file is called. Say what happens in {picture.name} to somebody "
            "who cannot see it."
        )
    if is_too_long(alt):
        raise ConfigurationError(
            f"The words for {picture.name} are longer than {LONGEST} characters. Who listens to "
            "a page cannot skip a part of them: say it shorter."
        )
    return alt


def _credit(said: Said, knowledge: Knowledge) -> tuple[str | None, str | None]:
    """Author and licence; None and None if nothing was said of them."""
    if not said.licence and not said.credit:
        return None, None
    if said.licence == OURS and not said.credit:
        return "", ""
    if said.licence in knowledge.policy.pictures.licences and said.credit:
        return said.credit, said.licence
    raise ConfigurationError(
        "Somebody else's picture needs both, who made it and its licence; the school's own neither."
    )


def _hints(rows: Iterable[Declaration], knowledge: Knowledge) -> Iterable[str]:
    silent = sum(not row.alt for row in rows)
    if silent:
        pictures = "1 picture says" if silent == 1 else f"{silent} pictures say"
        yield f"{pictures} nothing yet to those who cannot see: write what happens."
    for alt in dict.fromkeys(row.alt for row in rows):
        if heralds_itself(alt):
            yield f"“{alt}”: it need not say that it is a picture, everybody is told so."
        found = knowledge.names.find(alt, Place.LABEL)
        if any(mention.certainty >= Certainty.LIKELY for mention in found):
            yield f"“{alt}” may hold a pupil's name: leave it out, or the page is refused."
