"""Every place in a PDF that we know of where something can hide; what writes a secret there."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image, ImageCms

from tests.papers import around, lines, newsletter, photo, plain, saved, structured

SECRET = "Zofia Nowak of 12 Oak Road"
_XMP = (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt><rdf:li '
    f'xml:lang="x-default">{SECRET}</rdf:li></rdf:Alt></dc:description></rdf:Description>'
    '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
).encode()


def _with_photo(data: bytes | None = None) -> Pdf:
    return pikepdf.open(io.BytesIO(newsletter(pictures=[data or photo()])))


def _image(pdf: Pdf):
    return next(iter(pdf.pages[0].get_images().values()))


def _exif() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = SECRET
    exif.get_ifd(0x8825)[2] = (53.0, 28.0, 50.0)
    return exif.tobytes()


def _segment(marker: int, body: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + (len(body) + 2).to_bytes(2, "big") + body


def _jpeg_with(marker: int, body: bytes):
    data = photo()
    return _put_image(data[:2] + _segment(marker, body) + data[2:])


def _put_image(data: bytes):
    def hide(pdf: Pdf) -> None:
        _image(pdf).write(data, filter=Name.DCTDecode)

    return hide


def _root(key: str, make):
    def hide(pdf: Pdf) -> None:
        pdf.Root[f"/{key}"] = make(pdf)

    return hide


def _page(key: str, make):
    def hide(pdf: Pdf) -> None:
        pdf.pages[0].obj[f"/{key}"] = make(pdf)

    return hide


def _on_image(key: str, make):
    def hide(pdf: Pdf) -> None:
        _image(pdf)[f"/{key}"] = make(pdf)

    return hide


def _on_font(key: str, make):
    def hide(pdf: Pdf) -> None:
        next(iter(pdf.pages[0].obj.Resources.Font.values()))[f"/{key}"] = make(pdf)

    return hide


def _info(key: str):
    def hide(pdf: Pdf) -> None:
        pdf.docinfo[f"/{key}"] = SECRET

    return hide


def _note(**more):
    def hide(pdf: Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([10, 10, 30, 30]), **more)
        pdf.pages[0].obj.Annots = pdf.make_indirect(Array([pdf.make_indirect(note)]))

    return hide


def _xmp(pdf: Pdf):
    return Stream(pdf, _XMP, Type=Name.Metadata, Subtype=Name.XML)


def _secret(_pdf: Pdf):
    return Dictionary(Said=SECRET)


def _script(_pdf: Pdf):
    return Dictionary(S=Name.JavaScript, JS=f"app.alert('{SECRET}')")


def _attached(pdf: Pdf) -> None:
    pdf.attachments["names.txt"] = SECRET.encode()


def _attached_note(pdf: Pdf) -> None:
    file = pikepdf.AttachedFileSpec(pdf, SECRET.encode(), filename="names.txt")
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([0, 0, 9, 9]), FS=file.obj
    )
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def _bookmark(key: str, make):
    def hide(pdf: Pdf) -> None:
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Beans", 0))
        pdf.Root.Outlines.First[f"/{key}"] = make(pdf)

    return hide


def _form(**field):
    def hide(pdf: Pdf) -> None:
        widget = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Tx,
                Rect=Array([10, 10, 90, 30]),
                F=2,
                **field,
            )
        )
        pdf.pages[0].obj.Annots = Array([widget])
        pdf.Root.AcroForm = Dictionary(Fields=Array([widget]))

    return hide


def _layers(pdf: Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=SECRET))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(ON=Array([layer])))


def _surplus_pixels(pdf: Pdf) -> None:
    image = _image(pdf)
    pixels = bytes(160 * 120 * 3)
    image.write(pixels + SECRET.encode())
    image.ColorSpace, image.BitsPerComponent = Name.DeviceRGB, 8


def _profile(pdf: Pdf) -> Array:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return Array([Name.ICCBased, Stream(pdf, profile + SECRET.encode(), N=3)])


def _thumbnail(pdf: Pdf):
    data = photo(exif=_exif())
    return Stream(
        pdf,
        data,
        Filter=Name.DCTDecode,
        Width=160,
        Height=120,
        ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8,
    )


def _structure(root=None, kind="/P", **entries):
    return lambda pdf: structured(pdf, root, kind, **entries)


def _properties(pdf: Pdf) -> None:
    pdf.pages[0].obj.Resources.Properties = Dictionary(P=_secret(pdf))


def _table_in_a_font(pdf: Pdf) -> None:
    """One more table at the end of the font; the others move by the length of its entry."""
    fonts = pdf.pages[0].obj.Resources.Font.values()
    stream = next(font.FontDescriptor.FontFile2 for font in fonts if "/FontDescriptor" in font)
    data = stream.read_bytes()
    tags = [data[at : at + 4] for at in range(12, 12 + 16 * int.from_bytes(data[4:6], "big"), 16)]
    offset = len(data)
    entry = b"meta" + bytes(4) + offset.to_bytes(4, "big") + len(SECRET).to_bytes(4, "big")
    head = data[:4] + (len(tags) + 1).to_bytes(2, "big") + data[6:12]
    moved = b""
    for at in range(12, 12 + 16 * len(tags), 16):
        place = int.from_bytes(data[at + 8 : at + 12], "big") + 16
        moved += data[at : at + 8] + place.to_bytes(4, "big") + data[at + 12 : at + 16]
    last = entry[:8] + (offset + 16).to_bytes(4, "big") + entry[12:]
    stream.write(head + moved + last + data[12 + 16 * len(tags) :] + SECRET.encode())


HIDING_PLACES = {
    "author": _info("Author"),
    "title": _info("Title"),
    "keywords": _info("Keywords"),
    "a key of its own in the information": _info("SchoolPupil"),
    "XMP of the file": _root("Metadata", _xmp),
    "XMP of the page": _page("Metadata", _xmp),
    "XMP of a picture": _on_image("Metadata", _xmp),
    "attached file": _attached,
    "attached to a note": _attached_note,
    "associated file": _root("AF", lambda pdf: Array([_secret(pdf)])),
    "script at the opening": _root("OpenAction", _script),
    "script by name": _root(
        "Names", lambda pdf: Dictionary(JavaScript=Dictionary(Names=Array([SECRET, _script(pdf)])))
    ),
    "script of the page": _page("AA", lambda pdf: Dictionary(O=_script(pdf))),
    "bookmark that runs a script": _bookmark("A", _script),
    "bookmark of a structure": _bookmark("SE", _secret),
    "unknown key of a bookmark": _bookmark("Pupil", lambda _pdf: pikepdf.String(SECRET)),
    "place by name": _root("Dests", lambda _pdf: Dictionary({f"/{SECRET}": Array([])})),
    "label of a page": _root(
        "PageLabels", lambda _pdf: Dictionary(Nums=Array([0, Dictionary(P=SECRET)]))
    ),
    "private data of a program": _page("PieceInfo", _secret),
    "private data of the file": _root("PieceInfo", _secret),
    "thumbnail of the page": _page("Thumb", _thumbnail),
    "title of an element": _structure(T=SECRET),
    "id of an element": _structure(ID=SECRET),
    "class of an element": _structure({"ClassMap": Dictionary({f"/{SECRET}": Dictionary()})}),
    "kind of an element": _structure(
        {"RoleMap": Dictionary({f"/{SECRET}": Name.P})}, kind=f"/{SECRET}"
    ),
    "properties of an element": _structure(
        A=Dictionary(O=Name.UserProperties, P=Array([Dictionary(N="Pupil", V=SECRET)]))
    ),
    "index of the elements": _structure(
        {"IDTree": Dictionary(Names=Array([SECRET, Dictionary()]))}
    ),
    "file of an element": _structure(AF=Array([Dictionary(F=SECRET)])),
    "replacement text": around(f"/Span <</ActualText ({SECRET})>> BDC ".encode(), b" EMC"),
    "comment among the operators": around(f"% {SECRET}\n".encode()),
    "mark among the operators": around(f"/Note <</Said ({SECRET})>> DP ".encode()),
    "properties of the page": _properties,
    "note": _note(Contents=SECRET),
    "author of a note": _note(T=SECRET),
    "rich text of a note": _note(RC=f"<p>{SECRET}</p>"),
    "hidden field": _form(T="a", V=SECRET),
    "name of a field": _form(T=SECRET),
    "help of a field": _form(T="a", TU=SECRET, DV=SECRET),
    "shown layer's name": _layers,
    "articles": _root("Threads", lambda pdf: Array([Dictionary(I=_secret(pdf))])),
    "captured from the web": _root("SpiderInfo", _secret),
    "portfolio": _root("Collection", _secret),
    "intended output": _root("OutputIntents", lambda pdf: Array([_secret(pdf)])),
    "unknown key of the file": _root("Pupil", lambda _pdf: pikepdf.String(SECRET)),
    "unknown key of the page": _page("Pupil", lambda _pdf: pikepdf.String(SECRET)),
    "unknown key of a picture": _on_image("Pupil", lambda _pdf: pikepdf.String(SECRET)),
    "unknown key of a font": _on_font("Pupil", lambda _pdf: pikepdf.String(SECRET)),
    "print server's picture": _on_image("OPI", _secret),
    "other picture": _on_image("Alternates", lambda pdf: Array([_secret(pdf)])),
    "profile of colours": _on_image("ColorSpace", _profile),
    "bytes after the pixels": _surplus_pixels,
    "Exif with a place": _put_image(photo(exif=_exif())),
    "comment in a JPEG": _jpeg_with(0xFE, SECRET.encode()),
    "IPTC in a JPEG": _jpeg_with(0xED, b"Photoshop 3.0\0" + SECRET.encode()),
    "XMP in a JPEG": _jpeg_with(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + _XMP),
    "private segment of a JPEG": _jpeg_with(0xE6, SECRET.encode()),
    "film after a JPEG": _put_image(photo() + SECRET.encode()),
    "table in a font": _table_in_a_font,
    "link that starts a program": _note(A=Dictionary(S=Name.Launch, F=SECRET)),
    "link that runs a script": _note(A=Dictionary(S=Name.JavaScript, JS=SECRET)),
}
"""By place: what writes the secret there."""


def with_secret(place: str) -> bytes:
    with _with_photo() as pdf:
        HIDING_PLACES[place](pdf)
        return saved(pdf)


def around_the_objects() -> dict[str, bytes]:
    """PDFs with the secret outside their objects, or in objects that nothing leads to."""
    whole = newsletter()
    secret = SECRET.encode()
    with pikepdf.open(io.BytesIO(whole)) as pdf:
        first = saved(pdf)
        pdf.make_indirect(Stream(pdf, secret))
    return {
        "after the end": whole + b"\n" + secret,
        "history": _history(),
        "another object after the end": first + b"99 0 obj\n(" + secret + b")\nendobj\n",
    }


def _history() -> bytes:
    """A file to which a second version was added, in which the words of the first are gone."""
    first = plain(lines(SECRET))
    with pikepdf.open(io.BytesIO(first)) as pdf:
        number = pdf.pages[0].obj.Contents.objgen[0]
        size = int(pdf.trailer.Size)
        root = pdf.Root.objgen[0]
    words = lines("Nothing to see")
    start = first.rindex(b"startxref") + len("startxref\n")
    before = int(first[start:].split()[0])
    at = len(first)
    new = b"%d 0 obj\n<< /Length %d >>\nstream\n%b\nendstream\nendobj\n" % (
        number,
        len(words),
        words,
    )
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, at)
    trailer = b"trailer\n<< /Size %d /Root %d 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        root,
        before,
        at + len(new),
    )
    return first + new + table + trailer
