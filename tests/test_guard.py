"""Whatever way Pelican is run, nothing is published but what the gate let through."""

import json
import shutil
import signal
import subprocess
import sys
import threading
import time

import pytest
from pelican.settings import read_settings

from safeguarding.errors import ConfigurationError, RegisterError, Stopped
from safeguarding.events import promoted
from safeguarding.gate import Refusal
from safeguarding.guard import GuardedPelican
from safeguarding.outcome import Wish

LEAK = "Amelia Khan measured her beanstalk."


@pytest.fixture
def good(small):
    """A school whose good site is published."""
    small.build()
    small.good = small.snapshot()
    return small


def refused_alike(small, *args, code=1):
    """Bare `pelican` refuses: non-zero, in words, without a traceback; the good site stays."""
    done = small.pelican(*args)
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert "Done" not in done.stdout
    if hasattr(small, "good"):
        assert small.snapshot() == small.good
    return done.stdout


def leak(small):
    small.post(
        "beans", f"{LEAK}\n\n![A beanstalk]({small.photo(shows='pupils', people='P-DEMO-006')})"
    )


def test_a_good_site_is_published(small):
    """The innocent twin of everything below: a photo and no name."""
    small.post("beans", f"They grow.\n\n![A beanstalk]({small.photo()})")
    done = small.pelican()
    assert done.returncode == 0, done.stdout + done.stderr
    assert "A person must still look." in done.stdout
    assert (small.output / "posts/our-beans.html").exists()


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("content",),
        ("-s", "publishconf.py"),
        ("-s", "publishconf.py", "-d"),
        ("-q",),
        ("--fatal", "warnings"),
        ("--ignore-cache",),
        ("--relative-urls",),
        ("-e", "DELETE_OUTPUT_DIRECTORY=true"),
        ("-e", "CACHE_CONTENT=true", "LOAD_CONTENT_CACHE=true"),
        ("-e", "STATIC_CREATE_LINKS=true"),
        ("-e", "WITH_FUTURE_DATES=true"),
    ],
    ids=" ".join,
)
def test_bare_pelican_is_guarded(good, args):
    """A leak is refused whatever the switches, and the old site stays byte for byte."""
    leak(good)
    refused_alike(good, *args)


def test_a_refusal_never_shows_a_name_in_a_pipe(good):
    """Output that somebody may paste or log holds place and rule, not the child's name."""
    leak(good)
    said = refused_alike(good)
    assert "name-with-picture" in said
    assert "content/posts/beans.md, line 5" in said
    assert "Amelia" not in said
    assert "Khan" not in said
    for report in (good.root / "reports").iterdir():
        assert "Khan" not in report.read_text()


def test_another_folder_is_guarded_too(good, tmp_path):
    """`-o ELSEWHERE` gets a good site, and nothing at all of a bad one."""
    assert good.pelican("-o", str(tmp_path / "usb")).returncode == 0
    assert (tmp_path / "usb/index.html").exists()
    leak(good)
    refused_alike(good, "-o", str(tmp_path / "stick"))
    assert not (tmp_path / "stick").exists()
    assert "Khan" not in (tmp_path / "usb/index.html").read_text()


def test_no_plugins_no_site(good):
    """Without the plugins that make pictures safe nothing is built, with a leak or without."""
    refused_alike(good, "-e", "PLUGINS=[]", code=2)


@pytest.mark.parametrize(
    "code",
    [
        "import no_such_module",
        "def register():\n    raise RuntimeError('boom')",
        "from pelican import signals\ndef boom(x):\n    raise ValueError('boom')\n"
        "def register():\n    signals.initialized.connect(boom)",
    ],
    ids=["import", "register", "initialized"],
)
def test_a_broken_plugin_stops_the_build(good, code):
    """Pelican would go on without it; here nothing is published."""
    good.write("broken_plugin.py", code)
    names = '["photos","looking","syndication","neighbours","sitemap","broken_plugin"]'
    said = refused_alike(good, "-e", f"PLUGINS={names}", f'PLUGIN_PATHS=["{good.root}"]', code=2)
    assert "could not be loaded" in said


@pytest.mark.parametrize(
    "hook",
    ["article_generator_preread", "article_generator_context", "finalized", "content_written"],
)
def test_a_plugin_that_fails_on_the_way_stops_the_build(good, hook):
    """Pelican drops the post in silence; here nothing is published without it."""
    good.write(
        "failing.py",
        f"from pelican import signals\ndef boom(*a, **k):\n    raise ValueError('boom')\n"
        f"def register():\n    signals.{hook}.connect(boom)",
    )
    names = '["photos","looking","syndication","neighbours","sitemap","failing"]'
    refused_alike(good, "-e", f"PLUGINS={names}", f'PLUGIN_PATHS=["{good.root}"]')


