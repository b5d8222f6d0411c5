"""What the last passed build put into the outbox: nobody signs what a hand has changed since."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from safeguarding import rules
from safeguarding.atomic import write_atomically
from safeguarding.errors import ConfigurationError
from safeguarding.private import Private, Words
from safeguarding.project import Project
from safeguarding.receipt import LITTER
from syndication.outbox_folder import paths_in


@dataclass(frozen=True, slots=True)
class Made:
    """The build that made the snippets: its day (ISO), and the version of the rules it applied."""

    day: str
    rules: str

    @classmethod
    def now(cls, day: dt.date) -> Made:
        return cls(day.isoformat(), rules_version())


@cache
def rules_version() -> str:
    """12 hex digits that change with any rule."""
    digest = hashlib.sha256()
    for path in sorted(Path(rules.__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def write_made(project: Project, made: Made, files: Mapping[str, bytes]) -> None:
    """Remember what stands in the outbox now. Raises OSError."""
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in sorted(files.items())}
    told = {"version": 1, "day": made.day, "rules": made.rules, "files": digests}
    write_atomically(_file(project), json.dumps(told).encode())


def files_written(project: Project) -> Mapping[str, str]:
    """Path -> SHA-256 (hex) of what was last put into the outbox; {} if nobody knows."""
    try:
        told = json.loads(_file(project).read_text(encoding="utf-8"))
        return {str(path): str(digest) for path, digest in told["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def read_made(project: Project) -> tuple[Made, Mapping[str, bytes]]:
    """The build, and the files of the outbox as it wrote them.

    Raises ConfigurationError if there is none, or if a file was changed, added or removed since.
    """
    try:
        told = json.loads(_file(project).read_text(encoding="utf-8"))
        made = Made(str(told["day"]), str(told["rules"]))
        expected = {str(path): str(digest) for path, digest in told["files"].items()}
    except FileNotFoundError:
        raise ConfigurationError("There is no outbox yet.", "Run: invoke build") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise _changed() from None
    return made, _read(project, expected)


def _read(project: Project, expected: Mapping[str, str]) -> Mapping[str, bytes]:
    try:
        found = {path for path in paths_in(str(project.outbox)) if Path(path).name not in LITTER}
        files = {path: (project.outbox / path).read_bytes() for path in sorted(found)}
    except OSError:
        raise _changed() from None
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    if digests != expected:
        raise _changed(digests, expected)
    return files


def _changed(
    found: Mapping[str, str] = MappingProxyType({}),
    expected: Mapping[str, str] = MappingProxyType({}),
) -> ConfigurationError:
    """Says which file it is; at the top of the outbox a strange one holds up every build.

    Its name may hold anything.
    """
    strange = sorted(path for path in found.keys() - expected.keys() if "/" not in path)
    differ = sorted(path for path in expected if found and found.get(path) != expected[path])
    if strange:
        what: Words = (
            "The outbox holds a file that no build wrote, perhaps a copy that a cloud service "
            "made: ",
            Private(strange[0], "(file name hidden)"),
            ". So nothing of it can be signed.",
        )
        return ConfigurationError(what, "Move that file elsewhere, and run: invoke build")
    which = f" ({differ[0]})" if differ else ""
    return ConfigurationError(
        f"The outbox is not as the last build left it: something in it was changed{which}, so "
        "nothing of it can be signed.",
        "Run: invoke build",
    )


def _file(project: Project) -> Path:
    return project.state / "outbox.json"
