"""Where things are. The only module that knows the layout of a project folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Project:
    """A school's site: the folder with pelicanconf.py, whatever the working directory is."""

    root: Path
    content: Path

    @classmethod
    def at(cls, root: Path, content: Path | None = None) -> Project:
        root = root.resolve()
        return cls(root, (content or root / "content").resolve())

    @property
    def policy_file(self) -> Path:
        return self.root / "policy.toml"

    @property
    def register_file(self) -> Path:
        """`CONSENT_REGISTER` in the environment, else consent.csv."""
        named = os.environ.get("CONSENT_REGISTER")
        return self.root / Path(named).expanduser() if named else self.root / "consent.csv"

    @property
    def reports(self) -> Path:
        return self.root / "reports"

    @property
    def outbox(self) -> Path:
        """`OUTBOX_FOLDER` in the environment, such as one shared with the Headteacher, else outbox.

        A drive has other names on other computers, so the place stands in no versioned file.
        """
        named = os.environ.get("OUTBOX_FOLDER") or "outbox"
        whole = self.root / Path(named).expanduser()
        return Path(os.path.normpath(whole))  # links stay: what they lead to is not ours

    @property
    def signoffs(self) -> Path:
        """What the Headteacher signed, with her signatures: part of the school's records."""
        return self.root / "signoffs"

    @property
    def state(self) -> Path:
        """The private folder: staging, receipts, caches. Never in git, never published."""
        return self.root / ".safeguarding"

    @property
    def cache(self) -> Path:
        return self.state / "cache"

    def relative(self, path: Path | str) -> str:
        """`path` as a person would name it: relative to the project, with forward slashes."""
        whole = os.path.normpath(os.path.join(self.root, path))  # noqa: PTH118 - asked for every page
        root = f"{self.root}{os.sep}"
        if not whole.startswith(root):  # reached through a link, or really elsewhere
            whole = os.path.realpath(whole)
        inside = whole[len(root) :] if whole.startswith(root) else os.fspath(path)
        return inside.replace(os.sep, "/")