@pytest.mark.parametrize(
    "text",
    [
        b"Date: 2026-10-01\n\nNo title.",
        b"Title: No date\n\nText.",
        b"Title: Bad date\nDate: next Tuesday\n\nText.",
        b"Title: Bytes\nDate: 2026-10-01\n\n\xff\xfe\xe9",
        b"Title: Status\nDate: 2026-10-01\nStatus: nearly\n\nText.",
    ],
    ids=["title", "date", "bad-date", "bytes", "status"],
)
def test_a_post_that_cannot_be_read_stops_the_build(good, text):
    """A post that Pelican would skip in silence is named."""
    good.write("content/posts/odd.md", text)
    assert "source-not-read" in refused_alike(good)
    assert good.report()["findings"][0]["source"] == "content/posts/odd.md"


def test_an_office_file_among_the_posts_is_named(good):
    """A teacher who saves a post from a word processor is told, not ignored."""
    good.write("content/posts/trip.docx", b"PK\x03\x04")
    assert good.refusal() == {"source-not-read"}


def test_another_theme_is_inspected_too(good):
    """A theme without a gate of its own gets no leak past this one."""
    leak(good)
    refused_alike(good, "-t", "simple")


def test_the_theme_does_not_render_without_the_gate(good, tmp_path):
    """With Pelican's own class in place of the gate, no page comes out."""
    (good.root / "ungated.py").write_text(
        "import sys\nsys.path.insert(0, '.')\nfrom pelicanconf import *\n"
        "from pelican import Pelican as PELICAN_CLASS\nPLUGINS = []\n"
        "JINJA_FILTERS = {'responsive': str}\n"
    )
    done = good.pelican("-s", "ungated.py", "-o", str(tmp_path / "out"))
    assert done.returncode != 0
    assert not (tmp_path / "out/index.html").exists()


@pytest.mark.parametrize("name", ["nowhere.jpg", "BEANS.JPG"], ids=["missing", "wrong-case"])
def test_a_picture_that_is_not_there_stops_the_build(good, name):
    """Pelican only warns of a missing picture or a capital letter too many."""
    good.photo()
    good.post("beans", f"![A beanstalk]({{static}}/albums/beans/{name})")
    assert "broken-link" in good.refusal()
    assert good.snapshot() == good.good


def test_output_onto_dangerous_places(good, tmp_path):
    """A link, the home folder, the project, its parents: none of them becomes a website."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    home = tmp_path / "somebody"
    home.mkdir()
    for place in (tmp_path / "link", good.root, good.root.parent, good.root / "content"):
        refused_alike(good, "-o", str(place), code=2)
    done = good.pelican("-o", str(home), HOME=str(home))
    assert done.returncode == 2
    assert list(home.iterdir()) == []
    assert list((tmp_path / "real").iterdir()) == []


@pytest.mark.parametrize(
    "link",
    [
        "[list]({attach}../../consent.csv)",
        "[list]({static}../../consent.csv)",
        "[list]({filename}../../consent.csv)",
        "[list]({attach}/../consent.csv)",
    ],
)
def test_the_register_cannot_be_attached(good, link):
    """Pelican would publish consent.csv for this line."""
    good.post("beans", link)
    assert good.refusal()
    assert good.snapshot() == good.good


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (".picasa.ini", b"[IMG_1.jpg]\nfaces=rect64(1),Amelia Khan"),
        ("._a.jpg", b"\x00\x05\x16\x07Amelia Khan"),
        ("IMG_1.xmp", b"<x:xmpmeta>Amelia Khan</x:xmpmeta>"),
        ("list.csv", b"Amelia Khan"),
        ("notes.md", b"Amelia Khan"),
        ("photos.csv.bak", b"P-DEMO-001"),
        ("plan.docx", b"PK"),
        ("clip.mp4", b"ftyp"),
        ("Thumbs.db", b"Amelia Khan"),
    ],
)
def test_side_files_are_never_published(good, name, data):
    """What cameras and people leave beside pictures is refused or left out, never copied."""
    good.post("beans", f"![A beanstalk]({good.photo()})")
    good.write(f"content/albums/beans/{name}", data)
    good.refusal()
    published = {path.name for path in good.output.rglob("*") if path.is_file()}
    assert name not in published
    assert not [
        path for path in good.output.rglob("*") if path.is_file() and b"Khan" in path.read_bytes()
    ]


def test_side_files_that_nobody_links_do_not_stop_a_post(good):
    """The innocent twin: the litter of a camera does not keep a teacher from publishing."""
    good.post("beans", f"![A beanstalk]({good.photo()})")
    good.write("content/albums/beans/.picasa.ini", "faces")
    good.write("content/albums/beans/IMG_1.xmp", "<x/>")
    assert good.refusal() == set()


def test_links_to_elsewhere_are_not_followed(good, tmp_path):
    """A picture that is a link, and a folder that is one, lead out of the content."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text(LEAK)
    (good.root / "content/downloads").mkdir()
    (good.root / "content/downloads/list.txt").symlink_to(outside / "secret.txt")
    good.post("beans", "[list]({static}/downloads/list.txt)")
    assert good.refusal()
    assert good.snapshot() == good.good


