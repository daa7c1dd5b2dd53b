"""What a format is, and what it may know of the page that it stands in."""

from collections.abc import Callable, Sequence
from typing import Any, Literal

from msgspec import Struct

from sitegen.model import Entry, Words


class Meta(Struct, frozen=True, gc=False):
    """A `<meta>` element; `attribute` is the one that holds `name` (`property` for Open Graph), `lang` may be empty."""

    name: str
    content: str
    lang: str = ""
    attribute: Literal["name", "property"] = "name"


class Link(Struct, frozen=True, gc=False):
    """A `<link>` element; `href` is absolute, `type` and `hreflang` may be empty."""

    rel: str
    href: str
    type: str = ""
    hreflang: str = ""


class JsonLd(Struct, frozen=True):
    """A JSON-LD block: plain dicts, lists, strings and numbers. Blocks share nodes, so nothing may change one."""

    data: dict[str, Any]


Embedded = Meta | Link | JsonLd


class Alternate(Struct, frozen=True):
    """One language version of a page, and its absolute URL."""

    lang: str
    url: str


class Download(Struct, frozen=True):
    """A file beside the page: the name and label of its format, its media type and its absolute URL."""

    format: str
    label: str
    media_type: str
    url: str


class Landing(Struct, frozen=True):
    """The page of one work in one language, and what lies beside it; every URL is absolute.

    `alternates` holds every language of the page, its own included, the site's first language first. `pdf_url` is empty
    where there is none. `citation_tags` says whether this page carries Highwire's tags.
    """

    lang: str
    url: str
    site_title: Words
    alternates: tuple[Alternate, ...] = ()
    pdf_url: str = ""
    downloads: tuple[Download, ...] = ()
    citation_tags: bool = True


class Format(Struct, frozen=True):
    """One way to say what a work is.

    `embed` gives what stands in the head of its page; `write` gives the file of one or many works, whose URLs are
    looked up by slug in its second argument. `suffix` begins with a dot.
    """

    name: str
    label: str
    media_type: str = ""
    suffix: str = ""
    embed: Callable[[Entry, Landing], Sequence[Embedded]] | None = None
    write: Callable[[Sequence[Entry], "Addresses"], bytes] | None = None


class Address(Struct, frozen=True):
    """Where a work is to be found, for a file that stands alone: its page and its PDF (may be empty), absolute."""

    url: str
    pdf_url: str = ""


Addresses = dict[str, Address]
