"""Whom to tell of a concern, found from every page."""

from dataclasses import replace

import pelicanconf
import pytest
from tests.school import CONCERN, FOOT, POLICY, Built

from safeguarding.rules.concern_contacts_missing import CONCERN_PAGE

RULE = "concern-contacts-missing"
PAGE = "report-a-concern.html"


def concern(root, html, **knowledge):
    return Built(root, **knowledge).add(PAGE, html)


@pytest.mark.parametrize(
    "html",
    [
        "<p>Tell somebody.</p>",
        "<p>Tell Mrs Grace Okafor or Mr Sam Lee.</p>",
        "<p>Tell Mrs Grace Okafor or Ms Ada Bright.</p>",
        "<p>Tell Mr Sam Lee or Ms Ada Bright.</p>",
        "<p>Tell Mrs Okafor, Mr Lee or Ms Bright.</p>",
        "<!-- Mrs Grace Okafor, Mr Sam Lee, Ms Ada Bright --><p>Tell us.</p>",
        '<p title="Mrs Grace Okafor, Mr Sam Lee, Ms Ada Bright">Tell us.</p>',
        "",
    ],
)
def test_a_page_that_does_not_name_all_three_is_found(tmp_path, html):
    """As policy.toml names them, and where a reader sees it."""
    assert RULE in concern(tmp_path, html).rules()


@pytest.mark.parametrize(
    "html",
    [
        CONCERN,
        "<dl><dt>Headteacher</dt><dd>Mrs Grace Okafor</dd><dt>Deputy</dt><dd>Mr Sam Lee</dd>"
        "<dt>Lead</dt><dd>Ms Ada Bright</dd></dl>",
        "<h2>Mrs Grace <em>Okafor</em></h2><ul><li>mr sam lee</li><li>Ms&nbsp;Ada Bright</li></ul>",
    ],
)
def test_a_page_that_names_all_three_passes(tmp_path, html):
    """The innocent twin, whatever the markup."""
    assert RULE not in concern(tmp_path, html).rules()


@pytest.mark.parametrize("field", ["headteacher", "deputy", "safeguarding_lead"])
def test_a_name_that_policy_toml_does_not_say_is_told(tmp_path, field):
    """An empty line names nobody; twin: one person may be all three."""
    school = replace(POLICY.school, **{field: " "})
    built = concern(tmp_path / "a", CONCERN, policy=replace(POLICY, school=school))
    (finding,) = [f for f in built.findings() if f.rule == RULE]
    assert finding.source == "policy.toml"
    school = replace(POLICY.school, **{field: "Mrs Grace Okafor"})
    built = concern(tmp_path / "b", CONCERN, policy=replace(POLICY, school=school))
    assert RULE not in built.rules()


def test_a_site_without_the_page_is_found(tmp_path):
    """Nothing else says whom to tell."""
    built = Built(tmp_path).add("index.html", "<p>Welcome</p>")
    built.record.origins[PAGE] = built.record.origins["index.html"]
    found = [finding for finding in built.findings() if finding.rule == RULE]
    assert "no page" in found[0].message[0]


@pytest.mark.parametrize("path", ["index.html", "posts/beans.html", "posts/2/index.html"])
def test_a_page_without_the_link_is_found(tmp_path, path):
    """Also deep in the tree; twin: the same page with the foot that the theme gives it."""
    bare = "<!doctype html><title>Beans</title><p>Beans, and how to report a concern.</p>"
    assert RULE in Built(tmp_path / "a").add(path, bare).rules()
    assert RULE not in Built(tmp_path / "b").add(path, bare + FOOT).rules()


def test_the_themes_menu_leads_to_the_page():
    """The setting and the rule mean one file."""
    assert pelicanconf.CONCERN_PAGE == CONCERN_PAGE
    assert CONCERN_PAGE in dict(pelicanconf.MENU).values()


def test_a_relative_link_will_do(tmp_path):
    """As the theme writes them; a link to a page that is called alike elsewhere will not."""
    page = '<!doctype html><p><a href="{}">Help</a></p>'
    good = Built(tmp_path / "a").add("posts/x.html", page.format("../report-a-concern.html"))
    assert RULE not in good.rules()
    other = page.format("https://www.gov.uk/report-a-concern.html")
    assert RULE in Built(tmp_path / "b").add("posts/x.html", other).rules()
