"""What each command of tasks.py does. All raise a kind of `Stopped` when they cannot go on.

Each imports in its body what it needs: the parts for all the others would double the time that the
shortest of them takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from desk.options import Options
from safeguarding.errors import ConfigurationError
from safeguarding.private import Private
from safeguarding.project import Project


def build(project: Project, settings_file: str = "pelicanconf.py") -> None:
    from safeguarding.build import build_site
    from safeguarding.report import print_passed

    print_passed(build_site(project, settings_file=settings_file))


def rebuild(project: Project) -> None:
    from desk import cleaning

    cleaning.forget(project)
    build(project)


def clean(project: Project) -> None:
    from desk import cleaning

    cleaning.clean(project)
    print("Removed what builds made.")


def check(project: Project, post: str) -> None:
    from desk import checking

    checking.check(project, post)


def serve(project: Project, port: int) -> None:
    from desk.serving import serve as serve_preview

    serve_preview(project, port)


def show_desk(project: Project, port: int) -> None:
    from desk import desking

    desking.show_desk(project, port)


def new(project: Project, title: str, photos: str, author: str) -> None:
    """A post, its photos imported; at a terminal straight on to declaring them."""
    import datetime as dt

    from desk.declaring import NO_HINTS, at_a_terminal, declare
    from desk.importing import expect_importable, import_photos, names_of, still_there
    from desk.new_post import OFFICE, doubts_about, expect_new, slug_of, write_post
    from desk.telling import say
    from safeguarding.school_day import SCHOOL_ZONE

    album = project.content / "albums" / slug_of(title)
    doubts = doubts_about(project, title)
    hints = NO_HINTS
    if photos:
        expect_new(project, title)
        _expect_there(Path(photos).expanduser())
        expect_importable(Path(photos).expanduser(), album)
        hints = import_photos(project, Path(photos).expanduser(), album, names_of(project))
    now = dt.datetime.now(SCHOOL_ZONE)
    post = write_post(project, title, author=author or OFFICE, now=now, gallery=bool(photos))
    print(f"The post is {project.relative(post)}. Write it there. It is not published until you")
    print("take the line “Status: draft” out.")
    print("A pupil's name and a picture of pupils never go together in one post.")
    say(doubts)
    if not photos:
        return
    if at_a_terminal():
        with still_there(project, album):
            declare(project, album, Options(), hints)
    else:
        _ask_to_declare(project, album)


def photos(project: Project, folder: str, options: Options, *, add: str, checked: str) -> None:
    """Declares the pictures of an album; with `add`, imports those of another folder first.

    `checked` is a rule that somebody looked into for one of them, and confirms.
    """
    from desk.album import find_album
    from desk.confirming import confirm
    from desk.declaring import at_a_terminal, declare
    from desk.importing import expect_addable, import_photos, names_of, still_there

    album = find_album(project, Path(folder).expanduser())
    if checked and (add or options != Options(file=options.file)):
        raise ConfigurationError("Declare first; “--checked” goes with “--file” and nothing else.")
    if checked:
        confirm(project, album, options.file, checked)
        return
    if not add:
        declare(project, album, options)
        return
    _expect_there(Path(add).expanduser())
    expect_addable(Path(add).expanduser(), album)
    hints = import_photos(project, Path(add).expanduser(), album, names_of(project))
    if options.shows or at_a_terminal():
        with still_there(project, album):
            declare(project, album, options, hints)
    else:
        _ask_to_declare(project, album)


def _expect_there(folder: Path) -> None:
    if not folder.exists():
        raise ConfigurationError(("There is no folder ", Private(str(folder), "of that name"), "."))


def _ask_to_declare(project: Project, album: Path) -> None:
    from desk.telling import say

    folder = Private(project.relative(album), "FOLDER")
    say([("Say what they show: invoke photos ", folder, " --shows …")])


def register(project: Project, *, accept: bool, class_name: str, source: str, write: bool) -> None:
    from desk import registering
    from desk.telling import say

    if source:
        say(registering.take(project, Path(source).expanduser(), write=write))
    elif class_name:
        say(registering.show_class(project, class_name))
    elif accept:
        say(registering.accept(project))
    else:
        say(registering.show(project))


def start(project: Project, name: str, url: str) -> None:
    from desk.telling import say
    from safeguarding.school_day import today
    from safeguarding.start import empty_school

    say(empty_school(project, name=name, url=url, today=today()))


def publish(project: Project, folder: str) -> None:
    from desk.publishing import publish as publish_site

    receipt = publish_site(project, Path(folder).expanduser())
    print(f"Published {len(receipt.files)} files to {receipt.target}.")
    print("The checks found no problem. A person must still look.")


def withdraw(project: Project, who: str, *, yes: bool) -> None:
    from desk import taking_back

    taking_back.withdraw_pupil(project, who, yes=yes)


def takedown(project: Project, post: str, *, yes: bool) -> None:
    from desk import taking_back

    taking_back.take_post_down(project, post, yes=yes)


def todo(project: Project, done: str) -> None:
    from desk import taking_back

    taking_back.todo(project, done)


def audit(project: Project) -> None:
    from desk import taking_back

    taking_back.audit_site(project)


def keys(project: Project, *, accept: bool, rotate: bool, descriptor: int) -> None:
    from desk import keys as key_making

    act = key_making.rotate if rotate else key_making.confirm if accept else key_making.make
    for line in act(project, descriptor):
        print(line)


def approve(project: Project, posts: str, ticks: str, descriptor: int) -> None:
    from desk.approving import approve as sign

    for line in sign(project, posts, ticks, descriptor):
        print(line)


def outbox(project: Project, *, in_browser: bool) -> None:
    from desk import posting

    for line in posting.outbox(project, in_browser=in_browser):
        print(line)


def posted(project: Project, post: str, addresses: Mapping[str, str], *, removed: bool) -> None:
    from desk import posting

    for line in posting.posted(project, post, addresses, removed=removed):
        print(line)


def explain(rule: str) -> None:
    from desk.manual import explain as manual_page

    print(manual_page(rule))


def policy(project: Project) -> None:
    from desk.policy_table import policy_table
    from safeguarding.policy_reader import read_policy
    from safeguarding.rules import FIXED

    print(policy_table(project.root, read_policy(project.policy_file, FIXED).levels))


def doctor(project: Project) -> None:
    """Raises ConfigurationError if anything is wrong, after everything was told."""
    from desk.doctor import examine

    answers = examine(project)
    width = max(len(answer.subject) for answer in answers)
    for answer in answers:
        mark = "!!" if answer.trouble else "ok"
        print(f"{mark}  {answer.subject:{width}}  {answer.found}")
        if answer.trouble:
            print(f"    {answer.trouble}")
    if any(answer.trouble for answer in answers):
        raise ConfigurationError("Something is missing: see the lines with !! above.")


def test(root: Path) -> int:
    from desk import testing

    return testing.run_tests(root)
