"""`invoke desk`: the pages for whoever sits at this computer, until Ctrl+C."""

from __future__ import annotations

import os
import sys
import webbrowser

from desk.pages.doorway import doorway
from desk.pages.facts import read_facts
from desk.pages.server import DeskServer
from safeguarding.errors import ConfigurationError
from safeguarding.project import Project


def show_desk(project: Project, port: int) -> None:
    """Serve the desk, and open it in the browser where there is one.

    Raises RegisterError and ConfigurationError as a build does, and the latter if the port is
    taken.
    """
    read_facts(project)
    try:
        server = DeskServer(project, port)
    except OSError:
        raise ConfigurationError(
            f"Port {port} is in use, perhaps by another desk.",
            "Close that one, or leave --port out.",
        ) from None
    print(f"The desk is at {server.address}  (Ctrl+C ends it)")
    print(
        "It shows names of children, on this computer only. Leave it open for nobody else.",
        flush=True,
    )
    with server, doorway(project.state, server.address_for_once) as door:
        if _has_browser():
            webbrowser.open(door)
        server.serve_forever()


def _has_browser() -> bool:
    """Whether somebody sits in front of a browser here."""
    if os.environ.get("CI"):
        return False
    windows = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return sys.platform in ("win32", "darwin") or bool(windows)
