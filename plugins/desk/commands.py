"""What each command of tasks.py does. All raise a kind of `Stopped` when they cannot go on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from desk import checking, cleaning, registering, testing
from desk.declaring import Options, at_a_terminal, declare
from desk.doctor import examine
from desk.importing import expect_importable, import_photos
from desk.manual import explain as manual_page
from desk.new_post import OFFICE, expect_new, slug_of, write_post
from desk.policy_table import policy_table
from desk.publishing import publish as publish_site
from desk.serving import serve as serve_preview
from desk.telling import say
from safeguarding.build import build_site
from safeguarding.errors import ConfigurationError
from safeguarding.policy_reader import read_policy
from safeguarding.project import Project
from safeguarding.report import print_passed
from safeguarding.rules import FIXED
from safeguarding.school_day import SCHOOL_ZONE, today
from safeguarding.start import empty_school


def build(project: Project, settings_file: str = "pelicanconf.py") -> None:
    print_passed(build_site(project, settings_file=settings_file))


def rebuild(project: Project) -> None:
    cleaning.forget(project)
    build(project)


def clean(project: Project) -> None:
    cleaning.clean(project)
    print("Removed what builds made.")


def check(project: Project, post: str) -> None:
    checking.check(project, post)


def serve(project: Project, port: int) -> None:
    serve_preview(project, port)


def new(project: Project, title: str, photos: str, author: str) -> None:
    """A post, its photos imported; at a terminal straight on to declaring them."""
    album = project.content / "albums" / slug_of(title)
    if photos:
        expect_new(project, title)
        expect_importable(Path(photos).expanduser(), album)
        import_photos(Path(photos).expanduser(), album)
    now = dt.datetime.now(SCHOOL_ZONE)
    post = write_post(project, title, author=author or OFFICE, now=now, gallery=bool(photos))
    print(f"The post is {project.relative(post)}. Write it there. It is not published until you")
    print("take the line “Status: draft” out.")
    print("A pupil's name and a picture of pupils never go together in one post.")
    if not photos:
        return
    if at_a_terminal():
        declare(project, album, Options())
    else:
        print(f"Say what they show: invoke photos {project.relative(album)} --shows …")


def photos(  # noqa: PLR0913 - the options of the command
    project: Project, folder: str, *, shows: str, people: str, alt: str, file: str
) -> None:
    declare(project, Path(folder).expanduser(), Options(shows, people, alt, file))


def register(project: Project, *, accept: bool, class_name: str, source: str, write: bool) -> None:
    if source:
        say(registering.take(project, Path(source).expanduser(), write=write))
    elif class_name:
        say(registering.show_class(project, class_name))
    elif accept:
        say(registering.accept(project))
    else:
        say(registering.show(project))


def start(project: Project, name: str, url: str) -> None:
    say(empty_school(project, name=name, url=url, today=today()))


def publish(project: Project, folder: str) -> None:
    receipt = publish_site(project, Path(folder).expanduser())
    print(f"Published {len(receipt.files)} files to {receipt.target}.")
    print("The checks found no problem. A person must still look.")


def explain(rule: str) -> None:
    print(manual_page(rule))


def policy(project: Project) -> None:
    print(policy_table(project.root, read_policy(project.policy_file, FIXED).levels))


def doctor(project: Project) -> None:
    """Raises ConfigurationError if anything is wrong, after everything was told."""
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
    return testing.run_tests(root)
