"""Originals -> published pictures: from the cache, or made on all processors at once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from photos.cache import Made, PictureCache
from photos.decode import PictureError, decode
from photos.digests import read_unchanged
from photos.encode import encode, recipe
from photos.hearing import Heard, hear
from photos.progress import with_progress
from photos.renditions import FOLDER, Rendition, path_of, stem
from photos.traces import Said
from pixels.blocks import give_large_blocks_back


@dataclass(frozen=True, slots=True)
class Job:
    """An original to be published. `digest` is the SHA-256 (hex) that its bytes must have.

    `still` when nothing but a still picture may be published: of an animation that shows pupils
    nobody can vouch for what each picture of it shows.
    """

    source: str
    path: Path
    digest: str
    still: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """The files in the tree that one original became."""

    renditions: tuple[Rendition, ...]
    heard: Heard | None
    """What is remembered of what the original said; None when that is not known."""
    said: Said | None = None
    """What it said, if its bytes were read to make the pictures."""
    moving: bool = False
    """The original has more pictures; the first is published."""


Outcome: TypeAlias = Published | PictureError


class Workshop:
    """Makes pictures no larger than `max_edge` pixels and writes them into the tree `output`."""

    def __init__(self, cache_folder: Path, output: Path, max_edge: int) -> None:
        self._recipe = recipe(max_edge)
        self._max_edge = max_edge
        self._output = output
        self.cache = PictureCache(cache_folder, self._recipe)

    def publish_all(
        self, jobs: Iterable[Job], workers: int | None = None
    ) -> Iterator[tuple[Job, Outcome]]:
        """Writes the pictures of each job; yields it with its outcome, in no certain order.

        What the cache has is written at once. The rest is made on all processors (decoder and
        encoders release the interpreter's lock); each thread writes its files itself, so that
        memory does not grow with the number of photos. Raises OSError.
        """
        (self._output / FOLDER).mkdir(parents=True, exist_ok=True)
        missing = []
        for job in jobs:
            kept = self.cache.get(job.digest)
            if kept is None:
                missing.append(job)
            else:
                yield job, self._write(job, kept)
        if not missing:
            return
        give_large_blocks_back()
        pool = ThreadPoolExecutor(workers or os.cpu_count())
        try:
            pending = {pool.submit(self._publish_anew, job): job for job in missing}
            for done in with_progress(pending, "Making pictures"):
                yield pending[done], done.result()
        finally:
            # After Ctrl+C or a full disk nobody waits for the photos that are still to come.
            pool.shutdown(cancel_futures=True)

    def _publish_anew(self, job: Job) -> Outcome:
        try:
            made, said = _make(job, self._max_edge)
        except PictureError as error:
            return error
        self.cache.put(job.digest, made)
        return self._write(job, made, said)

    def _write(self, job: Job, made: Made, said: Said | None = None) -> Outcome:
        if made.moving and job.still:
            return PictureError(
                "It is an animation or has several pages, and pupils may be in any of its "
                "pictures. Save the one that you mean as a JPEG and declare that."
            )
        name = stem(job.source, job.digest, self._recipe)
        renditions = []
        for encoded in made.encoded:
            path = path_of(name, encoded.width, encoded.format)
            (self._output / path).write_bytes(encoded.data)
            renditions.append(
                Rendition(encoded.width, encoded.height, encoded.format, path, encoded.digest)
            )
        return Published(tuple(renditions), made.heard, said, made.moving)


def _make(job: Job, max_edge: int) -> tuple[Made, Said]:
    data = read_unchanged(job.path, job.digest)
    decoded = decode(data, job.path.suffix, max_edge)
    said, heard = hear(data)
    return Made(encode(decoded.image), heard, decoded.moving), said
