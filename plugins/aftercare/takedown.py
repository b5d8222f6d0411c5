"""A post is taken down: a draft that nobody signed, and a list of what only people can do."""

from __future__ import annotations

import re
import secrets
from pathlib import PurePosixPath

from aftercare.known import Standing
from aftercare.reach import reach_of_post
from safeguarding.atomic import write_atomically
from safeguarding.errors import ConfigurationError
from safeguarding.gate import plain_disk_errors, sole_builder
from safeguarding.nearest import nearest
from safeguarding.private import Private
from syndication.ledger import Action, Event, append
from syndication.signoffs import void_signoffs
from syndication.snippets import slug_of

MARKDOWN = (".md", ".markdown", ".mkd", ".mdown")
"""What Pelican reads as Markdown."""
_STATUS = re.compile(r"(?im)^status[ \t]*:.*$")
_DRAFT = re.compile(r"(?im)^status[ \t]*:[ \t]*draft[ \t]*\r?$")
_HEAD_ENDS = re.compile(r"\r?\n[ \t]*(?:\r?\n|\Z)")
_TITLE = re.compile(r"(?im)^title[ \t]*:.*$")


def source_meant(post: str, standing: Standing) -> str:
    """The post that `post` (file name, path or address) means, relative to the project.

    Raises ConfigurationError if there is none, or more than one.
    """
    project = standing.knowledge.project
    wanted = PurePosixPath(post.replace("\\", "/"))
    posts = [
        project.relative(path)
        for path in sorted(project.content.rglob("*"))
        if path.suffix in MARKDOWN and path.is_file()
    ]
    slugs = {one: slug_of(online.url) for one in posts if (online := standing.post(one))}
    found = [
        one
        for one in posts
        if one == str(wanted) or wanted.stem in (PurePosixPath(one).stem, slugs.get(one))
    ]
    if len(found) > 1 and str(wanted) in found:
        return str(wanted)
    if len(found) != 1:
        hint = Private(nearest(wanted.stem, [PurePosixPath(one).stem for one in posts]), "")
        many = "There is more than one" if found else "There is no"
        raise ConfigurationError(
            (f"{many} post “", Private(post), "”.", hint),
            "Name its file: invoke takedown content/posts/beans.md",
        )
    return found[0]


def take_down(source: str, standing: Standing) -> str:
    """Set “Status: draft”, and open a case in the ledger; its number is the answer.

    What was signed of it counts no longer, whatever becomes of the ledger. Raises
    ConfigurationError if the post has no head, and OSError; nothing is changed then.
    """
    known = standing.knowledge
    path = known.project.root / source
    case = f"{known.today:%Y-%m-%d}-{secrets.token_hex(2)}"
    events = [_event(case, one, standing) for one in reach_of_post(source, standing).posts]
    with plain_disk_errors(), sole_builder(known.project, print):
        text = path.read_bytes().decode("utf-8-sig", errors="surrogateescape")
        draft = as_draft(text)
        append(known.project, *events)
        void_signoffs(known.project, [event.source for event in events])
        write_atomically(path, draft.encode("utf-8", errors="surrogateescape"))
    return case


def as_draft(text: str) -> str:
    """The text of a post with “Status: draft” in its head. Raises ConfigurationError."""
    ends = _HEAD_ENDS.search(text)
    head, body = (text[: ends.start()], text[ends.start() :]) if ends else (text, "")
    if _STATUS.search(head):
        return _STATUS.sub("Status: draft", head) + body
    if not _TITLE.search(head):
        raise ConfigurationError(
            "The post does not begin with a line “Title: …”, so it cannot be made a draft here.",
            "Move its file out of the folder content/ and run: invoke build",
        )
    return _TITLE.sub(lambda found: f"{found[0]}\nStatus: draft", head, count=1) + body


def is_draft(text: str) -> bool:
    """Whether the head of a post says so."""
    ends = _HEAD_ENDS.search(text)
    return bool(_DRAFT.search(text[: ends.start()] if ends else text))


def _event(case: str, source: str, standing: Standing) -> Event:
    post = standing.post(source)
    return Event(
        Action.TAKEN_DOWN,
        source=source,
        slug=slug_of(post.url if post else PurePosixPath(source).stem),
        address=standing.address(post) if post else "",
        item=case,
    )
