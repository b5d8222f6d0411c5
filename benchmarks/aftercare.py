"""What taking back costs: the whole list of a withdrawal, an audit, and one sign-off.

    python benchmarks/aftercare.py [POSTS]

Prints a Markdown table with the seconds on the clock and of CPU of each command, start and end of
the process included. Every tenth post shows a photo of the one pupil; the sign-off has its
passphrase from the beginning.
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
        sign = ("approve", "post-1", "--ticks", TICKS, "--passphrase-fd", "0")
        print(row("`invoke approve`, the whole of it", site, *sign))
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


def row(what: str, site: Path, *command: str) -> str:
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    told(site, *command)
    spent, after = time.monotonic() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return f"| {what} | {spent:.1f} | {cpu:.1f} |"


def told(site: Path, *command: str) -> str:
    """What a command printed. Ends the run if it fails."""
    own = {"SIGNOFF_KEY": str(site.parent / "head.key"), "PYTHONPATH": str(ROOT / "plugins")}
    kept = {key: value for key, value in os.environ.items() if key != "CI"}
    done = subprocess.run(
        [sys.executable, "-m", "invoke", "--search-root", str(site), *command],
        cwd=site,
        env={**kept, **own},
        input=f"{WORDS}\n",
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stdout[-2000:] + done.stderr[-2000:])
    return done.stdout


if __name__ == "__main__":
    main()
