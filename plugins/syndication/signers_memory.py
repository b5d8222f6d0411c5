"""What this computer has seen of the chain of signers, kept in two places.

The project's private folder can be deleted by whoever may write into the project, or be lost with a
new clone; the folder of the user's own settings by nobody but the user.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from pathlib import Path

from safeguarding.atomic import write_atomically
from safeguarding.errors import ConfigurationError
from safeguarding.project import Project
from syndication.settings_folder import settings_folder


def remembered_records(project: Project) -> tuple[str, ...]:
    """The records as they were seen, oldest first; none if this computer has seen none.

    Raises ConfigurationError for what cannot be read, and if the two places tell of two chains.
    """
    inner, outer = _read(_in_project(project)), _read(_of_user(project))
    longer, shorter = sorted((inner, outer), key=len, reverse=True)
    if longer[: len(shorter)] != shorter:
        raise ConfigurationError(
            "This computer remembers other keys for sign-off in the user's own folder than in the "
            "project's, so no sign-off counts.",
            "Somebody may have exchanged them: tell the Headteacher. If the key was lost and this "
            "is the new beginning: docs/headteacher.md, “If the key is lost”.",
        )
    return longer


def remember_records(project: Project, records: tuple[str, ...]) -> None:
    """Keep them. Raises OSError, but not for a user without a folder that can be written to."""
    inner, outer = _in_project(project), _of_user(project)
    data = json.dumps(records).encode()
    if _read(inner) != records:
        write_atomically(inner, data)
    if outer is not None and _read(outer) != records:
        with contextlib.suppress(OSError):
            write_atomically(outer, data)


def _in_project(project: Project) -> Path:
    return project.state / "signers.json"


def _of_user(project: Project) -> Path | None:
    mark = hashlib.sha256(str(project.root.resolve()).encode()).hexdigest()[:16]
    try:
        return settings_folder() / f"signers-{mark}.json"
    except RuntimeError:
        return None


def _read(path: Path | None) -> tuple[str, ...]:
    if path is None:
        return ()
    try:
        texts = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except (OSError, ValueError) as error:
        raise unreadable_memory(path) from error
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise unreadable_memory(path)
    return tuple(texts)


def unreadable_memory(path: Path) -> ConfigurationError:
    """What to say of a memory that is none."""
    return ConfigurationError(
        f"What this computer remembers of the keys for sign-off ({path}) cannot be read, so no "
        "sign-off counts.",
        "Restore the file. If that cannot be done, compare the keys in signoffs/signers with the "
        "Headteacher's own note, and delete the damaged file.",
    )
