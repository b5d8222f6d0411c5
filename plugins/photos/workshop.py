"""Originals -> published pictures: from the cache, or made on all processors at once."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from rich.console import Console
from rich.progress import Progress

from photos.cache import Made, PictureCache
from photos.decode import PictureError, decode
from photos.digests import read_original
from photos.encode import encode, recipe
from photos.renditions import FOLDER, Rendition, path_of, stem

_PATIENCE = 1.0
"""Seconds of work before a progress bar appears."""


@dataclass(frozen=True, slots=True)
class Job:
    """An original to be published. `digest` is the SHA-256 (hex) that its bytes must have."""

    source: str
    path: Path
    digest: str


@dataclass(frozen=True, slots=True)
class Published:
    """The files in the tree that one original became."""

    renditions: tuple[Rendition, ...]
    told_place: bool | None


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
        pool = ThreadPoolExecutor(workers or os.cpu_count())
        try:
            pending = {pool.submit(self._publish_anew, job): job for job in missing}
            for done in _with_progress(pending):
                yield pending[done], done.result()
        finally:
            # After Ctrl+C or a full disk nobody waits for the photos that are still to come.
            pool.shutdown(cancel_futures=True)

    def _publish_anew(self, job: Job) -> Outcome:
        try:
            made = _make(job, self._max_edge)
        except PictureError as error:
            return error
        self.cache.put(job.digest, made)
        return self._write(job, made)

    def _write(self, job: Job, made: Made) -> Published:
        name = stem(job.source, job.digest, self._recipe)
        renditions = []
        for encoded in made.encoded:
            path = path_of(name, encoded.width, encoded.format)
            (self._output / path).write_bytes(encoded.data)
            renditions.append(
                Rendition(encoded.width, encoded.height, encoded.format, path, encoded.digest)
            )
        return Published(tuple(renditions), made.told_place)


def _make(job: Job, max_edge: int) -> Made:
    data = read_original(job.path)
    if hashlib.sha256(data).hexdigest() != job.digest:
        raise PictureError("The file changed while the site was being built. Build again.")
    decoded = decode(data, job.path.suffix, max_edge)
    return Made(encode(decoded.image), decoded.told_place)


def _with_progress(pending: Iterable[Future[Outcome]]) -> Iterator[Future[Outcome]]:
    """The futures as they are done; people who wait longer see how far it has come."""
    console = Console(stderr=True)
    futures = list(pending)
    progress = Progress(console=console, transient=True, disable=not console.is_terminal)
    task = progress.add_task("Making pictures", total=len(futures))
    began = time.monotonic()
    try:
        for done in as_completed(futures):
            progress.advance(task)
            if time.monotonic() - began > _PATIENCE and not progress.live.is_started:
                progress.start()
            yield done
    finally:
        progress.stop()
