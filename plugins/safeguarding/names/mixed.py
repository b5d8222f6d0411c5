"""Words that mix scripts: nobody writes them by accident, so a rule can refuse them outright."""

from __future__ import annotations

from safeguarding.names.folding import unescape
from safeguarding.names.scripts import mixed_spans


def mixed_script_words(text: str) -> tuple[tuple[int, int], ...]:
    """Spans (start, end) in `text` of words with look-alike letters of another script."""
    once = unescape(text)
    twice = unescape(once.text)
    return tuple(once.before(*twice.before(*span)) for span in mixed_spans(twice.text))
