"""Twitter, which calls itself X: 280 weighted characters, and a begun post with text and link."""

from __future__ import annotations

from urllib.parse import urlencode

from safeguarding.school import Channel
from syndication.lengths import weighted_length
from syndication.network import CardLook, Network


def _share(text: str, url: str) -> str:
    """The address goes by itself, and only if the text does not hold it already."""
    apart = {} if url in text else {"url": url}
    return "https://x.com/intent/tweet?" + urlencode({"text": text, **apart})


NETWORK = Network(
    name="twitter",
    title="Twitter/X",
    channel=Channel.TWITTER,
    limit=280,
    aim=280,
    measure=weighted_length,
    share=_share,
    share_takes_text=True,
    look=CardLook.TITLE_ON_PICTURE,
)
