"""HTML of a post -> the same HTML with its pictures as they are published. Pure functions.

Only start tags that hold a Pelican link ("{static}/albums/beans/IMG_1.jpg") are touched; all else
stays as it was, letter by letter. An original is never copied, so whatever is not understood here
becomes a broken link, which the gate refuses, and no leak.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import count
from operator import attrgetter, itemgetter

from photos.renditions import RenditionSet
from photos.scan import GalleryMark, Link, Scan, Tag

GALLERY_SIZES = (
    "(min-width: 62rem) 16.7rem, (min-width: 48rem) 21.5rem, "
    "(min-width: 33.9rem) calc(46vw - .5rem), (min-width: 25rem) 92vw, calc(100vw - 2rem)"
)
"""How wide the theme's grid shows a picture of a gallery: in three, two columns or one."""

Pictures = Mapping[Link, RenditionSet | None]
"""What each link leads to. None: to nothing, so it is taken out; a link that is not in the mapping
is left as it is."""

_OURS = frozenset({"src", "alt", "width", "height", "loading", "srcset", "sizes", "fetchpriority"})
_Edit = tuple[int, int, str]


def rewrite(
    html: str,
    scan: Scan,
    pictures: Pictures,
    galleries: Mapping[str, tuple[RenditionSet, ...]],
) -> str:
    """`html` (that was scanned) with every picture in place.

    An unknown gallery leaves nothing behind: its finding stops the build.
    """
    position = count()
    edits: list[_Edit] = []
    parts: list[Tag | GalleryMark] = [*scan.tags, *scan.galleries]
    for part in sorted(parts, key=attrgetter("start")):
        if isinstance(part, GalleryMark):
            shown = (picture for name in part.names for picture in galleries.get(name, ()))
            edits.append(_split_paragraph(html, part, _gallery(shown, position)))
        else:
            edits += _tag_edits(part, scan, pictures, position)
    return _apply(html, sorted(edits, key=itemgetter(0)))


def _tag_edits(
    tag: Tag, scan: Scan, pictures: Pictures, position: Iterator[int]
) -> Iterator[_Edit]:
    if not any(link in pictures for link in tag.links.values()):
        return
    shown = tag.links.get("src") if tag.name == "img" else None
    if shown is None or shown not in pictures:
        yield tag.start, tag.end, _linked(tag, pictures)
        return
    picture = pictures[shown]
    if picture is None:
        yield tag.start, tag.end, ""
        return
    given = dict(tag.attributes)
    first = next(position) == 0
    paragraph = scan.paragraph_of(tag)
    if paragraph == (tag.start, tag.end):
        note = _caption(given.pop("title", None), picture)
        figure = _figure(_image(picture, given, first=first), note)
        yield tag.start - len("<p>"), tag.end + len("</p>"), figure
        return
    yield tag.start, tag.end, _image(picture, given, first=first)
    if note := _caption(None, picture):
        after = paragraph[1] + len("</p>") if paragraph else tag.end
        yield after, after, _credit(note, inline=paragraph is None)


def _figure(image: str, note: str) -> str:
    return f"<figure>{image}{f'<figcaption>{note}</figcaption>' if note else ''}</figure>"


def _credit(note: str, *, inline: bool) -> str:
    """Under the paragraph, where it disturbs no sentence and is part of no summary."""
    name = "small" if inline else "p"
    return f'<{name} class="credit">{note}</{name}>'


def _image(
    picture: RenditionSet, given: Mapping[str, str | None], *, first: bool, sizes: str = ""
) -> str:
    """The `src` stays a Pelican link, so that it suits the page, the listing and the feed."""
    usual = picture.usual
    alt = (given.get("alt") or "").strip() or picture.alt
    attributes: dict[str, str | None] = {"src": pelican_link(usual.path), "alt": alt}
    if usual.width:
        attributes |= {"width": str(usual.width), "height": str(usual.height)}
    attributes |= {"fetchpriority": "high"} if first else {"loading": "lazy"}
    if sizes:
        attributes["sizes"] = sizes
    attributes |= {name: value for name, value in given.items() if name not in _OURS}
    return start_tag("img", attributes.items())


def _linked(tag: Tag, pictures: Pictures) -> str:
    """A tag that links to pictures without showing them: it leads to the largest JPEG."""
    attributes: list[tuple[str, str | None]] = []
    for name, value in tag.attributes:
        link = tag.links.get(name)
        if link is None or link not in pictures:
            attributes.append((name, value))
            continue
        picture = pictures[link]
        if picture is not None:
            attributes.append((name, pelican_link(picture.largest.path)))
    return start_tag(tag.name, attributes)


def _caption(text: str | None, picture: RenditionSet) -> str:
    credit = f"Picture: {picture.credit}" if picture.credit else ""
    if credit and picture.licence:
        credit += f" ({picture.licence})"
    return " – ".join(escape(part) for part in (text, credit) if part)


def _gallery(pictures: Iterable[RenditionSet], position: Iterator[int]) -> str:
    figures = []
    for picture in pictures:
        image = _image(picture, {}, first=next(position) == 0, sizes=GALLERY_SIZES)
        opened = start_tag("a", [("href", pelican_link(picture.largest.path))])
        figures.append(_figure(f"{opened}{image}</a>", _caption(None, picture)))
    return "\n".join(('<div class="gallery">', *figures, "</div>")) if figures else ""


def _split_paragraph(html: str, mark: GalleryMark, figures: str) -> _Edit:
    """The gallery instead of its line; what stood before and after becomes two paragraphs."""
    before, after = html[mark.paragraph_start : mark.start], html[mark.end : mark.paragraph_end]
    start, end = mark.start, mark.end
    opening = closing = ""
    if before.strip():
        opening = "</p>\n"
    else:
        start = mark.paragraph_start - len("<p>")
    if after.strip():
        closing = "\n<p>"
    else:
        end = mark.paragraph_end + len("</p>")
    return start, end, f"{opening}{figures}{closing}"


def pelican_link(path: str) -> str:
    return f"{{static}}/{path}"


def start_tag(name: str, attributes: Iterable[tuple[str, str | None]]) -> str:
    """Every value quoted and escaped, so that Pelican's own search for links finds its way."""
    written = "".join(
        f" {key}" if value is None else f' {key}="{escape(value)}"' for key, value in attributes
    )
    return f"<{name}{written}>"


def _apply(html: str, edits: Iterable[_Edit]) -> str:
    pieces = []
    at = 0
    for start, end, text in edits:
        pieces += [html[at:start], text]
        at = end
    return "".join((*pieces, html[at:]))
