"""What one rule finds on one page, without building a site around it."""

from pathlib import Path

from tests.school import record_for

from safeguarding.documents import Kind
from safeguarding.html_reader import read_html
from safeguarding.pages import Page
from safeguarding.rules import BY_ID

RECORD = record_for(Path("school"))
URL = RECORD.knowledge.policy.school.url


def found_on(rule_id, html, kind=Kind.PAGE, record=RECORD):
    """The findings of a rule on a page whose body is `html`."""
    document = read_html("posts/beans.html", html, URL, kind)
    return list(BY_ID[rule_id].check_page(Page(document), record))


def paragraph(words):
    return f"<p>{words}</p>"
