"""How many pupils' names are found, and how many innocent words are taken for one.

    python benchmarks/names.py [--mentions 36000] [--registers 25] [--prose FILE …]

Prints the Markdown tables of docs/benchmarks.md, section "Names": recall by form and by surface,
false alarms in innocent school posts (benchmarks/data/innocent-reported.md, and innocent-hard.md,
which was written to hold every word that is a name too; innocent-tuning.md is for whoever changes
the finder) and in other English, the same for a plain regular expression, for
Presidio's deny list and for scrubadub where these are installed (`pip install -e .[bench]`), full
names of strangers, and the time that it takes. All is drawn from one seed.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from pydoc_data.topics import topics

from names_corpus import ADDRESS, ALONE, EVASIONS, FULL, INITIALS, SQUEEZED, Mention, school
from names_corpus import mentions as corpus

from safeguarding.knowledge import open_policy
from safeguarding.mentions import Certainty, Place
from safeguarding.names import Allowed, NameFinder
from safeguarding.project import Project
from safeguarding.school import Register

SEED = 20261122
ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "benchmarks/data"
PUPILS = 420
PEERS_SEE = 30
"""Peers are asked about every thirtieth mention: they are slow."""
Matcher = Callable[[str], list[str]]
"""A text -> the words that are taken for names."""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--mentions", type=int, default=36_000)
    asked.add_argument("--registers", type=int, default=25)
    asked.add_argument("--prose", type=Path, nargs="*", default=[])
    asked.add_argument("--posts", type=Path, default=DATA / "innocent-reported.md")
    asked.add_argument("--misses", action="store_true", help="print what was missed or alarmed")
    options = asked.parse_args()
    register = school(random.Random(SEED), PUPILS)
    finder = NameFinder(register, allowed())
    found = list(corpus(register, random.Random(SEED + 1), options.mentions))
    recall(finder, found, show=options.misses)
    peers = {"a regular expression": expression(register), **presidio(register), **filth(register)}
    peer_recall(finder, peers, found[::PEERS_SEE])
    innocent(options.registers, options.posts, options.prose, show=options.misses)
    peer_alarms(finder, peers, options.posts)
    strangers(options.posts)
    speed()


def allowed() -> Allowed:
    """The lists of the school that is shipped: staff, governors, public figures, phrases."""
    return Allowed.from_policy(open_policy(Project.at(ROOT)))


def is_found(finder: NameFinder, mention: Mention, least: Certainty) -> bool:
    return any(
        mention.pupil in hit.pupils and hit.certainty >= least
        for text in mention.texts
        for hit in finder.find(text.words, text.place)
    )


def recall(finder: NameFinder, found: list[Mention], *, show: bool) -> None:
    by_form: Counter[str] = Counter()
    by_surface: Counter[str] = Counter()
    missed_form: Counter[str] = Counter()
    missed_surface: Counter[str] = Counter()
    unsure: Counter[str] = Counter()
    for mention in found:
        by_form[mention.form] += 1
        by_surface[mention.surface] += 1
        least = Certainty.CERTAIN if mention.sure else Certainty.POSSIBLE
        if is_found(finder, mention, least):
            continue
        asked = mention.sure and is_found(finder, mention, Certainty.POSSIBLE)
        unsure[mention.form] += asked
        missed_form[mention.form] += not asked
        missed_surface[mention.surface] += not asked
        if show:
            print(
                "asked " if asked else "MISSED",
                mention.form,
                "|",
                mention.surface,
                "|",
                mention.written,
            )
    table("form", "mentions", "missed", "asked about, not refused")
    for form, many in by_form.items():
        print(f"| {form} | {many:,} | {missed_form[form]} | {unsure[form]} |")
    for name, forms in (
        ("full names, initials, squeezed, addresses", FULL | INITIALS | SQUEEZED | ADDRESS),
        ("evasions", EVASIONS),
        ("first names alone", ALONE),
    ):
        many = sum(by_form[form] for form in forms)
        missed = sum(missed_form[form] for form in forms)
        print(f"| **{name}** | {many:,} | {missed} | {sum(unsure[form] for form in forms)} |")
    table("surface", "mentions", "missed")
    for surface, many in by_surface.items():
        print(f"| {surface} | {many:,} | {missed_surface[surface]} |")


def peer_recall(finder: NameFinder, peers: dict[str, Matcher], found: list[Mention]) -> None:
    """Each peer gets the texts that our own readers take from the file, which flatters it."""
    groups = {"full name": FULL, "initials": INITIALS, "squeezed": SQUEEZED, "addresses": ADDRESS}
    groups |= {"evasions": EVASIONS, "first name alone": ALONE}
    table("recall", "this finder", *peers)
    for name, forms in groups.items():
        mine = [mention for mention in found if mention.form in forms]
        cells = [sum(is_found(finder, m, Certainty.POSSIBLE) for m in mine)]
        cells += [
            sum(any(matcher(text.words) for text in m.texts) for m in mine)
            for matcher in peers.values()
        ]
        print(f"| {name} | " + " | ".join(f"{cell / len(mine):.3f}" for cell in cells) + " |")


def posts(path: Path) -> list[str]:
    return [
        post.strip()
        for post in re.split(r"^# ", path.read_text(), flags=re.MULTILINE)
        if post.strip()
    ]


def judge(finder: NameFinder, post: str) -> list[tuple[Certainty, str]]:
    """What is found in a post, which is taken to show pupils."""
    title, _, body = post.partition("\n")
    hits = [(hit.certainty, hit.words.reveal()) for hit in finder.find(title, Place.LABEL)]
    for paragraph in body.split("\n\n"):
        hits += [(hit.certainty, hit.words.reveal()) for hit in finder.find(paragraph, Place.PROSE)]
    return hits


def innocent(registers: int, path: Path, prose: Iterable[Path], *, show: bool) -> None:
    table(
        "innocent text", "words × registers", "posts refused", "posts to confirm",
        "false full names per 1,000 words", "words to confirm per 1,000",
    )  # fmt: skip
    other = [p for text in (*read(prose), *topics.values()) for p in blocks(text)]
    hard = posts(DATA / "innocent-hard.md")
    texts = {
        "school posts": (posts(path), registers),
        "school posts full of words that are names too": (hard, registers),
        "English of other kinds, by paragraph": (other, max(1, registers // 5)),
    }
    for name, (those, rounds) in texts.items():
        refused = asked = full = maybe = 0
        for k in range(rounds):
            finder = NameFinder(school(random.Random(SEED + k), PUPILS), allowed())
            for post in those:
                hits = judge(finder, post)
                certain = [hit for hit in hits if hit[0] is Certainty.CERTAIN]
                refused += bool(certain)
                asked += bool(hits) and not certain
                full += len(certain)
                maybe += len(hits) - len(certain)
                if show and hits:
                    print("ALARM", post[:30].split(chr(10))[0], hits)
        many, words = len(those) * rounds, sum(len(post.split()) for post in those) * rounds
        print(
            f"| {name} | {words:,} | {refused / many:.1%} | {asked / many:.1%} "
            f"| {full * 1000 / words:.4f} | {maybe * 1000 / words:.2f} |"
        )


def read(files: Iterable[Path]) -> list[str]:
    return [path.read_text(encoding="utf-8", errors="replace") for path in files]


def blocks(text: str) -> list[str]:
    """The paragraphs of an English text, as posts without a title."""
    return [
        "\n" + block
        for block in re.split(r"\n\s*\n|^%$", text, flags=re.MULTILINE)
        if block.strip()
    ]


def expression(register: Register) -> Matcher:
    """First names and full names as whole words, any case: what most schools would write."""
    names = sorted({name for full in register_names(register) for name in full}, key=len)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, reversed(names)))})\b", re.IGNORECASE)
    return pattern.findall


def register_names(register: Register) -> Iterable[tuple[str, str]]:
    for pupil in register.pupils.values():
        first, last = pupil.first_name.reveal(), pupil.last_name.reveal()
        yield first, f"{first} {last}"


def presidio(register: Register) -> dict[str, Matcher]:
    if not find_spec("presidio_analyzer"):
        return {}
    from presidio_analyzer import PatternRecognizer  # noqa: PLC0415 - only where it is installed

    names = sorted({name for full in register_names(register) for name in full})
    recognizer = PatternRecognizer("PUPIL", deny_list=names)

    def matcher(text: str) -> list[str]:
        return [text[hit.start : hit.end] for hit in recognizer.analyze(text, ["PUPIL"])]

    return {"Presidio deny list": matcher}


def filth(register: Register) -> dict[str, Matcher]:
    if not find_spec("scrubadub"):
        return {}
    from scrubadub import Scrubber  # noqa: PLC0415 - only where it is installed
    from scrubadub.detectors import UserSuppliedFilthDetector  # noqa: PLC0415

    names = sorted({name for full in register_names(register) for name in full})
    items = [{"match": name, "filth_type": "name", "ignore_case": True} for name in names]
    scrubber = Scrubber(detector_list=[UserSuppliedFilthDetector(items)])
    return {"scrubadub": lambda text: [hit.text for hit in scrubber.iter_filth(text)]}


def peer_alarms(finder: NameFinder, peers: dict[str, Matcher], path: Path) -> None:
    texts = posts(path)
    words = sum(len(post.split()) for post in texts)
    table("innocent school posts", "posts with an alarm", "alarms per 1,000 words")
    ours = [[words for _, words in judge(finder, post)] for post in texts]
    rows = {"this finder": ours}
    rows |= {name: [matcher(post) for post in texts] for name, matcher in peers.items()}
    for name, hits in rows.items():
        alarmed = sum(map(bool, hits))
        each = sum(map(len, hits)) * 1000 / words
        print(f"| {name} | {alarmed / len(texts):.1%} | {each:.2f} |")


def strangers(path: Path) -> None:
    """Full names of children of another school, of other lists than the finder's own."""
    chance = random.Random(SEED + 2)
    home = NameFinder(school(chance, PUPILS), allowed())
    away = list(register_names(school(random.Random(SEED + 3), 2000)))
    frames = ("The cup went to {}.", "After lunch {} sang.", "{} and friends came to visit.")
    told = asked = 0
    for _, full in away:
        text = chance.choice(frames).format(full)
        if not home.find(text, Place.PROSE) or home.find_unknown(text, Place.PROSE):
            told += 1
            asked += bool(home.find_unknown(text, Place.PROSE))
    innocent_posts = posts(path)
    alarms = sum(
        bool([hit for block in post.split("\n") for hit in home.find_unknown(block, Place.PROSE)])
        for post in innocent_posts
    )
    table("full names of strangers", "recall", "innocent posts asked about")
    print(f"| this finder | {asked / told:.3f} | {alarms / len(innocent_posts):.1%} |")


