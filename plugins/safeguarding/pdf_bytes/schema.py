"""What a published PDF may be made of: every kind of object, and the entries it may have.

After ISO 32000-1, with everything left out that no page needs to be shown: metadata, actions,
scripts, forms, attachments, layers, structure, thumbnails, names of programs and people. Whatever
is not in this list is not copied when a PDF is rebuilt, and is foreign when one is inspected.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Holds(StrEnum):
    """What the data of a stream are, which decides how they are cleaned and read."""

    NOTHING = ""
    """It is no stream."""
    CONTENT = "content"
    """Operators that paint a page or a part of one."""
    IMAGE = "image"
    FONT = "font"
    DATA = "data"
    """Tables: code maps, functions, meshes."""


class Plain(StrEnum):
    """A value without parts."""

    NUMBER = "number"
    FLAG = "flag"
    NAME = "name"
    """Any name; it is read as text."""
    BYTES = "bytes"
    """A string; it is read as text."""
    ADDRESS = "address"
    """A string that a click opens; it is read as a link."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """A name out of a few."""

    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class ListOf:
    """An array, however long, of one kind of part."""

    part: str


@dataclass(frozen=True, slots=True)
class Row:
    """An array that begins with the name `first`, and has a part of each kind in `rest`."""

    first: str
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A dictionary with any names as keys, which are read as text, and one kind of part."""

    part: str


@dataclass(frozen=True, slots=True)
class Record:
    """A dictionary or, if it `holds` something, a stream.

    `parts` says of each key what its value is; `told` names keys with the value by which this
    kind of record is known.
    """

    parts: Mapping[str, str]
    told: Mapping[str, frozenset[str]] = field(default_factory=dict)
    holds: Holds = Holds.NOTHING


Spec = Plain | OneOf | ListOf | Row | Table | Record


def _one_of(names: str) -> OneOf:
    return OneOf(frozenset(f"/{name}" for name in names.split()))


def _record(parts: str, *, holds: Holds = Holds.NOTHING, **told: str) -> Record:
    """`parts` are "Key:part" pairs; `told` the keys by which it is known."""
    pairs = (pair.partition(":") for pair in parts.split())
    known = {
        f"/{key}": frozenset(f"/{name}" for name in names.split()) for key, names in told.items()
    }
    named = {f"/{key}": part or "number" for key, _, part in pairs}
    return Record({**dict.fromkeys(known, "name"), **named}, known, holds)


_FONT = "Type:font-type BaseFont:name FirstChar LastChar Widths:numbers FontDescriptor:descriptor"
_FORM = "Type:type BBox:numbers Matrix:numbers Resources:resources"
_SHADING = (
    "ShadingType ColorSpace:colours Background:numbers BBox:numbers AntiAlias:flag "
    "Function:functions Matrix:numbers"
)

_FUNCTION: tuple[Spec, ...] = (
    _record(
        "FunctionType Domain:numbers Range:numbers C0:numbers C1:numbers N "
        "Functions:function-list Bounds:numbers Encode:numbers"
    ),
    _record(
        "FunctionType Domain:numbers Range:numbers Size:numbers BitsPerSample Order "
        "Encode:numbers Decode:numbers",
        holds=Holds.DATA,
    ),
)

