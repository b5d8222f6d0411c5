"""QR codes and bar codes in real pictures, written by the library that reads them."""

import pytest

from looking.codes import EYE, load, read_codes
from tests.looking.drawn import code, pixels, sheet, wall

LOGIN = "https://login.example/qr/8fK2mQ9zT1"


def read(*things, turn=0):
    return read_codes(pixels(wall(*things, turn=turn)))


@pytest.mark.parametrize("turn", [0, 20, 90, 180])
@pytest.mark.parametrize("kind", ["QRCode", "DataMatrix", "Aztec"])
def test_a_code_is_read_however_it_hangs(kind, turn):
    """Whatever kind of square it is."""
    assert read(code(LOGIN, kind), turn=turn) == (LOGIN,)


@pytest.mark.parametrize(
    ("kind", "text"), [("Code128", "PUPIL-4711"), ("Code39", "4711"), ("ITF", "00471100")]
)
def test_bar_codes_that_may_stand_for_a_person_are_read(kind, text):
    """As on a library card or for the till of the canteen."""
    assert read(code(text, kind)) == (text,)


@pytest.mark.parametrize(
    ("kind", "number"),
    [("EAN13", "9780141365466"), ("UPCA", "036000291452"), ("EAN8", "96385074")],
)
def test_the_number_of_a_product_is_nothing(kind, number):
    """A book or a packet of cereal stands for nobody."""
    assert read(code(number, kind)) == ()


@pytest.mark.parametrize(("kind", "number"), [("EAN13", "2000000004716"), ("EAN8", "20047115")])
def test_numbers_of_a_school_s_own_are_read(kind, number):
    """What GS1 keeps for use within one place may be a child's card."""
    assert read(code(number, kind)) == (number,)


def test_every_code_of_a_picture_is_read():
    """Two codes beside words."""
    found = read(code("one"), code("two"), sheet("Scan us"))
    assert sorted(found) == ["one", "two"]
    assert read(sheet("Scan us")) == ()


def test_the_eye_remembers_codes_as_they_are():
    """What is kept as JSON comes back the same."""
    assert EYE.unpack(EYE.pack((LOGIN,))) == (LOGIN,)
    assert load()(pixels(wall(code(LOGIN)))) == (LOGIN,)