def speed() -> None:
    register = school(random.Random(SEED + 4), 2000)
    start = time.process_time()
    finder = NameFinder(register, allowed())
    loaded = time.process_time() - start
    chance = random.Random(SEED + 5)
    sentences = re.split(r"(?<=[.!?])\s+", " ".join(posts(DATA / "innocent-reported.md")))
    pages = []
    for _ in range(1000):
        blocks_ = [" ".join(chance.choices(sentences, k=8)) for _ in range(40)]
        pages.append(blocks_[: max(1, 20_000 * len(blocks_) // sum(map(len, blocks_)))])
    size = sum(len(block) for page in pages for block in page)
    start = time.process_time()
    for page in pages:
        for block in page:
            finder.find(block, Place.PROSE)
    read = time.process_time() - start
    table("time (CPU)", "goal", "measured")
    print(f"| a register of 2,000 is ready | 0.5 s | {loaded:.2f} s |")
    print(f"| 1,000 pages, {size / 1e6:.0f} MB of text, 2,000 pupils | 2 s | {read:.2f} s |")
    big = school(random.Random(SEED + 6), 100_000)
    start = time.process_time()
    finder = NameFinder(big, Allowed())
    print(f"| a register of 100,000 is ready | – | {time.process_time() - start:.1f} s |")
    text = " ".join(sentences) * (50_000_000 // sum(map(len, sentences)))
    finder = NameFinder(register, Allowed())
    start = time.process_time()
    finder.find(text, Place.PROSE)
    print(f"| one text of {len(text) / 1e6:.0f} MB | – | {time.process_time() - start:.1f} s |")


def table(*heads: str) -> None:
    print(f"\n| {' | '.join(heads)} |")
    print("|---" + "|---:" * (len(heads) - 1) + "|")


if __name__ == "__main__":
    main()
