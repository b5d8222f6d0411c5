"""Names beside pictures by every way that was thought of, each with its innocent neighbour."""

import json
import logging

import pytest

from safeguarding.private import revealed

PUPILS = {"shows": "pupils", "people": "P-DEMO-006"}


def shown_with(small, text, **head):
    """A post with a picture of pupils, and text."""
    small.post("beans", f"![A garden]({small.photo(**PUPILS)})\n\n{text}", **head)


def stopping(small):
    """What stops the build on account of names, pictures, markup and links."""
    subjects = ("name-", "picture-", "missing-alt", "unsafe-html", "broken-link", "source-")
    stops = (finding for finding in small.findings() if finding.level.stops_the_build)
    return [finding for finding in stops if finding.rule.startswith(subjects)]


def refusal(small):
    return {finding.rule for finding in stopping(small)}


@pytest.mark.parametrize(
    "text",
    [
        "Ame<x-b>lia</x-b> Khan did it.",
        "Ame<blink>lia</blink> Khan did it.",
        "Well done <Amelia Khan> today.",
        "Well done\n: Amelia Khan",
        "| Last | First |\n|---|---|\n| Khan | Amelia |",
        "AK won.\n\n*[AK]: Amelia Khan",
        "AK won. {: title='Amelia Khan' }",
        "<!-- Amelia Khan -->",
        "Am&shy;elia\nKhan",
    ],
)
def test_markup_does_not_hide_a_name(small, text):
    """Whatever Markdown and HTML make of a name, it is found, and told with its line."""
    shown_with(small, text)
    (found,) = stopping(small)
    assert found.rule == "name-with-picture"
    assert found.source == "content/posts/beans.md"
    assert found.line is not None
    assert found.line > 6


@pytest.mark.parametrize(
    "text", ["Well done <x-b>everyone</x-b>.", "Well done <all of you> today.", "A\n: B"]
)
def test_the_same_markup_without_a_name_is_published(small, text):
    """Odd markup by itself is no leak."""
    shown_with(small, text)
    assert stopping(small) == []


def test_somebody_listed_under_people_is_a_pupil_whatever_the_picture_is_said_to_show(small):
    """A picture of adults with a pupil among them takes no name beside it."""
    link = small.photo(shows="adults", people="P-DEMO-006")
    small.post("beans", f"![A garden]({link})\n\nAmelia Khan did it.")
    assert refusal(small) == {"name-with-picture"}


def test_a_picture_of_adults_alone_takes_a_name_beside_it(small):
    """The innocent neighbour: nobody is listed, and the family allows the name."""
    link = small.photo(shows="adults")
    small.post("beans", f"![A garden]({link})\n\nAmelia Khan did it.")
    assert refusal(small) == set()


def test_a_post_clears_no_words_of_another_post(small):
    """The same sentence in another post is that post's own, and is asked about there."""
    small.post("books", "Well done Oliver!", title="Books", Not_pupils="Oliver = Cromwell")
    shown_with(small, "Well done Oliver!")
    assert refusal(small) == {"name-unconfirmed"}


def test_a_post_clears_its_own_words_wherever_they_stand(small):
    """Title, summary, tags, snippets and text: on its page, in lists, beside other posts."""
    shown_with(
        small,
        "Long ago *Oliver* asked for more.\n\n- Then Oliver ran\n\n| who |\n|---|\n| Oliver |",
        title="The story of Oliver, and of very much else that happened to him in London long ago",
        Summary="The story of Oliver " + "and of what happened to him " * 9,
        Tags="Oliver, books",
        Twitter="We read Oliver",
        Facebook="We all read Oliver",
        Not_pupils="Oliver = Oliver Twist",
    )
    assert stopping(small) == []


def test_a_neighbouring_title_is_cleared_by_its_own_post(small):
    """The link to the next post shows the words that the next post has cleared."""
    shown_with(small, "They grow.", Date="2026-10-03")
    small.post("film", "We saw a film.", title="Good Will hunting", Not_pupils="Will = a verb")
    assert stopping(small) == []
    small.post("film", "We saw a film.", title="Good Will hunting")
    assert "name-unconfirmed" in refusal(small)


def test_not_pupils_may_stand_in_the_head_twice(small):
    """Each of the two lines counts, and neither clears more than it says."""
    said = "Oliver = Oliver Twist\nNot_pupils: Will = a verb"
    shown_with(small, "Today Oliver and Will ran.", Not_pupils=said)
    assert stopping(small) == []
    shown_with(small, "Today Oliver, Will and Zofia ran.", Not_pupils=said)
    assert [found.needle.reveal() for found in stopping(small)] == ["Zofia"]


@pytest.mark.parametrize("said", ["* = all", "Oliver =", "= Oliver", "Oli = short", "Farah = x"])
def test_nothing_else_clears_a_word(small, said):
    """No wildcard, no missing reason, no part of a word, nobody who is in the picture."""
    shown_with(small, "Today Oliver and Farah ran.", Not_pupils=said)
    assert {"name-unconfirmed", "name-with-picture"} <= refusal(small)


