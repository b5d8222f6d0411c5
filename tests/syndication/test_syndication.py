from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path

import pytest
from PIL import Image

sys.path.insert(0, str(Path(__file__).parents[1] / "desk"))

from desks import ROOT, invoke, make_school

SCHOOL = "Cavendish Community Primary School"


@pytest.fixture
def school(tmp_path: Path) -> Path:
    made = make_school(tmp_path / "school")
    album = made / "content/albums/beans"
    album.mkdir(parents=True)
    Image.effect_noise((1000, 750), 10).convert("RGB").save(album / "pots.jpg")
    post = made / "content/posts/beans.md"
    post.write_text(post.read_text(encoding="utf-8") + "\n[gallery:beans]\n", encoding="utf-8")
    return made


def build(school: Path, people: str) -> tuple[str, dict[str, object]]:
    """The post's page and its snippet's card, with `people` declared in its picture."""
    invoke(
        school, "photos", "content/albums/beans", "--shows", "pupils", "--people", people,
        "--alt", "Hands sow beans in pots", "--file", "pots.jpg",
    )  # fmt: skip
    answer = invoke(school, "build")
    assert answer.returncode == 0, answer.stdout
    page = (school / "output/posts/our-beans-are-growing.html").read_text(encoding="utf-8")
    told = (school / "outbox/waiting/our-beans-are-growing/snippet.json").read_text("utf-8")
    return page, json.loads(told)["card"]


def og(page: str, name: str) -> str:
    found = re.search(f'<meta property="{name}" content="([^"]*)"', page)
    assert found, name
    return found[1]


def test_a_photo_that_may_go_to_the_networks_is_on_the_card(school: Path) -> None:
    """Both families agreed to Twitter and Facebook."""
    page, card = build(school, "P-DEMO-001; P-DEMO-002")
    assert card["photo"] is True
    assert og(page, "og:image:alt") == "Hands sow beans in pots"
    address = og(page, "og:image")
    assert address.startswith("https://")
    assert (school / "output" / address.split("/", 3)[3]).exists()


def test_a_no_to_twitter_keeps_the_photo_off_the_card(school: Path) -> None:
    """The twin: one of them agreed to the website only, so the page is there with another card."""
    page, card = build(school, "P-DEMO-001; P-DEMO-004")
    titled = f"Our beans are growing – {SCHOOL}"
    assert card == {**card, "photo": False, "alt": titled}
    assert og(page, "og:image:alt") == titled
    listing = (school / "output/index.html").read_text(encoding="utf-8")
    assert og(listing, "og:image:alt") == SCHOOL


def test_somebody_elses_outbox_is_told_and_left(school: Path) -> None:
    """The site is published, and the last lines say that the snippets are old."""
    (school / "outbox").mkdir()
    (school / "outbox" / "letter.txt").touch()
    invoke(school, "photos", "content/albums/beans", "--shows", "work", "--alt", "Pots")
    answer = invoke(school, "build")
    assert answer.returncode == 0, answer.stdout
    assert "The outbox is not new" in answer.stdout
    assert [path.name for path in (school / "outbox").iterdir()] == ["letter.txt"]


def test_a_text_too_long_for_twitter_is_refused(school: Path) -> None:
    """It says by how much, in which post."""
    invoke(school, "photos", "content/albums/beans", "--shows", "work", "--alt", "Pots")
    post = school / "content/posts/beans.md"
    post.write_text(f"Twitter: {'beans ' * 60}\n{post.read_text(encoding='utf-8')}", "utf-8")
    answer = invoke(school, "build")
    assert answer.returncode == 1
    assert "280 is the most it takes" in answer.stdout
    assert "content/posts/beans.md" in answer.stdout


def test_a_pupil_in_the_title_is_not_drawn_on_the_card(school: Path) -> None:
    """Though the author says that another is meant: the title stands on the page, not in pixels."""
    invoke(school, "photos", "content/albums/beans", "--shows", "work", "--alt", "Pots")
    post = school / "content/posts/beans.md"
    said = post.read_text(encoding="utf-8").replace("[gallery:beans]", "")
    head = "Not_pupils: Amelia = Amelia Earhart\n"
    post.write_text(head + said.replace("Our beans are growing", "Flying like Amelia"), "utf-8")
    answer = invoke(school, "build")
    assert answer.returncode == 0, answer.stdout
    page = (school / "output/posts/flying-like-amelia.html").read_text(encoding="utf-8")
    assert og(page, "og:title") == "Flying like Amelia"
    assert og(page, "og:image:alt") == SCHOOL


def test_a_template_with_an_error_stops_the_build(school: Path) -> None:
    """It says where, and nothing is published."""
    invoke(school, "photos", "content/albums/beans", "--shows", "work", "--alt", "Pots")
    template = school / "theme/snippets/twitter.txt.j2"
    template.write_text("{{ title }}\n{{ sumary }}\n", encoding="utf-8")
    answer = invoke(school, "build")
    assert answer.returncode == 2
    assert "theme/snippets/twitter.txt.j2, line 2: 'sumary' is undefined" in answer.stdout
    assert not (school / "output").exists()


NOTICES = """\
from safeguarding.school import Channel
from syndication.network import CardLook, Network

NETWORK = Network(
    name="notices", title="The notice board", channel=Channel.YOUTUBE, limit=60, aim=60,
    measure=len, share=lambda text, url: url, share_takes_text=False, look=CardLook.TITLE_BELOW,
)
"""


def test_a_third_network_is_one_module_and_one_template(school: Path) -> None:
    """No other file is touched; it has its text, its file, its preview and its say on cards."""
    network = school / "plugins/syndication/networks/notices.py"
    network.write_text(NOTICES, encoding="utf-8")
    template = school / "theme/snippets/notices.txt.j2"
    template.write_text("{{ text or title }}", encoding="utf-8")
    post = school / "content/posts/beans.md"
    post.write_text(f"Notices: Beans!\n{post.read_text(encoding='utf-8')}", encoding="utf-8")
    _, card = build(school, "P-DEMO-001; P-DEMO-002")
    waiting = school / "outbox/waiting/our-beans-are-growing"
    assert (waiting / "notices.txt").read_text(encoding="utf-8") == "Beans!\n"
    assert "The notice board" in (school / "outbox/index.html").read_text(encoding="utf-8")
    told = json.loads((waiting / "snippet.json").read_text(encoding="utf-8"))["networks"]
    assert told["notices"] == {"text": "Beans!", "length": 6, "limit": 60}
    assert card["photo"] is allowed_on_youtube("P-DEMO-001", "P-DEMO-002")


def allowed_on_youtube(*people: str) -> bool:
    """What the demo's register says."""
    lines = (ROOT / "consent.csv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(lines))
    return all(row["youtube"] == "yes" for row in rows if row["pupil_id"] in people)
