"""`invoke start`: the demo becomes an empty school, and nothing of the demo is lost."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from safeguarding.atomic import write_atomically
from safeguarding.errors import ConfigurationError, RegisterError
from safeguarding.headings import understand_headings
from safeguarding.policy_reader import public_address, read_policy
from safeguarding.private import Words
from safeguarding.project import Project
from safeguarding.register import DEMO_ID, header_line
from safeguarding.register_state import state_file
from safeguarding.tables import TableError, read_table
from safeguarding.versioned import GitError, forget, held_by_git

_CONTENT = ("posts", "albums", "downloads")
_RECORDS = (
    "posted.csv",
    "signoffs",
    ".safeguarding/posted.csv",
    ".safeguarding/signers.json",
    ".safeguarding/outbox.json",
)
"""What was signed and posted of the demo is nothing of the school's."""
_BLANKED = (
    "address",
    "postcode",
    "phone",
    "email_domain",
    "headteacher",
    "deputy",
    "safeguarding_lead",
)
_DEMO_LINES = re.compile(
    r"^[ \t]*# demo begins *\n.*?^[ \t]*# demo ends *\n", re.MULTILINE | re.DOTALL
)


def empty_school(project: Project, *, name: str, url: str, today: dt.date) -> list[Words]:
    """Turns the demo into the empty school `name` at the public address `url`.

    Posts, albums, register and policy.toml of the demo are moved into the state folder. Raises
    RegisterError when the register holds a pupil who is not invented, ConfigurationError for a name
    or an address that cannot be one, or when this is no longer the demo. Until the school's own
    register is in place, every build is refused.
    """
    policy = read_policy(project.policy_file)
    if not policy.school.demo:
        raise ConfigurationError("This is a real school's site already; there is nothing to start.")
    address = public_address(url)
    if not name.strip() or address is None:
        raise ConfigurationError(
            "Give the name of the school and its public address, like https://blog.school.example."
        )
    register = project.root / "consent.csv"
    _expect_only_invented(register)
    backup = _new_folder(project, today)
    try:
        _turn_over(project, backup, register, name.strip(), address)
    except OSError as error:
        raise ConfigurationError(
            f"A file could not be moved or written ({error.strerror}). Close the programs that "
            f"have it open and run `invoke start` again; what was moved is in "
            f"{project.relative(backup)}."
        ) from None
    return [
        (f"This is now the site of {name.strip()}, without pupils, posts or pictures.",),
        (f"The demo was moved to {project.relative(backup)}; delete that folder when you like.",),
        ("",),
        ("What to do next:",),
        ("  1. If you use git, commit now: only then does it let go of consent.csv.",),
        ("  2. Fill in policy.toml: address, staff, and the three people on “Report a concern”.",),
        ("  3. Bring in the pupils: invoke register --from FILE.csv, from the school's MIS.",),
        ("  4. Read the pages in content/pages as your own: they say what your school promises.",),
        ("  5. Put your crest in place of the three pictures in theme/static/images.",),
    ]


def _turn_over(project: Project, backup: Path, register: Path, name: str, url: str) -> None:
    old = project.policy_file.read_text(encoding="utf-8-sig")
    _put_away(backup, project, register)
    write_atomically(register, f"{header_line()}\r\n".encode("utf-8-sig"))
    state_file(project).unlink(missing_ok=True)
    _keep_out_of_git(project, register)
    # The very last: until it is written, `invoke start` can simply be run again.
    write_atomically(project.policy_file, _emptied(old, name, url).encode())


def _expect_only_invented(register: Path) -> None:
    if not register.exists():
        return
    try:
        table = read_table(register)
    except TableError as error:
        raise RegisterError(f"{register.name}: {error}.", "Nothing was changed.") from None
    headings = understand_headings(table.header, {})
    ids = (headings.cell(row, "pupil_id") for row in table.rows)
    if not all(pupil_id.upper().startswith(DEMO_ID) for pupil_id in ids):
        raise RegisterError(
            f"{register.name} holds pupils who are not the demo's, so it stays as it is.",
            "Nothing was changed. If this is already your school's register, write "
            "`demo = false` into policy.toml instead.",
        )


def _new_folder(project: Project, today: dt.date) -> Path:
    number = 1
    while (folder := project.state / f"demo-backup-{today}-{number}").exists():
        number += 1
    folder.mkdir(parents=True)
    return folder


def _put_away(backup: Path, project: Project, register: Path) -> None:
    """Moves the demo's content and copies what is about to be replaced."""
    for name in _CONTENT:
        folder = project.content / name
        if folder.is_symlink():
            raise ConfigurationError(f"{project.relative(folder)} is a link; replace it first.")
        if folder.exists():
            shutil.move(folder, backup / name)
        folder.mkdir(parents=True)
    for name in _RECORDS:
        if (project.root / name).exists():
            shutil.move(project.root / name, backup / name.replace("/", "-"))
    for file in (register, project.policy_file):
        if file.exists():
            shutil.copyfile(file, backup / file.name)


def _keep_out_of_git(project: Project, register: Path) -> None:
    """Real children's names do not belong in a repository, which every clone keeps for ever."""
    ignored = project.root / ".gitignore"
    text = ignored.read_text(encoding="utf-8") if ignored.exists() else ""
    if f"/{register.name}" not in text.splitlines():
        gap = "" if not text or text.endswith("\n") else "\n"
        added = f"{gap}# Real children's names do not belong in a repository.\n/{register.name}\n"
        write_atomically(ignored, (text + added).encode())
    try:
        if held_by_git(register):
            forget(register)
    except GitError:
        raise RegisterError(
            f"git did not let go of {register.name}.",
            f"Run: git rm --cached {register.name}",
            "Then run `invoke start` again.",
        ) from None


def _emptied(text: str, name: str, url: str) -> str:
    """policy.toml without what belongs to the invented school; remarks and lists of trust stay."""
    text = _DEMO_LINES.sub("", text)
    values = {"name": _quoted(name), "url": _quoted(url), "demo": "false"}
    values |= dict.fromkeys(_BLANKED, '""')
    head, school, rest = _around_school(text)
    for key, value in values.items():
        line = re.compile(rf"^({key}\s*=\s*).*$", re.MULTILINE)
        school = line.sub(_line_with(value), school, count=1)
    return head + school + rest


def _around_school(text: str) -> tuple[str, str, str]:
    found = re.search(r"^\[school\].*?(?=^\[|\Z)", text, re.MULTILINE | re.DOTALL)
    if found is None:
        raise ConfigurationError("policy.toml has no section [school].")
    return text[: found.start()], found[0], text[found.end() :]


def _line_with(value: str) -> Callable[[re.Match[str]], str]:
    return lambda found: f"{found[1]}{value}"


def _quoted(text: str) -> str:
    """`text` as a TOML string on one line."""
    inside = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inside}"'
