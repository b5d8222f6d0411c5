"""Finds pupils' names in text (docs/names.md)."""

from safeguarding.names.allowed import Allowed
from safeguarding.names.finder import NameFinder
from safeguarding.names.mixed import mixed_script_words

__all__ = ["Allowed", "NameFinder", "mixed_script_words"]
