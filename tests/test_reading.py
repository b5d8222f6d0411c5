"""Each kind of file goes to the reader that understands it, or is refused."""

import pytest

from safeguarding.documents import NotUnderstood
from safeguarding.reading import is_attachment, read_document

SITE = "https://s.example"
NAME = "Zoë Nowak"


def words(path: str, data: bytes) -> set[str]:
    return {t.words for d in read_document(path, data, SITE, theme=False) for t in d.texts}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("path", ["downloads/list.txt", "downloads/dates.ics"])
def test_attached_text_is_read_in_the_letters_of_its_program(path, encoding):
    """Notepad and Excel write in other letters than the web does."""
    text = NAME if path.endswith(".txt") else f"BEGIN:VEVENT\r\nSUMMARY:{NAME}\r\n"
    assert NAME in words(path, text.encode(encoding))


@pytest.mark.parametrize("data", [b"Zo\x81 Nowak\xff", b"Z\0o\0\xeb\0", b"\xff\xfeZ"])
def test_what_is_no_text_is_refused(data):
    """Bytes that are letters in none of them could say anything."""
    with pytest.raises(NotUnderstood):
        words("downloads/list.txt", data)


@pytest.mark.parametrize("path", ["downloads/list.txt", "downloads/dates.ics"])
def test_a_pdf_under_the_name_of_a_text_is_refused(path):
    """One can be written in plain letters, and hold pictures that nobody declared."""
    with pytest.raises(NotUnderstood):
        words(path, b"\r\n%PDF-1.7\n1 0 obj << /Filter /ASCIIHexDecode >>")
    assert words("downloads/list.txt", b"Save your newsletter as a PDF-file: 20%PDF.")


@pytest.mark.parametrize("path", ["a.docx", "a.PUB", "a.mp4", "a.mp3", "a.zip", "a.rtf", "a.odt"])
def test_closed_formats_are_refused_whatever_they_hold(path):
    """Even a text that only has such a name."""
    assert not is_attachment(path)
    with pytest.raises(NotUnderstood):
        words(path, b"Our beans grow.")


def test_a_pdf_is_no_file_to_copy():
    """It is published rebuilt, or not at all."""
    assert not is_attachment("downloads/news.pdf")
    assert is_attachment("downloads/list.txt")


def test_pages_are_still_utf_8_only():
    """The twin: what the build writes is UTF-8, and anything else is none of it."""
    with pytest.raises(NotUnderstood):
        words("posts/beans.html", NAME.encode("cp1252"))
