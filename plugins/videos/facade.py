"""What stands in a post for a film: a poster of our own, and a link that works without a script."""

from __future__ import annotations

from html import escape

from safeguarding.school import Video
from safeguarding.youtube import watch_address
from videos.poster import HEIGHT, PATH, WIDTH


def facade(video_id: str, video: Video | None) -> str:
    """The HTML for one film. `video` is None for one that nobody declared: a rule refuses it.

    The theme's `film.js` puts YouTube's player in the place of the link when it is clicked.
    """
    title = video.title if video else "a film"
    return (
        '<figure class="film">'
        f'<a href="{escape(watch_address(video_id))}">'
        f'<img src="{{static}}/{PATH}" alt="" width="{WIDTH}" height="{HEIGHT}" loading="lazy">'
        f"<span>Play on YouTube: {escape(title)}</span></a>"
        "<figcaption>Nothing is fetched from YouTube until you press play. From then on YouTube "
        "learns of your visit.</figcaption></figure>"
    )
