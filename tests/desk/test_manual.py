from __future__ import annotations

import pytest

from desk.manual import explain
from safeguarding.errors import ConfigurationError
from safeguarding.rules import ALL


def test_a_page_of_the_manual() -> None:
    """What the rule refuses and passes, and how strict it is."""
    page = explain("name-with-picture")
    assert page.startswith("name-with-picture (clause N1, refuse, can be neither lowered")
    assert "Refused:" in page
    assert "Passed:" in page


def test_the_list_names_every_rule() -> None:
    """Nothing is checked in secret."""
    listed = explain("all")
    assert all(checked.rule.id in listed for checked in ALL)


def test_a_misspelt_rule() -> None:
    """The nearest one is offered."""
    with pytest.raises(ConfigurationError, match=r"Did you mean name-with-picture\?"):
        explain("name-with-pictures")
