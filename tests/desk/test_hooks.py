"""Tests for desk.hooks: real repositories, by git's own hooks and by the program pre-commit."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import piexif
import pillow_heif
import pytest
import yaml
from PIL import Image, TiffImagePlugin

from desk.hooks.pictures import picture_trouble
from desk.hooks.registers import register_trouble
from desk.hooks.roll import Roll

ROOT = Path(__file__).resolve().parents[2]
HOOK = [sys.executable, "-m", "desk.hooks"]
REAL = "pupil_id,first_name,last_name,website\nP-0001,Ada,Bell,yes\n"
GPS = {
    piexif.GPSIFD.GPSLatitudeRef: b"N",
    piexif.GPSIFD.GPSLatitude: ((53, 1), (28, 1), (50, 1)),
    piexif.GPSIFD.GPSLongitudeRef: b"W",
    piexif.GPSIFD.GPSLongitude: ((2, 1), (14, 1), (41, 1)),
}
XMP = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="53,28.8N"
exif:GPSLongitude="2,14.7W"/></rdf:RDF></x:xmpmeta>"""


def environment(**more):
    """git and python as a hook finds them; nothing of the machine's own git."""
    plain = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    roles = [f"GIT_{role}_{what}" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")]
    who = dict.fromkeys(roles, "A Teacher")
    return {
        **plain,
        **who,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "PYTHONPATH": str(ROOT / "plugins"),
        **more,
    }


def trouble(path, data):
    """What is said of a file where no pupil is known."""
    return register_trouble(path, data, Roll({}))


class Repository:
    """A school's project under git."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = {}
        folder.mkdir()
        self.run("git", "init", "-q")
        for name in ("policy.toml", "consent.csv"):
            shutil.copy(ROOT / name, folder / name)

    def run(self, *command, **more):
        return subprocess.run(
            command,
            cwd=self.folder,
            env=environment(**more),
            text=True,
            capture_output=True,
            check=False,
            timeout=500,
        )

    def stage(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        self.run("git", "add", name)

    def hook(self, *arguments):
        return self.run(*HOOK, *arguments)


@pytest.fixture
def repository(tmp_path):
    return Repository(tmp_path / "school")


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        (REAL, True),
        (REAL.replace(",", ";"), True),
        (REAL.replace(",", "\t"), True),
        ("Class list 3B\n\nForename,Surname,Reg\nAda,Bell,3B\n", True),
        ('Pupil Name,Class\n"Bell, Ada",3B\n', True),
        ("name,website\nAda Bell,yes\n", True),
        ("pupil_id,first_name,last_name\nP-DEMO-001,Ada,Bell\nP-0002,Bo,Hill\n", True),
        ("first_name,last_name\nP-DEMO-001,Bell\n", True),
        ("pupil_id,first_name,last_name\nP-DEMO-001,Ada,Bell\n", False),
        ("pupil_id,first_name,last_name,website\n", False),
        ("file,shows,people,alt\nx.jpg,pupils,P-0001,Two children\n", False),
        ("id,title,shows,people,channel\nabcdefghijk,Beans,place,,@us\n", False),
        ("day,lesson\nMonday,maths\n", False),
        ("name,colour\nbean,green\n", False),
    ],
)
def test_a_table_of_real_pupils_is_known_by_its_headings(text, refused):
    """Whatever divides the cells, and whatever stands above the headings."""
    assert bool(trouble("list.csv", text.encode())) is refused


def test_encodings_and_kinds_of_tables():
    """What Excel writes; a spreadsheet is closed; other files are not looked at."""
    assert trouble("a.csv", REAL.encode("utf-16"))
    assert trouble("a.CSV", b"\xef\xbb\xbf" + REAL.encode())
    assert trouble("a.txt", REAL.encode())
    assert trouble("a.csv", b"\0\1\2")
    assert trouble("a.xlsx", b"PK")
    assert not trouble("a.py", REAL.encode())
    assert not trouble("consent.csv", (ROOT / "consent.csv").read_bytes())


@pytest.mark.parametrize(
    "name", ["consent.csv.bak", "consent", "consent.csv~", "list.old", "list.dat", "list.CSV.2026"]
)
def test_another_name_makes_no_other_file(name):
    """Copies that programs and people keep; a text under the same name is the twin."""
    assert trouble(name, REAL.encode())
    assert not trouble(name, b"Beans, peas and carrots\nare, as we know, green.\n")


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04xl/",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\x1f\x8b\x08",
        b"7z\xbc\xaf'\x1c",
        b"Rar!\x1a\x07",
        b"SQLite format 3\0",
    ],
)
@pytest.mark.parametrize("name", ["list.zip", "list.docx", "list"])
def test_archives_and_office_files_are_closed(name, data):
    """Known by how they begin; what a picture begins with is none of these."""
    assert "nobody can see" in trouble(name, data)
    assert not trouble("x.png", b"\x89PNG\r\n\x1a\n")


def picture(folder, kind, *, place, xmp=False):
    """The bytes of a picture of a kind, with or without its place."""
    path = folder / f"x.{kind}"
    image = Image.new("RGB", (64, 48), "green")
    exif = piexif.dump({"0th": {piexif.ImageIFD.Make: b"Phone"}, "GPS": GPS if place else {}})
    given = {"xmp": XMP} if xmp and place else {"exif": exif}
    if kind == "heic":
        pillow_heif.from_pillow(image).save(path, **given)
    elif kind == "tiff":
        tags = TiffImagePlugin.ImageFileDirectory_v2()
        if place:
            tags[0x8825] = {1: "N", 2: (53.0, 28.0, 50.0), 3: "W", 4: (2.0, 14.0, 41.0)}
        image.save(path, tiffinfo=tags)
    else:
        image.save(path, {"jpg": "JPEG"}.get(kind, kind.upper()), **given)
    return path.read_bytes()


@pytest.mark.parametrize("kind", ["jpg", "png", "webp", "avif", "heic", "tiff"])
def test_a_picture_that_says_where_is_refused(kind, tmp_path):
    """Its twin without a place is not, though it names the camera; nor does a false suffix help."""
    told = picture(tmp_path, kind, place=True)
    assert "where it was taken" in picture_trouble(f"content/x.{kind}", told)
    assert "where it was taken" in picture_trouble("notes.txt", told)
    assert picture_trouble(f"content/x.{kind}", picture(tmp_path, kind, place=False)) == ""


@pytest.mark.parametrize("kind", ["jpg", "webp", "avif"])
def test_a_place_in_xmp_counts(kind, tmp_path):
    """Picture programs write it there."""
    assert picture_trouble("x", picture(tmp_path, kind, place=True, xmp=True))


def test_films_and_other_files():
    """A phone's film with its place; a film without; a text that speaks of places."""
    head = b"\0\0\0\x18ftypmp42"
    assert picture_trouble("a.mp4", head + b"....\xa9xyz+53.48-002.24/")
    assert picture_trouble("a.bin", head + b"....\xa9xyz+53.48-002.24/")
    assert not picture_trouble("a.mp4", head + b"....")
    assert not picture_trouble("a.md", b"GPSLatitude is a word")


def test_what_counts_is_what_is_staged(repository):
    """Not what stands on the disk by now."""
    repository.stage("list.csv", REAL)
    (repository.folder / "list.csv").write_text("day,lesson\n")
    refused = repository.hook("registers")
    assert refused.returncode == 1
    assert refused.stdout.startswith("list.csv: it looks like a list of real pupils.")
    assert "Ada" not in refused.stdout + refused.stderr
    repository.run("git", "add", "list.csv")
    assert repository.hook("registers").returncode == 0


def test_git_runs_them_as_plain_hooks(repository):
    """pre-commit and commit-msg as files in .git/hooks; a partial commit has its own index."""
    hooks = repository.folder / ".git/hooks"
    for name, lines in {
        "pre-commit": [shlex.join([*HOOK, "registers"]), shlex.join([*HOOK, "pictures"])],
        "commit-msg": [shlex.join([*HOOK, "message"]) + ' "$1"'],
    }.items():
        (hooks / name).write_text("#!/bin/sh\n" + " && ".join(lines) + "\n")
        (hooks / name).chmod(0o755)
    repository.stage("a.md", "Beans")
    assert repository.run("git", "commit", "-m", "Add beans").returncode == 0
    repository.stage("a.md", "More beans")
    refused = repository.run("git", "commit", "-m", "Take out Amelia Khan's beans")
    assert refused.returncode == 1
    assert "word 3" in refused.stdout + refused.stderr
    assert "Khan" not in refused.stdout + refused.stderr
    assert repository.run("git", "commit", "-m", "#1 Amelia Khan").returncode == 1
    assert repository.run("git", "commit", "-m", "amelia's cake photos").returncode == 1
    assert repository.run("git", "commit", "-m", "Will water beans").returncode == 0
    repository.stage("list.csv", "day,lesson\n")
    repository.run("git", "commit", "-m", "Add a plan")
    (repository.folder / "list.csv").write_text(REAL)
    assert repository.run("git", "commit", "-m", "Plan", "list.csv").returncode == 1
    repository.run("git", "checkout", "list.csv")
    assert repository.run("git", "log", "--oneline").stdout.count("\n") == 3


@pytest.mark.parametrize("hook", ["registers", "pictures"])
def test_what_git_holds_elsewhere_is_refused(repository, hook):
    """Of a file in Git LFS a commit has an address only; a text that speaks of it passes."""
    repository.stage("a.md", "Some keep films at https://git-lfs.github.com/spec/v1")
    assert repository.hook(hook).returncode == 0
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 12\n"
    repository.stage("x.jpg", pointer)
    refused = repository.hook(hook)
    assert (refused.returncode, "nobody can look" in refused.stdout) == (1, True)


def test_a_message_of_an_old_editor_is_read(repository):
    """Letters of Windows, and a line that only looks like git's own scissors."""
    register = (ROOT / "consent.csv").read_text(encoding="utf-8").splitlines()
    child = register[1].replace("P-DEMO-", "P-DEMO-9").split(",")
    child[1:3] = "Zoë", "Brontë"
    rows = "\n".join([*register, ",".join(child), ""])
    (repository.folder / "consent.csv").write_text(rows, encoding="utf-8")
    message = repository.folder / "message"
    message.write_bytes("Add beans of Zoë Brontë\r\n".encode("cp1252"))
    assert repository.hook("message", "message").returncode == 1
    message.write_text("Add beans\n# >8\nfor Zoë Brontë\n", encoding="utf-8")
    assert repository.hook("message", "message").returncode == 1
    scissors = "# ------------------------ >8 ------------------------"
    message.write_text(f"Add beans\n{scissors}\n+ Zoë Brontë\n", encoding="utf-8")
    assert repository.hook("message", "message").returncode == 0


def test_a_register_that_cannot_be_read_refuses(repository):
    """Nobody knows the names, so nobody can say that the message has none."""
    (repository.folder / "consent.csv").unlink()
    (repository.folder / "message").write_text("Add beans\n")
    refused = repository.hook("message", "message")
    assert refused.returncode == 3
    assert "consent.csv was not found" in refused.stdout


@pytest.mark.parametrize("arguments", [(), ("nonsense",), ("message",), ("message", "a", "b")])
def test_usage(repository, arguments):
    """What it can do is told."""
    told = repository.hook(*arguments)
    assert told.returncode == 2
    assert "registers" in told.stdout


def test_outside_a_repository_nothing_passes(tmp_path):
    """git cannot say what is staged."""
    done = subprocess.run(
        [*HOOK, "pictures"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env=environment(GIT_CEILING_DIRECTORIES="/"),
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert "nobody could look" in done.stdout


def install(repository, config):
    """pre-commit set up for a project; its environments stay inside it."""
    repository.stage(".pre-commit-config.yaml", yaml.safe_dump(config))
    repository.home["PRE_COMMIT_HOME"] = str(repository.folder / ".git/pre-commit-home")
    stages = ("-t", "pre-commit", "-t", "commit-msg", "--install-hooks")
    return repository.run(sys.executable, "-m", "pre_commit", "install", *stages, **repository.home)


def commit(repository, message):
    done = repository.run("git", "commit", "-m", message, **repository.home)
    return done.returncode, done.stdout + done.stderr


def test_with_the_program_pre_commit(repository):
    """Each hook of .pre-commit-hooks.yaml, run by pre-commit in a real commit."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    here = shlex.join(HOOK)
    for hook in hooks:
        hook["language"] = "system"
        assert hook["entry"].startswith("school-blog-hook ")
        hook["entry"] = hook["entry"].replace("school-blog-hook", here)
    assert install(repository, {"repos": [{"repo": "local", "hooks": hooks}]}).returncode == 0
    assert commit(repository, "Set up")[0] == 0
    repository.stage("list.csv", REAL)
    code, told = commit(repository, "Add a list")
    assert (code, "no lists of real pupils" in told, "Ada" in told) == (1, True, False)
    repository.run("git", "rm", "-q", "--cached", "list.csv")
    repository.stage("x.jpg", picture(repository.folder, "jpg", place=True))
    code, told = commit(repository, "Add a picture")
    assert (code, "x.jpg: it says where it was taken" in told) == (1, True)
    repository.stage("x.jpg", picture(repository.folder, "jpg", place=False))
    code, told = commit(repository, "Add Amelia Khan's picture")
    assert (code, "a pupil's name" in told, "Khan" in told) == (1, True, False)
    assert commit(repository, "Add a picture")[0] == 0


def remote_of_this_project(folder):
    """A git remote that holds the project as it stands here; its address and its commit."""
    shutil.copytree(
        ROOT / "plugins", folder / "plugins", ignore=shutil.ignore_patterns("__pycache__")
    )
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, folder / name)
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "The hooks"]):
        subprocess.run(["git", *command], cwd=folder, env=environment(), check=True, timeout=60)
    revision = ["git", "rev-parse", "HEAD"]
    done = subprocess.run(revision, cwd=folder, capture_output=True, text=True, check=True)
    return folder.as_uri(), done.stdout.strip()


@pytest.mark.timeout(600)
def test_pre_commit_installs_them_from_a_remote(repository, tmp_path):
    """`language: python`, as another project names them: cloned, installed and run."""
    (tmp_path / "remote").mkdir()
    repository.home["PYTHONPATH"] = ""
    address, revision = remote_of_this_project(tmp_path / "remote")
    ids = ("no-registers", "no-places-in-pictures", "no-names-in-messages")
    hooks = [{"id": name} for name in ids]
    config = {"repos": [{"repo": address, "rev": revision, "hooks": hooks}]}
    done = install(repository, config)
    if "NewConnectionError" in done.stdout:
        pytest.skip("no registry of packages can be reached, and pre-commit installs from one")
    assert done.returncode == 0, done.stdout
    assert commit(repository, "Set up")[0] == 0
    repository.stage("list.csv", REAL)
    code, told = commit(repository, "Add a list")
    assert (code, "list.csv: it looks like a list" in told, "Ada" in told) == (1, True, False)
    repository.stage("list.csv", "day,lesson\n")
    code, told = commit(repository, "Thank Amelia Khan")
    assert (code, "a pupil's name" in told, "Khan" in told) == (1, True, False)
    shutil.rmtree(repository.home["PRE_COMMIT_HOME"])  # half a gigabyte of detectors
