"""The values that every page and every format is a function of: immutable, named in CSL's terms.

CSL's terms: https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables. Languages are BCP 47
tags, `und` where unknown. Every string is plain text: no TeX, no HTML, no control or direction characters.
An empty string, an empty tuple or `None` means that the record does not say, and is not encoded. No value refers to
itself, so Python's collector of reference cycles need not look at them (`gc=False`).
"""

from typing import Literal

from msgspec import Struct

from sitegen.notice import Notice


class Words(Struct, frozen=True, gc=False, cache_hash=True, omit_defaults=True):
    """Words in one language."""

    value: str
    lang: str = "und"


class Text(Struct, frozen=True, gc=False, cache_hash=True, omit_defaults=True):
    """The same words in one or more languages, the record's own first; at most one version a language."""

    versions: tuple[Words, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.versions)

    def best(self, lang: str) -> Words:
        """The version in `lang`, else the first one, else no words."""
        for words in self.versions:
            if words.lang == lang:
                return words
        return self.versions[0] if self.versions else Words("")

    def exact(self, lang: str) -> str:
        """The words in `lang`, or an empty string."""
        for words in self.versions:
            if words.lang == lang:
                return words.value
        return ""

    def others(self, lang: str) -> tuple[Words, ...]:
        """Every version but the one that `best(lang)` gives."""
        best = self.best(lang)
        return tuple(words for words in self.versions if words != best)


class Name(Struct, frozen=True, gc=False, cache_hash=True, omit_defaults=True):
    """A name as written in one script.

    `literal` is the whole name of an organisation, or one that has no parts; `particle` is CSL's non-dropping particle.
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""
    lang: str = "und"


class Affiliation(Struct, frozen=True, gc=False):
    """An organisation that a person belongs to; `ror` is its URL at https://ror.org or empty."""

    name: Text
    ror: str = ""


class Person(Struct, frozen=True, gc=False, cache_hash=True, omit_defaults=True):
    """A human or an organisation with a name for each language, the record's own first.

    `slug` names the page `authors/<slug>/`; empty for those without a page. `orcid` is bare: `0000-0002-1825-0097`.
    """

    names: tuple[Name, ...]
    slug: str = ""
    orcid: str = ""
    affiliations: tuple[Affiliation, ...] = ()

    def best(self, lang: str) -> Name:
        """The name in `lang`, else the record's own."""
        for name in self.names:
            if name.lang == lang:
                return name
        return self.names[0]


class DateParts(Struct, frozen=True, order=True, gc=False, omit_defaults=True):
    """A day, a month or a year of one calendar; 0 where the month or the day is not known."""

    year: int
    month: int = 0
    day: int = 0


class Date(Struct, frozen=True, gc=False, omit_defaults=True):
    """When something was issued.

    `literal` is what the record says, and all there is for "forthcoming". `start` and `end` are Gregorian; `end` is
    there for a range only. `persian` is the solar Hijri date where the record states it or where it follows exactly.
    `calendar` is the one the record uses (CLDR names), `season` is 1 for spring to 4 for winter of that calendar,
    `approximate` says that the record, or the conversion of a bare solar year, is not exact.
    """

    literal: str
    calendar: Literal["gregory", "persian"] = "gregory"
    start: DateParts | None = None
    end: DateParts | None = None
    persian: DateParts | None = None
    season: int = 0
    approximate: bool = False


class PageRange(Struct, frozen=True, gc=False, omit_defaults=True):
    """Pages as the record writes them, and as first and last page in ASCII digits (`last` may be empty).

    Where `is_article_number`, `first` is no page but the number that a work without pages has in its place.
    """

    literal: str
    first: str = ""
    last: str = ""
    is_article_number: bool = False


class Keyword(Struct, frozen=True, gc=False, cache_hash=True, omit_defaults=True):
    """A keyword in one language; `slug` names the page `keywords/<slug>/`."""

    value: str
    lang: str
    slug: str = ""


class ReferenceList(Struct, frozen=True, gc=False):
    """What a work cites, as its record lists it in one language; a reference may itself be in another."""

    lang: str
    items: tuple[Words, ...]


ContainerKind = Literal["periodical", "book", "proceedings", "website"]
"""What works appear in."""


