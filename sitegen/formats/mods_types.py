"""What a record in MODS is in CSL's terms: what it says in somebody's vocabulary, else what its parts suggest."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element as Tree

from sitegen.formats.importing.terms import GENRE_CODES
from sitegen.formats.mods_terms import CSL, GENRES, RESOURCES, THESES, ZOTERO
from sitegen.formats.records import language, versions
from sitegen.formats.types import KINDS
from sitegen.formats.xml_reading import Source, text
from sitegen.model import Text

_THESES = {words.lower(): code for code, words in THESES.items()}
_ZOTERO = {KINDS[csl].zotero: csl for csl in sorted(KINDS, reverse=True)} | {"document": "document"}
OWN: Mapping[str | None, Mapping[str, str]] = {CSL: {name: name for name in KINDS}, ZOTERO: _ZOTERO}
"""The names of types of CSL and of Zotero, by the authority that their files state."""
_WORDS = {
    **{words: csl for csl, (_, words) in GENRES.items()},
    **dict.fromkeys(("article", "journal article", "research article", "academic journal"), "article-journal"),
    **dict.fromkeys(("thesis", "theses", "dissertation", "academic theses", *_THESES), "thesis"),
    **dict.fromkeys(("book section", "book chapter", "chapter"), "chapter"),
    **dict.fromkeys(("conference paper", "conference proceeding"), "paper-conference"),
    **dict.fromkeys(("dataset", "data set", "numeric data"), "dataset"),
    **dict.fromkeys(("preprint", "publication-preprint"), "article"),
    **dict.fromkeys(("report", "technical report"), "report"),
    **dict.fromkeys(("web page", "web site", "website"), "webpage"),
}
"""Genres of MARC, bibutils and repositories, in lower case."""
PLAIN = frozenset(("", "text", "software, multimedia"))
"""Resources that say less than every type does."""
_RESOURCES = {
    resource: csl for csl, resource in sorted(RESOURCES.items(), reverse=True) if resource != "software, multimedia"
}
HOST_WORDS = {
    **dict.fromkeys(("periodical", "journal", "academic journal", "continuing"), "article-journal"),
    **dict.fromkeys(("conference publication", "conference proceedings", "proceedings"), "paper-conference"),
    **dict.fromkeys(("book", "collection", "monographic"), "chapter"),
    "magazine": "article-magazine",
    "newspaper": "article-newspaper",
    "web site": "webpage",
}


def work_type(source: Source) -> tuple[str, str, Text]:
    """CSL's type, the code of the genre of a thesis, and the record's own words for a genre."""
    genres = [(node, text(node)) for node in source.root.findall("genre")]
    csl = _said(genres)
    code = next((_THESES[value.lower()] for _, value in genres if value.lower() in _THESES), "")
    plain = (value.lower() for node, value in genres if not node.get("authority"))
    code = code or next((GENRE_CODES[value] for value in plain if value in GENRE_CODES), "")
    known = [node for node, value in genres if value.lower() in _WORDS or value in OWN.get(node.get("authority"), ())]
    source.take(known)
    kind = csl or _of_host(source) or _of_record(source)
    source.take([node for node in source.root.findall("typeOfResource") if text(node) in PLAIN | _RESOURCES.keys()])
    source.all("originInfo/issuance")
    return kind, code, _own_words(source, kind, [pair for pair in genres if pair[0] not in known])


def _own_words(source: Source, kind: str, genres: list[tuple[Tree, str]]) -> Text:
    """What the record calls the kind of a thesis or a report; files of this site, that of anything."""
    is_told = kind in {"thesis", "report"} or source.root.find(f"genre[@authority='{CSL}']") is not None
    own = [node for node, _ in genres if not node.get("authority") and is_told]
    found = [(language(node.get("xml:lang", node.get("lang", ""))), text(node)) for node in source.take(own)]
    return versions(found, source, "genre")


def _said(genres: list[tuple[Tree, str]]) -> str:
    """The type by a genre: CSL's own, else Zotero's, else one of the usual words."""
    for authority, names in OWN.items():
        for node, value in genres:
            if node.get("authority") == authority and value in names:
                return names[value]
    return next((_WORDS[value.lower()] for _, value in genres if value.lower() in _WORDS), "")


def _of_host(source: Source) -> str:
    """The type that follows from what the work appeared in."""
    host = source.root.find("relatedItem[@type='host']")
    if host is None:
        return ""
    words = [text(node).lower() for path in ("genre", "originInfo/issuance") for node in host.findall(path)]
    named = next((HOST_WORDS[word] for word in words if word in HOST_WORDS), "")
    is_serial = host.find("identifier[@type='issn']") is not None or host.find("part/detail[@type='issue']") is not None
    return named or ("article-journal" if is_serial else "chapter")


def _of_record(source: Source) -> str:
    resource = text(source.root.find("typeOfResource"))
    is_book = text(source.root.find("originInfo/issuance")) in {"monographic", "single unit", "multipart monograph"}
    has_isbn = source.root.find("identifier[@type='isbn']") is not None
    default = "book" if is_book or has_isbn else "document"
    return str(_RESOURCES.get(resource, default))
