"""Facebook: long texts, of which most readers see the beginning; it takes an address only."""

from __future__ import annotations

from urllib.parse import urlencode

from safeguarding.school import Channel
from syndication.network import CardLook, Network

SEE_MORE = 477
"""About as many characters stand before “See more”."""


def _share(_text: str, url: str) -> str:
    return "https://www.facebook.com/sharer/sharer.php?" + urlencode({"u": url})


NETWORK = Network(
    name="facebook",
    title="Facebook",
    channel=Channel.FACEBOOK,
    limit=63_206,
    aim=SEE_MORE,
    measure=len,
    share=_share,
    share_takes_text=False,
    look=CardLook.TITLE_BELOW,
    fold=SEE_MORE,
)
