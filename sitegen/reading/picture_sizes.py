"""How wide and high a picture is, from the head of its file: PNG, JPEG or WebP."""

from struct import unpack
from typing import BinaryIO

Size = tuple[int, int]

SUFFIXES = (".png", ".jpg", ".jpeg", ".webp")
HEAD = 30
SEGMENTS = 1_000
"""So many segments of a JPEG file are passed over; real ones have a few dozen."""

# Start of a frame, whatever its coding (ITU-T T.81, table B.1).
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def size_of(file: BinaryIO) -> Size | None:
    """Width and height in pixels; `None` where the file is no such picture."""
    head = file.read(HEAD)
    size = _png(head) or _webp(head) or (_jpeg(file) if head.startswith(b"\xff\xd8") else None)
    return size if size and all(size) else None


def _png(head: bytes) -> Size | None:
    """https://www.w3.org/TR/png-3/#11IHDR."""
    if not head.startswith(b"\x89PNG\r\n\x1a\n") or head[12:16] != b"IHDR" or len(head) < HEAD:
        return None
    width, height = unpack(">II", head[16:24])
    return width, height


def _webp(head: bytes) -> Size | None:
    """https://developers.google.com/speed/webp/docs/riff_container: extended, lossless and lossy."""
    if head[:4] != b"RIFF" or head[8:12] != b"WEBP" or len(head) < HEAD:
        return None
    if head[12:16] == b"VP8X":
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    if head[12:16] == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = unpack("<HH", head[26:30])
    return width & 0x3FFF, height & 0x3FFF


def _jpeg(file: BinaryIO) -> Size | None:
    file.seek(2)
    for _ in range(SEGMENTS):
        head = file.read(4)
        if len(head) < 4 or head[0] != 0xFF:
            return None
        if head[1] in _FRAMES:
            frame = file.read(5)
            return (int.from_bytes(frame[3:5], "big"), int.from_bytes(frame[1:3], "big")) if len(frame) == 5 else None
        file.seek(max(int.from_bytes(head[2:4], "big") - 2, 0), 1)
    return None
