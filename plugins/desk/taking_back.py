"""`invoke withdraw`, `takedown`, `todo`, `audit`: what is out already, and how it comes back."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from aftercare.audit import Audited, audit, still_posted, unreachable
from aftercare.checklist import Case, cases
from aftercare.known import Standing, open_standing
from aftercare.naming import make_drafts, posts_in_the_way, posts_naming
from aftercare.reach import reach_of_post, reach_of_pupil
from aftercare.takedown import source_meant, take_down
from aftercare.telling import case_lines, not_reached_lines, reach_lines
from aftercare.withdrawal import Withdrawal, pupil_meant, withdraw
from desk.keeping_back import still_to_do, take_out_of_the_outbox
from desk.posting import unsigned_lines
from desk.telling import say
from safeguarding.build import build_site
from safeguarding.errors import ConfigurationError, Refused, Stopped
from safeguarding.expiring import ends_soon
from safeguarding.gate import Refusal
from safeguarding.outcome import Outcome
from safeguarding.people_phrase import full_name
from safeguarding.private import Private, Words
from safeguarding.project import Project
from safeguarding.receipt import Receipt, receipt_file
from safeguarding.report import found_lines, left_out_lines, print_passed, write_audit
from syndication.ledger import Action, Event, Ledger, append, read_ledger
from syndication.posted_pictures import to_delete_line


def withdraw_pupil(project: Project, who: str, *, yes: bool) -> None:
    """Tell what a pupil's pictures reached; when that is confirmed take them back and rebuild.

    Raises the kinds of `Stopped`; Refused while something that shows the pupil is still online.
    """
    standing = open_standing(project)
    pupil_id = pupil_meant(who, standing)
    pupil = standing.knowledge.register.get(pupil_id)
    say([("Pictures of ", full_name(pupil) if pupil else Private(pupil_id), " reached:")])
    say(reach_lines(reach_of_pupil(pupil_id, standing), known=standing.complete))
    naming = posts_naming(pupil_id, standing)
    say(_naming_lines(naming))
    if not _confirmed("Write today's date into the register and take the pictures back?", yes=yes):
        print("Nothing was changed.")
        return
    drafting = not naming or _confirmed(_MAKE_DRAFTS, yes=yes)
    try:
        done = withdraw(pupil_id, open_standing(project))
    except (Stopped, OSError):
        print("The withdrawal is not finished. Mend what is said below, and run it again.")
        raise
    say(_done_lines(project, done))
    if drafting:
        _draft(project, naming)
    _rebuild(project, done.case, drafting=drafting, yes=yes)


def take_post_down(project: Project, post: str, *, yes: bool) -> None:
    """The same for a post. Raises the kinds of `Stopped`."""
    standing = open_standing(project)
    source = source_meant(post, standing)
    say([("The post ", Private(source, "(post)"), " reached:")])
    say(reach_lines(reach_of_post(source, standing), known=standing.complete))
    if not _confirmed("Make it a draft and build the website without it?", yes=yes):
        print("Nothing was changed.")
        return
    case = take_down(source, open_standing(project))
    print("The post is a draft now.")
    _rebuild(project, case)


def todo(project: Project, done: str) -> None:
    """Tell what is left to do outside, or tick something. Raises ConfigurationError."""
    ledger = read_ledger(project)
    if done:
        ledger = _ticked(project, ledger, done)
    left = [case for case in cases(ledger) if case.open_tasks]
    for case in left:
        say(case_lines(case))
    listed = {task.posted for case in left for task in case.open_tasks}
    posted = open_standing(project).posted_pictures()
    others = [entry for entry in posted.not_allowed() if entry not in listed]
    unfinished = [*not_reached_lines(project, cases(ledger)), *still_to_do(project)]
    say(unfinished)
    for line in map(to_delete_line, others):
        print(line)
    for line in posted.ends_soon():
        print(line)
    if left:
        print("Tick with: invoke todo --done KEY")
    elif not (others or unfinished):
        print("Nothing is left to do.")


def audit_site(project: Project) -> None:
    """Judge everything published by today's register and rules, and write a private report.

    Raises Refused if anything is no longer allowed, ConfigurationError if not everything could be
    looked at, and the other kinds of `Stopped`.
    """
    audited = audit(project)
    missing = unreachable(project)
    if not (audited or missing):
        raise ConfigurationError("There is no built website yet.", "Run: invoke build")
    for one in audited:
        _tell_audited(one)
    for receipt in missing:
        print(f"{receipt.target}: not there, so nobody looked at it.")
    outbox_is_safe = take_out_of_the_outbox(project)
    if audited:
        write_audit(project, [f for one in audited for f in one.findings], audited[0].record)
    standing = open_standing(project)
    posted = still_posted(standing)
    for line in map(to_delete_line, posted):
        print(line)
    for line in (*standing.posted_pictures().ends_soon(), *unsigned_lines(standing.ledger)):
        print(line)
    things = len(posted)
    things += sum(finding.stops_the_build for one in audited for finding in one.findings)
    if things:
        raise Refused(
            f"No longer allowed, and still online: {things} thing{'' if things == 1 else 's'}.",
            "Mend them and publish again; invoke takedown POST takes a post down at once. The same "
            "list without names: reports/audit.html",
        )
    _expect_all_known(standing)
    if not outbox_is_safe:
        raise ConfigurationError(
            "The outbox is not in order, so the audit is not whole: see above."
        )
    if missing:
        raise ConfigurationError(
            "A folder that was published is not there, so the audit is not whole.",
            "Connect its drive, or build and publish again. If it was given up for good, delete "
            f"its receipt: {_receipt_name(project, missing[0])}",
        )
    print("The audit found no problem. A person must still look.")


def _expect_all_known(standing: Standing) -> None:
    """Raises ConfigurationError if nobody can say who is on the card of what was posted."""
    unknown = standing.posted_pictures().unknown()
    if unknown:
        addresses = ", ".join(entry.event.address for entry in unknown)
        raise ConfigurationError(
            f"Nobody wrote down who is in the photo on the card of what was posted: {addresses}. "
            "It is in no album any more, so the audit is not whole.",
            "Look there. If somebody is in it, delete the post and say so: invoke posted POST "
            "--removed. Or put the picture back into an album, declared.",
        )


def _receipt_name(project: Project, receipt: Receipt) -> str:
    return project.relative(receipt_file(project.state, Path(receipt.target)))


def _confirmed(question: str, *, yes: bool) -> bool:
    if yes:
        return True
    if not sys.stdin.isatty():
        raise ConfigurationError("Nothing was changed.", "To do it without a terminal, add: --yes")
    return input(f"{question} [y/N] ").strip().casefold() in ("y", "yes")


def _done_lines(project: Project, done: Withdrawal) -> list[Words]:
    lines: list[Words] = []
    if done.dated:
        register = project.register_file.name
        lines.append((f"{register}: withdrawn_on is written. A copy is kept in .safeguarding.",))
    if done.dropped:
        lines.append((f"Taken out of their albums: {len(done.dropped)}.",))
        folder = f".safeguarding/withdrawn/{done.case}"
        lines.append((f"They are in {folder}; delete them when the office agrees.",))
    if done.needed:
        lines.append(("Named in a text, which has to be mended first:",))
        lines += [("  ", Private(source, "(picture)")) for source in done.needed]
        lines.append(("Then run invoke withdraw once more: it takes those out as well.",))
    return lines


_MAKE_DRAFTS = "Make these posts drafts, so that the rest of the website goes out now?"


def _naming_lines(sources: Sequence[str]) -> Iterator[Words]:
    if sources:
        yield (
            "Posts that name the child, or somebody whose name might be the child's, which is then "
            f"not allowed any more: {len(sources)}. While they are published, the website cannot "
            "be built and the pictures stay online.",
        )
        yield from (("  ", Private(source, "(post)")) for source in sources)


def _draft(project: Project, sources: Sequence[str]) -> None:
    if sources:
        make_drafts(project, sources)
        say([(f"Made drafts, until their authors have mended them: {len(sources)}.",)])
        say(("  ", Private(source, "(post)")) for source in sources)


def _built(project: Project, *, yes: bool) -> Outcome:
    """Build, and once more when posts that were in the way have become drafts.

    Raises as `build_site`.
    """
    try:
        return build_site(project)
    except Refusal as refusal:
        sources = posts_in_the_way(refusal)
        if not sources:
            raise
        print(f"In the way of a website without the pictures: {len(sources)}.")
        say(("  ", Private(source, "(post)")) for source in sources)
        if not _confirmed(_MAKE_DRAFTS, yes=yes):
            raise
    _draft(project, sources)
    return _built(project, yes=yes)


def _rebuild(project: Project, number: str, *, drafting: bool = False, yes: bool = False) -> None:
    """Build; whether that passes or not, what may no longer be posted leaves the outbox first.

    With `drafting` posts that are in the way become drafts, after a question unless `yes`.
    """
    take_out_of_the_outbox(project)
    try:
        outcome = _built(project, yes=yes) if drafting else build_site(project)
    except Stopped:
        print("The old website is still online, with what was to come down. Below is what to mend.")
        _tell_case(project, number)
        raise
    try:
        print_passed(outcome)
    finally:
        _tell_case(project, number)


def _tell_case(project: Project, number: str) -> None:
    ours = [case for case in cases(read_ledger(project)) if case.number == number]
    print("What only people can do:")
    for case in ours:
        say(case_lines(case))
    say([*not_reached_lines(project, ours), *still_to_do(project)])
    print("Tick with: invoke todo --done KEY; see all of it again with: invoke todo")


def _ticked(project: Project, ledger: Ledger, key: str) -> Ledger:
    known: list[Case] = list(cases(ledger))
    keys = [task.key for case in known for task in case.open_tasks]
    if key not in keys:
        raise ConfigurationError(
            ("There is nothing to do under the key ", Private(key), "."), "See: invoke todo"
        )
    return append(project, Event(Action.TICKED, item=key, role="office"))


def _tell_audited(one: Audited) -> None:
    print(f"{one.target}: {one.files} files, judged by the register and rules of today.")
    for line in (*found_lines(one.findings, one.record), *left_out_lines(one.record)):
        print(line)
    for line in ends_soon(one.record):
        print(line)
