from __future__ import annotations

from pathlib import Path

from desks import invoke


def add(school: Path, name: str, line: str, text: str) -> None:
    (school / "content/posts" / name).write_text(
        f"Title: {name[:-3].title()}\nDate: 2026-05-12\nAuthor: The school office\n"
        f"Summary: A summary.\n{line}\n\n{text}\n",
        encoding="utf-8",
    )


def test_nothing_is_touched(school: Path) -> None:
    """No site, no receipt, no outbox; and what is switched off is said."""
    policy = school / "policy.toml"
    text = policy.read_text(encoding="utf-8")
    for switch in ("faces", "words"):
        text = text.replace(f"{switch} = true", f"{switch} = false")
    policy.write_text(text, encoding="utf-8")
    answer = invoke(school, "check")
    assert answer.returncode == 0, answer.stdout
    assert "A person must still look" in answer.stdout
    assert "not looked at for faces" in answer.stdout
    assert "bar codes in pictures" in answer.stdout
    assert not (school / "output").exists()
    assert not (school / "outbox").exists()


def test_one_post_of_several(school: Path) -> None:
    """Another post's trouble is not this one's."""
    add(school, "seeds.md", "Category: News", "<script>alert(1)</script>")
    assert invoke(school, "check").returncode == 1
    assert invoke(school, "check", "--post", "beans").returncode == 0
    answer = invoke(school, "check", "--post", "seeds")
    assert answer.returncode == 1
    assert "unsafe-html" in answer.stdout


def test_a_draft_never_holds_up_the_site(school: Path) -> None:
    """What is not finished is told by `check`, stays at home, and the rest goes out."""
    add(school, "seeds.md", "Status: draft", "<script>alert(1)</script>")
    answer = invoke(school, "check")
    assert answer.returncode == 0, answer.stdout
    assert "because it is a draft: content/posts/seeds.md" in answer.stdout
    assert "unsafe-html" in answer.stdout
    assert "to mend before they are published" in answer.stdout
    assert invoke(school, "check", "--post", "seeds").returncode == 1
    assert invoke(school, "check", "--post", "beans").returncode == 0
    built = invoke(school, "build")
    assert built.returncode == 0, built.stdout
    assert "unsafe-html" not in built.stdout


def test_the_same_in_a_finished_post_does(school: Path) -> None:
    """The twin."""
    add(school, "seeds.md", "Category: News", "<script>alert(1)</script>")
    assert invoke(school, "check").returncode == 1
    assert invoke(school, "build").returncode == 1


def test_a_post_that_is_not_there(school: Path) -> None:
    """A slip of the pen is told."""
    answer = invoke(school, "check", "--post", "beens")
    assert answer.returncode == 2
    assert "There is no post or page" in answer.stdout
