"""Tests for safeguarding.report: what a teacher reads, as short as it can be said."""

from safeguarding.findings import Finding, Level, alike
from safeguarding.masking import Masker
from safeguarding.report import finding_lines, to_json
from safeguarding.report_page import REFUSED, findings_page

POST = "content/posts/trip.md"


def found(picture, line=7, rule="picture-without-consent", remedy="Take it out."):
    message = (f"Somebody in {picture} has no permission.",)
    return Finding(rule, Level.REFUSE, "N1", message, (remedy,), source=POST, line=line)


THIRTY = [found(f"trip-{number:02}.jpg") for number in range(30)]


def test_thirty_photos_of_one_gallery_are_told_once():
    """Each photo in a line; where, why and what to do are said once. The data has every one."""
    lines = [line for group in alike(THIRTY) for line in finding_lines(group, Masker(None))]
    assert len(lines) == 34
    assert sum("trip-" in line for line in lines) == 30
    page = findings_page(REFUSED, THIRTY, Masker(None), [])
    assert (page.count("<article"), page.count("trip-")) == (1, 30)
    assert len(to_json(THIRTY, Masker(None), None, refused=True)["findings"]) == 30


def test_what_is_mended_elsewhere_or_otherwise_stands_by_itself():
    """Another line, rule or way out is another thing to do."""
    others = [found("a.jpg"), found("b.jpg", 8), found("c.jpg", rule="missing-alt")]
    assert len(alike([*others, found("d.jpg", remedy="Declare it.")])) == 4
    assert len(alike([found("a.jpg"), found("a.jpg")])) == 1
    assert len(list(finding_lines((found("a.jpg"), found("a.jpg")), Masker(None)))) == 5
