"""Links and bare addresses: what the school trusts, and what nobody can."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from tests.rules.one_page import found_on, paragraph
from tests.school import POLICY, Built, record_for

from safeguarding.documents import Kind
from safeguarding.findings import Level
from safeguarding.never_trusted import NEVER_TRUSTED
from safeguarding.policy import Trusted
from safeguarding.record import Made, Post, SnippetRecord

RULE = "untrusted-link"
TOMORROW = dt.date(2027, 9, 1)

UNTRUSTED_LINKS = [
    "https://beans.example/",
    "http://beans.example",
    "//beans.example/plan",
    "HTTPS://BEANS.EXAMPLE",
    " https://beans.example ",
    "https://evil-gov.uk",
    "https://gov.uk.beans.example/",
    "https://www.gov.uk-school.example",
    "https://beans.example/?to=https://www.gov.uk",
    "https://beans.example#www.gov.uk",
    "https://beans.example\\@www.gov.uk",
    "https://nhs.uk@beans.example/",
    "https://user:word@www.nhs.uk/",
    "https://x.com/test_schoo1",
    "https://x.com/",
    "https://x.com/test_school_fans",
    "https://bit.ly/3xBeans",
    "https://tinyurl.com/beans",
    "https://t.co/abc",
    "https://photos.app.goo.gl/Bx4",
    "https://photos.google.com/share/1",
    "https://drive.google.com/file/d/1",
    "https://docs.google.com/forms/d/1",
    "https://www.dropbox.com/s/1/trip.zip",
    "https://www.icloud.com/sharedalbum/1",
    "https://1drv.ms/u/s!1",
    "https://schoolname.sharepoint.com/:f:/s/1",
    "https://wetransfer.com/downloads/1",
    "https://forms.gle/1",
    "https://forms.office.com/e/1",
    "https://form.jotform.com/1",
    "https://www.surveymonkey.co.uk/r/1",
    "https://chat.whatsapp.com/1",
    "https://wa.me/447700900123",
    "https://t.me/joinchat/1",
    "https://discord.gg/1",
    "https://us02web.zoom.us/j/1",
    "https://teams.microsoft.com/l/meetup-join/1",
    "https://meet.google.com/abc-defg-hij",
    "http://192.0.2.7/beans",
    "http://3221225991/",
    "http://0xC0000207/",
    "http://[2001:db8::1]/",
    "http://localhost:8000/",
    "http://intranet/",
    "https://xn--v-wga.example/",
    "https://gоv.uk/",
    "https://www.nhѕ.uk/",
    "https://gov。uk/",
    "https://ｇｏｖ.uk/",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "whatsapp://send?text=beans",
    "ftp://beans.example/",
    "sms:+447700900123",
    "intent://scan/#Intent;end",
    "https://[beans",
]
TRUSTED_LINKS = [
    "https://www.nhs.uk/live-well/",
    "https://nhs.uk",
    "http://www.nhs.uk/",
    "https://111.nhs.uk/",
    "https://WWW.NHS.UK/",
    "https://www.gov.uk:443/school-uniform",
    "https://www.manchester.gov.uk/info/100?x=1#top",
    "https://www.gov.uk./",
    "//www.gov.uk/",
    "https://x.com/test_school",
    "https://x.com/test_school/",
    "https://blog.school.example/index.html",
    "http://blog.school.example/",
    "welcome.html",
    "../index.html",
    "#beans",
    "/archives.html",
    "?page=2",
    "mailto:office@school.example",
    "tel:01614960123",
    "https://www.gov.uk/guide.pdf",
]


@pytest.mark.parametrize("address", UNTRUSTED_LINKS)
def test_a_link_to_somewhere_unknown_is_found(address):
    """Followed as a browser follows it."""
    assert found_on(RULE, f'<p><a href="{address}">beans</a></p>')


@pytest.mark.parametrize("address", TRUSTED_LINKS)
def test_a_link_to_somewhere_trusted_passes(address):
    """The innocent twin: what the policy trusts, our own pages, mail and telephone."""
    assert not found_on(RULE, f'<p><a href="{address}">beans</a></p>')


BARE = [
    ("Back today.So happy to be here", "today.So"),
    ("We won.It was close", "won.It"),
    ("More at beans.com", "beans.com"),
    ("More at www.beanfan.co.uk/plan!", "www.beanfan.co.uk/plan"),
    ("Sign up at forms.gle/abc", "forms.gle/abc"),
    ("https://bit.ly/beans", "https://bit.ly/beans"),
    ("Join chat.whatsapp.com/Abc", "chat.whatsapp.com/Abc"),
    ("The plan is in plan.zip", "plan.zip"),
    ("evil-gov.uk", "evil-gov.uk"),
    ("We had fun.Thank you for coming.In May", "coming.In"),
    ("See gov.uk.beans.com", "gov.uk.beans.com"),
    ("Café.Com ist neu", "Café.Com"),
    ("Our robot runs main.py", "main.py"),
    (
        "Log in at https://gov.uk.prirnary.example/parents.",
        "https://gov.uk.prirnary.example/parents",
    ),
    ("It is on http://81.2.69.142/letters/, ignore the warning", "http://81.2.69.142/letters/"),
]
PLAIN = [
    "We came back. So happy to be here.",
    "We won 3.5 metres of rope at 9.30 a.m. on 1.10.2026.",
    "Write to office@school.example.org, please.",
    "See nhs.uk or www.gov.uk/schools for more.",
    "We read “Mr. Gum”, ch.3, p.12, etc.",
    "Bring £2.50 (e.g. two coins), i.e. not more.",
    "Our robot runs main.txt and index.html.",
    "St. Mary's and No.10 played U.S.A. and P.E.",
    "Wait...what? Yes...really.",
    "Years 3.4 and 5/6 met.",
    "It is on https://www.gov.uk/schools, and begins with https://.",
]


@pytest.mark.parametrize(("words", "address"), BARE)
def test_a_bare_address_is_found(words, address):
    """What networks make a link of is one, even if nobody meant it."""
    assert f"“{address}”" in told(found_on(RULE, paragraph(words)))


@pytest.mark.parametrize("words", PLAIN)
def test_plain_words_pass(words):
    """The innocent twin: full stops in numbers, times, short forms and e-mail addresses."""
    assert not found_on(RULE, paragraph(words))


def told(findings):
    pieces = (piece for finding in findings for piece in finding.message)
    return "".join(piece if isinstance(piece, str) else piece.reveal() for piece in pieces)


@pytest.mark.parametrize("kind", [Kind.PAGE, Kind.ENTRY, Kind.SNIPPET])
def test_every_kind_of_page_is_looked_at(kind):
    """A feed entry and a snippet are pages, too."""
    assert found_on(RULE, '<a href="https://beans.example">x</a>', kind)
    assert found_on(RULE, "<p>today.So</p>", kind)


def test_a_snippet_is_looked_at_in_a_whole_inspection(tmp_path):
    """The text for Twitter is the author's own and stands on no page."""
    built = Built(tmp_path).add_post("posts/beans.html", "<p>Beans</p>")
    built.record.posts["content/posts/beans.md"] = Post(
        "content/posts/beans.md", "posts/beans.html", "posts/beans.html", "Our beans"
    )
    snippet = SnippetRecord(
        "beans",
        "Our beans",
        "https://blog.school.example/posts/beans.html",
        "content/posts/beans.md",
        {"twitter": "We planted today.So proud\n\nhttps://blog.school.example/posts/beans.html"},
        "",
        "The name of the school",
    )
    built.record.snippets.append(snippet)
    found = [f for f in built.findings() if f.rule == RULE and "today.So" in told([f])]
    assert [finding.output for finding in found] == ["outbox/beans"]