def test_sources_are_not_published(good):
    """OUTPUT_SOURCES would publish the Markdown, `Not_pupils` and all."""
    assert "unexpected-file" in refused_alike(good, "-e", "OUTPUT_SOURCES=true")


def test_drafts_never_reach_the_output_and_never_refuse(good):
    """A draft with a leak in it does not keep the others from going out."""
    leak(good)
    path = good.root / "content/posts/beans.md"
    path.write_text("Status: draft\n" + path.read_text())
    good.write("content/pages/plan.md", f"Title: Plan\nStatus: draft\nSave_as: plan.html\n\n{LEAK}")
    good.post("other", "News.", title="Other news")
    assert good.refusal() == set()
    published = good.snapshot()
    assert "posts/other-news.html" in published
    assert not [path for path in published if "beans" in path or "plan" in path]


def test_a_post_turned_to_draft_is_gone(good):
    """The stale page of an earlier build does not stay behind."""
    path = good.post("beans", "They grow.")
    good.build()
    assert "posts/our-beans.html" in good.snapshot()
    path.write_text("Status: draft\n" + path.read_text())
    good.build()
    assert "posts/our-beans.html" not in good.snapshot()


def test_hidden_and_future_posts_are_inspected_or_held_back(good):
    """A hidden post is online for who knows the address; a future one is not written yet."""
    photo = good.photo(shows="pupils", people="P-DEMO-006")
    good.post("beans", f"{LEAK}\n\n![A beanstalk]({photo})", Status="hidden")
    assert "name-with-picture" in good.refusal()
    good.post("beans", f"{LEAK}\n\n![A beanstalk]({photo})", Date="2099-01-01")
    assert good.refusal() == set()
    assert "posts/our-beans.html" not in good.snapshot()


@pytest.mark.parametrize(
    "html",
    [
        '<img src="data:image/png;base64,iVBORw0KGgo=" alt="x">',
        '<object data="x.jpg"></object>',
        "<svg><text>Amelia</text></svg>",
        "<script>alert(1)</script>",
    ],
)
def test_unsafe_html_in_a_post_is_refused(good, html):
    """Raw HTML in Markdown passes Pelican untouched."""
    good.post("beans", html)
    assert "unsafe-html" in good.refusal()


@pytest.mark.parametrize("name", ["beans", "beans.txt", "beans.xhtml", "theme/css/school.css"])
def test_a_page_under_another_kind_of_name_is_refused(good, name):
    """A page that is not called one would be read as something else by browsers and checks."""
    good.post("beans", "They grow.", Save_as=name)
    assert "unexpected-file" in good.refusal()
    assert good.snapshot() == good.good


def test_a_page_may_choose_its_own_address(good):
    """The innocent twin."""
    good.post("beans", "They grow.", Save_as="beans.html", Url="beans.html")
    assert good.refusal() == set()


def test_a_stray_file_in_the_output_is_not_lost(good):
    """What somebody put into output/ is their work: the build stops rather than delete it."""
    (good.output / "CNAME").write_text("blog.school.example")
    with pytest.raises(ConfigurationError, match="CNAME"):
        good.build()
    assert (good.output / "CNAME").exists()


def test_exit_codes_and_their_order(good):
    """3 before 2 before 1: the register matters most."""
    leak(good)
    assert good.pelican().returncode == 1
    (good.root / "policy.toml").write_text("[school\n")
    refused_alike(good, code=2)
    with pytest.raises(ConfigurationError):
        good.build()
    (good.root / "consent.csv").unlink()
    refused_alike(good, code=3)
    with pytest.raises(RegisterError):
        good.build()


def test_the_report_speaks_of_this_build(good):
    """After a register error the report of the last good build does not stand there still."""
    assert good.report()["refused"] is False
    (good.root / "consent.csv").unlink()
    with pytest.raises(RegisterError):
        good.build()
    assert good.report()["refused"] is True


def test_a_second_build_waits(good):
    """Two builds at once: both end well, one after the other."""
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "pelican"],
            cwd=good.root,
            env=good.environment(),
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=120)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0], said
    assert dated(good.snapshot()) == dated(good.good)


