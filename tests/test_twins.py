"""For each rule a leak, refused by a real build, and its innocent neighbour, which is published."""

import pytest
from tests.small_school import phone_photo

from safeguarding.rules import BY_ID

PUPILS = {"shows": "pupils", "people": "P-DEMO-001;P-DEMO-006"}


def beans(small, text, **head):
    small.post("beans", text, **head)


def with_picture(small, text, **head):
    beans(small, f"{text}\n\n![A garden]({small.photo(**PUPILS)})", **head)


def rogue(small, code):
    """A plugin that writes behind the back of the build, at Pelican's last signal, while told to."""
    order = small.write("order.txt", "write")
    small.write(
        "rogue.py",
        "from pathlib import Path\nfrom pelican import signals\n"
        f"def write(pelican):\n    out = Path(pelican.settings['OUTPUT_PATH'])\n"
        f"    if Path({str(order)!r}).exists():\n        {code}\n"
        "def register():\n    signals.finalized.connect(write)\n",
    )
    conf = small.root / "pelicanconf.py"
    conf.write_text(
        conf.read_text() + "\nsys.path.insert(0, str(HERE))\nsys.modules.pop('rogue', None)\n"
        "PLUGINS = [*PLUGINS, 'rogue']\n"
    )


def obedient(small):
    """The plugin is there still, and writes nothing."""
    (small.root / "order.txt").unlink()


def theme_picture(small, data):
    small.write("theme/static/images/extra.jpg", data)


def plain_jpeg():
    from tests.school import jpeg

    return jpeg()


TWINS = {
    "name-with-picture": (
        lambda s: with_picture(s, "Amelia Khan watered them."),
        lambda s: with_picture(s, "One of our gardeners watered them."),
    ),
    "name-unconfirmed": (
        lambda s: with_picture(s, "After lunch Oliver watered them."),
        lambda s: with_picture(s, "After lunch Oliver asked for more.", Not_pupils="Oliver = Oliver Twist"),
    ),
    "name-in-headline": (
        lambda s: beans(s, "A close match.", title="Amelia Khan wins"),
        lambda s: beans(s, "A close match.", title="Amelia Earhart crossed an ocean", Not_pupils="Amelia = Amelia Earhart"),
    ),
    "name-in-address": (
        lambda s: beans(s, "A close match.", Slug="amelia-khan-wins"),
        lambda s: beans(s, "A close match.", Slug="summer-will-come"),
    ),
    "name-beyond-permission": (
        lambda s: beans(s, "Well done, Oliver Bennett."),
        lambda s: beans(s, "Well done, Amelia Khan."),
    ),
    "picture-undeclared": (
        lambda s: (s.write("content/albums/beans/new.jpg", phone_photo()), beans(s, "![A garden]({static}/albums/beans/new.jpg)")),
        lambda s: beans(s, f"![A garden]({s.photo('new.jpg')})"),
    ),
    "picture-changed": (
        lambda s: (beans(s, f"![A garden]({s.photo()})"), s.write("content/albums/beans/beans.jpg", phone_photo(3))),
        lambda s: beans(s, f"![A garden]({s.photo('same.jpg')})"),
    ),
    "unknown-pupil": (
        lambda s: beans(s, f"![A garden]({s.photo(shows='pupils', people='P-DEMO-999')})"),
        lambda s: beans(s, f"![A garden]({s.photo('known.jpg', shows='pupils', people='P-DEMO-006')})"),
    ),
    "picture-without-consent": (
        lambda s: beans(s, f"![A garden]({s.photo(shows='pupils', people='P-DEMO-005')})"),
        lambda s: beans(s, f"![A garden]({s.photo('group.jpg', shows='backs', people='P-DEMO-001;P-DEMO-002;P-DEMO-004;P-DEMO-006')})"),
    ),
    "missing-alt": (
        lambda s: beans(s, f"![]({s.photo(alt='')})"),
        lambda s: beans(s, f"![]({s.photo('told.jpg', alt='A bean in a pot')})"),
    ),
    "unsafe-html": (
        lambda s: beans(s, '<p onmouseover="x()">Beans</p>'),
        lambda s: beans(s, '<p class="note">Beans <em>and</em> peas</p>'),
    ),
    "broken-link": (
        lambda s: beans(s, "[Welcome](nowhere.html)"),
        lambda s: beans(s, "[Welcome]({filename}welcome.md)"),
    ),
    "register-in-output": (
        lambda s: beans(s, "Our gardener is P-DEMO-002."),
        lambda s: beans(s, "Our gardener is number 2."),
    ),
    "unexpected-file": (
        lambda s: (s.write("content/downloads/plan.csv", "day,lesson\n"), beans(s, "[Plan]({static}/downloads/plan.csv)")),
        lambda s: (s.write("content/downloads/plan.txt", "Monday: maths\n"), beans(s, "[Plan]({static}/downloads/plan.txt)"), (s.root / "content/downloads/plan.csv").unlink()),
    ),
    "inspection-failed": (
        lambda s: beans(s, "Аmelia watered them."),
        lambda s: beans(s, "Привет means hello."),
    ),
    "source-not-read": (
        lambda s: beans(s, "They grow.", Date="soon"),
        lambda s: beans(s, "They grow.", Date="2026-10-03"),
    ),
    "picture-metadata": (
        lambda s: theme_picture(s, phone_photo(size=(40, 30))),
        lambda s: theme_picture(s, plain_jpeg()),
    ),
    "picture-untraced": (
        lambda s: rogue(s, f"(out / 'x.jpg').write_bytes({plain_jpeg()!r})"),
        lambda s: (obedient(s), theme_picture(s, plain_jpeg())),
    ),
    "draft-in-output": (
        lambda s: rogue(s, "(out / 'drafts').mkdir(); (out / 'drafts/x.html').write_text('<p>x')"),
        lambda s: (obedient(s), beans(s, "Not finished.", Status="draft")),
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule_id", BY_ID)
def test_the_leak_is_refused_and_its_neighbour_published(small, rule_id):
    """The build names the rule and keeps the site; mended, the same build publishes."""
    leak, innocent = TWINS[rule_id]
    small.build()
    before = small.snapshot()
    leak(small)
    assert rule_id in small.refusal()
    assert small.snapshot() == before
    innocent(small)
    assert [f for f in small.findings() if f.level.stops_the_build] == []
    assert small.snapshot()
    assert small.report()["refused"] is False
