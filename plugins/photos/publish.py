"""One build's pictures: found in the texts, checked against their declarations, made, recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from photos import trouble
from photos.decode import FORMATS, PictureError, not_a_format
from photos.digests import Digests
from photos.lookup import Found, Lookup
from photos.markup import rewrite
from photos.originals import Original
from photos.renditions import Rendition, RenditionSet, kept_free
from photos.shelf import Shelf
from photos.statics import keep_what_is_meant
from photos.telling import Listener, Tellings
from photos.texts import Text, held_back, published, texts_of
from photos.workshop import Job, Published, Workshop
from safeguarding.record import BuildRecord, Made, Origin, Picture
from safeguarding.school import Shows


@dataclass(frozen=True, slots=True)
class _Address:
    """What Pelican needs to resolve a link to a published picture."""

    url: str


class Publication:
    """Takes over every picture of a build from Pelican (`generator` is its StaticGenerator)."""

    def __init__(self, generator: Any, record: BuildRecord) -> None:
        knowledge = record.knowledge
        cache = knowledge.project.cache / "photos"
        output = Path(generator.settings["OUTPUT_PATH"])
        self._generator = generator
        self._record = record
        self._declarations = knowledge.declarations
        self._shelf = Shelf.of(generator.context)
        self._lookup = Lookup(record)
        self._digests = Digests(cache / "digests.json")
        self._workshop = Workshop(cache, output, knowledge.policy.pictures.max_edge)
        listener = Listener(self._digests, self._workshop.cache)
        self._tellings = Tellings(record, listener, self._lookup.project_path)
        self._sets: dict[str, RenditionSet] = {}

    def run(self) -> None:
        """Writes the pictures into the tree and puts them into the texts. Raises OSError."""
        texts = [t for content in published(self._generator.context) for t in texts_of(content)]
        found = [self._lookup.look_up(text) for text in texts]
        jobs = [self._examine(original) for original in self._lookup.originals.values()]
        self._make(job for job in jobs if job is not None)
        for text, what in zip(texts, found, strict=True):
            if what.links or text.scan.galleries:
                self._place(text, what)
        self._take_over(texts)
        self._digests.save()
        self._workshop.cache.forget_unused()

    def _examine(self, original: Original) -> Job | None:
        """The work to do for an original; none when it may not or cannot be published."""
        suffix = original.path.suffix.lower()
        try:
            digest = self._digests.of(original.path)
        except PictureError as error:
            self._unusable(original.source, "", str(error))
            return None
        except OSError:
            self._unusable(original.source, "", "The file cannot be opened.")
            return None
        row = self._declarations.get(original.source)
        if suffix not in FORMATS:
            self._unusable(original.source, digest, not_a_format(suffix))
        elif row is None or not row.fingerprint:
            self._hold_back(original.source, digest, "undeclared")
        elif row.fingerprint.lower() != digest[:16]:
            self._hold_back(original.source, digest, "changed")
        else:
            still = row.shows in (Shows.PUPILS, Shows.BACKS) or bool(row.people)
            return Job(original.source, original.path, digest, still)
        return None

    def _make(self, jobs: Iterable[Job]) -> None:
        outcomes = dict(self._workshop.publish_all(jobs))
        for job in sorted(outcomes, key=lambda job: job.source):
            outcome = outcomes[job]
            if isinstance(outcome, PictureError):
                self._unusable(job.source, job.digest, str(outcome))
            else:
                self._published(job, outcome)
        self._record.notes += self._tellings.notes()

    def _published(self, job: Job, outcome: Published) -> None:
        row = self._declarations[job.source]
        output = outcome.renditions[0].path
        told = self._tellings.hear(job, outcome, row, output)
        picture = Picture(
            job.source,
            job.digest,
            row,
            outputs=tuple(rendition.path for rendition in outcome.renditions),
            told_place=told.place,
        )
        source = self._lookup.project_path(job.source)
        if outcome.moving:
            self._record.problems.append(trouble.first_picture_only(picture.name, source))
        for rendition in outcome.renditions:
            self._record.pictures[rendition.path] = picture
            self._record.origins[rendition.path] = Origin(Made.PICTURE, source, rendition.digest)
        self._shelf.add(self._remember(job.source, outcome.renditions))

    def _unusable(self, source: str, digest: str, why: str) -> None:
        name = source.rpartition("/")[2]
        place = self._lookup.project_path(source)
        self._record.problems.append(trouble.cannot_be_used(name, why, place))
        self._hold_back(source, digest, "unreadable")

    def _hold_back(self, source: str, digest: str, why: str) -> None:
        """Keeps an address free for a picture that is not published."""
        free = kept_free(source, digest, why)
        row = None if why == "undeclared" else self._declarations.get(source)
        self._record.pictures[free.path] = Picture(
            source, digest, row, changed=why == "changed", outputs=(free.path,)
        )
        self._remember(source, (free,))

    def _remember(self, source: str, renditions: tuple[Rendition, ...]) -> RenditionSet:
        row = self._declarations.get(source)
        said = (row.alt, row.credit, row.licence) if row else ("", "", "")
        self._sets[source] = RenditionSet(source, renditions, *said)
        return self._sets[source]

    def _place(self, text: Text, found: Found) -> None:
        pictures = {link: self._sets[s] if s else None for link, s in found.links.items()}
        galleries = {
            name: tuple(self._sets[source] for source in sources)
            for name, sources in found.galleries.items()
        }
        text.replace(rewrite(text.html, text.scan, pictures, galleries))
        uses = tuple(
            replace(use, alt=use.alt or self._sets[use.source].alt) for use in found.uses(text)
        )
        text.content.photo_uses = (*getattr(text.content, "photo_uses", ()), *uses)
        sources = dict.fromkeys(use.source for use in text.content.photo_uses)
        text.content.photo_sources = tuple(sources)

    def _take_over(self, texts: Iterable[Text]) -> None:
        """Pelican resolves links to the new pictures, and copies none of the old ones."""
        context = self._generator.context
        for picture in self._sets.values():
            for rendition in (picture.usual, picture.largest):
                context["static_content"][rendition.path] = _Address(rendition.path)
        drafts = (path for content in held_back(context) for path in content.get_static_links())
        linked = (path for text in texts for link in text.scan.links for path in text.paths(link))
        keep_what_is_meant(self._generator, frozenset(linked), frozenset(drafts))
