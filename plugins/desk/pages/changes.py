"""Which posts and pages that are online read otherwise now: somebody should look at them again.

What is compared is what a sign-off covers (`syndication.page_digest`), the post's own part: a new
neighbour changes the links under a post, and nothing that a person looks at. What cannot be
compared counts as changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pelican import Pelican

from safeguarding.errors import ConfigurationError
from safeguarding.project import Project
from safeguarding.published import read_published
from safeguarding.receipt import Receipt, receipts
from safeguarding.record import BuildRecord, Picture
from syndication.page_digest import own_part


@dataclass(slots=True)
class Changes:
    """What stands online, and what the site would have in its place."""

    project: Project
    _online: tuple[Receipt, ...]
    _now: dict[str, str] = field(default_factory=dict)
    """The pages of the fresh tree that are not byte for byte what every receipt has, by path."""

    @classmethod
    def since_the_last_build(cls, project: Project) -> Changes:
        """Raises ConfigurationError if nobody knows what is online."""
        return cls(project, receipts(project.state))

    def read(self, pelican: Pelican) -> None:
        """Takes in the pages that Pelican wrote, while they are there: at its last signal."""
        for path in {path for receipt in self._online for path in receipt.files}:
            file = Path(pelican.output_path, path)
            if path.endswith(".html") and file.is_file():
                data = file.read_bytes()
                digest = hashlib.sha256(data).hexdigest()
                if any(receipt.files.get(path, digest) != digest for receipt in self._online):
                    self._now[path] = data.decode("utf-8")

    def of(self, record: BuildRecord) -> frozenset[str]:
        """The paths of those that are online somewhere and read otherwise now."""
        site = record.knowledge.policy.school.url
        return frozenset(
            path
            for path, html in self._now.items()
            for then in self._then(path, site)
            if then != _digest(path, html, record.pictures, site)
        )

    def _then(self, path: str, site: str) -> Iterator[str]:
        """The digests of the page at `path` in each folder that has it; "" where nobody knows."""
        for receipt in self._online:
            if path not in receipt.files:
                continue
            try:
                data = Path(receipt.target, path).read_bytes()
                pictures = read_published(self.project.state, receipt).pictures
            except (OSError, ConfigurationError):
                yield ""
                continue
            known = hashlib.sha256(data).hexdigest() == receipt.files[path]
            yield _digest(path, data.decode("utf-8"), pictures, site) if known else ""


def _digest(path: str, html: str, pictures: Mapping[str, Picture], site: str) -> str:
    photos = {output: picture.digest for output, picture in pictures.items()}
    return own_part(path, html, site, photos).digest
