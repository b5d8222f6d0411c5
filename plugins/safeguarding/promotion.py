"""Puts a passed tree in place by two renames, and repairs what a killed build left half done.

A reader sees the old site, the new one, or for an instant none, never a mixture. Before anything is
touched, a journal in the private folder says what is about to happen; whoever comes next (any
build, any command that reads the site) finishes or undoes it from there.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from safeguarding.atomic import write_atomically
from safeguarding.errors import Refused
from safeguarding.project import Project
from safeguarding.receipt import Receipt, digests_of, parse, write_receipt
from safeguarding.target import check_target


@dataclass(frozen=True, slots=True)
class _Journal:
    """A promotion under way: all paths absolute, `incoming` and `previous` beside the target."""

    target: Path
    incoming: Path
    previous: Path
    receipt: Receipt


def promote(tree: Path, target: Path, digests: Mapping[str, str], project: Project) -> Receipt:
    """Replace `target` by `tree`, whose files must still be those that were inspected.

    The caller holds the project's lock and has called `recover`. `tree` is moved, or copied when it
    lies on another disk. Raises ConfigurationError if the target may not be replaced and Refused
    if the tree is not what was inspected; the target is then as it was.
    """
    target = check_target(target, project)
    token = secrets.token_hex(4)
    journal = _Journal(
        target,
        target.with_name(f".{target.name}.{token}.new"),
        target.with_name(f".{target.name}.{token}.old"),
        Receipt.of(target, digests),
    )
    _write_journal(project.state, journal)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _bring_beside(tree, journal.incoming)
        _check_unchanged(journal.incoming, digests)
        _switch(journal)
    except BaseException:
        recover(project.state)
        raise
    _finish(project.state, journal)
    return journal.receipt


def recover(state: Path) -> None:
    """Finish or undo a promotion that was interrupted. Does nothing if there was none."""
    journal = _read_journal(state)
    if journal is None:
        return
    if not journal.target.exists() and journal.previous.exists():
        journal.previous.rename(journal.target)
    elif journal.target.exists() and not journal.incoming.exists() and _arrived(journal):
        _finish(state, journal)
        return
    _remove_tree(journal.incoming)
    _journal_file(state).unlink(missing_ok=True)


def _arrived(journal: _Journal) -> bool:
    """Whether the target already is the new site: the second rename was done."""
    return journal.previous.exists() or digests_of(journal.target) == dict(journal.receipt.files)


def _bring_beside(tree: Path, incoming: Path) -> None:
    try:
        tree.rename(incoming)
    except OSError:
        shutil.copytree(tree, incoming, symlinks=True)


def _check_unchanged(incoming: Path, digests: Mapping[str, str]) -> None:
    if digests_of(incoming) != dict(digests):
        raise Refused("The finished site changed after it was inspected, so it is not published.")


def _switch(journal: _Journal) -> None:
    if journal.target.exists():
        journal.target.rename(journal.previous)
    journal.incoming.rename(journal.target)


def _finish(state: Path, journal: _Journal) -> None:
    write_receipt(state, journal.target, journal.receipt)
    _remove_tree(journal.previous)
    _journal_file(state).unlink(missing_ok=True)


def _remove_tree(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(path)


def _journal_file(state: Path) -> Path:
    return state / "promotion.json"


def _write_journal(state: Path, journal: _Journal) -> None:
    value = {
        "target": os.fspath(journal.target),
        "incoming": os.fspath(journal.incoming),
        "previous": os.fspath(journal.previous),
        "receipt": journal.receipt.to_json(),
    }
    write_atomically(_journal_file(state), json.dumps(value).encode())


def _believed(journal: _Journal) -> _Journal:
    """Raises ValueError for paths that no promotion writes: what they name will be removed."""
    target = journal.target
    for path, ending in ((journal.incoming, "new"), (journal.previous, "old")):
        ours = re.fullmatch(rf"\.{re.escape(target.name)}\.[0-9a-f]{{8}}\.{ending}", path.name)
        if not ours or path.parent != target.parent or not target.is_absolute():
            raise ValueError("not the journal of a promotion")
    return journal


def _read_journal(state: Path) -> _Journal | None:
    """The journal; None if there is none or it was never finished, so that nothing had begun."""
    try:
        value = json.loads(_journal_file(state).read_text(encoding="utf-8"))
        return _believed(
            _Journal(
                Path(value["target"]),
                Path(value["incoming"]),
                Path(value["previous"]),
                parse(value["receipt"]),
            )
        )
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, AttributeError):
        _journal_file(state).unlink(missing_ok=True)
        return None
