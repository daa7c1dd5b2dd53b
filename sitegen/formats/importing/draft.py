"""A record of a foreign file while it is read: what it says in CSL's terms, and what finds no place in BibLaTeX.

At the end it is a work, which the writer of BibLaTeX makes fields of: so the readers of all formats say only which tag
is which variable.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, repeat
from typing import Any

from msgspec.structs import replace

from sitegen.formats.format import Address
from sitegen.formats.imported import Imported
from sitegen.formats.importing.entry import entry_of, key_of
from sitegen.formats.importing.names import OTHERS
from sitegen.formats.importing.terms import (
    CONTAINERS,
    LANGUAGES,
    LISTS,
    LONGEST_LABEL,
    NUMBERS,
    ROLES,
    SERIALS,
    STRINGS,
    TEXTS,
    one_number,
    page_range,
    placed,
    serial,
)
from sitegen.language.markup import bare_text, has_words_in_tags
from sitegen.language.names import display
from sitegen.language.orthography import language_tag, text_language
from sitegen.model import Affiliation, Container, Date, Keyword, Name, PageRange, Person, ReferenceList, Text, Words
from sitegen.notice import Notice, NoticeKind

Told = tuple[str, tuple[Affiliation, ...]]
"""What a file says of one person beside the name: an ORCID iD, and affiliations."""
NOTHING: Told = ("", ())
FIELDS = {"container_author": "bookauthor"}
"""What BibLaTeX calls the roles that it has another name for."""


class Draft:
    """A record of a type of CSL's (`kind`), whose words are in a language that the file names in whatever way."""

    def __init__(self, kind: str, language: str = "") -> None:
        """Begin with nothing but the type and the language."""
        self.kind = kind
        self.language = language_tag(language)
        self.date: Date | None = None
        self.page: PageRange | None = None
        self.notice: NoticeKind | None = None
        self.key = ""
        self.line = 0
        self.references: list[str] = []
        self._texts: dict[str, dict[str, str]] = {}
        self._lists: dict[str, dict[str, str]] = {}
        self._strings: dict[str, str] = {}
        self._places: dict[str, tuple[str, int]] = {}
        self._people: dict[str, tuple[Person, ...]] = {}
        self._et_al: set[str] = set()
        self._translated_keywords: list[Keyword] = []
        self._extra: dict[str, str] = {}
        self._lost: dict[str, int] = {}

    def put(self, place: str, written: str, label: str, lang: str = "") -> None:
        """A value at its place: the name of a variable, or `extra:` and the name of a field; `label` is the tag.

        `lang` is the language that the file names for this value alone.
        """
        value = bare_text(written)
        if has_words_in_tags(written):
            self.lose(label, written)
        if not value:
            return
        if place in TEXTS:
            self._put_text(place, value, label, lang)
        elif place in LISTS:
            self._lists.setdefault(place, {}).setdefault(serial(value) if place in SERIALS else value, value)
        elif place.startswith("extra:"):
            self._put_once(self._extra, place.removeprefix("extra:"), value, label)
        elif place == "pages":
            self._put_pages(value, label)
        else:
            self._put_string(place, value, label)

    def lose(self, label: str, value: str) -> None:
        """A value that nothing has a place for, with its tag; it is in the line that is read now (`line`, if known)."""
        text = " ".join(value.split())
        shown = f"{text[:LONGEST_LABEL]}…" if len(text) > LONGEST_LABEL else text
        self._lost.setdefault(f"{label}{shown}", self.line)

    def put_key(self, named: str, label: str) -> None:
        """What the file calls the record, if a citation key may look so and it has none yet."""
        key = key_of(named)
        self.key = self.key or key
        if named and (not key or key != self.key):
            self.lose(label, named)

    def has(self, *places: str) -> bool:
        """Whether one of some places is filled."""
        return any(place in self._texts or place in self._strings or place in self._lists for place in places)

    def people(
        self,
        role: str,
        names: Sequence[Name],
        translated: Iterable[Sequence[Name]] = (),
        told: Sequence[Told] = (),
    ) -> None:
        """The names of a role, and the same people's names in other languages, if there are as many.

        A name that says "others" says that the list goes on; `told` is what else is said of each of the names.
        """
        more = [said for name, said in zip(names, chain(told, repeat(NOTHING)), strict=False) if display(name)]
        named = [name for name in names if display(name)]
        while named and display(named[-1]).lower() in OTHERS:
            named.pop()
            self._et_al.add(role)
        others = [list(each) for each in translated if len(each) == len(named)]
        persons = (self._person(each) for each in zip(named, *others, strict=True))
        known = tuple(_with(person, *said) for person, said in zip(persons, more, strict=False))
        self._people[role] = self._people.get(role, ()) + known

    def keywords_in(self, lang: str, values: Iterable[str]) -> None:
        """The keywords in another language."""
        self._translated_keywords += [Keyword(value, lang) for written in values if (value := bare_text(written))]

    def imported(self) -> Imported:
        """The entry that the record becomes."""
        numbers = {name: self._strings.pop(name) for name in NUMBERS if name in self._strings}
        values: dict[str, Any] = {
            "type": self.kind,
            **self._number(numbers),
            **{name: self._text(name) for name in TEXTS - {"container", "container_short"}},
            **{name: self._strings.get(name, "") for name in STRINGS},
            **{role: self._people.get(role, ()) for role in ROLES},
            "container": self._container(),
            "language": self.language or "und",
            **self._lines(),
        }
        made = entry_of(values, Address("", values["pdf"]), self._extra, self._lose_placed)
        return replace(made, key=self.key, losses=tuple(self._lost.items()))

    def _lines(self) -> dict[str, Any]:
        """What stands in a line of its own in every work: dates, pages, keywords, who is not named."""
        words = list(self._lists.get("keyword", {}).values())
        lang = self._language(" ".join(words)) if words else ""
        return {
            "issued": self.date,
            "page": self.page,
            "references": self._references(),
            "notices": (Notice(self.notice),) if self.notice else (),
            "isbn": tuple(self._lists.get("isbn", {}).values()),
            "keywords": (*(Keyword(word, lang) for word in words), *self._translated_keywords),
            "et_al": "author" in self._et_al,
            "et_al_roles": tuple(sorted(FIELDS.get(role, role) for role in self._et_al - {"author"})),
        }

    def _references(self) -> tuple[ReferenceList, ...]:
        lang = self.language or "und"
        items = tuple(Words(words, lang) for words in self.references)
        return (ReferenceList(lang, items),) if items else ()

    def _container(self) -> Container | None:
        title, short = self._text("container"), self._text("container_short")
        printed, online = (tuple(self._lists.get(name, {}).values()) for name in ("issn", "eissn"))
        kind: Any = CONTAINERS.get(self.kind)
        if kind and (title or short):
            return Container(kind, title or short, short_title=short, issn=printed, eissn=online)
        stated = {"booktitle": title, "shorttitle": Text(), "shortjournal": short}
        self._extra |= {name: text.versions[0].value for name, text in stated.items() if text}
        numbers = {"issn": printed, "eissn": online}
        self._extra |= {name: ", ".join(values) for name, values in numbers.items() if values}
        return None

    def _number(self, numbers: Mapping[str, str]) -> Mapping[str, str]:
        """The one number that there is a field for."""
        kept, others, self.page = one_number(self.kind, numbers, self.page)
        for name, value in others.items():
            self._lose_placed(name, value)
        return kept

    def _text(self, place: str) -> Text:
        return Text(tuple(Words(value, lang) for lang, value in self._texts.get(place, {}).items()))

    def _put_text(self, place: str, value: str, label: str, lang: str) -> None:
        texts = self._texts.setdefault(place, {})
        lang = lang or self._language(value)
        if value in texts.values():
            return
        if lang not in texts:
            texts[lang] = value
        elif place == "note":
            texts[lang] += f" {value}"
        elif place == "abstract":
            self._put_text("note", value, label, lang)
        else:
            self.lose(label, value)

    def _put_once(self, values: dict[str, str], name: str, value: str, label: str) -> None:
        if values.setdefault(name, value) != value:
            self.lose(label, value)
        self._places.setdefault(name, (label, self.line))

    def _lose_placed(self, name: str, value: str) -> None:
        """A value that had a place, which another one needs, by the tag that it was found at."""
        label, self.line = self._places.get(name, (f"{name}: ", self.line))
        self.lose(label, value)

    def _put_string(self, place: str, written: str, label: str) -> None:
        found, value = placed(place, written)
        if found:
            self._put_once(self._strings, found, value, label)
        else:
            self.lose(label, value)

    def _put_pages(self, value: str, label: str) -> None:
        pages = page_range(value)
        self.page = self.page or pages
        if pages != self.page:
            self.lose(label, value)

    def _person(self, names: Iterable[Name]) -> Person:
        own = [_in(name, name.lang if name.lang != "und" else self._language(display(name))) for name in names]
        return Person(tuple({name.lang: name for name in reversed(own)}.values())[::-1])

    def _language(self, value: str) -> str:
        return text_language(value, self.language, LANGUAGES)


def _in(name: Name, lang: str) -> Name:
    return Name(name.family, name.given, name.particle, name.suffix, name.literal, lang)


def _with(person: Person, number: str, places: Iterable[Affiliation]) -> Person:
    """A person with an ORCID iD and affiliations."""
    return replace(person, orcid=bare_text(number), affiliations=tuple(dict.fromkeys(places)))
