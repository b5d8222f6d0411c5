"""An invented school in memory, and built trees in a folder, to test inspector and rules on."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
from dataclasses import replace
from pathlib import Path

from PIL import Image

from safeguarding.inspection import inspect
from safeguarding.names import Allowed, NameFinder
from safeguarding.policy import Account, Pictures, Policy, PolicyDocument, School, Trusted
from safeguarding.private import Private
from safeguarding.project import Project
from safeguarding.record import BuildRecord, Face, Knowledge, Made, Origin, Picture, Post, Seen
from safeguarding.rules import ALL
from safeguarding.school import (
    Channel,
    Declaration,
    Naming,
    Permission,
    Pupil,
    Register,
    Shows,
    Video,
)
from safeguarding.waivers import parse_not_pupils

TODAY = dt.date(2026, 11, 20)
POLICY = Policy(
    School(
        "Test School",
        "https://blog.school.example",
        headteacher="Mrs Grace Okafor",
        deputy="Mr Sam Lee",
        safeguarding_lead="Ms Ada Bright",
    ),
    accounts=(Account("twitter", "@test_school", "https://x.com/test_school"),),
    trusted=(
        Trusted("domain", "nhs.uk", "health", review_on=dt.date(2027, 9, 1)),
        Trusted("domain", "gov.uk", "government", review_on=dt.date(2027, 9, 1)),
        Trusted("mention", "@NSPCC", "a charity", review_on=dt.date(2027, 9, 1)),
        Trusted("hashtag", "#WorldBookDay", "its own tag", review_on=dt.date(2027, 9, 1)),
    ),
    staff=("Mrs Grace Okafor", "Mr Sam Lee", "Ms Ada Bright"),
    roles=("The school office", "Year 3"),
    public_figures=("Amelia Earhart",),
    phrases=("Summer Fair",),
    categories=("News", "Science"),
    pictures=Pictures(licences=("CC0-1.0", "CC-BY-4.0")),
    document=PolicyDocument("agreed", dt.date(2026, 9, 1), dt.date(2027, 9, 1)),
)


def pupil(pupil_id, first, last, website="yes", naming="no", **more):
    """A pupil whose family answered alike for every channel."""
    permission = Permission(website)
    return Pupil(
        pupil_id,
        Private(first),
        Private(last),
        permissions=dict.fromkeys(Channel, permission),
        naming=Naming(naming),
        consent_on=dt.date(2026, 9, 1),
        **more,
    )


PUPILS = (
    pupil("P-1", "Amelia", "Khan", naming="full"),
    pupil("P-2", "Oliver", "Bennett"),
    pupil("P-3", "Will", "Tanner", naming="first"),
    pupil("P-4", "Zofia", "Nowak", website="group"),
    pupil("P-5", "Summer", "Reid", website="no"),
    pupil("P-6", "Muhammad", "Rahman", expires_on=dt.date(2026, 7, 31)),
    pupil("P-7", "Niamh", "Walsh", withdrawn_on=dt.date(2026, 10, 1)),
    pupil("P-8", "Daniel", "Oyelaran", do_not_publish=True),
    pupil("P-9", "Farah", "Aziz"),
)


def register_of(*pupils):
    """A register of these pupils alone."""
    by_id = {child.pupil_id: child for child in pupils}
    return Register(by_id, header=("pupil_id", "first_name", "last_name", "website"))


REGISTER = register_of(*PUPILS)

ALBUM = {
    "pupils": (Shows.PUPILS, ("P-1", "P-9")),
    "backs": (Shows.BACKS, ("P-1",)),
    "place": (Shows.PLACE, ()),
    "work": (Shows.WORK, ()),
    "stranger": (Shows.PUPILS, ("P-404",)),
    "refused": (Shows.PUPILS, ("P-5",)),
    "expired": (Shows.PUPILS, ("P-6",)),
    "withdrawn": (Shows.PUPILS, ("P-7",)),
    "never": (Shows.PUPILS, ("P-8",)),
    "pair": (Shows.PUPILS, ("P-1", "P-4")),
    "group": (Shows.BACKS, ("P-1", "P-2", "P-4", "P-9")),
    "twice": (Shows.PUPILS, ("P-1", "P-1", "P-1", "P-4")),
    "adult-with-child": (Shows.ADULTS, ("P-5",)),
}
CREDITS = {
    "credit-only": ("Somebody", ""),
    "licence-only": ("", "CC0-1.0"),
    "not-free": ("Somebody", "CC-BY-NC-4.0"),
    "free": ("Somebody", "CC-BY-4.0"),
}
"""Picture of a place -> its author and licence."""
READ = {
    "label": (Shows.PUPILS, ("P-9",), ("Oliver\nBennett",), ()),
    "poster": (Shows.PUPILS, ("P-9",), ("SUMMER READING CHALLENGE\nWHAT WILL YOU READ?",), ()),
    "signed": (Shows.WORK, (), ("My bean", "by Oliver B"), ()),
    "allowed": (Shows.WORK, (), ("My bean", "by Amelia Khan"), ()),
    "badge": (Shows.PLACE, (), (), ("https://login.example/qr/8fK2mQ9zT1",)),
    "leaflet": (Shows.PLACE, (), (), ("https://www.nhs.uk/healthy-food",)),
}
"""Picture -> what it shows, who is in it, the words and the codes that can be read in it."""
_SURE, _DOUBTFUL = Face(0.1, 0.1, 0.1, 0.1, strong=True), Face(0.7, 0.4, 0.1, 0.1, strong=False)
_LARGE = Face(0.3, 0.3, 0.3, 0.4, strong=True)
FACES = {
    "passer-by": (Shows.PLACE, (), (_SURE,)),
    "perhaps": (Shows.WORK, (), (_DOUBTFUL,)),
    "turned-round": (Shows.BACKS, ("P-1", "P-9"), (_SURE, _DOUBTFUL)),
    "one-more": (Shows.PUPILS, ("P-1",), (_SURE, _DOUBTFUL)),
    "both-declared": (Shows.PUPILS, ("P-1", "P-9"), (_SURE, _DOUBTFUL)),
    "grown-ups": (Shows.ADULTS, (), (_SURE, _DOUBTFUL)),
    "close-up": (Shows.PUPILS, ("P-1",), (_LARGE,)),
    "exhibit": (Shows.PLACE, ("P-1",), (_SURE,)),
}
"""Picture -> what it shows, who is in it and the faces that were found."""
VIDEOS = {
    "beans-place": (Shows.PLACE, ()),
    "beans-pupil": (Shows.PUPILS, ("P-1", "P-9")),
    "beans-refus": (Shows.PUPILS, ("P-5",)),
    "beans-group": (Shows.PUPILS, ("P-1", "P-4")),
    "beans-strng": (Shows.PUPILS, ("P-404",)),
    "beans-adult": (Shows.ADULTS, ("P-5",)),
}
"""The school's films on YouTube."""
VIDEO_TABLE = "content/videos.csv"
CONCERN = "<p>Tell Mrs Grace Okafor, Mr Sam Lee or Ms Ada Bright.</p>"
FOOT = '<footer><a href="https://blog.school.example/report-a-concern.html">Help</a></footer>'
"""What the theme puts under every page."""


