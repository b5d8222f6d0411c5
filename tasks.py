"""The commands of the blog. `invoke --list` names them; docs/teachers.md shows them at work."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from invoke import Context, Exit, task

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "plugins"))

gc.set_threshold(50_000)  # imports and builds make little garbage; looking for it costs a tenth
try:
    from desk import commands
    from desk.options import Options
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


@task(help={"port": "where it is shown; any free one if left out"})
def desk(_context: Context, port: int = 0) -> None:
    """Look at pictures in the browser and say what they show; findings; the review sheet."""
    with plain_endings():
        commands.show_desk(PROJECT, port)


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
        "file": 'only these pictures, by their names with commas between them; or "all"',
        "add": "a folder with photos that are imported into the album first",
        "checked": "a rule that you looked into for the picture and confirm: faces-undeclared",
    }
)
def photos(  # noqa: PLR0913, PLR0917 - the options of the command
    _context: Context,
    folder: str,
    shows: str = "",
    people: str = "",
    alt: str = "",
    file: str = "",
    add: str = "",
    checked: str = "",
) -> None:
    """Declare what the pictures of an album show and who is in them; --add brings in more."""
    with plain_endings():
        said = Options(shows=shows, people=people, alt=alt, file=file)
        commands.photos(PROJECT, folder, said, add=add, checked=checked)


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


@task(help={"who": "id or full name of a pupil", "yes": "do it, without being asked"})
def withdraw(
    _context: Context,
    who: str,
    yes: bool = False,  # noqa: FBT001, FBT002 - a flag of the command
) -> None:
    """Take back a pupil's pictures: what they reached, the date, and what is left to do."""
    with plain_endings():
        commands.withdraw(PROJECT, who, yes=yes)


@task(help={"post": "name of the post, e.g. beans", "yes": "do it, without being asked"})
def takedown(
    _context: Context,
    post: str,
    yes: bool = False,  # noqa: FBT001, FBT002 - a flag of the command
) -> None:
    """Take a post off the website: what it reached, and what is left to do."""
    with plain_endings():
        commands.takedown(PROJECT, post, yes=yes)


@task(help={"done": "the key of something that was done"})
def todo(_context: Context, done: str = "") -> None:
    """Say what people still have to do after a withdrawal or a takedown, and tick it."""
    with plain_endings():
        commands.todo(PROJECT, done)


@task
def audit(_context: Context) -> None:
    """Judge everything published by today's register and rules; for a daily job."""
    with plain_endings():
        commands.audit(PROJECT)


@task(
    help={
        "accept": "confirm the keys that policy.toml names, with a key that is in force",
        "rotate": "make a new key in the place of the present one, which signs it",
        "passphrase_fd": "without a terminal: read passphrases, a line each, from this open file",
    }
)
def keys(
    _context: Context,
    accept: bool = False,  # noqa: FBT001, FBT002 - a flag of the command
    rotate: bool = False,  # noqa: FBT001, FBT002 - a flag of the command
    passphrase_fd: int = -1,
) -> None:
    """Make the Headteacher's key for sign-off, outside the project."""
    with plain_endings():
        commands.keys(PROJECT, accept=accept, rotate=rotate, descriptor=passphrase_fd)


@task(
    help={
        "post": "name of a post in the outbox, e.g. beans; several with commas between",
        "ticks": "without a terminal: correct,appropriate,courteous,respectful",
        "passphrase_fd": "without a terminal: read the passphrase from this open file, e.g. 0",
    }
)
def approve(_context: Context, post: str, ticks: str = "", passphrase_fd: int = -1) -> None:
    """Headteacher: look at what a post says on the networks, and sign it."""
    with plain_endings():
        commands.approve(PROJECT, post, ticks, passphrase_fd)


@task(help={"open_": "show it in the browser"})
def outbox(
    _context: Context,
    open_: bool = False,  # noqa: FBT001, FBT002 - a flag of the command
) -> None:
    """Say what waits for the Headteacher and what is approved, and where it is."""
    with plain_endings():
        commands.outbox(PROJECT, in_browser=open_)


@task(
    help={
        "post": "name of the post, e.g. beans",
        "twitter": "its address on Twitter/X",
        "facebook": "its address on Facebook",
        "removed": "it was deleted there; without an address, everywhere",
    }
)
def posted(
    _context: Context,
    post: str,
    twitter: str = "",
    facebook: str = "",
    removed: bool = False,  # noqa: FBT001, FBT002 - a flag of the command
) -> None:
    """Write down where a post was posted, or that it was removed there."""
    addresses = {"twitter": twitter, "facebook": facebook}
    with plain_endings():
        commands.posted(PROJECT, post, addresses, removed=removed)


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
