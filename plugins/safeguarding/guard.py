"""The gate around Pelican: `PELICAN_CLASS = GuardedPelican` in both configurations.

Pelican goes on after a plugin fails to load or a post fails to parse, and writes straight into the
output. Here both are refusals, and Pelican only ever sees a private staging tree.
"""

from __future__ import annotations

import contextlib
import gc
import logging
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.log import console
from pelican.plugins._utils import get_plugin_name, load_plugins

from safeguarding.errors import ConfigurationError, Stopped
from safeguarding.events import promoted
from safeguarding.findings import Finding
from safeguarding.gate import Refusal, plain_disk_errors, replace_folder, sole_builder, staging_tree
from safeguarding.inspection import inspect
from safeguarding.knowledge import expect_still_true, open_record
from safeguarding.masking import may_show_names
from safeguarding.outcome import Outcome, Wish
from safeguarding.post_dates import read_days_first
from safeguarding.private import masked
from safeguarding.project import Project
from safeguarding.promotion import promote
from safeguarding.published import keep_published
from safeguarding.receipt import read_receipt
from safeguarding.record import BuildRecord
from safeguarding.recorder import Recorder
from safeguarding.report import print_passed, print_stopped, write_reports
from safeguarding.rules import inspection_failed
from safeguarding.target import check_target

_INTERRUPTED = 130
"""What a shell expects of a command that Ctrl+C has ended."""
_OBJECTS_BETWEEN_COLLECTIONS = 50_000
REQUIRED = ("photos", "looking", "syndication")
"""Plugins without which nothing is published."""
_ABOVE_ALL = logging.CRITICAL + 1

_DRAFTS_ARE_WRITTEN = {
    "DRAFT_SAVE_AS": "drafts/{slug}.html",
    "DRAFT_URL": "drafts/{slug}.html",
    "DRAFT_LANG_SAVE_AS": "drafts/{slug}-{lang}.html",
    "DRAFT_LANG_URL": "drafts/{slug}-{lang}.html",
    "DRAFT_PAGE_SAVE_AS": "drafts/pages/{slug}.html",
    "DRAFT_PAGE_URL": "drafts/pages/{slug}.html",
    "DRAFT_PAGE_LANG_SAVE_AS": "drafts/pages/{slug}-{lang}.html",
    "DRAFT_PAGE_LANG_URL": "drafts/pages/{slug}-{lang}.html",
}


class GuardedPelican(Pelican):  # type: ignore[misc] # Pelican ships no types
    """Pelican that publishes nothing but what the gate lets through.

    Used by bare `pelican` in every form and, through `build`, by the tasks.
    """

    settings: dict[str, Any]
    output_path: str

    def __init__(self, settings: dict[str, Any]) -> None:
        self._given = dict(settings)
        self._broken: list[str] = []
        try:
            super().__init__(dict(settings))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - told by run(), without a traceback
            self._broken.append(f"start of the plugins ({type(error).__name__})")

    def init_plugins(self) -> None:
        """Load and register every plugin; one that fails is remembered and stops the build."""
        read_days_first()
        self.plugins = []
        wanted = self.settings.get("PLUGINS")
        for plugin in load_plugins(self.settings) if wanted is None else wanted:
            name = plugin if isinstance(plugin, str) else get_plugin_name(plugin)
            try:
                loaded = load_plugins({**self.settings, "PLUGINS": [plugin]})
                loaded[0].register()
            except (Exception, SystemExit):  # noqa: BLE001 - whatever breaks in it, nothing is built
                self._broken.append(name)
            else:
                self.plugins.extend(loaded)
        self.settings["PLUGINS"] = [get_plugin_name(plugin) for plugin in self.plugins]

    def run(self) -> None:
        """Build, inspect and put in place; tell the terminal. Exits non-zero on a refusal.

        In Pelican's watch mode a refusal is told and the watch goes on: an exit there would hang
        the parent process, an exception would build again at once and for ever.
        """
        try:
            print_passed(self.build(Wish(), say=console.print))
        except Stopped as stopped:
            print_stopped(stopped)
            if _watching():
                return
            raise SystemExit(stopped.exit_code) from None
        except KeyboardInterrupt:
            if _watching():
                raise
            # Pelican would end with 0, and what comes next would take the old site for a new one.
            raise SystemExit(_INTERRUPTED) from None

    def build(self, wish: Wish, say: Callable[[str], None]) -> Outcome:
        """Build and inspect the site, and put it in place if that is wished.

        Raises RegisterError, ConfigurationError, Refusal or Stopped; nothing is published then.
        """
        project = project_of(self._given)
        try:
            with plain_disk_errors(), sole_builder(project, say), _seldom_collecting():
                return self._build(project, wish)
        except Refusal:
            raise
        except Stopped as stopped:
            _report(project, stopped, wish)
            raise
        except Exception as error:
            crash = Stopped(
                f"A check broke down ({_what(error)}), so nothing was published.",
                "Tell whoever looks after the website.",
            )
            _report(project, crash, wish)
            raise crash from error

    def _build(self, project: Project, wish: Wish) -> Outcome:
        if wish.drafts and wish.promote:
            raise ConfigurationError("A website with drafts in it is never put in place.")
        self._check_plugins()
        record = open_record(project)
        record.drafts = wish.drafts
        target = self._target(project, record) if wish.promote else None
        with staging_tree(project) as tree:
            self._generate(record, tree)
            inspection = inspect(tree, record)
            if wish.promote:
                write_reports(project, inspection.findings, record, refused=inspection.refused)
            if inspection.refused:
                raise Refusal(inspection, record)
            if wish.preview:
                replace_folder(tree, wish.preview)
            if target:
                expect_still_true(record)
                keep_published(record, inspection.digests, project.state)
                promote(tree, target, inspection.digests, project)
                _announce(record, target)
        return Outcome(record, inspection, target)

    def _check_plugins(self) -> None:
        missing = [name for name in REQUIRED if name not in self.settings["PLUGINS"]]
        for name in (*self._broken, *missing):
            raise ConfigurationError(
                f"The part “{name}” of the website could not be loaded, so nothing was published.",
                "Run “invoke doctor”, or tell whoever looks after the website.",
            )

    def _target(self, project: Project, record: BuildRecord) -> Path:
        target = check_target(Path(self._given["OUTPUT_PATH"]), project)
        receipt = read_receipt(project.state, target)
        record.online = frozenset(receipt.files if receipt else ())
        return target

    def _generate(self, record: BuildRecord, tree: Path) -> None:
        """Let Pelican write into the staging tree; its own last words are kept back."""
        before = self.settings, self.output_path
        self.settings = {
            **self.settings,
            "OUTPUT_PATH": str(tree),
            "GATE": record,
            "CACHE_CONTENT": False,
            "LOAD_CONTENT_CACHE": False,
            "STATIC_CREATE_LINKS": False,
            "STATIC_CHECK_IF_MODIFIED": False,
            **(_DRAFTS_ARE_WRITTEN if record.drafts else {}),
        }
        self.output_path = str(tree)
        try:
            with _quiet(self.settings), Recorder(record, tree).listening():
                super().run()
        except (Stopped, OSError, KeyboardInterrupt):
            raise
        except (Exception, SystemExit) as error:
            if may_show_names():
                logging.getLogger(__name__).debug("Pelican stopped", exc_info=True)
            raise Stopped(
                f"The website could not be built ({_what(error)}), so nothing was published.",
                *_with_templates_of_their_own(record),
                "If you changed a template or a setting, undo that; else tell whoever looks after "
                "the website.",
            ) from error
        finally:
            self.settings, self.output_path = before