def test_watch_mode_prints_and_waits(good):
    """`pelican -r` tells a refusal once, does not spin, and publishes when it is mended."""
    leak(good)
    watching = subprocess.Popen(
        [sys.executable, "-u", "-m", "pelican", "--autoreload"],
        cwd=good.root,
        env=good.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    lines = []
    reader = threading.Thread(target=lambda: lines.extend(watching.stdout), daemon=True)
    reader.start()
    try:
        assert wait_for(lambda: any("Not published" in line for line in lines))
        time.sleep(2)
        assert sum("Not published" in line for line in lines) == 1
        assert watching.poll() is None
        assert good.snapshot() == good.good
        good.post("beans", "They grow.")
        assert wait_for(lambda: any("A person must still look" in line for line in lines))
        assert "posts/our-beans.html" in good.snapshot()
    finally:
        watching.send_signal(signal.SIGINT)
        watching.wait(timeout=20)


def wait_for(condition, seconds=40):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.1)
    return False


def test_the_given_settings_are_not_altered(good):
    """Who handed Pelican its settings finds them as they were."""
    settings = read_settings(str(good.root / "pelicanconf.py"))
    before = dict(settings)
    GuardedPelican(settings).build(Wish(), print)
    assert settings == before
    assert "GATE" not in settings


def test_a_check_publishes_nothing(good):
    """`check` looks at everything and leaves output, receipt and reports as they are."""
    good.post("beans", "They grow.")
    receipts = {p: p.read_text() for p in (good.root / ".safeguarding/receipts").iterdir()}
    outcome = good.build(promote=False)
    assert outcome.target is None
    assert good.snapshot() == good.good
    assert {p: p.read_text() for p in (good.root / ".safeguarding/receipts").iterdir()} == receipts


def test_pelican_and_the_tasks_publish_alike(good):
    """The same bytes, whoever builds."""
    good.post("beans", f"They grow.\n\n![A beanstalk]({good.photo()})")
    good.build()
    by_task = good.snapshot()
    assert good.pelican("content").returncode == 0
    assert dated(good.snapshot()) == dated(by_task)


def dated(snapshot):
    """All but the sitemap, in which pages without a date carry the moment of the build."""
    return {path: digest for path, digest in snapshot.items() if path != "sitemap.xml"}


def test_nothing_is_left_in_staging(good):
    """A refused tree is deleted; so is what a killed build left."""
    leak(good)
    (good.root / ".safeguarding/staging/dead/tree").mkdir(parents=True)
    with pytest.raises(Refusal):
        good.build()
    staging = good.root / ".safeguarding/staging"
    assert not staging.exists() or list(staging.iterdir()) == []


def test_the_receipt_lists_every_file(good):
    """The receipt, outside the output, has the SHA-256 of every published file."""
    receipt = next((good.root / ".safeguarding/receipts").iterdir())
    value = json.loads(receipt.read_text())
    assert value["files"] == good.good
    assert not good.output.joinpath(".safeguarding").exists()


def test_a_template_error_is_told_without_a_traceback(good):
    """A mistake in the theme stops the build in one sentence."""
    shutil.copy(good.root / "theme/templates/article.html", good.root / "article.bak")
    (good.root / "theme/templates/article.html").write_text("{% if %}")
    assert "could not be built" in refused_alike(good)
    with pytest.raises(Stopped):
        good.build()


def test_a_post_with_the_template_of_a_list_is_told(good):
    """It lacks what lists are made of; the post that asked for it is named, and no other."""
    good.post("beans", "They grow.", Template="index")
    good.post("oats", "They grow, too.", title="Our oats")
    words = refused_alike(good)
    assert "content/posts/beans.md" in words
    assert "content/posts/oats.md" not in words


def test_what_can_read_any_file_is_no_text(good):
    """reStructuredText includes files of the whole computer; its Markdown twin shows the words."""
    head = "Our beans\n#########\n\n:date: 2026-10-02\n:category: News\n:summary: Beans.\n"
    good.write("content/posts/beans.rst", f"{head}\n.. include:: {good.root}/consent.csv\n")
    assert "ends in .md" in refused_alike(good)
    (good.root / "content/posts/beans.rst").unlink()
    good.post("beans", ".. include:: ../policy.toml")
    assert good.refusal() == set()


def test_a_failure_after_publishing_does_not_deny_it(good):
    """The site is out when the announcement fails: told as a note, with the new receipt."""

    def boom(_record, *, target):
        raise ValueError(target)

    good.post("beans", "They grow.")
    with promoted.connected_to(boom):
        outcome = good.build()
    assert "posts/our-beans.html" in good.snapshot()
    assert any("After publishing" in note for note in outcome.record.notes)
