"""A reader sees the old site or the new one, whatever kills a build and whenever."""

import os
import signal
import sys
from pathlib import Path

import pytest

from safeguarding.errors import ConfigurationError, Refused
from safeguarding.project import Project
from safeguarding.promotion import promote, recover
from safeguarding.receipt import digests_of, read_receipt

OLD = {"index.html": "old", "posts/beans.html": "old beans", "pictures/a.jpg": "old pixels"}
NEW = {"index.html": "new", "posts/harvest.html": "new harvest"}


def write(tree: Path, files: dict[str, str]) -> dict[str, str]:
    for path, text in files.items():
        file = tree / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return digests_of(tree)


@pytest.fixture
def project(tmp_path):
    project = Project.at(tmp_path / "site")
    project.state.mkdir(parents=True)
    return project


def put(project, files, name="tree"):
    """Promote a tree of these files into output/."""
    tree = project.state / name
    digests = write(tree, files)
    return promote(tree, project.root / "output", digests, project)


def online(project):
    output = project.root / "output"
    return digests_of(output) if output.exists() else {}


def leftovers(project):
    return [path.name for path in project.root.iterdir() if path.name.startswith(".output")]


def test_a_new_site_replaces_the_old_one_whole(project):
    """Nothing of the old site is left, and the receipt lists the new one."""
    put(project, OLD)
    put(project, NEW)
    output = project.root / "output"
    assert digests_of(output) == read_receipt(project.state, output).files
    assert (output / "index.html").read_text() == "new"
    assert not (output / "posts/beans.html").exists()
    assert leftovers(project) == []


def test_a_tree_that_changed_after_inspection_is_refused(project):
    """The bytes that are published are the bytes that were looked at."""
    put(project, OLD)
    tree = project.state / "tree"
    digests = write(tree, NEW)
    (tree / "index.html").write_text("changed in the meantime")
    with pytest.raises(Refused):
        promote(tree, project.root / "output", digests, project)
    assert (
        digests_of(project.root / "output")
        == read_receipt(project.state, project.root / "output").files
    )
    assert (project.root / "output/index.html").read_text() == "old"
    assert leftovers(project) == []


@pytest.mark.parametrize("smuggled", ["extra.html", "posts/extra.html"])
def test_a_file_smuggled_in_after_inspection_is_refused(project, smuggled):
    """A file that nobody inspected is no part of the site."""
    tree = project.state / "tree"
    digests = write(tree, NEW)
    (tree / smuggled).write_text("nobody saw this")
    with pytest.raises(Refused):
        promote(tree, project.root / "output", digests, project)
    assert not (project.root / "output").exists()


def _killed_at(project: Path, files: dict[str, str], step: int) -> bool:
    """Promote in a child process that kills itself at line `step`; False if it got through."""
    child = os.fork()
    if child == 0:
        count = 0

        def trace(frame, event, _arg):
            nonlocal count
            if not frame.f_code.co_filename.endswith(("promotion.py", "atomic.py", "receipt.py")):
                return None
            if event == "line":
                count += 1
                if count == step:
                    os.kill(os.getpid(), signal.SIGKILL)
            return trace

        try:
            sys.settrace(trace)
            put(project, files)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.mark.skipif(
    not hasattr(os, "fork"), reason="needs fork(); the renames are the same elsewhere"
)
@pytest.mark.parametrize("first", [False, True], ids=["replacing", "first-site"])
def test_killed_at_every_single_line(tmp_path, first):
    """SIGKILL at any line of the promotion leaves the old site or the new one, never a mixture."""
    step, seen = 0, set()
    while True:
        step += 1
        project = Project.at(tmp_path / f"site-{step}")
        project.state.mkdir(parents=True)
        if not first:
            put(project, OLD)
        old = online(project)
        new = write(tmp_path / f"expected-{step}", NEW)
        killed = _killed_at(project, NEW, step)
        recover(project.state)
        now = online(project)
        assert now in (old, new)
        seen.add("new" if now == new else "old")
        receipt = read_receipt(project.state, project.root / "output")
        assert (dict(receipt.files) if receipt else {}) == now
        assert leftovers(project) == []
        put(project, OLD, "again")
        assert (project.root / "output/index.html").read_text() == "old"
        if not killed:
            break
    assert step > 60
    assert seen == {"old", "new"}


def test_recovery_of_a_torn_journal(project):
    """A journal that was never finished means that nothing had begun."""
    put(project, OLD)
    (project.state / "promotion.json").write_text('{"target": "/x", "inco')
    recover(project.state)
    assert (project.root / "output/index.html").read_text() == "old"
    assert not (project.state / "promotion.json").exists()


def test_foreign_files_are_never_replaced(project):
    """A folder with somebody's work in it is not the website's to replace."""
    output = project.root / "output"
    write(output, {"thesis.txt": "years of work"})
    with pytest.raises(ConfigurationError, match=r"thesis\.txt"):
        put(project, NEW)
    assert (output / "thesis.txt").read_text() == "years of work"
