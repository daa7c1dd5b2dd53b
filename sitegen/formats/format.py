"""What a format is, and what it may know of the page that it stands in."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct

from sitegen.formats.imported import Imported
from sitegen.model import Entry, Words


class Meta(Struct, frozen=True, gc=False):
    """A `<meta>` element."""

    name: str
    content: Words


class Link(Struct, frozen=True, gc=False):
    """A `<link>` element; `href` is absolute, `type` may be empty."""

    rel: str
    href: str
    type: str = ""


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
    where there is none, and so are `linkset_url` and `image_url`, the picture for links to the page. `citation_tags`
    says whether this page carries Highwire's tags, `doi_is_ours` whether it is where the DOI of the work leads to.
    """

    lang: str
    url: str
    site_title: Words
    alternates: tuple[Alternate, ...] = ()
    pdf_url: str = ""
    downloads: tuple[Download, ...] = ()
    citation_tags: bool = True
    linkset_url: str = ""
    doi_is_ours: bool = True
    image_url: str = ""


class OfWork(Struct, frozen=True):
    """A fact that is the same on the page of a work in every language."""

    fact: Callable[[Entry], Any]


Fact = OfWork | Callable[[Entry, Landing], Any]
"""What there is to say of a work on a page. One that several rows state is looked up once for all of them."""


class Tag(Struct, frozen=True):
    """A `<meta>` element for each value of a fact: a string, words, or several of these; empty ones are none.

    `attribute` holds its name (`property` for Open Graph).
    """

    name: str
    fact: Fact
    attribute: Literal["name", "property"] = "name"


class Elements(Struct, frozen=True):
    """Elements whose names depend on the work: the fact is a sequence of `Meta` and `Link`."""

    fact: Fact


class Property(Struct, frozen=True):
    """A property of a JSON-LD block: the fact is made of plain dicts, lists, strings and numbers."""

    name: str
    fact: Fact


class Format(Struct, frozen=True):
    """One way to say what a work is.

    `head` is what stands in the head of its page, `is_cited` says that only the page that search engines shall take the
    work from has it. `properties` are those of a JSON-LD block there, by the work's class at schema.org. `write` gives
    the file of one or many works, whose URLs are looked up by slug in its second argument. `suffix` begins with a dot.
    `write_about` gives the file about the pages of one work, in every language, and `file` is what it is called.
    `holds_many` says that readers take many works from one file.
    `read` gives the records of a file in this format, and raises `UnreadableError` if it is none.
    """

    name: str
    label: str
    media_type: str = ""
    suffix: str = ""
    head: tuple[Tag | Elements, ...] = ()
    is_cited: bool = False
    properties: Mapping[str, tuple[Property, ...]] = {}
    write: Callable[[Sequence[Entry], "Addresses"], bytes] | None = None
    write_about: Callable[[Entry, Sequence[Landing]], bytes] | None = None
    file: str = ""
    holds_many: bool = False
    read: Callable[[bytes], Iterable[Imported]] | None = None


def file_name(form: Format, slug: str) -> str:
    """What the file of a format is called beside the page of a work."""
    return form.file or slug + form.suffix


class Address(Struct, frozen=True):
    """Where a work is to be found, for a file that stands alone: its page and its PDF (may be empty), absolute."""

    url: str
    pdf_url: str = ""


Addresses = dict[str, Address]
