"""One raw entry as a set of fields to be taken: what is never taken is known at the end, so nothing is lost."""

import re
from collections.abc import Iterator, Mapping

from sitegen.language.characters import tidy
from sitegen.language.orthography import language_tag, text_language
from sitegen.model import Text, Words
from sitegen.reading.latex import has_tex, to_text, verbatim
from sitegen.reading.markup import plain_text

MULTILINGUAL = frozenset(
    (
        *("author", "editor", "translator", "bookauthor", "affiliation"),
        *("title", "subtitle", "titleaddon", "shorttitle", "maintitle", "mainsubtitle", "issuetitle"),
        *("journal", "journaltitle", "journalsubtitle", "shortjournal", "booktitle", "booksubtitle", "booktitleaddon"),
        *("series", "eventtitle", "venue", "publisher", "institution", "school", "organization", "howpublished"),
        *("address", "location", "date", "year", "month", "day", "type", "note", "abstract", "keywords"),
    )
)
LANGUAGE_FIELDS = ("langid", "language", "hyphenation")
SUFFIX = re.compile(r"(?P<base>[a-z]+)_(?P<lang>[a-z]{2,3}(?:-[a-z0-9]{2,8})*)")
PERSIAN_BIB = re.compile(r"(?P<base>author|editor|translator|title|journal|booktitle|publisher|abstract|keywords)fa")


class Record:
    """The fields of one entry; every accessor marks what it gives as taken.

    `fields` are raw TeX by lower-case name, `declared` is the language the record names (may be empty), `languages` are
    those of the site, `unknown_languages` are named by the record but not known.
    """

    def __init__(self, fields: Mapping[str, str], languages: tuple[str, ...]) -> None:
        """Take a view of `fields`; empty ones do not count."""
        self.fields = {name: value for name, value in fields.items() if not is_empty(value)}
        self.languages = languages
        self._taken: set[str] = set()
        self._suffixed = _suffixed(self.fields)
        named = {name: plain(self.fields[name]) for name in LANGUAGE_FIELDS if name in self.fields}
        tags = {name: language_tag(value) for name, value in named.items()}
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

    def verbatim(self, *names: str) -> str:
        """The first of these fields as an identifier or a URL, where TeX's ligatures and ties do not apply."""
        return verbatim(self.raw(*names)).strip(' "')

    def versions(self, *names: str) -> tuple[tuple[str, str], ...]:
        """The first of these fields in every language that the record has it in: pairs of a language and raw TeX.

        The field without suffix comes first; its language is the declared one, or what its script suggests.
        """
        found: dict[str, str] = {}
        for name in names:
            bare = self.fields.get(name)
            candidates = [(self._language(plain(bare)), name)] if bare else []
            for lang, suffixed in candidates + self._suffixed.get(name, []):
                if lang not in found:
                    found[lang] = self.fields[suffixed]
                    self._taken.add(suffixed)
                elif found[lang] == self.fields[suffixed]:
                    self._taken.add(suffixed)
        return tuple(found.items())

    def titled(self, names: tuple[str, ...], subtitle: str) -> Text:
        """The first of these fields with its subtitle, in every language.

        The field with a suffix goes with the subtitle of that suffix, the plain one with the plain one, whatever
        their scripts are; the language is that of the two together.
        """
        subtitles = dict(self._by_suffix(subtitle))
        found: dict[str, str] = {}
        for suffix, name in self._by_suffix(*names):
            title = plain(self.fields[name])
            own = subtitles.get(suffix) or subtitles.get(self._language(title), "")
            value = _with_subtitle(title, plain(self.fields.get(own, "")))
            lang = suffix or self._language(value)
            if value and found.setdefault(lang, value) == value:
                self._taken |= {name, own}
        return Text(tuple(Words(value, lang) for lang, value in found.items()))

    def localized(self, *names: str, paragraphs: bool = False) -> Text:
        """The first of these fields as text in every language."""
        versions = ((lang, plain(raw, paragraphs=paragraphs)) for lang, raw in self.versions(*names))
        return Text(tuple(Words(value, lang) for lang, value in versions if value))

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
        return tuple((name, plain(value)) for name, value in sorted(self.fields.items()) if name not in self._taken)


def plain(raw: str, *, paragraphs: bool = False) -> str:
    """Raw TeX, or HTML inside it, as plain text."""
    if "<" in raw or "&" in raw or has_tex(raw):
        return plain_text(to_text(raw), paragraphs=paragraphs)
    return tidy(raw)


def _with_subtitle(title: str, subtitle: str) -> str:
    if not subtitle:
        return title
    return f"{title} {subtitle}" if title.endswith(("?", "!", ":", "؟")) else f"{title}: {subtitle}"


def is_empty(value: str) -> bool:
    """Whether a field says nothing: blank, empty braces or a lone dash."""
    return value.strip('{}" \t\r\n\u00a0\u200c\u200e\u200f') in {"", "-", "–", "—"}


def _suffixed(fields: Mapping[str, str]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for name in sorted(fields):
        if (match := PERSIAN_BIB.fullmatch(name)) is not None:
            found.setdefault(match["base"], []).append(("fa", name))
        elif (match := SUFFIX.fullmatch(name)) is not None and match["base"] in MULTILINGUAL:
            found.setdefault(match["base"], []).append((language_tag(match["lang"]) or match["lang"], name))
    return found