@pytest.mark.parametrize(("words", "found"), [("today.So", True), ("today. So", False)])
def test_a_text_to_take_away_is_looked_at(tmp_path, words, found):
    """Children copy addresses from a list of what to bring."""
    built = Built(tmp_path).add("downloads/plan.txt", words, Made.STATIC)
    assert (RULE in built.rules()) is found


@pytest.mark.parametrize("domain", sorted(NEVER_TRUSTED))
def test_what_nobody_can_trust_is_refused_whatever_the_policy_says(domain):
    """Even if somebody writes it into policy.toml; twin: the same page trusts another domain."""
    entries = [Trusted("domain", value, "x", review_on=TOMORROW) for value in (domain, "beans.com")]
    policy = replace(POLICY, trusted=tuple(entries))
    record = record_for(Path("school"), policy=policy)
    assert found_on(RULE, f'<a href="https://{domain}/1">x</a>', record=record)
    assert not found_on(RULE, '<a href="https://www.beans.com/1">x</a>', record=record)


@pytest.mark.parametrize(("day", "told"), [("2026-11-19", True), ("2026-11-20", False)])
def test_trust_that_nobody_looked_at_again_warns_once(tmp_path, day, told):
    """Once for each entry, however many pages; its last day still counts."""
    entry = Trusted("hashtag", "#Beans", "ours", review_on=dt.date.fromisoformat(day))
    built = Built(tmp_path, policy=replace(POLICY, trusted=(*POLICY.trusted, entry)))
    for number in range(3):
        built.add_post(f"posts/beans-{number}.html", "<p>#Beans</p>")
    found = built.findings()
    assert [f.rule for f in found] == [RULE] * told
    assert all(f.level is Level.WARN and f.source == "policy.toml" for f in found)


def test_the_remedy_fits():
    """Who may allow it is told only where it can be allowed."""
    (unknown,) = found_on(RULE, '<a href="https://beans.example">x</a>')
    (never,) = found_on(RULE, '<a href="https://bit.ly/1">x</a>')
    assert "the office can add" in unknown.remedy[0]
    assert "cannot allow" in never.remedy[0]


def test_names_in_addresses_stay_private():
    """An address may hold a pupil's name, so a written report leaves it out."""
    (finding,) = found_on(RULE, '<a href="https://beans.example/amelia-khan">x</a>')
    assert "amelia" not in "".join(map(str, finding.message + finding.remedy))


def test_data_for_search_engines_is_no_link():
    """JSON-LD names its vocabulary, which nobody follows."""
    html = (
        '<html><head><script type="application/ld+json">{"@context": "https://schema.org", '
        '"@type": "BlogPosting", "headline": "Beans"}</script></head></html>'
    )
    assert not found_on(RULE, html)
    assert not found_on("untrusted-mention", html)
