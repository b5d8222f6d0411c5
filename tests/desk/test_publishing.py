from __future__ import annotations

from pathlib import Path

from desks import invoke


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_what_passed_is_copied(school: Path, tmp_path: Path) -> None:
    """The public folder holds the built site, byte for byte; a second time too."""
    host = tmp_path / "host" / "www"
    assert invoke(school, "build").returncode == 0
    for _ in range(2):
        answer = invoke(school, "publish", "--to", host)
        assert answer.returncode == 0, answer.stdout
        assert files(host) == files(school / "output")
    assert "A person must still look" in answer.stdout


def test_nothing_is_built_yet(school: Path, tmp_path: Path) -> None:
    """There is nothing to publish."""
    answer = invoke(school, "publish", "--to", tmp_path / "www")
    assert answer.returncode == 2
    assert "invoke build" in answer.stdout
    assert not (tmp_path / "www").exists()


def test_a_touched_output_is_refused(school: Path, tmp_path: Path) -> None:
    """What somebody wrote into output/ was never checked."""
    invoke(school, "build")
    page = school / "output" / "index.html"
    page.write_text(page.read_text(encoding="utf-8") + "x", encoding="utf-8")
    answer = invoke(school, "publish", "--to", tmp_path / "www")
    assert answer.returncode == 1
    assert "changed after they were checked" in answer.stdout
    assert not (tmp_path / "www").exists()


def test_a_change_since_the_build_is_refused(school: Path, tmp_path: Path) -> None:
    """A person has to look at what is published."""
    invoke(school, "build")
    post = school / "content/posts/beans.md"
    post.write_text(post.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    answer = invoke(school, "publish", "--to", tmp_path / "www")
    assert answer.returncode == 1
    assert "something has changed" in answer.stdout


def test_a_folder_with_other_files_is_left_alone(school: Path, tmp_path: Path) -> None:
    """Somebody else's website is not replaced."""
    (tmp_path / "www").mkdir()
    (tmp_path / "www" / "theirs.html").touch()
    invoke(school, "build")
    assert invoke(school, "publish", "--to", tmp_path / "www").returncode == 2
    assert files(tmp_path / "www") == {"theirs.html": b""}
