"""The page of a journal: what it is, and its volumes and issues."""

from collections.abc import Iterator

from msgspec.structs import replace

from sitegen.formats.schema_org_site import periodical
from sitegen.model import Container, Text, Words
from sitegen.pages.covers import journal_cover
from sitegen.pages.exports import downloads, journal_stem
from sitegen.pages.indexes import ITEMS_A_PAGE, issue_item
from sitegen.pages.list_feeds import list_feed_file
from sitegen.pages.lists import title_of_part
from sitegen.pages.page import JournalContent, Page
from sitegen.pages.parts import Anchor, Fact, FactValue
from sitegen.pages.paths import part_of
from sitegen.pages.shelves import Journal
from sitegen.pages.view import View, journal_folder, other_versions, pager, part_paths, parts


def journal_page(journal: Journal, view: View) -> Iterator[Page]:
    """The pages of a journal in one language; all but the first one only go on with its issues."""
    slug = journal.container.slug
    folder = journal_folder(slug)
    content = _content(journal, view)
    divided = parts(journal.issues, ITEMS_A_PAGE)
    paths = part_paths(folder, len(divided), view)
    trail = (view.index("journals"), Anchor(content.heading))
    for number, issues in enumerate(divided, 1):
        own = replace(
            content,
            issues=tuple([issue_item(issue, view) for issue in issues]),
            downloads=downloads(journal_stem(slug), journal.works, number, view),
            pager=pager(number, paths),
            cover=journal_cover(journal.container, view) if number == 1 else None,
        )
        title = title_of_part(content.heading.value, number, view)
        page = view.page("journal", part_of(folder, number), title, own, trail)
        yield replace(page, data=(periodical(journal.container, view.at(folder)),)) if number == 1 else page


def _content(journal: Journal, view: View) -> JournalContent:
    container = journal.container
    heading, *others = other_versions(container.title, view.lang)
    return JournalContent(
        heading=heading,
        also=tuple(others),
        facts=_facts(container, view),
        total=len(journal.works),
        issue_count=len(journal.issues),
        issues=(),
        url=container.url,
        license=container.license,
        feed=list_feed_file(journal_folder(container.slug), view.lang, view.site.config.languages),
    )


def _facts(container: Container, view: View) -> tuple[Fact, ...]:
    found = (
        ("short_title", _text(container.short_title, view)),
        ("issn", tuple([FactValue(Words(issn), identifier=True) for issn in container.issns])),
        ("publisher", _text(container.publisher, view)),
    )
    return tuple([Fact(label, values) for label, values in found if values])


def _text(text: Text, view: View) -> tuple[FactValue, ...]:
    return (FactValue(text.best(view.lang)),) if text else ()
