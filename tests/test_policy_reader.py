"""policy.toml is read strictly: a misspelt trust or level is never left out in silence."""

import datetime as dt
from pathlib import Path

import pytest

from safeguarding.errors import ConfigurationError
from safeguarding.findings import Level
from safeguarding.policy_reader import public_address, read_policy

SCHOOL = '[school]\nname = "Cavendish"\nurl = "https://blog.cavendish-primary.example/"\n'
RULES = {"name-with-picture": True, "whereabouts": False, "spelling": False}
SHIPPED = Path(__file__).parents[1] / "policy.toml"


def policy(folder, text, rules=None):
    path = folder / "policy.toml"
    path.write_text(text, encoding="utf-8")
    return read_policy(path, rules)


def complaint(folder, text, rules=None):
    with pytest.raises(ConfigurationError) as refused:
        policy(folder, text, rules)
    assert refused.value.exit_code == 2
    return str(refused.value)


def test_the_least_policy_fails_closed(tmp_path):
    """A name and an address are enough; nobody and nothing is trusted then."""
    read = policy(tmp_path, SCHOOL)
    assert read.school.url == "https://blog.cavendish-primary.example"
    assert not read.school.demo
    assert not any((read.trusted, read.staff, read.phrases, read.levels, read.signers))
    assert read.pictures.min_group == 4
    assert read.forms_dated is None
    assert read.document.status == "draft"


def test_everything_is_read(tmp_path):
    """Each section reaches its place."""
    text = (
        SCHOOL
        + """
demo = true
phone = "0161 496 0123"
[[accounts]]
network = "Twitter"
handle = "@cav_mcr"
[register]
forms_dated = 01/09/2025
[register.headings]
"Web Photos" = "website"
[[trusted]]
kind = "domain"
value = "NSPCC.org.uk"
why = "Child protection"
added_on = 2026-09-01
review_on = "2027-09-01"
[staff]
names = ["Mrs Okafor"]
roles = ["Year 3"]
[governors]
names = ["Mr Sheikh"]
[public_figures]
names = ["Amelia Earhart"]
[phrases]
list = ["Poppy Appeal"]
[pictures]
min_group = 5
faces = true
licences = ["CC0-1.0"]
[policy]
status = "agreed"
agreed_on = 2026-01-10
review_due = 2027-01-10
[levels]
whereabouts = "refuse"
[signers]
keys = ["RWQ"]
twitter = ["RWT"]
""".replace("01/09/2025", '"01/09/2025"')
    )
    read = policy(tmp_path, text, RULES)
    assert read.school.demo
    assert read.accounts[0].network == "twitter"
    assert read.forms_dated == dt.date(2025, 9, 1)
    assert read.headings == {"Web Photos": "website"}
    assert read.trusted[0].value == "nspcc.org.uk"
    assert read.trusted[0].review_on == dt.date(2027, 9, 1)
    assert (read.staff, read.roles, read.governors) == (
        ("Mrs Okafor",),
        ("Year 3",),
        ("Mr Sheikh",),
    )
    assert (read.public_figures, read.phrases) == (("Amelia Earhart",), ("Poppy Appeal",))
    assert (read.pictures.min_group, read.pictures.faces) == (5, True)
    assert read.document.review_due == dt.date(2027, 1, 10)
    assert read.levels == {"whereabouts": Level.REFUSE}
    assert read.signers == ("RWQ",)
    assert read.account_signers == {"twitter": ("RWT",)}


