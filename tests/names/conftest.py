"""The small school of these tests, and its finder."""

from __future__ import annotations

import pytest

from safeguarding.names import NameFinder
from safeguarding.school import Register

from .small_school import ALLOWED, PUPILS, register_of


@pytest.fixture(scope="session")
def register() -> Register:
    return register_of(PUPILS)


@pytest.fixture(scope="session")
def finder(register: Register) -> NameFinder:
    return NameFinder(register, ALLOWED)


@pytest.fixture(scope="session")
def ids(register: Register) -> dict[str, str]:
    """Pupil ids by "First Last" as the register writes them."""
    return {
        f"{each.first_name.reveal()} {each.last_name.reveal()}".strip(): each.pupil_id
        for each in register.pupils.values()
    }
