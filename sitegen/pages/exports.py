"""The files of many works that lie beside lists: which there are, and which a list links to."""

from collections.abc import Iterator, Sequence

from sitegen.formats.bundles import ALL_WORKS, Bundle, bundles, list_formats
from sitegen.formats.format import Download, Format
from sitegen.model import Entry
from sitegen.pages.catalogue import Issue
from sitegen.pages.paths import work_folder
from sitegen.pages.view import View, author_folder, issue_folder, journal_folder


def work_stem(slug: str) -> str:
    """Where the exports of a work are, without their suffix."""
    return f"{work_folder(slug)}{slug}"


def issue_stem(issue: Issue) -> str:
    """Where the exports of an issue are, without their suffix."""
    return f"{issue_folder(issue)}{issue.slug}"


def author_stem(slug: str) -> str:
    """Where the exports of an author's works are, without their suffix."""
    return f"{author_folder(slug)}{slug}"


def journal_stem(slug: str) -> str:
    """Where the exports of a journal's works are, without their suffix."""
    return f"{journal_folder(slug)}{slug}"


def all_works(view: View) -> tuple[Bundle, ...]:
    """All works of the site."""
    return bundles(ALL_WORKS, view.catalogue.works, view.works_a_file) if view.site.config.list_exports else ()


def of_lists(view: View) -> Iterator[Bundle]:
    """The works of issues, of books and proceedings, journals and authors; those of one work are beside its page."""
    catalogue = view.catalogue
    lists = [(issue_stem(issue), issue.works) for issue in (*catalogue.issues, *catalogue.collections)]
    lists += [(journal_stem(journal.container.slug), journal.works) for journal in view.journals]
    lists += [(author_stem(author.person.slug), author.works) for author in catalogue.authors]
    for stem, works in lists if view.site.config.list_exports else ():
        yield from bundles(stem, works, view.works_a_file) if len(works) > 1 else ()


def downloads(stem: str, works: Sequence[Entry], number: int, view: View) -> tuple[Download, ...]:
    """What a page of a list links to; where the list is in many files, its first page alone has them all."""
    config = view.site.config
    if not config.list_exports:
        return ()
    is_beside_work = len(works) == 1 and stem != ALL_WORKS
    parts = bundles(work_stem(works[0].slug) if is_beside_work else stem, works, view.works_a_file)
    shown = parts if len(parts) == 1 or number == 1 else ()
    return tuple([_download(one, form, config.base_url) for form in list_formats(config.exports) for one in shown])


def _download(part: Bundle, form: Format, base_url: str) -> Download:
    label = f"{form.label} {part.number}" if part.number else form.label
    return Download(form.name, label, form.media_type, base_url + part.files(form)[0])
