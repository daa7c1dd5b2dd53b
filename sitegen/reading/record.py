"""One raw entry as a set of fields to be taken: what is never taken is known at the end, so nothing is lost."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from sitegen.language.characters import tidy
from sitegen.language.markup import plain_text
from sitegen.language.orthography import language_tag, language_tags, text_language
from sitegen.model import Text, Words
from sitegen.reading.latex import has_tex, to_text, verbatim

MULTILINGUAL = frozenset(
    (
        *("author", "editor", "translator", "bookauthor", "advisor", "affiliation"),
        *("title", "subtitle", "titleaddon", "shorttitle", "maintitle", "mainsubtitle", "issuetitle"),
        *("journal", "journaltitle", "journalsubtitle", "shortjournal", "booktitle", "booksubtitle", "booktitleaddon"),
        *("series", "eventtitle", "venue", "publisher", "institution", "school", "organization", "howpublished"),
        *(
            "address",
            "location",
            "date",
            "year",
            "month",
            "day",
            "type",
            "note",
            "funding",
            "abstract",
            "keywords",
            "references",
        ),
    )
)
LANGUAGE_FIELDS = ("langid", "language", "hyphenation")
# `author_ror` has ROR IDs, and no names in Rongga.
SUFFIX = re.compile(
    r"(?!(?:author|editor|translator|bookauthor|advisor)_ror$)(?P<base>[a-z]+)_(?P<lang>[a-z]{2,3}(?:-[a-z0-9]{2,8})*)"
)
# Our own exports write "<" so; other programs write `{\textless}` or `\textless `, and mean tags as well. Its sign,
# while tags are taken out, is no character.
_LESS_THAN = re.compile(r"(?<!\\)\\textless\{\}")
_LESS_THAN_SIGN = "\ufdd0"
PERSIAN_BIB = re.compile(r"(?P<base>author|editor|translator|title|journal|booktitle|publisher|abstract|keywords)fa")


class Record:
    """The fields of one entry; every accessor marks what it gives as taken.

    `fields` are raw TeX by lower-case name, `declared` is the language the record names (may be empty), `languages` are
    those of the site, `unknown_languages` are named by the record but not known, `several_languages` are values that
    name more than one. `bases` are the names of the fields, and those of the fields that they say in another language.
    """

    def __init__(self, fields: Mapping[str, str], languages: tuple[str, ...]) -> None:
        """Take a view of `fields`; empty ones do not count."""
        self.fields = {name: value for name, value in fields.items() if not is_empty(value)}
        self.languages = languages
        self._taken: set[str] = set()
        self._texts: dict[str, str] = {}
        self._suffixed = _suffixed(self.fields)
        self.bases = self.fields.keys() | self._suffixed.keys()
        named = {name: plain(self.fields[name]) for name in LANGUAGE_FIELDS if name in self.fields}
        tags = {name: language_tag(value) for name, value in named.items()}
        self.several_languages = tuple(value for value in named.values() if len(language_tags(value)) > 1)
        self.declared = next(filter(None, tags.values()), "")
        self.unknown_languages = tuple(named[name] for name, tag in tags.items() if not tag)
        self._taken |= {name for name, tag in tags.items() if tag and tag == self.declared}

    def raw(self, *names: str) -> str:
        """The first of these fields that the record has, as it stands, or an empty string."""
        for name in names:
            if name in self.fields:
                self._taken.add(name)
                return self.fields[name]
        return ""

    def text(self, *names: str) -> str:
        """The first of these fields as plain text."""
        return plain(self.raw(*names))

    def plain(self, name: str) -> str:
        """A field as plain text, without taking it; empty if the record does not have it."""
        text = self._texts.get(name)
        if text is None:
            text = self._texts[name] = plain(self.fields.get(name, ""))
        return text

    def verbatim(self, *names: str) -> str:
        """The first of these fields as an identifier or a URL, where TeX's ligatures and ties do not apply."""
        return verbatim(self.raw(*names)).strip(' "')

    def versions(self, *names: str) -> tuple[tuple[str, str], ...]:
        """The first of these fields in every language that the record has it in: pairs of a language and raw TeX.

        The field without suffix comes first; its language is the declared one, or what its script suggests.
        """
        return tuple((lang, self.fields[name]) for lang, name in self._versions(names))

    def _versions(self, names: tuple[str, ...]) -> Iterable[tuple[str, str]]:
        """The first of these fields in every language: pairs of a language and the name of the field."""
        found: dict[str, str] = {}
        for name in names:
            candidates = [(self._language(self.plain(name)), name)] if name in self.fields else []
            for lang, field in candidates + self._suffixed.get(name, []):
                if self.fields[found.setdefault(lang, field)] == self.fields[field]:
                    self._taken.add(field)
        return found.items()

    def titled(self, names: tuple[str, ...], subtitle: str) -> Text:
        """The first of these fields with its subtitle, in every language.

        The field with a suffix goes with the subtitle of that suffix, the plain one with the plain one, whatever
        their scripts are; the language is that of the two together.
        """
        subtitles = dict(self._by_suffix(subtitle))
        found: dict[str, str] = {}
        for suffix, name in self._by_suffix(*names):
            value, own = self.plain(name), ""
            if subtitles:
                own = subtitles.get(suffix) or subtitles.get(self._language(value), "")
                value = _with_subtitle(value, self.plain(own))
            lang = suffix or self._language(value)
            if value and found.setdefault(lang, value) == value:
                self._taken |= {name, own}
        return Text(tuple(Words(value, lang) for lang, value in found.items()))

    def localized(self, *names: str, paragraphs: bool = False) -> Text:
        """The first of these fields as text in every language."""
        read = self._paragraphs if paragraphs else self.plain
        versions = ((lang, read(name)) for lang, name in self._versions(names))
        return Text(tuple(Words(value, lang) for lang, value in versions if value))

    def _paragraphs(self, name: str) -> str:
        """A field as plain text with a line for each paragraph, which only HTML has."""
        raw = self.fields[name]
        return plain(raw, paragraphs=True) if "<" in raw or "&" in raw else self.plain(name)

    def _by_suffix(self, *names: str) -> Iterator[tuple[str, str]]:
        """The fields of these names by the language in their suffix, which is empty for the field without one."""
        for name in names:
            yield from (("", name),) if name in self.fields else ()
            yield from self._suffixed.get(name, ())

    def _language(self, value: str) -> str:
        return text_language(value, self.declared, self.languages)

    def has_taken(self, name: str) -> bool:
        """Whether something has taken a field."""
        return name in self._taken

    def rest(self) -> tuple[tuple[str, str], ...]:
        """The fields that nothing has taken, as text, by name."""
        return tuple((name, self.plain(name)) for name in sorted(self.fields.keys() - self._taken))


