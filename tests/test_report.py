"""Tests for safeguarding.report: what a teacher reads, as short as it can be said."""

from safeguarding.findings import Finding, Level, alike
from safeguarding.masking import Masker
from safeguarding.report import finding_lines, to_json
from safeguarding.report_page import REFUSED, findings_page
from tests.small_school import SmallSchool

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


def told_in_a_file(small):
    """The messages of the report of the build that was just refused, or passed."""
    small.findings()
    return " ".join(finding["message"] for finding in small.report()["findings"])


def test_a_file_name_is_hidden_only_where_it_holds_a_name(tmp_path):
    """The author can mend from the page in the browser, and no child is named on it."""
    small = SmallSchool(tmp_path / "school")
    small.post("beans", "![Beans]({static}/albums/beans/nix.jpg)")
    told = told_in_a_file(small)
    assert "The picture “/albums/beans/nix.jpg” does not exist." in told
    assert "hidden" not in told
    small.post("beans", "![Beans]({static}/albums/beans/amelia.jpg)")
    told = told_in_a_file(small)
    assert "amelia" not in told
    assert "“/albums/beans/(hidden).jpg” does not exist." in told


def test_a_hidden_name_has_its_place_and_other_words_a_line(tmp_path):
    """“Name hidden” is said where one is."""
    small = SmallSchool(tmp_path / "school")
    small.post("beans", "Well done, Oliver Bennett.")
    assert "(Line 5, word 3; name hidden.)" in told_in_a_file(small)
    small.post("beans", "They grow in nice colors.")
    assert "name hidden" not in told_in_a_file(small)
