"""What a value is known by: a short hash that is the same on every machine."""

from hashlib import blake2b
from typing import Any

import msgspec

SIZE = 16

_encode = msgspec.msgpack.Encoder(order="deterministic").encode


def digest(*parts: bytes) -> bytes:
    """The hash of some bytes; where one part ends and the next one begins counts."""
    hashed = blake2b(digest_size=SIZE)
    for part in parts:
        hashed.update(len(part).to_bytes(8, "little"))
        hashed.update(part)
    return hashed.digest()


def digest_of(*values: Any) -> bytes:
    """The hash of values that msgspec can encode, their order in mappings aside."""
    return blake2b(_encode(values), digest_size=SIZE).digest()
