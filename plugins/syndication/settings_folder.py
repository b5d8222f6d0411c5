"""Where a person's own settings lie on this computer, out of reach of who shares the project."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def settings_folder() -> Path:
    """The folder of this program in the user's own; nobody has made it yet, perhaps.

    Raises RuntimeError where the user has no folder.
    """
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library/Application Support"
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return base / "school-blog"
