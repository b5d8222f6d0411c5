"""Words that may be names are asked about where nobody of that name may be named."""

from pathlib import Path

import pytest
from tests.school import Built, pupil, register_of

from safeguarding.findings import Level
from safeguarding.record import Made
from safeguarding.rules import BY_ID

RULE = BY_ID["name-beyond-permission"]
REGISTER = register_of(
    pupil("P-1", "Rowan", "Fairclough", do_not_publish=True),
    pupil("P-2", "Grace", "Bello"),
    pupil("P-3", "Will", "Tanner", naming="first"),
    pupil("P-4", "Will", "Dunn"),
    pupil("P-5", "Art", "Haddad"),
    pupil("P-6", "Mohammed", "Ali", naming="first"),
)


def levels(tmp_path: Path, html: str, **post) -> list[Level]:
    built = Built(tmp_path, register=REGISTER).add_post("posts/chess.html", html, **post)
    return [finding.level for finding in built.findings((RULE,))]


@pytest.mark.parametrize("name", ["Rowan", "Grace"])
def test_a_word_that_may_be_a_name_asks(tmp_path: Path, name: str) -> None:
    """At the start of a sentence too, and alike for a plain no and for never."""
    assert levels(tmp_path / "leak", f"<p>{name} won every match.</p>") == [Level.CONFIRM]
    twin = f"<p>Our {name.lower()} won every match.</p>"
    assert levels(tmp_path / "twin", twin) == []


def test_it_may_be_answered(tmp_path: Path) -> None:
    """`Not_pupils` says that a tree is meant."""
    html = "<p>Rowan is a tree.</p>"
    assert levels(tmp_path, html, not_pupils="Rowan = the tree") == []


@pytest.mark.parametrize(
    "html",
    [
        "<p>Will won.</p>",
        "<p>Will you come?</p>",
        '<p><a href="../topics/art.html">Art</a></p>',
        "<h2>Art</h2><p>We painted.</p>",
    ],
)
def test_not_asked(tmp_path: Path, html: str) -> None:
    """Somebody of that name may be named; a verb; the subject of the post."""
    assert levels(tmp_path, html, category="Art") == []


def test_a_name_that_two_blocks_share(tmp_path: Path) -> None:
    """A headline and its paragraph are one name, and so are two items of a list."""
    for k, html in enumerate(
        (
            "<h2>Rowan</h2><p>Fairclough is our star.</p>",
            "<ul><li>Rowan</li><li>Fairclough</li></ul>",
            "<dl><dt>Rowan</dt><dd>Fairclough</dd></dl>",
        )
    ):
        assert Level.REFUSE in levels(tmp_path / str(k), html)
    assert levels(tmp_path / "twin", "<h2>The rowan</h2><p>Fairclough Hall has one.</p>") == []


def test_another_spelling_of_a_listed_name_needs_a_full_yes(tmp_path: Path) -> None:
    """That the first name may stand somewhere says nothing of the surname."""
    assert levels(tmp_path / "leak", "<p>Then Muhammad Ali won.</p>") == [Level.CONFIRM]
    assert levels(tmp_path / "twin", "<p>Then Mohammed won.</p>") == []


def test_lists_leave_it_to_the_post(tmp_path: Path) -> None:
    """What a list of posts repeats is asked about at the post, once; a text of its own is."""
    built = Built(tmp_path, register=REGISTER)
    built.add("index.html", "<p>Rowan won every match.</p>")
    assert built.findings((RULE,)) == ()
    built.add("downloads/list.txt", "Rowan won every match.", Made.STATIC)
    assert [finding.level for finding in built.findings((RULE,))] == [Level.CONFIRM]