class Container(Struct, frozen=True, gc=False, cache_hash=True, omit_defaults=True):
    """What a work appeared in.

    `slug` is its part of the address of its volumes and issues. `issn` holds the printed ones, `eissn` the online ones
    (`1234-5679`). `license` is a URL. `solar_years` are the years of volumes in the solar Hijri calendar.
    """

    kind: ContainerKind
    title: Text
    slug: str = ""
    short_title: Text = Text()
    issn: tuple[str, ...] = ()
    eissn: tuple[str, ...] = ()
    publisher: Text = Text()
    url: str = ""
    license: str = ""
    solar_years: tuple[tuple[str, int], ...] = ()

    @property
    def issns(self) -> tuple[str, ...]:
        """The printed ISSNs, then the online ones, each once."""
        return tuple(dict.fromkeys(self.issn + self.eissn))


class Entry(Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """One work.

    `key` is its citation key, `slug` names the page `works/<slug>/`. `type` is CSL's, `bibtex_type` the record's own in
    lower case. `language` is the language of the full text. `issue` and `volume` are of the container; `number` is the
    work's own (a report, a patent, an article number). `publisher` is also the institution of a thesis or a report.
    `issn` is of what has no container: of a periodical itself, or of the series of a book or a report.
    `advisor` is who supervised a thesis, `funding` the record's own words for who paid for the work.
    `genre` is the record's own words for the kind of a thesis or a report, `genre_code` is BibLaTeX's name for it
    (`phdthesis`, `mathesis`, `bathesis`, `candthesis`, `techreport`, `resreport`), whose words are the locale's.
    `et_al` says that there are more authors, `et_al_roles` names the other roles (`editor`) whose lists go on.
    `pdf` is an absolute URL, or the name of a file in `content/files/`; `url` is the publisher's page.
    `notices` are what other works say of this one, `concerns` the works that it is itself the notice of.
    `prose` is Markdown already turned into HTML. `extra` holds the fields that have no place here, as text.
    """

    key: str
    slug: str
    type: str
    bibtex_type: str
    language: str
    title: Text
    short_title: Text = Text()
    author: tuple[Person, ...] = ()
    et_al: bool = False
    et_al_roles: tuple[str, ...] = ()
    editor: tuple[Person, ...] = ()
    translator: tuple[Person, ...] = ()
    advisor: tuple[Person, ...] = ()
    container_author: tuple[Person, ...] = ()
    container: Container | None = None
    collection_title: Text = Text()
    collection_number: str = ""
    event_title: Text = Text()
    event_place: Text = Text()
    genre: Text = Text()
    genre_code: str = ""
    issued: Date | None = None
    volume: str = ""
    issue: str = ""
    number: str = ""
    edition: str = ""
    version: str = ""
    page: PageRange | None = None
    number_of_pages: str = ""
    publisher: Text = Text()
    publisher_place: Text = Text()
    doi: str = ""
    isbn: tuple[str, ...] = ()
    issn: tuple[str, ...] = ()
    arxiv: str = ""
    pmid: str = ""
    url: str = ""
    pdf: str = ""
    license: str = ""
    abstract: Text = Text()
    keywords: tuple[Keyword, ...] = ()
    note: Text = Text()
    funding: Text = Text()
    references: tuple[ReferenceList, ...] = ()
    notices: tuple[Notice, ...] = ()
    concerns: tuple[Notice, ...] = ()
    prose: Text = Text()
    extra: tuple[tuple[str, str], ...] = ()

    @property
    def contributors(self) -> tuple[Person, ...]:
        """Everyone who made the work, besides its authors."""
        return self.editor + self.translator + self.advisor

    def keywords_in(self, lang: str) -> tuple[Keyword, ...]:
        """The keywords in `lang`, else those in the language of the first one."""
        wanted = tuple([keyword for keyword in self.keywords if keyword.lang == lang])
        return wanted or tuple([keyword for keyword in self.keywords if keyword.lang == self.keywords[0].lang])

    def references_in(self, lang: str) -> tuple[Words, ...]:
        """The references as they are listed in `lang`, else as the first list has them."""
        own = next((one for one in self.references if one.lang == lang), None)
        return own.items if own else self.references[0].items if self.references else ()
