"""For each rule a leak, refused by a real build, and its innocent neighbour, which is published."""

import datetime as dt

import pytest

from safeguarding.rules import BY_ID
from safeguarding.school_day import today
from tests.looking import drawn
from tests.school import jpeg
from tests.small_school import REPOSITORY, phone_photo

PUPILS = {"shows": "pupils", "people": "P-DEMO-001;P-DEMO-006"}


def beans(small, text, **head):
    small.post("beans", text, **head)


def with_picture(small, text, **head):
    beans(small, f"{text}\n\n![A garden]({small.photo(**PUPILS)})", **head)


def two_posts(small, text):
    """A post that shows pupils, and one beside it."""
    garden(small, **PUPILS)
    small.post("watering", text, title="Watering")


def rogue(small, code):
    """A plugin that writes behind the build's back, at Pelican's last signal, while told to."""
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


def garden(small, name="beans.jpg", **declared):
    """A post that shows one declared photo."""
    beans(small, f"![A garden]({small.photo(name, **declared)})")


def undeclared_photo(small):
    small.write("content/albums/beans/new.jpg", phone_photo())
    beans(small, "![A garden]({static}/albums/beans/new.jpg)")


def photo_changed_after_it_was_declared(small):
    garden(small)
    small.write("content/albums/beans/beans.jpg", phone_photo(3))


def attached(small, name, text):
    small.write(f"content/downloads/{name}", text)
    beans(small, f"[Plan]({{static}}/downloads/{name})")


def credited(small, credit, licence):
    """A photo of somebody else's."""
    garden(small)
    table = small.root / "content/albums/beans/photos.csv"
    small.write(table, table.read_text().replace(",,,,", f",{credit},{licence},,"))


def concern(small, text):
    """The page that says whom to tell, without the theme's help."""
    head = "Title: Report a concern\nSlug: report-a-concern\n"
    small.write("content/pages/report-a-concern.md", f"{head}\n{text}\n")


def text_attached_instead(small):
    attached(small, "plan.txt", "Monday: maths\n")
    (small.root / "content/downloads/plan.csv").unlink()


def theme_picture(small, data):
    small.write("theme/static/images/extra.jpg", data)


def traced_picture_instead(small):
    obedient(small)
    theme_picture(small, jpeg())


def unpublished_draft_instead(small):
    obedient(small)
    beans(small, "Not finished.", Status="draft")


def board(small, *lines):
    """A photo of two pupils before a whiteboard."""
    small.look(faces=False)
    data = drawn.jpeg(drawn.wall(drawn.sheet(*lines)))
    garden(small, "board.jpg", data=data, **PUPILS)


def coded(small, text):
    """A photo in which a QR code can be read."""
    small.look(faces=False)
    garden(small, "leaflet.jpg", data=drawn.jpeg(drawn.wall(drawn.code(text))))


def two_faces(small, **declared):
    """A photo in which there are two faces for sure: of spaniels, but the detector is no judge."""
    small.look(words=False)
    data = (REPOSITORY / "content/albums/spring-term/IMG_2251.jpg").read_bytes()
    garden(small, "faces.jpg", data=data, **declared)


