"""Ways round the gate that were found and shut, each with the innocent case beside it."""

import hashlib
import io
import json
import os

import pytest
from PIL import Image

from safeguarding.errors import ConfigurationError, Refused, Stopped
from safeguarding.promotion import recover
from safeguarding.receipt import digests_of, entries
from safeguarding.record import Made
from tests.school import Built, jpeg
from tests.test_twins import obedient, rogue


def grey(level: int) -> bytes:
    """A clean JPEG, which nothing but its origin tells from a picture of the pipeline."""
    out = io.BytesIO()
    Image.new("L", (20, 20), level).save(out, "JPEG")
    return out.getvalue()


def setting(small, line):
    """One more line at the end of pelicanconf.py."""
    conf = small.root / "pelicanconf.py"
    conf.write_text(f"{conf.read_text()}\n{line}\n")


@pytest.fixture
def photo(small):
    """A clean photo in an album that nobody declared."""
    return small.write("content/albums/beans/child.jpg", grey(90))


def statics_from_the_album(small, _photo):
    setting(small, 'THEME_STATIC_PATHS = ["static", "../content/albums"]')


def content_as_the_theme(small, _photo):
    setting(small, 'THEME_STATIC_PATHS = ["static", str(HERE / "content" / "albums")]')


def link_in_the_theme(small, photo):
    (small.root / "theme/static/child.jpg").symlink_to(photo)


def copy_of_a_declared_photo(small, _photo):
    small.photo("child.jpg", data=grey(90))
    small.write("theme/static/child.jpg", grey(90))


@pytest.mark.parametrize(
    "smuggle",
    [
        statics_from_the_album,
        content_as_the_theme,
        link_in_the_theme,
        copy_of_a_declared_photo,
    ],
)
def test_no_photo_is_published_as_the_themes(small, photo, smuggle):
    """Pictures of the theme are not asked for permission, so they must be the theme's."""
    smuggle(small, photo)
    assert {"picture-untraced", "unexpected-file"} <= small.refusal()
    assert not small.output.exists()


def test_the_themes_own_picture_is_published(small):
    """Also where the theme keeps its files in several folders, one at the root of the site."""
    small.write("theme/static/crest.jpg", jpeg())
    small.write("theme/more/badge.jpg", grey(10))
    setting(small, 'THEME_STATIC_PATHS = ["static", "more"]')
    assert small.refusal() == set()
    assert (small.output / "theme/badge.jpg").exists()


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ('<img src="../theme/images/child.jpg" alt="We sow beans">', {"picture-undeclared"}),
        ('<img src="../theme/images/c%68ild.jpg" alt="We sow beans">', {"picture-undeclared"}),
        ("[We sow beans](../theme/images/child.jpg)", {"picture-undeclared"}),
        ("The file child.jpg lies elsewhere.", set()),
    ],
)
def test_a_post_shows_pictures_of_albums_only(small, text, rules):
    """What somebody put among the theme's pictures was declared by nobody."""
    small.write("theme/static/images/child.jpg", grey(90))
    small.post("beans", text)
    assert small.refusal() == rules


@pytest.mark.parametrize(
    "line",
    [
        'EXTRA_PATH_METADATA = {"downloads/plan.txt": {"path": "../../../../leak/plan.txt"}}',
        'STATIC_SAVE_AS = "../../../../leak/{path}"',
        'THEME_STATIC_DIR = "../../../../leak"',
        'THEME_STATIC_DIR = str(HERE / "leak")',
        'OUTPUT_SOURCES, OUTPUT_SOURCES_EXTENSION = True, "/../../../../../leak"',
    ],
)
def test_nothing_is_copied_past_the_tree(small, line):
    """What Pelican copies to a place outside the tree would be seen by no check."""
    small.write("content/downloads/plan.txt", "Monday: maths\n")
    setting(small, line)
    with pytest.raises(ConfigurationError):
        small.build()
    assert not (small.root / "leak").exists()


def test_a_file_may_move_within_the_tree(small):
    """The same setting, with an address inside the site."""
    small.write("content/downloads/plan.txt", "Monday: maths\n")
    setting(small, 'EXTRA_PATH_METADATA = {"downloads/plan.txt": {"path": "plan.txt"}}')
    assert small.refusal() == set()
    assert (small.output / "plan.txt").exists()


