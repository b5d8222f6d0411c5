"""Calendar files are read as calendar programs read them."""

import pytest

from safeguarding.calendar_reader import read_calendar
from safeguarding.documents import NotUnderstood
from safeguarding.mentions import Place

HEAD = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"
FOOT = "END:VEVENT\r\nEND:VCALENDAR\r\n"


def read(*lines: str):
    text = HEAD + "".join(f"{line}\r\n" for line in lines) + FOOT
    return read_calendar("downloads/dates.ics", text, "https://s.example")


def words(*lines: str) -> set[str]:
    return {text.words for text in read(*lines).texts if text.place is not Place.CODE}


def test_folded_lines_are_joined():
    """A name that the file breaks in the middle is whole again."""
    assert "Well done Zofia Nowak" in words("SUMMARY:Well done Zo", " fia Nowak")


def test_escapes_are_resolved():
    """Commas, semicolons and ends of lines are written with a backslash."""
    assert words(r"DESCRIPTION:Zofia\nNowak\, 3B\; come") == {"Zofia", "Nowak, 3B; come"}


def test_people_are_read_with_their_addresses():
    """Who is invited stands in a parameter, the e-mail address in the value."""
    said = words('ATTENDEE;CN="Zofia Nowak";RSVP=TRUE:mailto:mum@oak.example')
    assert {"Zofia Nowak", "mailto:mum@oak.example"} <= said


def test_quoted_printable_of_old_programs_is_read():
    """Old programs write letters as numbers, and break lines with a sign of equality."""
    line = "SUMMARY;ENCODING=QUOTED-PRINTABLE:Zo=66ia N=\r\nowak"
    assert "Zofia Nowak" in words(line)


@pytest.mark.parametrize(
    "line",
    [
        "ATTACH;ENCODING=BASE64;VALUE=BINARY:Wm9maWE=",
        "attach;encoding=base64:Wm9maWE=",
        "IMAGE;VALUE=BINARY;ENCODING=BASE64:Wm9maWE=",
    ],
)
def test_files_within_are_refused(line):
    """What is packed into a calendar nobody sees."""
    with pytest.raises(NotUnderstood):
        read(line)


def test_a_link_is_a_link():
    """The twin: an address to go to is judged as a link, and times are no words."""
    document = read("URL:https://www.nhs.uk/x", "DTSTART:20261205T090000Z", "SUMMARY:Fair")
    assert [link.address for link in document.links] == ["https://www.nhs.uk/x"]
    assert words("DTSTART:20261205T090000Z", "SUMMARY:Fair") == {"Fair"}
