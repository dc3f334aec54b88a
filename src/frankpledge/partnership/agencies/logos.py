"""A logo that somebody sends: known by what is in it, small, and rid of everything that is not the picture.

Nothing here draws it. A PNG is taken apart chunk by chunk and a JPEG segment by segment, and only what a browser needs
to draw it is put together again: texts, dates, places, thumbnails, colour profiles and whatever follows the end stay
behind. What is not in order is refused, not mended.
"""

import struct
import zlib
from dataclasses import dataclass

from django.utils.translation import gettext as _

LARGEST = 200_000  # bytes
LEAST, MOST = 16, 1200  # pixels a side
PNG, JPEG = "image/png", "image/jpeg"
SIGNATURE = b"\x89PNG\r\n\x1a\n"
_NEEDED = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by PNG's colour type
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))  # Adam7
_FRAMES = (0xC0, 0xC1, 0xC2)  # baseline, extended, progressive
_TABLES = (0xC4, 0xDB, 0xDD, 0xEE)  # Huffman, quantisation, restart, and Adobe's word on the colours


class BadLogo(ValueError):
    """Its text says what is wrong with the picture, and what to do."""


@dataclass(frozen=True)
class Logo:
    type: str
    content: bytes
    width: int
    height: int


def cleaned(content: bytes) -> Logo:
    """The picture alone. Raises BadLogo."""
    if len(content) > LARGEST:
        raise BadLogo(_("The picture must be smaller than 200 KB. Save it at a smaller size."))
    try:
        if content.startswith(SIGNATURE):
            return _png(content)
        if content.startswith(b"\xff\xd8\xff"):
            return _jpeg(content)
    except (struct.error, IndexError, zlib.error):
        raise BadLogo(_damaged()) from None
    raise BadLogo(_("The picture must be a PNG or a JPEG. Save it as one of these and send that."))


def _png(content: bytes) -> Logo:
    kept, at, pixels, width, height, raw = [SIGNATURE], len(SIGNATURE), [], 0, 0, 0
    while True:
        length, name = struct.unpack_from(">I4s", content, at)
        body = content[at + 8 : at + 8 + length]
        (check,) = struct.unpack_from(">I", content, at + 8 + length)
        if len(body) != length or zlib.crc32(name + body) != check or (at == len(SIGNATURE)) != (name == b"IHDR"):
            raise BadLogo(_damaged())
        if name == b"IHDR":
            width, height, raw = _png_header(body)
        elif name == b"IDAT":
            pixels.append(body)
        elif name not in _NEEDED and not name[0] & 0x20:  # a critical chunk that no browser knows
            raise BadLogo(_damaged())
        if name in _NEEDED:
            kept.append(content[at : at + 12 + length])
        if name == b"IEND":
            break
        at += 12 + length
    _unpacks(b"".join(pixels), raw)
    return Logo(PNG, b"".join(kept), width, height)


def _png_header(body: bytes) -> tuple[int, int, int]:
    """Width, height, and how many bytes the pixels have to unpack to."""
    width, height, depth, colour, packing, filtering, interlaced = struct.unpack(">IIBBBBB", body)
    if depth not in _DEPTHS.get(colour, ()) or packing or filtering or interlaced > 1:
        raise BadLogo(_damaged())
    _sized(width, height)
    bits = depth * _CHANNELS[colour]
    passes = _PASSES if interlaced else ((0, 0, 1, 1),)
    total = 0
    for left, top, across, down in passes:
        columns, lines = -(-(width - left) // across), -(-(height - top) // down)
        total += lines * (1 + (columns * bits + 7) // 8) if columns > 0 and lines > 0 else 0
    return width, height, total


def _unpacks(packed: bytes, wanted: int) -> None:
    """To as many bytes as the picture has, and never to more: what is small on the way in may be vast within."""
    unpacker = zlib.decompressobj()
    if len(unpacker.decompress(packed, wanted + 1)) != wanted or not unpacker.eof or unpacker.unused_data:
        raise BadLogo(_damaged())


def _jpeg(content: bytes) -> Logo:
    kept, at, size = [b"\xff\xd8"], 2, None
    while True:
        if content[at] != 0xFF:
            raise BadLogo(_damaged())
        while content[at + 1] == 0xFF:  # fill bytes
            at += 1
        marker = content[at + 1]
        if marker == 0xD9:
            break
        (length,) = struct.unpack_from(">H", content, at + 2)
        segment = content[at : at + 2 + length]
        if len(segment) != 2 + length or length < 2:
            raise BadLogo(_damaged())
        at += 2 + length
        if marker in _FRAMES:
            if size is not None:
                raise BadLogo(_damaged())
            size = _jpeg_header(segment)
            kept.append(segment)
        elif marker in _TABLES:
            kept.append(segment)
        elif marker == 0xDA:
            end = _end_of_scan(content, at)
            kept.append(segment + content[at:end])
            at = end
        elif not (0xE0 <= marker <= 0xEF or marker == 0xFE):  # neither an application's nor a comment
            raise BadLogo(_damaged())
    if size is None or len(kept) < 3:
        raise BadLogo(_damaged())
    return Logo(JPEG, b"".join([*kept, b"\xff\xd9"]), *size)


def _jpeg_header(segment: bytes) -> tuple[int, int]:
    depth, height, width, components = struct.unpack_from(">BHHB", segment, 4)
    if depth != 8 or components not in (1, 3, 4) or len(segment) != 10 + 3 * components:
        raise BadLogo(_damaged())
    _sized(width, height)
    return width, height


def _end_of_scan(content: bytes, at: int) -> int:
    """Where the pixels end: at a marker that is neither a stuffed zero nor a restart."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0:
            raise BadLogo(_damaged())
        if content[at + 1] != 0 and not 0xD0 <= content[at + 1] <= 0xD7:
            return at
        at += 2


def _sized(width: int, height: int) -> None:
    if not (LEAST <= width <= MOST and LEAST <= height <= MOST):
        said = _("The picture is {width} by {height} pixels. It must be from {least} to {most} each way.")
        raise BadLogo(said.format(width=width, height=height, least=LEAST, most=MOST))


def _damaged() -> str:
    return _("The picture is damaged or not as its kind should be. Save it anew as PNG or JPEG and send that.")
