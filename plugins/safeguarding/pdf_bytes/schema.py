"""What a published PDF may be made of: every kind of object, and the entries it may have.

After ISO 32000-1, with everything left out that no page needs to be shown: metadata, actions,
scripts, forms, attachments, layers, thumbnails, names of programs and people. What screen readers
need is listed, in standard kinds, and so are bookmarks. Whatever is not in this list is not copied
when a PDF is rebuilt, and is foreign when one is inspected.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from safeguarding.pdf_bytes.specs import (
    Holds,
    ListOf,
    OneOf,
    Place,
    Plain,
    Record,
    Row,
    Spec,
    Table,
    names_of,
    one_of,
    record,
)

ELEMENTS = names_of(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 "
    "H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry "
    "Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form"
)
"""The standard kinds of elements (ISO 32000-1, 14.8.4)."""
SCOPES = names_of("Row Column Both")
LIST_NUMBERS = names_of(
    "None Disc Circle Square Decimal UpperRoman LowerRoman UpperAlpha LowerAlpha"
)

_FONT = "Type:font-type BaseFont:name FirstChar LastChar Widths:numbers FontDescriptor:descriptor"
_FORM = "Type:type BBox:numbers Matrix:numbers Resources:resources"
_SHADING = (
    "ShadingType ColorSpace:colours Background:numbers BBox:numbers AntiAlias:flag "
    "Function:functions Matrix:numbers"
)

_FUNCTION: tuple[Spec, ...] = (
    record(
        "FunctionType Domain:numbers Range:numbers C0:numbers C1:numbers N "
        "Functions:function-list Bounds:numbers Encode:numbers"
    ),
    record(
        "FunctionType Domain:numbers Range:numbers Size:numbers BitsPerSample Order "
        "Encode:numbers Decode:numbers",
        holds=Holds.DATA,
    ),
)

_OUTLINES = record("First:bookmark Last:bookmark Count", Type="Outlines")
_BOOKMARK = record(
    "Title:heading Dest:place Parent:above-bookmark Prev:bookmark Next:bookmark First:bookmark "
    "Last:bookmark Count"
)

_TREE = record("K:kids ParentTree:belonging", Type="StructTreeRoot")
_ELEMENT = Record(
    {
        **record(
            "P:above K:kids Alt:words ActualText:words E:words Lang:bytes A:attributes",
            Type="StructElem",
        ).parts,
        "/S": "element-kind",
    },
    {"/Type": frozenset({"/StructElem"}), "/S": ELEMENTS},
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
        "type": (one_of("Page Pages Catalog XObject Annot Action Group ExtGState Pattern Mask"),),
        "catalogue": (
            record(
                "Pages:pages Lang:bytes MarkInfo:marked StructTreeRoot:tree "
                "ViewerPreferences:viewing Outlines:outlines",
                Type="Catalog",
            ),
        ),
        "information": (record("Title:words"),),
        "outlines": (_OUTLINES,),
        "bookmark": (_BOOKMARK,),
        "above-bookmark": (_OUTLINES, _BOOKMARK),
        "heading": (Plain.HEADING,),
        "place": (Place(),),
        "viewing": (record("DisplayDocTitle:flag"),),
        "marked": (record("Marked:flag"),),
        "tree": (_TREE,),
        "kids": (ListOf("kid"),),
        "kid": (
            _ELEMENT,
            record("Pg:page MCID", Type="MCR"),
            record("Pg:page Obj:link", Type="OBJR"),
        ),
        "above": (_ELEMENT, _TREE),
        "words": (Plain.WORDS,),
        "attributes": (
            record("ColSpan RowSpan Scope:scope", O="Table"),
            record("ListNumbering:list-numbers", O="List"),
        ),
        "scope": (OneOf(SCOPES),),
        "list-numbers": (OneOf(LIST_NUMBERS),),
        "belonging": (record("Nums:belongings"),),
        "belongings": (ListOf("belongs"),),
        "belongs": (Plain.NUMBER, ListOf("element"), _ELEMENT),
        "element": (_ELEMENT,),
        "element-kind": (OneOf(ELEMENTS),),
        "tab-order": (one_of("S"),),
        "pages": (record("Kids:page-list Count", Type="Pages"),),
        "page-list": (ListOf("page"),),
        "page": (
            record(
                "MediaBox:numbers CropBox:numbers Rotate UserUnit Resources:resources "
                "Contents:page-content Annots:links Group:group StructParents Tabs:tab-order",
                Type="Page",
            ),
        ),
        "page-content": (record("", holds=Holds.PAGE),),
        "content": (record("", holds=Holds.CONTENT),),
        "links": (ListOf("link"),),
        "link": (
            record(
                "Type:type Rect:numbers Border:numbers A:target Dest:place StructParent",
                Subtype="Link",
            ),
        ),
        "target": (record("Type:type URI:address", S="URI"),),
        "group": (record("Type:type CS:colours I:flag K:flag", S="Transparency"),),
        "resources": (
            record(
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
            record(
                "Type:type Width Height ColorSpace:colours BitsPerComponent ImageMask:flag "
                "Mask:mask SMask:alpha Decode:numbers Interpolate:flag Intent:name Matte:numbers",
                Subtype="Image",
                holds=Holds.IMAGE,
            ),
            record(f"{_FORM} FormType Group:group", Subtype="Form", holds=Holds.CONTENT),
        ),
        "alpha": (
            record(
                "Type:type Width Height ColorSpace:colours BitsPerComponent Decode:numbers "
                "Interpolate:flag Intent:name Matte:numbers",
                Subtype="Image",
                holds=Holds.IMAGE,
            ),
        ),
        "mask": (
            ListOf("number"),
            record(
                "Type:type Width Height BitsPerComponent ImageMask:flag Decode:numbers "
                "Interpolate:flag",
                Subtype="Image",
                holds=Holds.IMAGE,
            ),
        ),
        "state": (
            record(
                "Type:type LW LC LJ ML D:dashes RI:name OP:flag op:flag OPM FL SM SA:flag "
                "BM:blend SMask:soft-mask CA ca AIS:flag TK:flag"
            ),
        ),
        "dashes": (ListOf("dash"),),
        "dash": (Plain.NUMBER, ListOf("number")),
        "blend": (Plain.NAME, ListOf("name")),
        "soft-mask": (
            OneOf(frozenset({"/None"})),
            record("Type:type G:object BC:numbers", S="Alpha Luminosity"),
        ),
        "colours": (
            one_of("DeviceGray DeviceRGB DeviceCMYK Pattern"),
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
            record(
                "WhitePoint:numbers BlackPoint:numbers Gamma:gamma Matrix:numbers Range:numbers"
            ),
        ),
        "gamma": (Plain.NUMBER, ListOf("number")),
        "lookup": (Plain.BYTES, record("", holds=Holds.DATA)),
        "function": _FUNCTION,
        "function-list": (ListOf("function"),),
        "functions": (*_FUNCTION, ListOf("function")),
        "shading": (
            record(f"{_SHADING} Domain:numbers Coords:numbers Extend:flags"),
            record(
                f"{_SHADING} BitsPerCoordinate BitsPerComponent BitsPerFlag Decode:numbers "
                "VerticesPerRow",
                holds=Holds.DATA,
            ),
        ),
        "pattern": (
            record(f"{_FORM} PatternType PaintType TilingType XStep YStep", holds=Holds.CONTENT),
            record("Type:type PatternType Shading:shading Matrix:numbers ExtGState:state"),
        ),
        "font-type": (one_of("Font"),),
        "font": (
            record(
                f"{_FONT} Encoding:encoding ToUnicode:code-map", Subtype="Type1 MMType1 TrueType"
            ),
            record(
                f"{_FONT} Name:name Encoding:encoding ToUnicode:code-map FontBBox:numbers "
                "FontMatrix:numbers CharProcs:drawings Resources:resources",
                Subtype="Type3",
            ),
            record(
                "Type:font-type BaseFont:name Encoding:code-map "
                "DescendantFonts:descendants ToUnicode:code-map",
                Subtype="Type0",
            ),
        ),
        "descendants": (ListOf("descendant"),),
        "descendant": (
            record(
                "Type:font-type BaseFont:name CIDSystemInfo:system DW W:widths DW2:numbers "
                "W2:widths FontDescriptor:descriptor CIDToGIDMap:glyph-map",
                Subtype="CIDFontType0 CIDFontType2",
            ),
        ),
        "system": (record("Registry:bytes Ordering:bytes Supplement"),),
        "widths": (ListOf("width"),),
        "width": (Plain.NUMBER, ListOf("number")),
        "glyph-map": (Plain.NAME, record("", holds=Holds.DATA)),
        "drawings": (Table("content"),),
        "encoding": (
            Plain.NAME,
            record("Type:encoding-type BaseEncoding:name Differences:differences"),
        ),
        "encoding-type": (one_of("Encoding"),),
        "differences": (ListOf("difference"),),
        "difference": (Plain.NUMBER, Plain.NAME),
        "code-map": (
            Plain.NAME,
            record(
                "Type:map-type CMapName:name CIDSystemInfo:system WMode UseCMap:code-map",
                holds=Holds.DATA,
            ),
        ),
        "map-type": (one_of("CMap"),),
        "descriptor": (
            record(
                "Type:descriptor-type FontName:name FontStretch:name FontWeight Flags "
                "FontBBox:numbers ItalicAngle Ascent Descent Leading CapHeight XHeight StemV StemH "
                "AvgWidth MaxWidth MissingWidth FontFile:font-file FontFile2:font-file "
                "FontFile3:font-file"
            ),
        ),
        "descriptor-type": (one_of("FontDescriptor"),),
        "font-file": (record("Subtype:font-kind Length1 Length2 Length3", holds=Holds.FONT),),
        "font-kind": (one_of("Type1C CIDFontType0C OpenType"),),
    }
)
"""By kind of part, what it may be. A part that may be several things is what it fits first."""
