"""A family takes a permission back: the date is written, the pictures go, the rest is listed."""

from __future__ import annotations

import contextlib
import re
import secrets
import shutil
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import unquote

from aftercare.known import Standing
from aftercare.reach import Reach, reach_of_pupil
from aftercare.takedown import MARKDOWN, is_draft
from photos.cache import PictureCache
from safeguarding.declaration_writer import remove_declaration
from safeguarding.errors import ConfigurationError
from safeguarding.gate import plain_disk_errors, sole_builder
from safeguarding.people_phrase import people_meant
from safeguarding.project import Project
from safeguarding.register_writer import write_withdrawal
from safeguarding.school import Declaration
from syndication.card_cache import forget_card
from syndication.ledger import Action, Event, append
from syndication.snippets import slug_of

_TEXTS = (*MARKDOWN, ".rst", ".html", ".htm")


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What was done. All paths are relative to the content folder.

    `dropped` are pictures that only galleries showed: they are out of their albums. `needed` are
    those that a text names: the site is refused until somebody has mended the text.
    """

    case: str
    dated: bool
    """The date was written into the register; else one as early stood there."""
    dropped: tuple[str, ...]
    needed: tuple[str, ...]


def pupil_meant(who: str, standing: Standing) -> str:
    """The id of the one pupil whom `who` (an id or a name) means. Raises ConfigurationError.

    A leaver may have no row any more, and still be in pictures: the id alone will do then.
    """
    if reach_of_pupil(who.strip(), standing).pictures:
        return who.strip()
    ids = people_meant(who, standing.knowledge.register)
    if len(ids) != 1:
        raise ConfigurationError("Say one pupil, by id or full name.")
    return ids[0]


def withdraw(pupil_id: str, standing: Standing) -> Withdrawal:
    """Write the date, drop the pictures, and open a case in the ledger.

    Whatever comes first protects most: with the date in the register nothing that shows the pupil
    passes the gate, even if what follows fails. Raises RegisterError, ConfigurationError, OSError.
    """
    known = standing.knowledge
    project = known.project
    reach = reach_of_pupil(pupil_id, standing)
    case = f"{known.today:%Y-%m-%d}-{secrets.token_hex(2)}"
    events = tuple(_events(case, reach, standing))
    shown = _rows_showing(pupil_id, known.declarations)
    with plain_disk_errors(), sole_builder(project, print):
        dated = pupil_id in known.register.pupils and write_withdrawal(
            project, known.policy, pupil_id, known.today
        )
        append(project, *events)
        needed = _named_in_texts(project, shown)
        dropped = [row for row in shown if row.picture not in needed]
        for row in dropped:
            _drop(project, row, case)
        _forget(reach, standing)
    return Withdrawal(case, dated, tuple(row.picture for row in dropped), tuple(sorted(needed)))


def _rows_showing(pupil_id: str, declared: Mapping[str, Declaration]) -> list[Declaration]:
    """Every row of a picture of the pupil, and of its copies, whatever those rows say."""
    own = {row.fingerprint for row in declared.values() if pupil_id in row.people} - {""}
    return [row for row in declared.values() if pupil_id in row.people or row.fingerprint in own]


def _events(case: str, reach: Reach, standing: Standing) -> Iterable[Event]:
    """One line for the case, and one for each published post and film that showed the pupil."""
    whole = Event(Action.WITHDRAWN, pictures=reach.fingerprints, item=case, role="office")
    yield whole
    for source in reach.posts:
        post = standing.post(source)
        if post is not None:
            address = standing.address(post)
            yield replace(whole, source=source, slug=slug_of(post.url), address=address)
    for video in reach.videos:
        yield replace(whole, network="youtube", address=f"https://youtu.be/{video}")


def _named_in_texts(project: Project, rows: Sequence[Declaration]) -> set[str]:
    """Pictures that a text names which is no draft: only a person can mend that."""
    written = (
        path.read_text(encoding="utf-8-sig", errors="replace")
        for path in sorted(project.content.rglob("*"))
        if path.suffix.lower() in _TEXTS and path.is_file()
    )
    texts = [_folded(unescape(unquote(text))) for text in written if not is_draft(text)]
    return {row.picture for row in rows if any(map(_address_of(row.picture).search, texts))}


def _address_of(picture: str) -> re.Pattern[str]:
    """How a text names a picture: by its folder and file, or by its file alone."""
    path = PurePosixPath(_folded(picture))
    folder, file = re.escape(f"{path.parent.name}/"), re.escape(path.name)
    return re.compile(rf"(?:(?<={folder})|(?<![\w/.-])){file}(?!\w)")


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _drop(project: Project, row: Declaration, case: str) -> None:
    """Out of the album and out of photos.csv; into the private folder, for the office to delete."""
    original = project.content / row.picture
    if original.is_file():
        kept = project.state / "withdrawn" / case / row.picture
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(original, kept)
    remove_declaration(project.content / row.table, original.name)


def _forget(reach: Reach, standing: Standing) -> None:
    """Nothing made of the pictures stays in what is kept to save time, or in the preview."""
    project = standing.knowledge.project
    pictures = PictureCache(project.cache / "photos", "")
    for mark in reach.fingerprints:
        pictures.forget(mark)
    for one in standing.online:
        for card in one.site.origins.keys() & set(reach.cards):
            forget_card(project.cache / "cards", one.site.origins[card].digest)
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(project.state / "preview")
