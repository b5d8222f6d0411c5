"""A headline with a word that may be a name asks, where nobody of that name may be named."""

from pathlib import Path

import pytest
from tests.school import Built, pupil, register_of

from safeguarding.findings import Level
from safeguarding.rules import BY_ID

RULE = BY_ID["name-in-headline"]
REGISTER = register_of(
    pupil("P-1", "Rowan", "Fairclough", do_not_publish=True),
    pupil("P-2", "May", "Bello"),
    pupil("P-3", "Will", "Tanner", naming="first"),
    pupil("P-4", "Summer", "Dunn"),
    pupil("P-5", "Martha", "Quill"),
)


def levels(tmp_path: Path, **head) -> list[Level]:
    built = Built(tmp_path, register=REGISTER).add_post("posts/cup.html", "<p>We won.</p>", **head)
    return [finding.level for finding in built.findings((RULE,))]


@pytest.mark.parametrize(
    ("head", "twin"),
    [
        ({"title": "Rowan wins the chess cup"}, {"title": "Rowans grow by the chess club"}),
        ({"tags": ("Rowan",)}, {"tags": ("Summer", "May")}),
        ({"summary": "Rowan won every match."}, {"summary": "Summer Fair on May 5."}),
        ({"title": "Captain Martha Lifts The Cup"}, {"title": "Captain Scott And The Cup"}),
        ({"title": "May wins the cup"}, {"title": "May 5: Will you come?"}),
    ],
)
def test_asked(tmp_path: Path, head: dict[str, object], twin: dict[str, object]) -> None:
    """A verb, a tag, a title before the name; not a subject, a date or a modal."""
    assert levels(tmp_path / "leak", **head) == [Level.CONFIRM]
    assert levels(tmp_path / "twin", **twin) == []


def test_answered_or_allowed(tmp_path: Path) -> None:
    """`Not_pupils` answers; where one Will may be named, the word alone says nothing."""
    assert levels(tmp_path / "tree", title="Rowan berries", not_pupils="Rowan = the tree") == []
    assert levels(tmp_path / "first", title="Will wins the cup") == []
