"""Registers on disk, for the tests that read them."""

import csv
import datetime as dt
import io
from pathlib import Path

from safeguarding.policy import Policy, School
from safeguarding.register import read_register
from safeguarding.school import Register

TODAY = dt.date(2026, 3, 2)
HEADER = (
    "pupil_id,first_name,last_name,known_as,other_names,class,website,twitter,facebook,youtube,"
    "may_be_named,do_not_publish,consent_on,expires_on,withdrawn_on,evidence"
)
AMELIA = {
    "pupil_id": "P-1001",
    "first_name": "Amelia",
    "last_name": "Khan",
    "class": "3B",
    "website": "yes",
    "twitter": "yes",
    "facebook": "yes",
    "youtube": "no",
    "may_be_named": "full",
    "consent_on": "2025-09-01",
}
SCHOOL = School("Cavendish", "https://blog.cavendish-primary.example")
REAL = Policy(SCHOOL)
DEMO = Policy(School("Cavendish", "https://blog.cavendish-primary.example", demo=True))


def as_csv(*pupils: dict[str, str], header: str = HEADER, delimiter: str = ",") -> str:
    """The text of a register with these pupils."""
    text = io.StringIO()
    columns = header.split(",")
    writer = csv.DictWriter(text, columns, delimiter=delimiter, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(pupils)
    return text.getvalue()


def put(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    """consent.csv in `folder`, with exactly these letters."""
    path = folder / "consent.csv"
    path.write_bytes(text.encode(encoding))
    return path


def read(
    folder: Path, text: str, encoding: str = "utf-8", policy: Policy = REAL, today: dt.date = TODAY
) -> Register:
    """The register with this text."""
    return read_register(put(folder, text, encoding), policy, today=today)


def school_of(folder: Path, classes: dict[str, str]) -> Register:
    """A register of invented pupils: id -> class."""
    rows = [
        AMELIA | {"pupil_id": pupil_id, "last_name": f"Khan {letters(number)}", "class": name}
        for number, (pupil_id, name) in enumerate(classes.items())
    ]
    return read(folder, as_csv(*rows))


def letters(number: int) -> str:
    """A number in letters, because no name holds digits."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number)).title()