def test_two_leaks_of_one_name_are_two_findings(small):
    """Each is told at its own line, so that one round mends both."""
    shown_with(small, "The willow.\n\nThen Will ran.\n\nAfter that we saw Will again.")
    assert [(found.line, found.word) for found in stopping(small)] == [(9, 2), (11, 5)]


def test_one_leak_is_one_finding_of_a_rule(small):
    """A title goes to many pages, feeds and addresses; it is told once by each rule."""
    shown_with(small, "They grow.", title="Amelia Khan wins")
    told = sorted((found.rule, found.source, found.line) for found in stopping(small))
    rules = ("name-in-address", "name-in-headline", "name-with-picture")
    assert told == [(rule, "content/posts/beans.md", 1) for rule in rules]


def test_a_broken_link_is_told_once(small):
    """The feed repeats what the page says."""
    small.post("beans", "See [peas](#peas).")
    (found,) = stopping(small)
    assert (found.source, found.line) == ("content/posts/beans.md", 5)
    small.post("beans", "See [peas](#peas).\n\n## Peas {: #peas }")
    assert stopping(small) == []


def test_a_picture_written_into_the_page_is_told_once(small):
    """It is refused for what it is; a picture file in its place is fair."""
    small.post("beans", '<img src="data:image/png;base64,AA==" alt="A garden">')
    (found,) = stopping(small)
    assert (found.rule, found.line) == ("unsafe-html", 5)
    small.post("beans", f'<img src="{small.photo()}" alt="A garden">')
    assert stopping(small) == []


def test_a_name_in_a_tag_is_told_where_the_tag_is_written(small):
    """The tag's own page leads back to the head of the post."""
    small.post("chess", "A close match.", title="Chess", Tags="sport, Amelia Khan")
    told = {(found.rule, found.source, found.line) for found in stopping(small)}
    where = ("content/posts/chess.md", 4)
    assert told == {("name-in-headline", *where), ("name-in-address", *where)}


@pytest.mark.parametrize(
    "name",
    [
        "amelia.jpg",
        "amelia 2.jpg",
        "Amelia Khan.jpg",
        "the khan girl.jpg",
        "P-DEMO-002.jpg",
        "x_p-demo-002.jpg",
    ],
)
def test_reports_hide_what_a_file_is_called(small, name):
    """A file called after a child, or by the child's id, is told by its place only."""
    small.write(f"content/albums/beans/{name}", b"")
    small.photo(name)
    (small.root / "content/albums/beans/photos.csv").unlink()
    small.post("beans", f"![A garden]({{static}}/albums/beans/{name.replace(' ', '%20')})")
    assert refusal(small) == {"picture-undeclared"}
    told = (small.root / "reports/safeguarding.html").read_text() + json.dumps(small.report())
    run = small.pelican("-D", "--log-handler", "plain")
    assert run.returncode == 1
    for secret in ("amelia", "khan", "p-demo-002"):
        assert secret not in (told + run.stdout + run.stderr).lower()


def test_reports_hide_what_a_missing_album_is_called(small):
    """A name in lower case, alone between quotation marks."""
    small.post("beans", "[gallery:amelia]")
    assert stopping(small)
    assert "amelia" not in json.dumps(small.report())


def test_an_ordinary_file_is_told_by_its_name(small):
    """The innocent neighbour: summer is a season before it is a child."""
    small.photo("summer-2.jpg")
    (small.root / "content/albums/beans/photos.csv").unlink()
    small.post("beans", "![A garden]({static}/albums/beans/summer-2.jpg)")
    refusal(small)
    assert "summer-2.jpg" in json.dumps(small.report())


@pytest.mark.parametrize("options", [(), ("-v",), ("-D",), ("-D", "--log-handler", "plain")])
def test_pelicans_own_lines_are_kept_back_where_others_may_read_them(small, options):
    """A post that cannot be read is told by the gate, masked, and by nobody else."""
    small.write("content/posts/amelia-khan.md", "Title: Amelia Khan\nDate: soon\n\nx")
    run = small.pelican(*options)
    assert run.returncode == 1
    assert "source-not-read" in run.stdout
    for secret in ("amelia", "khan"):
        assert secret not in (run.stdout + run.stderr).lower()


def test_the_log_of_a_program_around_us_holds_no_name(small, caplog, capsys):
    """The tasks build in their own process, whose log may be a file."""
    caplog.set_level(logging.DEBUG)
    small.write("content/posts/amelia-khan.md", "Title: Amelia Khan\nDate: soon\n\nx")
    found = stopping(small)
    assert [finding.rule for finding in found] == ["source-not-read"]
    assert "amelia-khan" in revealed((found[0].source,))
    told = capsys.readouterr()
    assert "amelia" not in (caplog.text + told.out + told.err).lower()
    logging.getLogger("pelican").warning("afterwards")
    assert "afterwards" in caplog.text
