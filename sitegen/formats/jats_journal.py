"""The journal of an article in JATS."""

from sitegen.formats.facts import is_printed
from sitegen.formats.jats_terms import ISSN_TYPES
from sitegen.formats.jats_values import Nodes, each, line, translations, worded
from sitegen.formats.xml import element
from sitegen.model import Container, Entry, Text, Words


def journal_meta(entry: Entry) -> Nodes:
    """The journal, if the work is in one, and who published the work."""
    journal = entry.container if entry.container and entry.container.kind == "periodical" else None
    titles = _journal_titles(journal, entry.language) if journal else ()
    own = (node for issn in entry.issn for node in line("issn", issn))
    return element("journal-meta", {}, *titles, *own, *element("publisher", {}, *_publisher(entry)))


def places_left(entry: Entry) -> tuple[Words, ...]:
    """The places of the publisher that stand beside no name of it, since each has to stand below one."""
    beside = [at for _, at in _publishers(entry)]
    return tuple(words for words in _versions(entry.publisher_place, entry.language) if words not in beside)


def _publisher(entry: Entry) -> Nodes:
    lang = entry.language
    return tuple(
        node
        for name, at in _publishers(entry)
        for node in (*worded("publisher-name", name, lang), *(worded("publisher-loc", at, lang) if at else ()))
    )


def _publishers(entry: Entry) -> list[tuple[Words, Words | None]]:
    """The name in each language with the place in the same one, or in any other; there is none without a name."""
    names = _versions(entry.publisher, entry.language)
    left = {words.lang: words for words in _versions(entry.publisher_place, entry.language)}
    places = [left.pop(name.lang, None) for name in names]
    return [(name, at or left.pop(next(iter(left), ""), None)) for name, at in zip(names, places, strict=True)]


def _versions(text: Text, lang: str) -> tuple[Words, ...]:
    """The words in each language, those in `lang` first."""
    return tuple(words for words in (text.best(lang), *text.others(lang)) if words.value)


def _journal_titles(journal: Container, lang: str) -> Nodes:
    kinds = (ISSN_TYPES[0] if is_printed(journal) else ("", ""), ISSN_TYPES[1])
    issns = zip(kinds, (journal.issn, journal.eissn), strict=True)
    return (
        *line("journal-id", journal.slug, journal_id_type="publisher-id"),
        *element(
            "journal-title-group",
            {},
            *worded("journal-title", journal.title.best(lang), lang),
            *translations("trans-title-group", "trans-title", journal.title, lang),
            *each("abbrev-journal-title", journal.short_title, lang),
        ),
        *(
            node
            for (pub_type, form), values in issns
            for issn in values
            for node in line("issn", issn, pub_type=pub_type, publication_format=form)
        ),
    )
