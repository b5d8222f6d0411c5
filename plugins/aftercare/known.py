"""What is known of the school and of what is online, for whoever takes something back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from safeguarding.errors import ConfigurationError
from safeguarding.knowledge import open_record
from safeguarding.project import Project
from safeguarding.published import PublishedSite, read_published
from safeguarding.receipt import Receipt, receipts
from safeguarding.record import Knowledge, Post
from syndication.ledger import Ledger, read_ledger
from syndication.posted_pictures import PostedPictures


@dataclass(frozen=True, slots=True)
class Online:
    """A folder that the gate filled, which may be older than output/, and what it was made of."""

    folder: Path
    site: PublishedSite


@dataclass(frozen=True, slots=True)
class Standing:
    """The school today, every published folder, the ledger.

    `complete` is False when nothing was published, or nobody knows what a folder was made of.
    """

    knowledge: Knowledge
    online: tuple[Online, ...]
    ledger: Ledger
    complete: bool

    def post(self, source: str) -> Post | None:
        """The post as it is online, in whatever folder."""
        return next(
            (one.site.posts[source] for one in self.online if source in one.site.posts), None
        )

    def posted_pictures(self) -> PostedPictures:
        """What stands on the networks, judged by the register of today."""
        pictures = (one for online in self.online for one in online.site.pictures.values())
        rows = (one.declaration for one in pictures if one.declaration is not None)
        return PostedPictures.of(self.knowledge, self.ledger, rows)

    def address(self, post: Post) -> str:
        """Where the public finds the post."""
        return f"{self.knowledge.policy.school.url}/{quote(post.url.lstrip('/'))}"


def open_standing(project: Project) -> Standing:
    """Raises as `open_record`, `receipts` and `read_ledger` do."""
    knowledge = open_record(project).knowledge
    filled = receipts(project.state)
    online = tuple(one for receipt in filled if (one := _online(project, receipt)))
    complete = bool(filled) and len(online) == len(filled)
    return Standing(knowledge, online, read_ledger(project), complete)


def _online(project: Project, receipt: Receipt) -> Online | None:
    try:
        return Online(Path(receipt.target), read_published(project.state, receipt))
    except ConfigurationError:
        return None
