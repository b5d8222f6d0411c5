"""The commands of the blog. `invoke --list` names them; docs/teachers.md shows them at work."""

from __future__ import annotations

import sys
from pathlib import Path

from invoke import Context, Exit, task

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "plugins"))

try:
    from desk import commands
    from desk.telling import plain_endings
    from safeguarding.project import Project
except ModuleNotFoundError as missing:
    print(f"The package {missing.name} is not installed. Run: pip install -e .", file=sys.stderr)
    sys.exit(2)

PROJECT = Project.at(ROOT)


@task
def build(_context: Context) -> None:
    """Build the website into output/, if the checks find no problem."""
    with plain_endings():
        commands.build(PROJECT)


@task
def rebuild(_context: Context) -> None:
    """Build everything anew: what was kept to save time is made again."""
    with plain_endings():
        commands.rebuild(PROJECT)


@task
def clean(_context: Context) -> None:
    """Remove what builds made: output/, reports/, outbox/ and what was kept to save time."""
    with plain_endings():
        commands.clean(PROJECT)


@task(help={"post": "name of one post, e.g. beans"})
def check(_context: Context, post: str = "") -> None:
    """Say what the checks find, and publish nothing."""
    with plain_endings():
        commands.check(PROJECT, post)


@task(help={"port": "where the preview is shown"})
def serve(_context: Context, port: int = 8000) -> None:
    """Show the website on this computer, anew after each change. Ctrl+C ends it."""
    with plain_endings():
        commands.serve(PROJECT, port)


@task
def preview(_context: Context) -> None:
    """Build the website as the public host gets it, with publishconf.py, into output/."""
    with plain_endings():
        commands.build(PROJECT, settings_file="publishconf.py")


@task(
    help={
        "title": "the headline",
        "photos": "folder with photos to import",
        "author": "who signs the post; the school office if left out",
    }
)
def new(_context: Context, title: str, photos: str = "", author: str = "") -> None:
    """Begin a post, with a gallery of imported photos if a folder is named."""
    with plain_endings():
        commands.new(PROJECT, title, photos, author)


@task(
    help={
        "folder": "the album, e.g. content/albums/beans",
        "shows": "pupils, backs, adults, work or place",
        "people": 'ids or classes, e.g. "all of 3B except P-0007"',
        "alt": "what happens in the pictures, without names",
        "file": "only this picture of the album",
    }
)
def photos(
    _context: Context,
    folder: str,
    shows: str = "",
    people: str = "",
    alt: str = "",
    file: str = "",
) -> None:
    """Declare what the pictures of an album show and who is in them."""
    with plain_endings():
        commands.photos(PROJECT, folder, shows=shows, people=people, alt=alt, file=file)


@task(
    help={
        "accept": "accept the register as it is now, with the losses that are listed",
        "class_": "who of this class may be photographed",
        "from_": "a CSV export of the school's system",
        "write": "with --from: write the new register",
    }
)
def register(
    _context: Context,
    accept: bool = False,  # noqa: FBT001, FBT002 - a flag of the command
    class_: str = "",
    from_: str = "",
    write: bool = False,  # noqa: FBT001, FBT002 - a flag of the command
) -> None:
    """Show the state of the register of pupils; never on a build server."""
    with plain_endings():
        commands.register(PROJECT, accept=accept, class_name=class_, source=from_, write=write)


@task(help={"name": "the school's name", "url": "the website's public address, with https"})
def start(_context: Context, name: str, url: str) -> None:
    """Turn the demo into your own, empty school, without the invented children."""
    with plain_endings():
        commands.start(PROJECT, name, url)


@task(help={"to": "the folder from which the public host takes the website"})
def publish(_context: Context, to: str) -> None:
    """Check the built website once more and copy it to the folder of the public host."""
    with plain_endings():
        commands.publish(PROJECT, to)


@task(help={"rule": "e.g. name-with-picture; “all” lists them"})
def explain(_context: Context, rule: str) -> None:
    """Explain a rule, with an example that it refuses and one that it passes."""
    with plain_endings():
        commands.explain(rule)


@task
def policy(_context: Context) -> None:
    """Print for governors what is done for each clause of the policy, and what only people can."""
    with plain_endings():
        commands.policy(PROJECT)


@task
def doctor(_context: Context) -> None:
    """Say whether this computer and this project have all that a build needs."""
    with plain_endings():
        commands.doctor(PROJECT)


@task
def test(_context: Context) -> None:
    """Run what the build server runs: ruff, mypy and every test."""
    if code := commands.test(ROOT):
        raise Exit(code=code)
