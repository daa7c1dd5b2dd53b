"""What a build is made of: files, as values."""

from msgspec import Struct


class File(Struct, frozen=True):
    """A file of the site: its name, relative to the output folder with `/`, and its bytes."""

    file: str
    body: bytes