TWINS = {
    "faces-undeclared": (
        lambda s: two_faces(s, shows="backs", people=PUPILS["people"]),
        lambda s: two_faces(s, **PUPILS),
    ),
    "name-in-picture": (
        lambda s: board(s, "Star of the week", "Oliver Bennett"),
        lambda s: board(s, "SUMMER READING CHALLENGE", "What will you read?"),
    ),
    "code-in-picture": (
        lambda s: coded(s, "https://login.example/qr/8fK2mQ9zT1"),
        lambda s: coded(s, "https://www.nhs.uk/healthy-food"),
    ),
    "name-with-picture": (
        lambda s: with_picture(s, "Amelia Khan watered them."),
        lambda s: with_picture(s, "One of our gardeners watered them."),
    ),
    "name-unconfirmed": (
        lambda s: with_picture(s, "After lunch Oliver watered them."),
        lambda s: with_picture(
            s, "After lunch Oliver asked for more.", Not_pupils="Oliver = Oliver Twist"
        ),
    ),
    "name-in-headline": (
        lambda s: beans(s, "A close match.", title="Amelia Khan wins"),
        lambda s: beans(
            s,
            "A close match.",
            title="Amelia Earhart crossed an ocean",
            Not_pupils="Amelia = Amelia Earhart",
        ),
    ),
    "name-in-address": (
        lambda s: beans(s, "A close match.", Slug="amelia-khan-wins"),
        lambda s: beans(s, "A close match.", Slug="summer-will-come"),
    ),
    "name-beyond-permission": (
        lambda s: beans(s, "Well done, Oliver Bennett."),
        lambda s: beans(s, "Well done, Amelia Khan."),
    ),
    "unknown-name": (
        lambda s: with_picture(s, "The cup went to Zara Lindqvist."),
        lambda s: with_picture(
            s, "We read Zara Lindqvist.", Not_pupils="Zara Lindqvist = who wrote our book"
        ),
    ),
    "same-event": (
        lambda s: two_posts(s, "On [Friday]({filename}beans.md) Farah watered them."),
        lambda s: two_posts(s, "On [Friday]({filename}beans.md) everybody watered them."),
    ),
    "untrusted-link": (
        lambda s: beans(s, "The plan is on [a website](https://beans.example/plan)."),
        lambda s: beans(s, "Advice is on [a website](https://www.nhs.uk/plan)."),
    ),
    "untrusted-mention": (
        lambda s: beans(s, "They grow.", Twitter="They grow, @BeanFan2009!"),
        lambda s: beans(s, "They grow.", Twitter="They grow, @WorldBookDayUK!"),
    ),
    "untrusted-hashtag": (
        lambda s: beans(s, "They grow.", title="Our beans #beanchallenge"),
        lambda s: beans(s, "They grow.", title="Our beans for #WorldBookDay"),
    ),
    "third-party-resource": (
        lambda s: s.write("theme/static/css/extra.css", '@import "https://fonts.example/a.css";'),
        lambda s: s.write("theme/static/css/extra.css", '@import "school.css";'),
    ),
    "unofficial-author": (
        lambda s: beans(s, "They grow.", Authors="Mrs Farzana Begum; Bean Fan"),
        lambda s: beans(s, "They grow.", Authors="Mrs Farzana Begum; Year 3"),
    ),
    "picture-without-licence": (
        lambda s: credited(s, "Somebody", ""),
        lambda s: credited(s, "Somebody", "CC-BY-4.0"),
    ),
    "invites-children": (
        lambda s: beans(s, "Year 3, subscribe to our YouTube channel!"),
        lambda s: beans(s, "Parents, subscribe to our YouTube channel!"),
    ),
    "concern-contacts-missing": (
        lambda s: concern(s, "Tell somebody."),
        lambda s: concern(s, "Tell Mrs Helen Okafor, Mr Daniel Whitworth or Ms Priya Raman."),
    ),
    "policy-review-due": (
        lambda s: s.agree_policy(-400),
        lambda s: s.agree_policy(-300),
    ),
    "personal-information": (
        lambda s: beans(s, "Ring the gardener on 07700 900123."),
        lambda s: beans(s, "Ring the office on 0161 496 0123, or Childline on 0800 1111."),
    ),
    "individual-matter": (
        lambda s: beans(s, "Amelia Khan was suspended on Monday."),
        lambda s: beans(s, "Amelia Khan won the attendance cup on Monday."),
    ),
    "bad-language": (
        lambda s: beans(s, "A tit sat on our b*llocks."),
        lambda s: beans(s, "A blue tit sat on our bullock."),
    ),
    "picture-undeclared": (
        undeclared_photo,
        lambda s: garden(s, "new.jpg"),
    ),
    "picture-changed": (
        photo_changed_after_it_was_declared,
        lambda s: garden(s, "same.jpg"),
    ),
    "unknown-pupil": (
        lambda s: garden(s, shows="pupils", people="P-DEMO-999"),
        lambda s: garden(s, "known.jpg", shows="pupils", people="P-DEMO-006"),
    ),
    "picture-without-consent": (
        lambda s: garden(s, shows="pupils", people="P-DEMO-005"),
        lambda s: garden(
            s,
            "group.jpg",
            shows="backs",
            people="P-DEMO-001;P-DEMO-002;P-DEMO-004;P-DEMO-006",
        ),
    ),
    "unlisted-category": (
        lambda s: beans(s, "They grow.", Category="Sceince"),
        lambda s: beans(s, "They grow.", Category="Science"),
    ),
    "video-undeclared": (
        lambda s: beans(s, "[video:undeclared1]"),
        lambda s: beans(s, s.film()),
    ),
    "video-without-consent": (
        lambda s: beans(s, s.film("beans-film1", "pupils", "P-DEMO-001;P-DEMO-002")),
        lambda s: beans(s, s.film("beans-film1", "pupils", "P-DEMO-001;P-DEMO-006")),
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
        lambda s: attached(s, "plan.csv", "day,lesson\n"),
        text_attached_instead,
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
        lambda s: theme_picture(s, jpeg()),
    ),
    "picture-untraced": (
        lambda s: rogue(s, f"(out / 'x.jpg').write_bytes({jpeg()!r})"),
        traced_picture_instead,
    ),
    "draft-in-output": (
        lambda s: rogue(s, "(out / 'drafts').mkdir(); (out / 'drafts/x.html').write_text('<p>x')"),
        unpublished_draft_instead,
    ),
}


def day_out(small, day):
    """A post of today on where a class is on some day."""
    text = f"Year 3 are at Chester Zoo on {day.day} {day:%B %Y}."
    beans(small, text, Date=today().isoformat())


TOLD = {
    "unofficial-account": (
        lambda s: beans(s, "Our news is on Twitter as cav_mrc, too."),
        lambda s: beans(s, "Our news is on Twitter as cav_mcr, too."),
    ),
    "whereabouts": (
        lambda s: day_out(s, today() + dt.timedelta(days=9)),
        lambda s: day_out(s, today() - dt.timedelta(days=9)),
    ),
    "insensitive-language": (
        lambda s: beans(s, "Our gardener is wheelchair-bound."),
        lambda s: beans(s, "Our gardener uses a wheelchair."),
    ),
    "shouting": (
        lambda s: beans(s, "PLEASE WATER THE BEANS"),
        lambda s: beans(s, "Please water the PTA and RSPB beans."),
    ),
    "spelling": (
        lambda s: beans(s, "They are a nice color."),
        lambda s: beans(s, "They are a nice colour."),
    ),
}
"""Rules that tell and do not stop: a hint may be wrong where a teacher is right."""


@pytest.mark.parametrize("rule_id", TOLD)
def test_the_hint_is_told_and_its_neighbour_is_not(small, rule_id):
    """The site is published either way; only the first build says something."""
    leak, innocent = TOLD[rule_id]
    leak(small)
    assert rule_id in {finding.rule for finding in small.findings()}
    assert small.snapshot()
    innocent(small)
    assert rule_id not in {finding.rule for finding in small.findings()}


@pytest.mark.parametrize("rule_id", sorted(BY_ID.keys() - TOLD.keys()))
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
