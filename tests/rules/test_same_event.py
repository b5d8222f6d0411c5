"""Of two posts that belong together, one names and the other shows: both are told, with a line."""

import pytest
from tests import papers
from tests.small_school import SmallSchool

from safeguarding.findings import Level

PUPILS = {"shows": "pupils", "people": "P-DEMO-001;P-DEMO-006"}


@pytest.fixture(name="small")
def small_school(tmp_path):
    return SmallSchool(tmp_path / "school")


def told(small):
    return {f.source: f for f in small.findings() if f.rule == "same-event"}


def showing(small, **head):
    small.post(
        "match", f"Who won?\n\n![Two children]({small.photo(**PUPILS)})", Slug="match", **head
    )


@pytest.mark.parametrize("event", ["Chess cup", "chess  CUP"])
def test_one_event(small, event):
    """Letter case and spaces do not tell two events apart."""
    showing(small, Event="Chess cup")
    small.post("winners", "They tried.\n\nAmelia Khan won.", title="Winners", Event=event)
    found = told(small)
    assert list(found) == ["content/posts/winners.md", "content/posts/match.md"]
    for finding, words in zip(found.values(), ("Amelia Khan", "beans.jpg"), strict=True):
        lines = (small.root / finding.source).read_text().splitlines()
        assert words in lines[finding.line - 1]


@pytest.mark.parametrize(
    "link",
    [
        "[The match]({filename}match.md)",
        '<a href="{filename}match.md">The match</a>',
        "[The match](https://blog.cavendish-primary.example/posts/match.html)",
    ],
)
def test_a_link_in_either_direction(small, link):
    """A link of the text itself counts, however it is written."""
    showing(small)
    small.post("winners", f"Amelia Khan won. {link}", title="Winners")
    assert set(told(small)) == {"content/posts/match.md", "content/posts/winners.md"}


def test_menus_and_neighbours_do_not_count(small):
    """Posts that only follow each other are two matters, and other events are other events."""
    showing(small, Event="Chess cup")
    small.post("winners", "Amelia Khan won.", title="Winners", Event="Science week")
    small.post("more", "[The match]({filename}match.md) was close.", title="More")
    assert told(small) == {}


def attached(small, name, text, **head):
    """A post with a picture of pupils that links to a file of the school's."""
    small.write(f"content/downloads/{name}", text)
    link = f"[Teams]({{static}}/downloads/{name})"
    small.post("match", f"![Two children]({small.photo(**PUPILS)})\n\n{link}", **head)


CALENDAR = "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:{}\nEND:VEVENT\nEND:VCALENDAR\n"


@pytest.mark.parametrize(
    ("name", "text", "level"),
    [
        ("teams.txt", "Amelia Khan\nMrs Helen Okafor", Level.REFUSE),
        ("teams.txt", "Our keeper was Farah again.", Level.REFUSE),
        ("teams.txt", "Our keeper was Oliver again.", Level.CONFIRM),
        ("teams.ics", CALENDAR.format("Amelia Khan plays"), Level.REFUSE),
        ("teams.txt", "Who plays: seven of Year 3.", None),
        ("teams.ics", CALENDAR.format("Chess club"), None),
    ],
)
def test_a_file_that_the_post_links_to(small, name, text, level):
    """Names in it stand one click away from the picture; a file without names does not matter."""
    attached(small, name, text)
    found = told(small)
    assert {finding.level for finding in found.values()} == ({level} if level else set())
    for source, finding in found.items():
        assert (
            f"downloads/{name}" in (small.root / source).read_text().splitlines()[finding.line - 1]
        )


def test_a_paper_that_the_post_links_to(small):
    """A PDF without pictures names the children in the picture beside its link."""
    for words, sources in (("Amelia Khan won.", {"content/posts/match.md"}), ("Beans.", set())):
        attached(small, "news.pdf", papers.newsletter(words))
        assert set(told(small)) == sources


def test_words_in_a_file_can_be_answered_but_not_for_who_is_shown(small):
    """`Not_pupils` of the post clears Oliver Twist, and never the girl in its picture."""
    attached(small, "plan.txt", "We read of Oliver.", Not_pupils="Oliver = Oliver Twist")
    assert told(small) == {}
    attached(small, "plan.txt", "We read of Farah.", Not_pupils="Farah = an actor")
    assert {finding.level for finding in told(small).values()} == {Level.REFUSE}


def test_a_file_with_names_may_be_linked_where_nobody_is_shown(small):
    """The twin: the list alone, as the families agreed."""
    small.write("content/downloads/teams.txt", "Amelia Khan")
    small.post("match", "[Teams]({static}/downloads/teams.txt)")
    assert small.refusal() == set()


def netball(small, day="2026-10-03", title="Netball photos", text="Amelia Khan won.", **event):
    """A report that names a pupil, and a post with her picture; neither leads to the other."""
    small.post("report", text, title="Netball", **{"Event": event["report"]} if event else {})
    showing(small, title=title, Date=day, **{"Event": event["match"]} if event.get("match") else {})


def test_two_posts_that_seem_to_be_about_one_match(small):
    """Same days, a word of the title, and the named is the pictured: somebody must say."""
    netball(small)
    found = told(small)
    assert {source: finding.level for source, finding in found.items()} == {
        "content/posts/report.md": Level.CONFIRM
    }


@pytest.mark.parametrize(
    "innocent",
    [
        {"day": "2026-10-06"},
        {"title": "Our beans"},
        {"text": "Zofia Nowak’s class won."},
        {"text": "Seven of Year 3 won."},
        {"report": "Netball on Friday", "match": "Netball on Saturday"},
    ],
)
def test_two_posts_that_are_two_matters(small, innocent):
    """Other days, other titles, somebody else or nobody, or it was answered."""
    netball(small, **innocent)
    assert told(small) == {}


def test_one_event_line_answers_nothing(small):
    """Both must say what they are about; the same words are refused as ever."""
    netball(small, report="Netball on Friday", match="")
    assert {finding.level for finding in told(small).values()} == {Level.CONFIRM}
    netball(small, report="Netball", match="netball")
    assert {finding.level for finding in told(small).values()} == {Level.REFUSE}
