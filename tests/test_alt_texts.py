from __future__ import annotations

import pytest

from safeguarding.alt_texts import heralds_itself, is_file_name, is_too_long


@pytest.mark.parametrize(
    "alt",
    [
        "IMG_2031.JPG", "img_2031", "DSC01234", "PXL_20240507_145406879", "beans.jpeg", "photo 3",
        "our garden party.heic", "WhatsApp Image 2024-05-07 at 14.54.06", "20240507_145406",
        "Image",
        "picture", "untitled", "…", "sea-01", "sea-01.jpg", "Screenshot 2024-05-07", "IMG_2031 (1)",
    ],
)  # fmt: skip
def test_a_file_name_tells_nothing(alt: str) -> None:
    """Whether a camera gave it, a telephone, a messenger or a teacher."""
    assert is_file_name(alt, "sea-01.jpg")


@pytest.mark.parametrize(
    "alt",
    [
        "Children paddle in the sea", "Image makers at work", "Photo day in the hall", "Sea", "3B",
        "A poster: visit school.example", "Scanning the shore with field glasses", "Garden",
        "Two of 30 seedlings", "Goal!", "A picture book on a rug",
    ],
)  # fmt: skip
def test_words_are_no_file_name(alt: str) -> None:
    """Short as they may be."""
    assert not is_file_name(alt, "garden.jpg")


@pytest.mark.parametrize(
    "alt",
    [
        "Image of a bean", "a photo of 3B", "Photos of the hall", "Here is a picture of a crab",
        "Picture showing a crab", "Photo of a weekly market", "Image of the yearly fair",
    ],
)  # fmt: skip
def test_a_picture_need_not_say_that_it_is_one(alt: str) -> None:
    """Every screen reader says so by itself."""
    assert heralds_itself(alt)


@pytest.mark.parametrize(
    "alt",
    [
        "Imaged by a telescope", "A painting of a bean", "Children photo a bee",
        "The picture shows", "Image of the Year award on a shelf", "Photo of the week: a beetle",
        "Pictures of the month hang in the hall", "A picture of health: a marrow of 9 kilograms",
    ],
)  # fmt: skip
def test_paintings_prizes_and_photographers_are_no_heralds(alt: str) -> None:
    """A drawing or painting is what is shown, and so is the name of a prize."""
    assert not heralds_itself(alt)


def test_the_length_counts_from_251() -> None:
    """Two hundred and fifty characters are in order."""
    assert is_too_long("x" * 251)
    assert not is_too_long("x" * 250 + " ")
