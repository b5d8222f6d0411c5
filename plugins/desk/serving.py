"""`invoke serve`: the site as it would be published, built anew whenever something is saved."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

from desk.preview_server import PreviewServer
from desk.preview_state import PreviewState
from desk.rebuild import preview_folder, read_refusal, refusal_file
from safeguarding.errors import ConfigurationError
from safeguarding.policy_reader import read_policy
from safeguarding.project import Project
from safeguarding.report_page import sentences_page

_FIRST = sentences_page("Please wait", ["The website is being built. It will be here in a moment."])
_FILES = frozenset({"policy.toml", "pelicanconf.py", "publishconf.py"})


def serve(project: Project, port: int) -> None:
    """Build, show the site on this machine, and build again after each change, until Ctrl+C.

    Raises ConfigurationError if the port is taken.
    """
    state = PreviewState(refusal=_FIRST)
    site_url = read_policy(project.policy_file).school.url
    try:
        server = PreviewServer(preview_folder(project), site_url, state, port)
    except OSError:
        raise ConfigurationError(
            f"Port {port} is in use, perhaps by another preview.",
            f"Close that one, or choose another: invoke serve --port {port + 1}",
        ) from None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    print(f"The preview is at {address}  (Ctrl+C ends it)", flush=True)
    try:
        _rebuild(project, state)
        for _ in changes(project):
            _rebuild(project, state)
    finally:
        state.close()
        server.shutdown()
        server.server_close()


def _rebuild(project: Project, state: PreviewState) -> None:
    """In a fresh process, so that changed plugins and settings count and nothing is left over."""
    refusal_file(project).unlink(missing_ok=True)
    command = [sys.executable, "-m", "desk.rebuild", str(project.root)]
    plugins = Path(__file__).resolve().parents[1]
    surroundings = {**os.environ, "PYTHONPATH": str(plugins)}
    code = subprocess.run(command, check=False, env=surroundings).returncode
    state.renew(read_refusal(project) if code else "")


def changes(project: Project) -> Iterator[None]:
    """Once for each time that anything which decides the site was saved."""
    stop = threading.Event()
    news = threading.Semaphore(0)
    folders = [project.content, project.root / "theme", project.root / "plugins"]
    files = {*_FILES, project.register_file.name}
    beside = {project.root, project.register_file.parent}
    watchers = (
        _watcher([folder for folder in folders if folder.is_dir()], None, news, stop),
        _watcher([folder for folder in beside if folder.is_dir()], files, news, stop),
    )
    for watcher in watchers:
        watcher.start()
    try:
        while True:
            # A wait without end could not be ended by Ctrl+C on Windows.
            if news.acquire(timeout=0.5):
                while news.acquire(blocking=False):
                    pass
                yield
    finally:
        stop.set()


def _watcher(
    folders: list[Path],
    files: set[str] | None,
    news: threading.Semaphore,
    stop: threading.Event,
) -> threading.Thread:
    """Watches whole folders, or only some `files` that stand directly in them."""
    usual = DefaultFilter()

    def matters(change: Change, path: str) -> bool:
        return Path(path).name in files if files is not None else usual(change, path)

    def look() -> None:
        wanted = watch(*folders, watch_filter=matters, stop_event=stop, recursive=files is None)
        for _ in wanted:
            news.release()

    return threading.Thread(target=look, daemon=True)
