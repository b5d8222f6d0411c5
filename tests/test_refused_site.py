"""The refused site: one post for each rule, each found in one build, each traced to its file."""

import pytest
from pelican.settings import read_settings

from safeguarding.gate import Refusal
from safeguarding.guard import GuardedPelican
from safeguarding.outcome import Wish
from safeguarding.rules import BY_ID
from tests.sites.refused import rogue
from tests.small_school import REPOSITORY

SITE = REPOSITORY / "tests/sites/refused"
BEHIND_THE_POSTS = {
    "picture-metadata": "images/picture-metadata.jpg",
    "picture-untraced": "images/picture-untraced.jpg",
    "draft-in-output": "drafts/draft-in-output.html",
}
"""Rules against plugins and settings, which no post can break: found on these files."""
OF_THE_SITE = {
    "concern-contacts-missing": "tests/sites/refused/pages/report-a-concern.md",
    "policy-review-due": "policy.toml",
}
"""Rules on the site as a whole: to mend in these files."""


@pytest.fixture(scope="module")
def findings(tmp_path_factory):
    """Everything that one build of the refused site finds."""
    output = tmp_path_factory.mktemp("never") / "output"
    override = {"PATH": str(SITE), "OUTPUT_PATH": str(output)}
    settings = read_settings(str(REPOSITORY / "pelicanconf.py"), override=override)
    settings["PLUGINS"] = [*settings["PLUGINS"], rogue]
    try:
        GuardedPelican(settings).build(Wish(promote=False), print)
    except Refusal as refusal:
        return refusal.inspection.findings
    finally:
        rogue.signals.finalized.disconnect(rogue._publish)
    pytest.fail("the refused site was not refused")


@pytest.mark.parametrize("rule_id", BY_ID)
def test_each_rule_refuses_its_post(findings, rule_id):
    """The finding names the post, and the line where the rule can know it."""
    mine = [finding for finding in findings if finding.rule == rule_id]
    if rule_id in BEHIND_THE_POSTS:
        assert BEHIND_THE_POSTS[rule_id] in {finding.output for finding in mine}
        return
    wanted = OF_THE_SITE.get(rule_id, f"tests/sites/refused/posts/{rule_id}.md")
    attached = "tests/sites/refused/downloads/"
    sources = {finding.source for finding in mine}
    assert any(source == wanted or (source or "").startswith(attached) for source in sources), (
        sources
    )


def test_the_site_has_a_post_for_every_rule():
    """A new rule brings its refused post with it."""
    assert {path.stem for path in (SITE / "posts").glob("*.md")} == set(BY_ID)


def test_every_finding_says_what_to_do(findings):
    """Each has a place, a message and a remedy that ends with the way that lets the others out."""
    for finding in findings:
        assert finding.source or finding.output
        assert finding.message
        assert finding.remedy
        assert ("Status: draft" in finding.remedy[-1]) is finding.level.stops_the_build


def test_found_lines_are_the_right_lines(findings):
    """A finding in a text leads to the line that holds the word."""
    for rule_id, words in {
        "name-with-picture": "Amelia Khan",
        "name-unconfirmed": "Harry",
        "name-beyond-permission": "Noah Bennett",
        "unknown-name": "Zara Lindqvist",
        "same-event": "Amelia Khan",
        "picture-undeclared": "undeclared.jpg",
        "name-in-picture": "whiteboard.jpg",
        "code-in-picture": "badge.jpg",
        "unsafe-html": "<iframe",
        "untrusted-link": "photos.app.goo.gl",
        "untrusted-mention": "@BeanFan2009",
        "untrusted-hashtag": "#beanchallenge",
        "third-party-resource": "fonts.example",
        "unofficial-author": "Author: Bean Fan",
        "picture-without-licence": "no-licence.jpg",
        "invites-children": "TikTok",
    }.items():
        wanted = f"tests/sites/refused/posts/{rule_id}.md"
        (finding,) = [f for f in findings if f.rule == rule_id and f.source == wanted]
        line = (REPOSITORY / wanted).read_text().splitlines()[finding.line - 1]
        assert words in line
