"""Reads every file of a built tree and lets every rule look at it."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from safeguarding.assembly import Assembler
from safeguarding.documents import Document, Kind, Link, NotUnderstood, PictureUse, Text
from safeguarding.findings import Finding, Level
from safeguarding.mentions import Place
from safeguarding.pages import Outline, Page, outline
from safeguarding.reading import read_document
from safeguarding.receipt import entries
from safeguarding.record import BuildRecord, Made, Origin
from safeguarding.rule import OR_DRAFT, Checked
from safeguarding.rules import ALL, FIXED, inspection_failed
from safeguarding.tracing import Tracer, squeezed
from safeguarding.youtube import watch_address

MAX_FILE = 50 * 1024 * 1024
"""Bytes; a single published file of more is no part of a school's blog."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was seen: the findings, and the SHA-256 (hex) of the very bytes that were looked at."""

    findings: tuple[Finding, ...]
    digests: Mapping[str, str]
    pages: int

    @property
    def refused(self) -> bool:
        return any(finding.stops_the_build for finding in self.findings)


@dataclass(slots=True)
class _State:
    """What one inspection gathers."""

    record: BuildRecord
    tracer: Tracer
    rules: Sequence[Checked]
    findings: list[Finding] = field(default_factory=list)
    outlines: dict[str, Outline] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    pages: int = 0


def inspect(tree: Path, record: BuildRecord, rules: Sequence[Checked] = ALL) -> Inspection:
    """Inspect the built `tree` against the record of its build.

    Every finding of every rule is in the answer. A rule or a reader that breaks down is a finding
    itself (`inspection-failed`), never an omission.
    """
    state = _State(record, Tracer(record), rules)
    assembler = Assembler(record)
    for path in _own_pages_first(entries(tree), record):
        _inspect_file(state, assembler, tree, path)
    for document, origin in _snippets(record):
        _check_page(state, assembler.page(document, "", origin))
    for checked in rules:
        if checked.check_site is not None:
            _collect(state, checked, checked.check_site(state.outlines, record), None)
    state.findings.extend(state.tracer.trace(finding, None) for finding in record.problems)
    marked = (_of_draft(_levelled(finding, record), record) for finding in state.findings)
    findings = _once(sorted(marked, key=lambda finding: finding.draft), record)
    return Inspection(tuple(findings), state.digests, state.pages)


def _own_pages_first(paths: Iterable[str], record: BuildRecord) -> list[str]:
    """A finding that many pages share is told of the post's own page."""
    own = {post.output for post in record.posts.values()}
    return sorted(paths, key=lambda path: (path not in own, path))


def _inspect_file(state: _State, assembler: Assembler, tree: Path, path: str) -> None:
    origin = state.record.origins.get(path)
    source = origin.source if origin else ""
    try:
        data = _bytes(os.path.join(tree, path))  # noqa: PTH118 - thousands of times
        digest = hashlib.sha256(data).hexdigest()
        state.digests[path] = digest
        theme = origin is not None and origin.made is Made.THEME and origin.digest == digest
        site_url = state.record.knowledge.policy.school.url
        documents = read_document(path, data, site_url, theme=theme)
        pages = [assembler.page(document, digest, origin) for document in documents]
    except NotUnderstood as error:
        digest = state.digests.get(path, "")
        state.outlines[path] = Outline(path, Kind.TEXT, digest, source, not_understood=str(error))
        return
    except Exception as error:  # noqa: BLE001 - whatever breaks, the file was not read
        state.outlines[path] = Outline(path, Kind.TEXT, "", source)
        state.findings.append(inspection_failed.crashed("reading", error, path))
        return
    for page in pages:
        state.pages += page.document.kind.is_page
        known = state.outlines.get(path)
        state.outlines[path] = outline(page) if known is None else _joined(known, outline(page))
        _check_page(state, page)


def _bytes(path: str) -> bytes:
    status = os.lstat(path)
    if not stat.S_ISREG(status.st_mode):
        raise NotUnderstood("it is a link to somewhere else, not a file")
    if status.st_nlink > 1:
        raise NotUnderstood("it is tied to a file outside the site, and would change with it")
    if status.st_size > MAX_FILE:
        raise NotUnderstood("it is larger than 50 MB")
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - thousands of times
        return file.read()