def jpeg(comment=b""):
    """The bytes of a small JPEG as the pipeline writes them, or with a comment."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "green").save(out, "JPEG", **({"comment": comment} if comment else {}))
    return out.getvalue()


def record_for(root: Path, today=TODAY, policy=POLICY, register=REGISTER) -> BuildRecord:
    """A build that made the pictures of ALBUM, one undeclared and one changed."""
    names = NameFinder(register, Allowed.from_policy(policy))
    project = Project.at(root)
    videos = {
        name: Video(name, "A film of our beans", shows, people, "@test_school", VIDEO_TABLE, 2)
        for name, (shows, people) in VIDEOS.items()
    }
    record = BuildRecord(Knowledge(project, policy, register, {}, names, today, videos))
    for name, (shows, people) in ALBUM.items():
        declaration = Declaration(
            f"albums/a/{name}.jpg", shows, people, table="albums/a/photos.csv"
        )
        _add(record, name, declaration)
    for name, (credit, licence) in CREDITS.items():
        source = f"albums/a/{name}.jpg"
        _add(record, name, Declaration(source, Shows.PLACE, credit=credit, licence=licence))
    for name, (shows, people, words, codes) in READ.items():
        _add(
            record,
            name,
            Declaration(f"albums/a/{name}.jpg", shows, people, table="albums/a/photos.csv", line=2),
        )
        digest = hashlib.sha256(name.encode()).hexdigest()
        picture = record.pictures[f"pictures/{name}.jpg"]
        record.pictures[f"pictures/{name}.jpg"] = replace(picture, digest=digest)
        record.seen[digest] = Seen((), words, codes)
    for name, (shows, people, faces) in FACES.items():
        _add(record, name, Declaration(f"albums/a/{name}.jpg", shows, people))
        digest = hashlib.sha256(name.encode()).hexdigest()
        picture = record.pictures[f"pictures/{name}.jpg"]
        record.pictures[f"pictures/{name}.jpg"] = replace(picture, digest=digest)
        record.seen[digest] = Seen(faces, (), ())
    record.seen["0" * 64] = Seen((), (), ())
    _add(record, "undeclared", None)
    _add(record, "changed", Declaration("albums/a/changed.jpg", Shows.PLACE), changed=True)
    return record


def _add(record, name, declaration, *, changed=False):
    path = f"pictures/{name}.jpg"
    source = f"albums/a/{name}.jpg"
    record.pictures[path] = Picture(source, "0" * 64, declaration, changed, (path,))


class Built:
    """A built tree: files put in one by one, then inspected."""

    def __init__(self, root: Path, **knowledge) -> None:
        self.tree = root / "tree"
        self.tree.mkdir(parents=True)
        self.record = record_for(root, **knowledge)

    def add(
        self, path: str, data: bytes | str, made: Made | None = Made.PAGE, source="", digest=""
    ):
        """One file; `made=None` puts in what nobody meant to write.

        A part of a page gets the foot that the theme gives to every page, a whole one does not.
        """
        if made is Made.PAGE and isinstance(data, str) and not data.startswith("<!doctype"):
            data += FOOT
        file = self.tree / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        if made:
            self.record.origins[path] = Origin(made, source, digest)
        return self

    def add_picture(self, path: str, data: bytes, made: Made | None = Made.PICTURE):
        return self.add(path, data, made, digest=hashlib.sha256(data).hexdigest())

    def add_post(self, path: str, html: str, **fields):
        """A page with the post that it is made of."""
        source = "content/" + path.replace(".html", ".md")
        fields.setdefault("title", "Our beans")
        head = fields.pop("not_pupils", "")
        self.record.posts[source] = Post(
            source, path, path, not_pupils=parse_not_pupils(head), body=html, **fields
        )
        return self.add(path, html, Made.PAGE, source)

    def show_known_pictures(self):
        """Write every picture that a page of the tree shows, as the pipeline would have."""
        for page in self.tree.rglob("*.html"):
            for name in re.findall(r"pictures/([\w-]+\.jpg)", page.read_text()):
                path = f"pictures/{name}"
                if path in self.record.pictures and path not in self.record.origins:
                    self.add_picture(path, jpeg())
        return self

    def findings(self, rules=ALL):
        self.show_known_pictures()
        if "report-a-concern.html" not in self.record.origins:
            self.add("report-a-concern.html", CONCERN)
        return inspect(self.tree, self.record, rules).findings

    def rules(self, rules=ALL) -> set[str]:
        """The ids of the rules that found something."""
        return {finding.rule for finding in self.findings(rules)}