@pytest.mark.parametrize("code", ["raise SystemExit(0)", "raise SystemExit"])
def test_a_plugin_that_ends_the_build_has_not_built(small, code):
    """Exit code 0 would say that the site in output/ is the new one."""
    rogue(small, code)
    with pytest.raises(Stopped) as stopped:
        small.build()
    assert stopped.value.exit_code != 0
    assert small.report()["refused"]
    obedient(small)
    assert small.refusal() == set()


def test_a_configuration_that_ends_the_build_has_not_built(small):
    """`sys.exit()` in pelicanconf.py is no passed build."""
    setting(small, "sys.exit(0)")
    with pytest.raises(ConfigurationError):
        small.build()


def test_an_interrupted_build_does_not_exit_with_0(small):
    """After Ctrl+C a script must not go on and deploy what is in output/."""
    rogue(small, "raise KeyboardInterrupt")
    assert small.pelican().returncode == 130
    assert not small.output.exists()


@pytest.mark.parametrize(
    ("picture", "rule"),
    [
        ("refused", "picture-without-consent"),
        ("stranger", "unknown-pupil"),
        ("undeclared", "picture-undeclared"),
        ("changed", "picture-changed"),
        ("group", None),
        ("place", None),
    ],
)
def test_a_picture_that_no_page_shows_is_judged_too(tmp_path, picture, rule):
    """It is published all the same: whoever has the address sees it."""
    built = Built(tmp_path).add_picture(f"pictures/{picture}.jpg", jpeg())
    found = built.rules()
    assert rule in found if rule else found == set()


@pytest.mark.parametrize(
    ("path", "made", "refused"),
    [
        ("tags/garden.php", Made.PAGE, True),
        ("tags/garden", Made.PAGE, True),
        ("tags/garden.xhtml", Made.PAGE, True),
        ("tags/garden.html", Made.PAGE, False),
        ("feeds/all.txt", Made.FEED, True),
        ("feeds/all.xml", Made.FEED, False),
    ],
)
def test_what_is_written_as_a_page_is_read_as_one(tmp_path, path, made, refused):
    """Read as plain words, a page would show no picture beside the names in it."""
    built = Built(tmp_path).add(path, "<feed><p>Our garden</p></feed>", made)
    assert built.rules() == ({"unexpected-file"} if refused else set())


@pytest.mark.parametrize(
    ("name", "data", "refused"),
    [
        ("icon.ico", grey(7), True),
        ("font.woff2", grey(7), True),
        ("font.woff", b"wOFF" + bytes(40), False),
        ("font.woff2", b"wOF2" + bytes(40), False),
    ],
)
def test_a_photo_under_the_name_of_a_font_is_refused(tmp_path, name, data, refused):
    """What is not looked into must at least be what its name says."""
    digest = hashlib.sha256(data).hexdigest()
    built = Built(tmp_path).add(f"theme/{name}", data, Made.THEME, digest=digest)
    assert built.rules() == ({"inspection-failed"} if refused else set())


def test_a_folder_that_cannot_be_read_is_not_empty(tmp_path):
    """What cannot be listed cannot be inspected, and a rename would publish it."""
    with pytest.raises(OSError, match="gone"):
        digests_of(tmp_path / "gone")
    assert list(entries(tmp_path)) == []


@pytest.mark.skipif(not hasattr(os, "fork") or os.geteuid(), reason="only root can become another")
def test_a_folder_without_permission_is_not_empty(tmp_path):
    """The web server may read by name what the build may not list."""
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden/list.html").write_text("a list")
    (tmp_path / "hidden").chmod(0o311)
    for folder in (tmp_path, *tmp_path.parents[:-2]):
        folder.chmod(0o755)
    child = os.fork()
    if child == 0:
        os.setuid(65534)
        try:
            list(entries(tmp_path))
        except PermissionError:
            os._exit(7)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_no_file(tmp_path):
    """It would be read for ever, or hold something else each time."""
    os.mkfifo(tmp_path / "pipe.html")
    (tmp_path / "page.html").write_text("a page")
    digests = digests_of(tmp_path)
    assert digests["pipe.html"] == "no file"
    assert len(digests["page.html"]) == 64


def test_a_permission_withdrawn_during_the_build_counts(small):
    """Pictures take minutes; the register is read again before the site is put in place."""
    register = small.root / "consent.csv"
    withdrawn = register.read_text().replace("Khan,,3B,yes", "Khan,,3B,no")
    rogue(small, f"Path({str(register)!r}).write_text({withdrawn!r})")
    with pytest.raises(Refused, match="Build again"):
        small.build()
    assert not small.output.exists()
    assert small.refusal() == set()