def _joined(first: Outline, second: Outline) -> Outline:
    """The outline of a file with several documents: a feed and its entries."""
    return replace(
        first,
        links=first.links + second.links,
        anchors=first.anchors | second.anchors,
        names=first.names | second.names,
        unreadable_words=first.unreadable_words + second.unreadable_words,
        shows_pupils=first.shows_pupils or second.shows_pupils,
    )


def _check_page(state: _State, page: Page) -> None:
    for checked in state.rules:
        if checked.check_page is not None:
            _collect(state, checked, checked.check_page(page, state.record), page)


def _collect(
    state: _State, checked: Checked, findings: Iterator[Finding], page: Page | None
) -> None:
    try:
        for finding in findings:
            state.findings.append(state.tracer.trace(finding, page))
    except Exception as error:  # noqa: BLE001 - a rule that breaks down must refuse, not pass
        output = page.document.path if page else ""
        state.findings.append(inspection_failed.crashed(checked.rule.id, error, output))


def _snippets(record: BuildRecord) -> Iterator[tuple[Document, Origin]]:
    """Each snippet with its card, and the pictures and films of the post it links to: one page."""
    outputs = {picture.source: path for path, picture in record.pictures.items()}
    for snippet in record.snippets:
        texts = [
            Text(words, Place.PROSE, network)
            for network, whole in snippet.texts.items()
            for words in whole.split("\n\n")
        ]
        texts.append(Text(snippet.title, Place.LABEL, "title"))
        texts.append(Text(snippet.card_alt, Place.LABEL, "alt text of the card"))
        texts.append(Text(snippet.url, Place.ADDRESS, "address"))
        post = record.posts[snippet.source]
        paths = [snippet.card, *(outputs[source] for source in post.pictures if source in outputs)]
        uses = tuple(PictureUse(path, path) for path in paths)
        films = tuple(Link(watch_address(video_id), "") for video_id in post.videos)
        document = Document(f"outbox/{snippet.slug}", Kind.SNIPPET, tuple(texts), uses, films)
        yield document, Origin(Made.EXTRA, snippet.source)


def _levelled(finding: Finding, record: BuildRecord) -> Finding:
    """The finding at the level that policy.toml gives its rule; a stricter finding stays so."""
    level = record.knowledge.policy.levels.get(finding.rule)
    if level is None or finding.level is level:
        return finding
    raises = _STRICTNESS[level] > _STRICTNESS[finding.level]
    fixed = finding.fixed or FIXED.get(finding.rule, True)
    return replace(finding, level=level) if raises or not fixed else finding


def _of_draft(finding: Finding, record: BuildRecord) -> Finding:
    """The finding, marked if it would not be there without the drafts."""
    origin = record.origins.get(finding.output)
    concerned = origin.source if origin else finding.source
    if concerned not in record.only_in_drafts:
        return finding
    remedy = tuple(piece for piece in finding.remedy if piece != OR_DRAFT)
    return replace(finding, remedy=remedy, draft=True)


_STRICTNESS = {Level.WARN: 0, Level.CONFIRM: 1, Level.REFUSE: 2}


def _once(findings: Iterable[Finding], record: BuildRecord) -> Iterator[Finding]:
    """One finding for one thing to mend, though it was seen on the page, in the feed, in lists.

    What has no line of its own, and a picture as a file, is told only if no page tells the same.
    """
    kept: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        place = (finding.source, finding.line) if finding.source else (finding.output, None)
        kept.setdefault((*_what(finding), *place), finding)

    def told_better(finding: Finding) -> bool:
        return bool(finding.source) and finding.output not in record.pictures

    told = {_what(finding) for finding in kept.values() if told_better(finding)}
    for finding in kept.values():
        if told_better(finding) or _what(finding) not in told:
            yield finding


def _what(finding: Finding) -> tuple[object, ...]:
    words = squeezed(finding.needle.reveal()) if finding.needle else finding.message
    return finding.rule, finding.level, finding.draft, words
