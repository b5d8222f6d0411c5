"""What texts, cards and outbox add to a build, and what a new card costs.

    python benchmarks/snippets.py [POSTS]

Two projects of seeded posts are built alike, one of them with a single card for all pages and
without texts and outbox. Prints a Markdown table: CPU seconds of both when nothing changed, and CPU
milliseconds for one new card. Each build is a fresh process; the best of three runs counts.
"""

from __future__ import annotations

import io
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from gate import ROOT, make_site, run, sentence
from PIL import Image, ImageFilter

sys.path.insert(0, str(ROOT / "plugins"))

from syndication.card_pixels import card_from
from syndication.card_school import school_card

WITHOUT = """
import sys, types
sys.path.insert(0, {root!r})
from pelicanconf import *
from pathlib import Path
from pelican import signals
from syndication.cards import Cards
def prepare(pelican):
    cards = Cards(pelican.settings["GATE"], Path(pelican.settings["OUTPUT_PATH"]))
    wanted = {{**pelican.settings["JINJA_GLOBALS"], "card_of": lambda content: cards.of(None)}}
    pelican.settings["JINJA_GLOBALS"] = wanted
def register():
    signals.get_generators.connect(prepare)
one_card = types.ModuleType("syndication")
one_card.register = register
one_card.prepare = prepare
PLUGINS = [one_card if plugin.__name__ == "syndication" else plugin for plugin in PLUGINS]
"""


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    print("| what | CPU |")
    print("|---|---:|")
    with tempfile.TemporaryDirectory() as folder:
        site = make_site(Path(folder) / "site", size)
        (site / "without.py").write_text(WITHOUT.format(root=str(site)))
        cold = run(site, "pelicanconf.py", Path(folder))[0]
        settings = ("pelicanconf.py", "without.py") * 3  # in turn: others may use the machine
        spent = [run(site, one, Path(folder))[0] for one in settings]
        whole, bare = min(spent[::2]), min(spent[1::2])
    print(f"| {size:,} posts, every card new | {cold:.2f} s |")
    print(f"| {size:,} posts, nothing changed | {whole:.2f} s |")
    print(f"| the same without texts, cards and outbox | {bare:.2f} s |")
    print(f"| what they add | {100 * (whole / bare - 1):.0f} % |")
    print_cards()


def print_cards() -> None:
    chance = random.Random(7)
    titles = iter([sentence(chance, length) for length in range(3, 30)])
    large, published = photo((4000, 3000)), photo((1440, 1080))
    print(f"| a drawn card | {cost(lambda: school_card('Bean School', next(titles))):.0f} ms |")
    print(f"| a card of a published photo | {cost(lambda: card_from(published, '.jpg')):.0f} ms |")
    print(f"| a card of an original of 12 MP | {cost(lambda: card_from(large, '.jpg')):.0f} ms |")


def photo(size: tuple[int, int]) -> bytes:
    """A JPEG of about the detail of a photo."""
    grain = Image.effect_noise(size, 60).convert("RGB").filter(ImageFilter.GaussianBlur(3))
    written = io.BytesIO()
    grain.save(written, "JPEG", quality=88)
    return written.getvalue()


def cost(make: Callable[[], bytes | None]) -> float:
    """Milliseconds of CPU for one card, over ten."""
    begin = time.process_time()
    for _ in range(10):
        if not make():
            raise SystemExit("no card was made")
    return (time.process_time() - begin) * 100


if __name__ == "__main__":
    main()