PARTS: Mapping[str, tuple[Spec, ...]] = MappingProxyType(
    {
        "number": (Plain.NUMBER,),
        "flag": (Plain.FLAG,),
        "name": (Plain.NAME,),
        "bytes": (Plain.BYTES,),
        "address": (Plain.ADDRESS,),
        "numbers": (ListOf("number"),),
        "names": (ListOf("name"),),
        "flags": (ListOf("flag"),),
        "type": (_one_of("Page Pages Catalog XObject Annot Action Group ExtGState Pattern Mask"),),
        "catalogue": (_record("Pages:pages Lang:bytes", Type="Catalog"),),
        "pages": (_record("Kids:page-list Count", Type="Pages"),),
        "page-list": (ListOf("page"),),
        "page": (
            _record(
                "MediaBox:numbers CropBox:numbers Rotate UserUnit Resources:resources "
                "Contents:content Annots:links Group:group",
                Type="Page",
            ),
        ),
        "content": (_record("", holds=Holds.CONTENT),),
        "links": (ListOf("link"),),
        "link": (_record("Type:type Rect:numbers Border:numbers A:target", Subtype="Link"),),
        "target": (_record("Type:type URI:address", S="URI"),),
        "group": (_record("Type:type CS:colours I:flag K:flag", S="Transparency"),),
        "resources": (
            _record(
                "Font:fonts XObject:objects ExtGState:states ColorSpace:colour-table "
                "Pattern:patterns Shading:shadings"
            ),
        ),
        "fonts": (Table("font"),),
        "objects": (Table("object"),),
        "states": (Table("state"),),
        "colour-table": (Table("colours"),),
        "patterns": (Table("pattern"),),
        "shadings": (Table("shading"),),
        "object": (
            _record(
                "Type:type Width Height ColorSpace:colours BitsPerComponent ImageMask:flag "
                "Mask:mask SMask:alpha Decode:numbers Interpolate:flag Intent:name Matte:numbers",
                Subtype="Image",
                holds=Holds.IMAGE,
            ),
            _record(f"{_FORM} FormType Group:group", Subtype="Form", holds=Holds.CONTENT),
        ),
        "alpha": (
            _record(
                "Type:type Width Height ColorSpace:colours BitsPerComponent Decode:numbers "
                "Interpolate:flag Intent:name Matte:numbers",
                Subtype="Image",
                holds=Holds.IMAGE,
            ),
        ),
        "mask": (
            ListOf("number"),
            _record(
                "Type:type Width Height BitsPerComponent ImageMask:flag Decode:numbers "
                "Interpolate:flag",
                Subtype="Image",
                holds=Holds.IMAGE,
            ),
        ),
        "state": (
            _record(
                "Type:type LW LC LJ ML D:dashes RI:name OP:flag op:flag OPM FL SM SA:flag "
                "BM:blend SMask:soft-mask CA ca AIS:flag TK:flag"
            ),
        ),
        "dashes": (ListOf("dash"),),
        "dash": (Plain.NUMBER, ListOf("number")),
        "blend": (Plain.NAME, ListOf("name")),
        "soft-mask": (
            OneOf(frozenset({"/None"})),
            _record("Type:type G:object BC:numbers", S="Alpha Luminosity"),
        ),
        "colours": (
            _one_of("DeviceGray DeviceRGB DeviceCMYK Pattern"),
            Row("/Indexed", ("colours", "number", "lookup")),
            Row("/CalGray", ("white",)),
            Row("/CalRGB", ("white",)),
            Row("/Lab", ("white",)),
            Row("/Separation", ("name", "colours", "function")),
            Row("/DeviceN", ("names", "colours", "function")),
            Row("/Pattern", ("colours",)),
            Row("/Pattern", ()),
            Row("/DeviceGray", ()),
            Row("/DeviceRGB", ()),
            Row("/DeviceCMYK", ()),
        ),
        "white": (
            _record(
                "WhitePoint:numbers BlackPoint:numbers Gamma:gamma Matrix:numbers Range:numbers"
            ),
        ),
        "gamma": (Plain.NUMBER, ListOf("number")),
        "lookup": (Plain.BYTES, _record("", holds=Holds.DATA)),
        "function": _FUNCTION,
        "function-list": (ListOf("function"),),
        "functions": (*_FUNCTION, ListOf("function")),
        "shading": (
            _record(f"{_SHADING} Domain:numbers Coords:numbers Extend:flags"),
            _record(
                f"{_SHADING} BitsPerCoordinate BitsPerComponent BitsPerFlag Decode:numbers "
                "VerticesPerRow",
                holds=Holds.DATA,
            ),
        ),
        "pattern": (
            _record(f"{_FORM} PatternType PaintType TilingType XStep YStep", holds=Holds.CONTENT),
            _record("Type:type PatternType Shading:shading Matrix:numbers ExtGState:state"),
        ),
        "font-type": (_one_of("Font"),),
        "font": (
            _record(
                f"{_FONT} Encoding:encoding ToUnicode:code-map", Subtype="Type1 MMType1 TrueType"
            ),
            _record(
                f"{_FONT} Name:name Encoding:encoding ToUnicode:code-map FontBBox:numbers "
                "FontMatrix:numbers CharProcs:drawings Resources:resources",
                Subtype="Type3",
            ),
            _record(
                "Type:font-type BaseFont:name Encoding:code-map "
                "DescendantFonts:descendants ToUnicode:code-map",
                Subtype="Type0",
            ),
        ),
        "descendants": (ListOf("descendant"),),
        "descendant": (
            _record(
                "Type:font-type BaseFont:name CIDSystemInfo:system DW W:widths DW2:numbers "
                "W2:widths FontDescriptor:descriptor CIDToGIDMap:glyph-map",
                Subtype="CIDFontType0 CIDFontType2",
            ),
        ),
        "system": (_record("Registry:bytes Ordering:bytes Supplement"),),
        "widths": (ListOf("width"),),
        "width": (Plain.NUMBER, ListOf("number")),
        "glyph-map": (Plain.NAME, _record("", holds=Holds.DATA)),
        "drawings": (Table("content"),),
        "encoding": (
            Plain.NAME,
            _record("Type:encoding-type BaseEncoding:name Differences:differences"),
        ),
        "encoding-type": (_one_of("Encoding"),),
        "differences": (ListOf("difference"),),
        "difference": (Plain.NUMBER, Plain.NAME),
        "code-map": (
            Plain.NAME,
            _record(
                "Type:map-type CMapName:name CIDSystemInfo:system WMode UseCMap:code-map",
                holds=Holds.DATA,
            ),
        ),
        "map-type": (_one_of("CMap"),),
        "descriptor": (
            _record(
                "Type:descriptor-type FontName:name FontStretch:name FontWeight Flags "
                "FontBBox:numbers ItalicAngle Ascent Descent Leading CapHeight XHeight StemV StemH "
                "AvgWidth MaxWidth MissingWidth FontFile:font-file FontFile2:font-file "
                "FontFile3:font-file"
            ),
        ),
        "descriptor-type": (_one_of("FontDescriptor"),),
        "font-file": (_record("Subtype:font-kind Length1 Length2 Length3", holds=Holds.FONT),),
        "font-kind": (_one_of("Type1C CIDFontType0C OpenType"),),
    }
)
"""By kind of part, what it may be. A part that may be several things is what it fits first."""
