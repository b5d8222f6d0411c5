"""What taking back costs: the whole list of a withdrawal, one sign-off, and an audit.

    python benchmarks/aftercare.py [POSTS]

Prints a Markdown table with the seconds on the clock and of CPU of each command, start and end of
the process included; of the sign-off, from the passphrase to the end. Every tenth post shows a
photo of the one pupil.
"""

from __future__ import annotations

import hashlib
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gate import ROOT, make_site
from PIL import Image

WORDS = "purple monkey lantern"
PUPIL = "P-DEMO-0001"
TICKS = "correct,appropriate,courteous,respectful"


def main() -> None:
    size = int(sys.argv[1]) if sys.argv[1:] else 1000
    with tempfile.TemporaryDirectory() as folder:
        site = prepared(Path(folder), size)
        print(f"| {size:,} posts | s | CPU s |\n|---|---:|---:|")
        print(row("`invoke withdraw`, to the full list", site, "withdraw", PUPIL))
        print(f"| `invoke approve`, after the passphrase | {signing(site):.1f} | |")
        print(row("`invoke audit`", site, "audit"))


def prepared(folder: Path, size: int) -> Path:
    """A built site of `size` posts, with a key in force and an album of the pupil's pictures."""
    site = make_site(folder / "site", size)
    (site / "tasks.py").write_bytes((ROOT / "tasks.py").read_bytes())
    rows = ["file,shows,people,alt,credit,licence,checked,fingerprint"]
    album = site / "content/albums/trip"
    album.mkdir(parents=True)
    for number in range(0, size, 10):
        path = album / f"{number}.jpg"
        Image.effect_noise((640, 480), 40).convert("RGB").save(path)
        mark = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        rows.append(f"{number}.jpg,pupils,{PUPIL},Hands plant a bean,,,,{mark}")
        with (site / f"content/posts/post-{number}.md").open("a") as post:
            post.write(f"\n![]({{static}}/albums/trip/{number}.jpg)\n")
    (album / "photos.csv").write_text("\n".join([*rows, ""]))
    policy = site / "policy.toml"
    public = re.search(r'keys = \["\S+"\]', told(site, "keys", "--passphrase-fd", "0"))
    text = re.sub(r"(?m)^(faces|words) = true", r"\1 = false", policy.read_text())
    policy.write_text(re.sub(r"(?m)^keys = \[\]", public[0] if public else "", text))
    told(site, "keys", "--accept", "--passphrase-fd", "0")
    told(site, "build")
    return site


def row(what: str, site: Path, *words: str) -> str:
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    told(site, *words)
    spent, after = time.monotonic() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return f"| {what} | {spent:.1f} | {cpu:.1f} |"


def signing(site: Path) -> float:
    """Seconds from the passphrase to the end of the process."""
    child = subprocess.Popen(
        command(site, "approve", "post-1", "--ticks", TICKS, "--passphrase-fd", "0"),
        cwd=site,
        env={**environment(site), "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    if child.stdin is None or child.stdout is None:
        raise SystemExit("no pipe to the command")
    while not child.stdout.readline().startswith("Look at it first"):
        pass
    begun = time.monotonic()
    rest, _ = child.communicate(f"{WORDS}\n")
    if child.returncode:
        raise SystemExit(rest)
    return time.monotonic() - begun


def command(site: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "invoke", "--search-root", str(site), *words]


def environment(site: Path) -> dict[str, str]:
    own = {
        "SIGNOFF_KEY": str(site.parent / "head.key"),
        "XDG_CONFIG_HOME": str(site.parent / "settings"),
        "LOCALAPPDATA": str(site.parent / "settings"),
        "PYTHONPATH": str(ROOT / "plugins"),
    }
    return {**{key: value for key, value in os.environ.items() if key != "CI"}, **own}


def told(site: Path, *words: str) -> str:
    """What a command printed; ends the run if it fails. A withdrawal has nobody to say yes: 2."""
    done = subprocess.run(
        command(site, *words),
        cwd=site,
        env=environment(site),
        input=f"{WORDS}\n",
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != (2 if "withdraw" in words else 0):
        raise SystemExit(done.stdout[-2000:] + done.stderr[-2000:])
    return done.stdout


if __name__ == "__main__":
    main()