TRUSTED = """[[trusted]]
kind="domain"
value="bbc.co.uk"
why="x"
added_on=2026-01-01
review_on=2027-01-01
"""


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("[trustd]\n", "line 4: the section [trustd] is not known. Did you mean “trusted”?"),
        (
            "adress = ''\n",
            "line 4 in [school]: “adress” is not known here. Did you mean “address”?",
        ),
        ("demo = 'true'\n", "line 4 in [school]: “demo” must be true or false"),
        ("phone = 123\n", "line 4 in [school]: “phone” must be a text"),
        (
            "[pictures]\nmin_group = '4'\n",
            "line 5 in [pictures]: “min_group” must be a whole number",
        ),
        ("[pictures]\nmin_group = 1\n", "“min_group” must be a whole number from 2"),
        ("[pictures]\nmin_group = true\n", "“min_group” must be a whole number"),
        ("[staff]\nnames = 'Mrs Okafor'\n", "“names” must be a list of texts"),
        ("[staff]\nnames = [1]\n", "“names” must be a list of texts"),
        ("[[staff]]\nnames = []\n", "“staff” must be a section, headed [staff]"),
        ("[phrases]\nlist = ['Poppy']\n", "“Poppy” is a single word"),
        (
            "[register]\nforms_dated = 'soon'\n",
            "line 5 in [register]: “forms_dated” must be a date",
        ),
        ("[register]\nforms_dated = 2025-09-01T10:00:00\n", "“forms_dated” must be a date"),
        (
            "[register.headings]\nWeb = 'websit'\n",
            "line 5 in [register.headings]: there is no column",
        ),
        ("[[accounts]]\nnetwork='twiter'\nhandle='@x'\n", "Did you mean “twitter”?"),
        ("[accounts]\nnetwork='twitter'\n", "two brackets"),
        (TRUSTED + TRUSTED.replace("why", "wy"), "line 13 in [trusted]: “wy” is not known here"),
        (TRUSTED.replace("why=", "#"), "“why” is missing"),
        (TRUSTED.replace("added_on=", "#"), "“added_on” is missing"),
        (TRUSTED.replace("review_on=", "#"), "“review_on” is missing"),
        (TRUSTED.replace("bbc.co.uk", "https://bbc.co.uk"), "written like nspcc.org.uk"),
        (TRUSTED.replace("bbc.co.uk", "co.uk"), "written like nspcc.org.uk"),
        (TRUSTED.replace("bbc.co.uk", "uk"), "written like nspcc.org.uk"),
        (TRUSTED.replace("domain", "mention"), "written like @cav_mcr"),
        (TRUSTED.replace("domain", "site"), "Known are: domain, hashtag, mention"),
        ("[policy]\nstatus = 'agreed'\n", "needs “agreed_on”"),
        ("[policy]\nstatus = 'agred'\n", "Did you mean “agreed”?"),
        ("[levels]\nwhereabout = 'warn'\n", "Did you mean “whereabouts”?"),
        ("[levels]\nwhereabouts = 'of'\n", "no level"),
        (
            "[levels]\nname-with-picture = 'warn'\n",
            "line 5 in [levels]: “name-with-picture” protects",
        ),
        ("x = [\n", "cannot be read"),
        ("name = 'again'\n", "written twice"),
    ],
)
def test_every_mistake_is_told_with_its_line(tmp_path, more, told):
    """And with the nearest name that would be right."""
    assert told in complaint(tmp_path, SCHOOL + more, RULES)


@pytest.mark.parametrize("rule", ["name-with-picture = 'refuse'", "spelling = 'confirm'"])
def test_rules_may_be_raised(tmp_path, rule):
    """What lowers nothing is fine for every rule."""
    assert policy(tmp_path, f"{SCHOOL}[levels]\n{rule}\n", RULES).levels


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://school.example",
        "blog.school.example",
        "https://",
        "ftp://x.example",
        "https://me@x.example",
        "https://x.example/?a=1",
        "https://[x",
        "https://x y.example",
    ],
)
def test_the_public_address_is_https(url):
    """Anything else would put wrong addresses into cards and feeds."""
    assert public_address(url) is None


@pytest.mark.parametrize(
    "url", ["https://school.example/blog/", "http://localhost:8000", "http://127.0.0.1"]
)
def test_fair_addresses_pass(url):
    """A path is fine, and so is this machine."""
    assert public_address(url) == url.rstrip("/")


@pytest.mark.parametrize("kind", ["missing", "latin", "folder"])
def test_a_file_that_cannot_be_read_is_told(tmp_path, kind):
    """In words, not with a traceback."""
    path = tmp_path / "policy.toml"
    if kind == "latin":
        path.write_bytes(SCHOOL.replace("Cavendish", "Zoë").encode("cp1252"))
    if kind == "folder":
        path.mkdir()
    with pytest.raises(ConfigurationError, match=r"policy\.toml"):
        read_policy(path)


def test_the_shipped_policy_is_right():
    """The demo's own file passes its own reader and trusts with a reason."""
    shipped = read_policy(SHIPPED)
    assert shipped.school.demo
    assert shipped.school.headteacher in shipped.staff
    assert all(entry.why and entry.review_on for entry in shipped.trusted)
    assert len(shipped.public_figures) >= 60