def _with_templates_of_their_own(record: BuildRecord) -> Iterator[str]:
    """Where a post may be at fault, as one is that asks for the template of a list."""
    for post in record.posts.values():
        if post.kind == "post" and post.fields.get("template"):
            yield f"Take the line “Template:” out of {post.source}, if you wrote it there."


def project_of(settings: dict[str, Any]) -> Project:
    """The project that a configuration belongs to. Raises ConfigurationError if it names none."""
    root = settings.get("PROJECT_ROOT")
    if not root:
        raise ConfigurationError("The setting PROJECT_ROOT is missing from pelicanconf.py.")
    return Project.at(Path(root), Path(settings["PATH"]))


def _announce(record: BuildRecord, target: Path) -> None:
    """The site is out; whoever fails now must not make it seem that it is not."""
    try:
        promoted.send(record, target=target)
    except Exception as error:  # noqa: BLE001 - told as a note, for the site is published
        record.notes.append(f"After publishing, something broke down ({_what(error)}).")


def _report(project: Project, stopped: Stopped, wish: Wish) -> None:
    """Leave no report of an earlier build behind that says something else."""
    if wish.promote:
        with contextlib.suppress(OSError):
            write_reports(project, [_finding(stopped)], None, refused=True)


def _finding(stopped: Stopped) -> Finding:
    """Why no page was inspected, for the report."""
    words = (masked(line) for line in stopped.lines)
    return inspection_failed.RULE.finding(next(words, ""), " ".join(words))


def _what(error: BaseException) -> str:
    """The kind of error and, for templates, the line: never the text, which may hold a name."""
    filename = getattr(error, "filename", None)
    template = filename if isinstance(filename, str) and filename.endswith(".html") else ""
    place = f", {Path(template).name}" if template else ""
    line = getattr(error, "lineno", None)
    return f"{type(error).__name__}{place}{f', line {line}' if line else ''}"


@contextlib.contextmanager
def _quiet(settings: Mapping[str, Any]) -> Iterator[None]:
    """Pelican says “Done” before the gate has looked; it must not.

    Its log lines name files, and files may be called after children: they are for somebody who
    asked for them at a terminal of the school. What they warn of, the gate finds.
    """
    handlers = [] if settings.get("DEBUG") and may_show_names() else _log_handlers()
    before = console.quiet, [handler.level for handler in handlers]
    console.quiet = True
    for handler in handlers:
        handler.setLevel(_ABOVE_ALL)
    try:
        yield
    finally:
        console.quiet = before[0]
        for handler, level in zip(handlers, before[1], strict=True):
            handler.setLevel(level)


def _log_handlers() -> list[logging.Handler]:
    """Those that Pelican's lines reach, and the one that Python has for want of any."""
    named = (*logging.getLogger().handlers, *logging.getLogger("pelican").handlers)
    return list(dict.fromkeys((*named, *filter(None, [logging.lastResort]))))


@contextlib.contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Look for garbage seldom: nearly all that a build makes is kept until its end."""
    usual = gc.get_threshold()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _watching() -> bool:
    """Whether Pelican's own `--autoreload` loop called us."""
    frame = sys._getframe()  # noqa: SLF001 - Pelican tells its class nothing of the mode it runs in
    while frame is not None:
        if frame.f_code.co_name == "autoreload" and frame.f_globals.get("__name__") == "pelican":
            return True
        frame = frame.f_back  # type: ignore[assignment]
    return False
