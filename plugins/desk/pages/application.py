"""The pages of the desk: from a request that may be trusted to what is answered."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import PurePosixPath
from urllib.parse import urlencode

from desk.pages import findings, review, roll
from desk.pages.albums import Album, Albums
from desk.pages.checker import CheckedPost, Checker
from desk.pages.facts import read_facts
from desk.pages.papers import Papers
from desk.pages.rendering import page, read
from desk.pages.said import NOTHING_SAID, OURS, Fields, Said, read_said
from desk.pages.saving import Saved, save
from desk.pages.thumbnails import LARGE, SMALL, Thumbnails
from photos.picture_error import PictureError
from safeguarding.errors import ConfigurationError
from safeguarding.people_phrase import full_name
from safeguarding.private import revealed
from safeguarding.project import Project
from safeguarding.reading import is_pdf
from safeguarding.record import Knowledge

_FILES = {"/desk.css": "text/css", "/desk.js": "text/javascript"}
_MOST_NOTICES = 20


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer. With a `location` the browser goes there."""

    body: bytes = b""
    kind: str = "text/html"
    status: HTTPStatus = HTTPStatus.OK
    location: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What is told once, above the next page."""

    told: tuple[str, ...] = ()
    warned: tuple[str, ...] = ()
    kept_off: tuple[str, ...] = ()


_QUIET = Notice()


class Desk:
    """Knows the project and answers for it. `form_key` stands in every form."""

    def __init__(self, project: Project) -> None:
        self.form_key = secrets.token_urlsafe(24)
        self._project = project
        self._albums = Albums(project)
        self._thumbnails = Thumbnails()
        self._papers = Papers(project)
        self._checker = Checker(project)
        self._saving = threading.Lock()
        self._notices: dict[str, Notice] = {}

    def get(self, path: str, query: Fields) -> Reply:
        """Raises a kind of Stopped, OSError."""
        if path in _FILES:
            return Reply(read(path[1:]).encode(), _FILES[path])
        if path == "/favicon.ico":
            return Reply(status=HTTPStatus.NO_CONTENT)
        if path == "/picture":
            return self._picture(query)
        pages = {
            "/": self._start,
            "/album": self._album,
            "/paper": self._paper,
            "/findings": self._findings,
            "/review": self._review,
        }
        return pages[path](query) if path in pages else _not_found()

    def post(self, path: str, form: Fields) -> Reply:
        """The form's key was checked before. Raises a kind of Stopped, OSError."""
        if path == "/album":
            return self._save(form)
        if path == "/check":
            self._checker.start()
            back = "/review" if _one(form, "back") == "review" else "/findings"
            return Reply(status=HTTPStatus.SEE_OTHER, location=back)
        return _not_found()

    def _start(self, _query: Fields) -> Reply:
        knowledge = read_facts(self._project)
        return self._page("start", albums=self._albums.every(), school=knowledge.policy.school.name)

    def _picture(self, query: Fields) -> Reply:
        data = self._asked_for(query)
        if data is None:
            return _not_found()
        name, mark, sheet = (_one(query, field) for field in ("name", "mark", "sheet"))
        edge = LARGE if _one(query, "size") == "large" else SMALL
        suffix = PurePosixPath(name).suffix
        try:
            if is_pdf(name):
                sheets = dict(enumerate(self._papers.sheets(data, mark)))
                number = int(sheet) if sheet.isdecimal() else 0
                data, mark, suffix = sheets.get(number, b""), f"{mark} {number}", ".jpg"
            made = self._thumbnails.of(data, mark, suffix, edge)
        except PictureError as error:
            return Reply(str(error).encode(), "text/plain", HTTPStatus.UNPROCESSABLE_ENTITY)
        return Reply(made, "image/jpeg")

    def _paper(self, query: Fields) -> Reply:
        data = self._asked_for(query)
        folder, name, mark = (_one(query, field) for field in ("folder", "name", "mark"))
        if data is None or not is_pdf(name):
            return _not_found()
        sheets, trouble = 0, ""
        try:
            sheets = len(self._papers.sheets(data, mark))
        except PictureError as error:
            trouble = str(error)
        return self._page(
            "paper", folder=folder, called=name, mark=mark, sheets=sheets, trouble=trouble
        )

    def _asked_for(self, query: Fields) -> bytes | None:
        return self._albums.bytes_of(*(_one(query, name) for name in ("folder", "name", "mark")))

    def _album(self, query: Fields) -> Reply:
        album = self._albums.one(_one(query, "folder"))
        if album is None:
            return _not_found()
        notice = self._notices.pop(_one(query, "told"), _QUIET)
        return self._table(album, read_facts(self._project), notice)

    def _save(self, form: Fields) -> Reply:
        said = read_said(form)
        with self._saving:
            knowledge = read_facts(self._project)
            album = self._albums.one(_one(form, "folder"))
            if album is None:
                return _not_found()
            try:
                saved = save(album, said, knowledge)
            except ConfigurationError as error:
                warned = tuple(revealed(line) for line in error.lines)
                return self._table(album, knowledge, Notice(warned=warned), said)
        mark = self._keep(_notice(saved))
        where = urlencode({"folder": album.folder, "told": mark})
        return Reply(status=HTTPStatus.SEE_OTHER, location=f"/album?{where}")

    def _table(
        self, album: Album, knowledge: Knowledge, notice: Notice, said: Said = NOTHING_SAID
    ) -> Reply:
        refused = said is not NOTHING_SAID
        return self._page(
            "album",
            HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK,
            album=album,
            classes=roll.classes_of(knowledge),
            names={
                name: full_name(one).reveal() for name, one in knowledge.register.pupils.items()
            },
            min_group=knowledge.policy.pictures.min_group,
            licences=knowledge.policy.pictures.licences,
            ours=OURS,
            said=said,
            notice=notice,
        )

    def _findings(self, _query: Fields) -> Reply:
        result = self._checker.result
        if result is None:
            last = findings.last_report(self._project.reports / "safeguarding.json")
            reports = [(last, False)] if last else []
        else:
            reports = [(result.checked.report, False), (result.checked.drafts, True)]
        known = {album.folder for album in self._albums.every()}
        return self._page(
            "findings",
            result=result,
            running=self._checker.running,
            any_report=bool(reports),
            files=findings.by_file(reports, known),
        )

    def _review(self, query: Fields) -> Reply:
        knowledge = read_facts(self._project)
        result = self._checker.result
        there: list[CheckedPost] = []
        wanted: list[CheckedPost] = []
        if result:
            wanted, there = review.waiting(result.checked, knowledge)
            if asked := _one(query, "post"):
                wanted = [post for post in result.checked.posts if post.source == asked]
        return self._page(
            "review",
            result=result,
            running=self._checker.running,
            sheets=[review.sheet(post, knowledge) for post in wanted],
            there=there,
            switched_off=knowledge.policy.pictures.switched_off,
            min_group=knowledge.policy.pictures.min_group,
        )

    def _page(self, name: str, status: HTTPStatus = HTTPStatus.OK, **shown: object) -> Reply:
        return Reply(page(name, key=self.form_key, **shown).encode(), status=status)

    def _keep(self, notice: Notice) -> str:
        while len(self._notices) >= _MOST_NOTICES:
            self._notices.pop(next(iter(self._notices)), None)
        mark = secrets.token_urlsafe(9)
        self._notices[mark] = notice
        return mark


def sentences(title: str, lines: tuple[str, ...], status: HTTPStatus) -> Reply:
    """A page that says only these."""
    return Reply(page("sentences", title=title, lines=lines).encode(), status=status)


def _not_found() -> Reply:
    return sentences("Not found", ("There is no such page or picture.",), HTTPStatus.NOT_FOUND)


def _notice(saved: Saved) -> Notice:
    count = len(saved.rows)
    told = f"Saved: {count} {'picture' if count == 1 else 'pictures'}."
    changed = tuple(
        f"Not saved: {name} changed or went since the page was shown. Look at it again."
        for name in saved.changed
    )
    kept_off = tuple(f"{full_name(one).reveal()}, {one.class_name}" for one in saved.kept_off)
    return Notice((told,) if count else (), (*changed, *saved.hints), kept_off)


def _one(fields: Mapping[str, list[str]], name: str) -> str:
    return fields.get(name, [""])[-1]
