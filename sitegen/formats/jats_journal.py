"""The journal of an article in JATS."""

from sitegen.formats.jats_terms import ISSN_TYPES
from sitegen.formats.jats_values import Nodes, each, line, translations, worded
from sitegen.formats.xml import element
from sitegen.model import Container, Entry


def journal_meta(entry: Entry) -> Nodes:
    """The journal, if the work is in one, and who published the work."""
    journal = entry.container if entry.container and entry.container.kind == "periodical" else None
    titles = _journal_titles(journal, entry.language) if journal else ()
    publisher = (*each("publisher-name", entry.publisher, entry.language), *_place(entry))
    is_named = publisher and publisher[0].name == "publisher-name"
    return element("journal-meta", {}, *titles, *element("publisher", {}, *(publisher if is_named else ())))


def _place(entry: Entry) -> Nodes:
    return worded("publisher-loc", entry.publisher_place.best(entry.language), entry.language)


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
