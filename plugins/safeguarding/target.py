"""Whether a folder may be replaced by a new site."""

from __future__ import annotations

from pathlib import Path

from safeguarding.errors import ConfigurationError
from safeguarding.project import Project
from safeguarding.receipt import LITTER, entries, read_receipt

_OWN_FOLDERS = ("content", "plugins", "theme", "tests", "docs", "benchmarks", "signoffs", ".git")


def check_target(target: Path, project: Project) -> Path:
    """The absolute path of a folder that may be replaced.

    Only an empty or missing folder, or one that holds nothing but what a receipt lists, may be.
    Raises ConfigurationError for a link, for a folder that holds the project or a part of it, and
    for one with files that the gate did not put there.
    """
    if target.is_symlink():
        raise _refusal(target, "it is a link to another folder")
    named = target.name not in ("", "..")
    target = target.parent.resolve() / target.name if named else target.resolve()
    _check_place(target, project)
    if target.exists() and not target.is_dir():
        raise _refusal(target, "it is a file, not a folder")
    if target.is_dir():
        _check_files(target, project)
    return target


def _check_place(target: Path, project: Project) -> None:
    if project.root.is_relative_to(target) or project.content.is_relative_to(target):
        raise _refusal(target, "the school's own files are in it")
    if Path.home().is_relative_to(target):
        raise _refusal(target, "it is your home folder, or holds it")
    kept = [project.root / name for name in _OWN_FOLDERS]
    for folder in (*kept, project.content, project.state, project.reports, project.outbox):
        if target.is_relative_to(folder):
            raise _refusal(target, f"it belongs to the project's folder “{folder.name}”")


def _check_files(target: Path, project: Project) -> None:
    present = {path for path in entries(target) if Path(path).name not in LITTER}
    if not present:
        return
    receipt = read_receipt(project.state, target)
    unknown = sorted(present - set(receipt.files)) if receipt else sorted(present)
    if unknown:
        more = f" and {len(unknown) - 1} more" if len(unknown) > 1 else ""
        raise _refusal(target, f"it holds files that no build put there: {unknown[0]}{more}")


def _refusal(target: Path, why: str) -> ConfigurationError:
    return ConfigurationError(
        f"The website cannot be put into {target}: {why}.",
        "Name an empty folder, or move those files away and build again. Nothing was changed.",
    )
