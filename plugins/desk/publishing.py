"""`invoke publish`: the built website, inspected once more, into the folder of the public host."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from safeguarding.build import build_site
from safeguarding.errors import ConfigurationError, Refused
from safeguarding.gate import plain_disk_errors, sole_builder, staging_tree
from safeguarding.knowledge import expect_still_true
from safeguarding.outcome import Outcome, Wish
from safeguarding.project import Project
from safeguarding.promotion import promote
from safeguarding.receipt import Receipt, digests_of, read_receipt
from safeguarding.target import check_target

_TELLS_THE_TIME = frozenset({"sitemap.xml"})
"""Never the same twice; what it lists are the other files."""
_SETTINGS = ("pelicanconf.py", "publishconf.py")


def publish(project: Project, folder: Path) -> Receipt:
    """Copy `output/` to `folder`, if it still is what passed and what would pass today.

    The site is built and inspected again from what is there now: a permission that ended, a post
    that changed and a file that somebody touched all show. Raises the kinds of `Stopped`.
    """
    check_target(folder, project)
    output = project.root / "output"
    files = _untouched(project, output)
    built_today = (_built_today(project, settings) for settings in _SETTINGS)
    same = next((today for today in built_today if _alike(today, files)), None)
    if same is None:
        raise Refused(
            "The website in output/ is not what would be built today: something has changed since.",
            "Run: invoke build. Look at the website, then publish it.",
        )
    with plain_disk_errors(), sole_builder(project, print), staging_tree(project) as tree:
        shutil.copytree(output, tree, symlinks=True, dirs_exist_ok=True)
        expect_still_true(same.record)
        return promote(tree, folder, files, project)


def _untouched(project: Project, output: Path) -> Mapping[str, str]:
    """What the receipt of `output/` lists; its files must be these and no others."""
    receipt = read_receipt(project.state, output)
    if receipt is None or not output.is_dir():
        raise ConfigurationError("There is no built website yet.", "Run: invoke build")
    if digests_of(output) != dict(receipt.files):
        raise Refused(
            "Files in output/ were changed after they were checked, so nothing was published.",
            "Run: invoke clean build. Look at the website, then publish it.",
        )
    return receipt.files


def _built_today(project: Project, settings: str) -> Outcome:
    return build_site(project, settings_file=settings, wish=Wish(promote=False))


def _alike(outcome: Outcome, files: Mapping[str, str]) -> bool:
    return _without_times(outcome.inspection.digests) == _without_times(files)


def _without_times(digests: Mapping[str, str]) -> dict[str, str]:
    return {path: digest for path, digest in digests.items() if path not in _TELLS_THE_TIME}
