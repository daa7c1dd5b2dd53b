"""The journal of an article in JATS."""

from sitegen.formats.jats_terms import ISSN_TYPES
from sitegen.formats.jats_values import Nodes, each, line, translations, worded
from sitegen.formats.xml import element
from sitegen.model import Container, Entry


def journal_meta(entry: Entry) -> Nodes:
    """The journal, if the work is in one, and who published the work."""
    journal = entry.container if entry.container and entry.container.kind == "periodical" else None
    titles = _journal_titles(journal, entry.language) if journal else ()
    own = (node for issn in entry.issn for node in line("issn", issn))
    return element("journal-meta", {}, *titles, *own, *element("publisher", {}, *_publisher(entry)))


def _publisher(entry: Entry) -> Nodes:
    """The name in each language with the place in the same one, or in any other; there is none without a name."""
    lang, place = entry.language, entry.publisher_place
    names = (entry.publisher.best(lang), *entry.publisher.others(lang)) if entry.publisher else ()
    left = {words.lang: words for words in (place.best(lang), *place.others(lang)) if words.value}
    places = [left.pop(name.lang, None) for name in names]
    found = [own or left.pop(next(iter(left), ""), None) for own in places]
    pairs = zip(names, found, strict=True)
    return tuple(
        node
        for name, at in pairs
        for node in (*worded("publisher-name", name, lang), *(worded("publisher-loc", at, lang) if at else ()))
    )


def _journal_titles(journal: Container, lang: str) -> Nodes:
    # Of several that are not said to be online it is not known which one is that of the printed journal.
    kinds = (ISSN_TYPES[0] if len(journal.issn) == 1 else ("", ""), ISSN_TYPES[1])
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
