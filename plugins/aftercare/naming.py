"""Posts that keep a website without a pupil's pictures from being built.

They name the pupil, lead to one that does, or show a gallery of which nothing is left. Until their
authors had mended them the pictures would stay online; as drafts they let the rest go out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from aftercare.known import Online, Standing
from aftercare.takedown import MARKDOWN, as_draft, is_draft
from safeguarding.assembly import Assembler
from safeguarding.atomic import write_atomically
from safeguarding.documents import NotUnderstood
from safeguarding.errors import ConfigurationError
from safeguarding.findings import Finding, Level
from safeguarding.gate import Refusal, plain_disk_errors, sole_builder
from safeguarding.project import Project
from safeguarding.reading import read_document
from safeguarding.record import BuildRecord, Knowledge, Post
from safeguarding.rules import broken_link, name_beyond_permission, name_in_picture
from safeguarding.school import Naming, Pupil, Register

_IN_THE_WAY = frozenset(
    {name_beyond_permission.RULE.id, name_in_picture.RULE.id, broken_link.RULE.id}
)


def posts_naming(pupil_id: str, standing: Standing) -> tuple[str, ...]:
    """Published posts, relative to the project, that the pupil's withdrawal would have refused.

    What is online is looked at, so a post that was written since the last build is not in it.
    """
    known = standing.knowledge
    pupil = known.register.get(pupil_id)
    if pupil is None or pupil.may_be_named is Naming.NO:
        return ()
    unnamed = replace(pupil, naming=Naming.NO, withdrawn_on=known.today)
    pupils = {**known.register.pupils, pupil_id: unnamed}
    afterwards = replace(known, register=Register(pupils))
    named = (
        source
        for online in standing.online
        for source in _refused_of(online, afterwards, _words_of(pupil))
        if _may_become_a_draft(known.project, source)
    )
    return tuple(dict.fromkeys(named))


def posts_in_the_way(refusal: Refusal) -> tuple[str, ...]:
    """Posts, relative to the project, that would be right but for a withdrawal.

    What a text shows of the pupil is not among it: only its author can mend that.
    """
    posts, project = refusal.record.posts, refusal.record.knowledge.project
    found = (
        finding.source
        for finding in refusal.inspection.findings
        if finding.stops_the_build and finding.rule in _IN_THE_WAY and finding.source in posts
    )
    return tuple(
        dict.fromkeys(
            source
            for source in found
            if source and posts[source].kind == "post" and _may_become_a_draft(project, source)
        )
    )


def make_drafts(project: Project, sources: Iterable[str]) -> None:
    """Set “Status: draft” in each. Raises ConfigurationError and OSError."""
    with plain_disk_errors(), sole_builder(project, print):
        for source in sources:
            path = project.root / source
            draft = as_draft(_text(project, source))
            write_atomically(path, draft.encode("utf-8", errors="surrogateescape"))


def _refused_of(online: Online, afterwards: Knowledge, words: Collection[str]) -> Iterator[str]:
    record = online.site.judged_by(afterwards)
    assembler = Assembler(record)
    for post in record.posts.values():
        if (
            post.kind == "post"
            and post.output
            and any(
                _stops(finding, record)
                for finding in _findings(online, post, record, assembler, words)
            )
        ):
            yield post.source


def _findings(
    online: Online,
    post: Post,
    record: BuildRecord,
    assembler: Assembler,
    words: Collection[str],
) -> Iterator[Finding]:
    """What is found on a post's own page; most hold none of the pupil's names."""
    try:
        data = (online.folder / post.output).read_bytes()
        text = data.decode(errors="replace").casefold()
        if not any(word in text for word in words):
            return
        site_url = record.knowledge.policy.school.url
        for document in read_document(post.output, data, site_url, theme=False):
            page = assembler.page(document, "", record.origins.get(post.output))
            yield from name_beyond_permission.check_page(page, record)
            yield from name_in_picture.check_page(page, record)
    except (OSError, NotUnderstood):
        return  # the build says what is wrong with it


def _stops(finding: Finding, record: BuildRecord) -> bool:
    lowered = record.knowledge.policy.levels.get(finding.rule) is Level.WARN
    return finding.stops_the_build and (finding.fixed or not lowered)


def _words_of(pupil: Pupil) -> tuple[str, ...]:
    names = (pupil.first_name, pupil.last_name, *pupil.known_as, *pupil.other_names)
    return tuple(name.reveal().casefold() for name in names if name)


def _may_become_a_draft(project: Project, source: str) -> bool:
    try:
        text = _text(project, source)
        return source.endswith(MARKDOWN) and not is_draft(text) and bool(as_draft(text))
    except (OSError, ConfigurationError):
        return False


def _text(project: Project, source: str) -> str:
    data = (project.root / source).read_bytes()
    return data.decode("utf-8-sig", errors="surrogateescape")
