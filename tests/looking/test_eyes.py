"""What remembered facts belong to: all that decides what is seen, and nothing left out."""

import ast
import shutil
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import looking
from looking import codes, faces, reading
from looking.eyes import written_in

PACKAGE = Path(looking.__file__).parent
MODULES = sorted(path.name for path in PACKAGE.glob("*.py"))
EYES = {"faces": faces.EYE, "reading": reading.EYE, "codes": codes.EYE}
NOT_LOOKING = {"eyes", "memory", "looker", "visit", "__init__"}
"""What carries facts about, and decides nothing of them."""


@pytest.fixture
def copied(tmp_path):
    return Path(shutil.copytree(PACKAGE, tmp_path / "looking"))


@pytest.mark.parametrize("module", MODULES)
def test_a_changed_module_is_another_version(copied, module):
    """One letter anywhere in the package, and every picture is looked at again."""
    assert written_in(copied) == written_in(PACKAGE)
    changed = copied.with_name("changed")
    shutil.copytree(copied, changed)
    with (changed / module).open("a") as file:
        file.write("#")
    assert written_in(changed) != written_in(PACKAGE)


def test_a_changed_size_is_another_version(copied):
    """The size to which a picture is reduced stands in no eye, and counts all the same."""
    pixels = copied / "pixels.py"
    pixels.write_text(pixels.read_text().replace("LONGEST = 2048", "LONGEST = 1024"))
    assert written_in(copied) != written_in(PACKAGE)


def test_a_renamed_or_new_module_is_another_version(copied):
    """What a module is called counts, and so does one that was not there."""
    (copied / "codes.py").rename(copied / "bars.py")
    renamed = written_in(copied)
    assert renamed != written_in(PACKAGE)


@pytest.mark.parametrize("module", EYES)
def test_every_library_that_an_eye_uses_is_named(module):
    """What an eye imports, or takes a model from, may change what it sees: its version counts."""
    named = set(EYES[module].libraries)
    used = libraries_of({module, "pixels"})
    assert used
    for library in used:
        assert named & distributions(library), library


@pytest.mark.parametrize("module", EYES)
def test_the_version_tells_each_library(module):
    """A new release of any library is another version."""
    for library in EYES[module].libraries:
        assert f"{library}=" in EYES[module].version


def distributions(library):
    return {library} | {name.lower() for name in packages_distributions().get(library, [])}


def libraries_of(modules):
    """The libraries of others that these modules use, and those modules that they import."""
    used, waiting, seen = set(), set(modules), set()
    while waiting:
        module = waiting.pop()
        seen.add(module)
        tree = ast.parse((PACKAGE / f"{module}.py").read_text())
        for name in (*imported(tree), *carriers(tree)):
            own = name.removeprefix("looking.")
            if own != name:
                waiting |= {own} - seen - NOT_LOOKING
            elif name.split(".")[0] not in OUR_OWN | sys.stdlib_module_names:
                used.add(name.split(".")[0])
    return used


OUR_OWN = {path.parent.name for path in PACKAGE.parent.glob("*/__init__.py")}


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "looking":
            yield from (f"looking.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


def carriers(tree):
    """Packages whose models are used: the first word given to `carried`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "carried":
            yield node.args[0].value
