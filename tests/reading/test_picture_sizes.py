"""How large a picture is, from the first bytes of its file."""

from io import BytesIO
from struct import pack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.reading.picture_sizes import size_of

WIDTH, HEIGHT = 640, 905
PNG = b"\x89PNG\r\n\x1a\n" + pack(">I", 13) + b"IHDR" + pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0) + b"crc."
EXIF = b"\xff\xe1" + pack(">H", 9_002) + b"Exif" + b"\xff\xc0" * 4_498
FRAME = pack(">HBHHB", 11, 8, HEIGHT, WIDTH, 1) + bytes(3)
LARGE = b"VP8X" + pack("<I", 10) + bytes(4) + (WIDTH - 1).to_bytes(3, "little") + (HEIGHT - 1).to_bytes(3, "little")
LOSSLESS = b"VP8L" + pack("<I", 99) + b"\x2f" + ((WIDTH - 1) | (HEIGHT - 1) << 14).to_bytes(4, "little") + bytes(9)
LOSSY = b"VP8 " + pack("<I", 99) + bytes(3) + b"\x9d\x01\x2a" + pack("<HH", WIDTH, HEIGHT)

PICTURES = {
    "png": PNG,
    "jpeg": b"\xff\xd8" + EXIF + b"\xff\xc0" + FRAME,
    "progressive-jpeg": b"\xff\xd8\xff\xdb\x00\x04xx" + EXIF + b"\xff\xc2" + FRAME + bytes(20),
    "webp": b"RIFF____WEBP" + LARGE,
    "lossless-webp": b"RIFF____WEBP" + LOSSLESS,
    "lossy-webp": b"RIFF____WEBP" + LOSSY,
}


@pytest.mark.parametrize("kind", PICTURES)
def test_the_size_is_in_the_head(kind: str) -> None:
    assert size_of(BytesIO(PICTURES[kind])) == (WIDTH, HEIGHT)


@pytest.mark.parametrize("kind", PICTURES)
@pytest.mark.parametrize("length", [0, 1, 3, 12, 20])
def test_what_is_cut_off_has_no_size(kind: str, length: int) -> None:
    assert size_of(BytesIO(PICTURES[kind][:length])) is None


@pytest.mark.parametrize(
    "data",
    [b"<svg xmlns='http://www.w3.org/2000/svg'/>" * 9, PNG.replace(pack(">I", WIDTH), bytes(4)), b"\xff\xd8" * 9_999],
)
def test_what_is_no_picture_has_no_size(data: bytes) -> None:
    assert size_of(BytesIO(data)) is None


@given(st.sampled_from([b"", b"\xff\xd8", b"\xff\xd8\xff", b"RIFF____WEBPVP8 ", PNG[:16]]), st.binary(max_size=200))
def test_no_bytes_break_it(start: bytes, data: bytes) -> None:
    size = size_of(BytesIO(start + data))
    assert size is None or min(size) > 0