FORMER_READINGS = {
    "photos.csv": ("content/albums/beans/photos.csv", "pots.jpg,pupils", "pots.jpg,place"),
    "another child": ("content/albums/beans/photos.csv", "P-DEMO-001", "P-DEMO-006"),
    "videos.csv": ("content/videos.csv", "P-DEMO-001", "P-DEMO-006"),
    "policy.toml": ("policy.toml", "min_group = 4", "min_group = 5"),
}


@pytest.mark.parametrize("told", FORMER_READINGS)
def test_what_a_school_says_anew_during_the_build_counts(small, told):
    """Who is in a picture or film, and what the policy asks, are read again as the register is."""
    small.photo("pots.jpg", "pupils", "P-DEMO-001")
    small.film(shows="pupils", people="P-DEMO-001")
    path, former, anew = FORMER_READINGS[told]
    file = small.root / path
    assert former in file.read_text()
    rogue(small, f"Path({str(file)!r}).write_text({file.read_text().replace(former, anew)!r})")
    with pytest.raises(Refused, match="Build again"):
        small.build()
    assert not small.output.exists()
    obedient(small)
    assert small.refusal() == set()


def test_a_table_that_was_only_saved_again_during_the_build_stops_nothing(small):
    """The twin: a spreadsheet program writes other ends of lines, and says the same."""
    small.photo("pots.jpg", "pupils", "P-DEMO-001")
    file = small.root / "content/albums/beans/photos.csv"
    rogue(small, f"Path({str(file)!r}).write_text({file.read_text()!r}, newline='\\r\\n')")
    assert small.refusal() == set()


def test_a_build_over_midnight_is_not_published(small):
    """A permission may have ended with the day by which it was judged."""
    rogue(
        small,
        "import dataclasses as d, datetime as t; g = pelican.settings['GATE']; g.knowledge = "
        "d.replace(g.knowledge, today=g.knowledge.today - t.timedelta(days=1))",
    )
    with pytest.raises(Refused, match="new day"):
        small.build()
    obedient(small)
    assert small.refusal() == set()


@pytest.mark.parametrize("key", ["incoming", "previous", "target"])
def test_a_journal_from_elsewhere_removes_nothing(small, key):
    """A state folder that was copied or edited does not decide what is deleted."""
    output = small.output
    small.build()
    value = {
        "target": str(output),
        "incoming": str(output.with_name(".output.0123abcd.new")),
        "previous": str(output.with_name(".output.0123abcd.old")),
        "receipt": {"version": 1, "target": str(output), "made": "", "files": {}},
    }
    value[key] = str(small.root / "content")
    (small.root / ".safeguarding/promotion.json").write_text(json.dumps(value))
    recover(small.project.state)
    assert (small.root / "content/posts").is_dir()
    assert small.refusal() == set()


@pytest.mark.parametrize(
    ("path", "text", "refused"),
    [
        ("posts/p-1.html", "Our beans", True),
        ("posts/beans.html", "See p-1 there.", True),
        ("posts/beans.html", "See P-1-large there.", True),
        ("posts/beans.html", "See img_P-1 there.", True),
        ("posts/beans.html", "See P\u20111 there.", True),
        ("posts/beans.html", "See group-P-1-b there.", True),
        ("posts/beans.html", "Steps-1 and P-10, or up-1, are others.", False),
    ],
)
def test_an_id_is_known_in_any_dress(tmp_path, path, text, refused):
    """Addresses are in small letters, and file names go on after the id."""
    rules = Built(tmp_path).add(path, f"<p>{text}</p>").rules()
    assert rules == ({"register-in-output"} if refused else set())


def test_addresses_that_some_disks_take_for_one_are_refused(tmp_path):
    """There one page would be seen in place of the other, with other pictures beside it."""
    two = Built(tmp_path / "two").add("posts/Beans.html", "Beans").add("posts/beans.html", "Peas")
    assert two.rules() == {"unexpected-file"}
    other = Built(tmp_path / "ok").add("posts/Beans.html", "Beans").add("tags/beans.html", "Peas")
    assert other.rules() == set()


def test_notes_beside_the_pictures_are_not_published(small):
    """Who is in which picture is noted there; what a post links to is for the gate to judge."""
    small.write("content/albums/beans/notes.txt", "Amelia is in the third picture.\n")
    small.write("content/albums/beans/how.txt", "Soak the beans first.\n")
    small.post("beans", "[How we did it]({static}/albums/beans/how.txt)")
    assert small.refusal() == set()
    assert (small.output / "albums/beans/how.txt").exists()
    assert not (small.output / "albums/beans/notes.txt").exists()