def plain(raw: str, *, paragraphs: bool = False) -> str:
    """Raw TeX, or HTML inside it, as plain text."""
    if not has_markup(raw):
        return tidy(raw)
    if "\\textless{}" not in raw:
        return plain_text(to_text(raw), paragraphs=paragraphs)
    return plain_text(to_text(_LESS_THAN.sub(_LESS_THAN_SIGN, raw)), paragraphs=paragraphs).replace(
        _LESS_THAN_SIGN, "<"
    )


def has_markup(raw: str) -> bool:
    """Whether a value may hold TeX or HTML, and is not text as it stands."""
    return "<" in raw or "&" in raw or has_tex(raw)


def _with_subtitle(title: str, subtitle: str) -> str:
    if not subtitle:
        return title
    return f"{title} {subtitle}" if title.endswith(("?", "!", ":", "؟")) else f"{title}: {subtitle}"


def is_empty(value: str) -> bool:
    """Whether a field says nothing: blank, empty braces or a lone dash."""
    if value[:1].isalnum():
        return False
    words = value.strip('{}" \t\r\n\u00a0\u200c\u200e\u200f')
    return len(words) < 2 and words in {"", "-", "–", "—"}


def _suffixed(fields: Mapping[str, str]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for name in sorted(fields):
        base, lang = suffix(name)
        if base in MULTILINGUAL:
            found.setdefault(base, []).append((lang, name))
    return found


@lru_cache(maxsize=1024)
def suffix(name: str) -> tuple[str, str]:
    """The name of the field that a field says in another language, and that language; both empty without a suffix."""
    if (persian := PERSIAN_BIB.fullmatch(name)) is not None:
        return persian["base"], "fa"
    if (found := SUFFIX.fullmatch(name)) is not None:
        return found["base"], language_tag(found["lang"]) or found["lang"]
    return "", ""
