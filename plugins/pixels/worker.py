"""The process that decodes one file and ends: bytes in, clean pixels out.

Formats whose decoders believe what a file says deep inside get as much memory and time as the size
that it states needs, and no more. Where the system has no such limits, its starter ends it.
"""

from __future__ import annotations

import io
import json
import sys
from importlib import import_module
from pathlib import Path

from PIL import Image

from pixels.clean import clean, clean_rows

_ROOM = 96_000_000
_MEMORY_MAP = Path("/proc/self/statm")
_ORIENTATION = 0x0112


def main() -> None:
    """`worker KIND MAX_EDGE BYTES SECONDS`, the file as standard input.

    Writes a line of JSON, [mode, width, height], and the pixels. Ends with 1 for a file that cannot
    be decoded; what was wrong with it is for nobody to read.
    """
    kind, max_edge, memory, seconds = sys.argv[1], *map(int, sys.argv[2:5])
    data = sys.stdin.buffer.read()
    _load(kind)
    _limit(memory + _ROOM, seconds)
    try:
        image = _decoded(data, kind, max_edge)
    except Exception:  # noqa: BLE001 - damaged bytes make decoders raise anything at all
        sys.exit(1)
    told = json.dumps([image.mode, image.width, image.height]).encode()
    sys.stdout.buffer.write(told + b"\n" + image.tobytes())


def _load(kind: str) -> None:
    """The decoder, before the limits are set: it is not the file's."""
    if kind == "HEIF":
        pillow_heif = import_module("pillow_heif")
        pillow_heif.options.DECODE_THREADS = 1
    elif kind == "AVIF":
        avif = import_module("PIL.AvifImagePlugin")
        vars(avif)["DEFAULT_MAX_THREADS"] = 1
    else:
        import_module("PIL.TiffImagePlugin")


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    end = int(used.ru_utime + used.ru_stime) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (end, end))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if _MEMORY_MAP.exists():
        has = int(_MEMORY_MAP.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (has + memory, has + memory))


def _decoded(data: bytes, kind: str, max_edge: int) -> Image.Image:
    if kind == "HEIF":
        return _heif(data, max_edge)
    opened = Image.open(io.BytesIO(data), formats=[kind])
    profile = opened.info.get("icc_profile")
    opened.load()
    # After `load`, since that turns a TIFF upright by itself.
    orientation = int(opened.getexif().get(_ORIENTATION, 1))
    return clean(opened, max_edge, orientation, profile)


def _heif(data: bytes, max_edge: int) -> Image.Image:
    """Turned by the decoder as the file's own boxes say; its Exif has no say in that."""
    import pillow_heif  # noqa: PLC0415 - the other formats need none of it

    opened = pillow_heif.open_heif(data, convert_hdr_to_8bit=True)
    first = opened[opened.primary_index]
    profile = first.info.get("icc_profile")
    held = memoryview(first.data)
    mode, width, stride = first.mode, first.size[0], first.stride

    def rows(top: int, bottom: int) -> Image.Image:
        strip = bytes(held[top * stride : bottom * stride])
        return Image.frombytes(mode, (width, bottom - top), strip, "raw", mode, stride)

    profile = profile if isinstance(profile, bytes) else None
    return clean_rows(rows, first.size, max_edge, profile=profile)


if __name__ == "__main__":
    main()
