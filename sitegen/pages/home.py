"""The first page, the pages that the editor wrote, and the page for addresses that do not exist."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from msgspec.structs import replace

from sitegen.formats.schema_org_site import of_journal, website
from sitegen.model import Container
from sitegen.pages.catalogue import Issue
from sitegen.pages.covers import journal_cover
from sitegen.pages.indexes import issue_item
from sitegen.pages.page import Chrome, HomeContent, NotFoundContent, Page, ProseContent
from sitegen.pages.parts import Anchor, Count, IndexSection
from sitegen.pages.paths import feed_file, picture_file, versions_of
from sitegen.pages.view import View
from sitegen.site import Prose

NOT_FOUND_FILE = "404.html"
SEARCH = "search/"
LATEST_WORKS = 10
LATEST_JOURNALS = 8
LATEST_ISSUES = 4


def home_page(_: None, view: View) -> Iterator[Page]:
    """What the site is, how much it holds, its latest works and volumes."""
    config, catalogue = view.site.config, view.catalogue
    title, journal = config.title.best(view.lang), _only_journal(view)
    content = HomeContent(
        heading=title,
        description=config.description.best(view.lang),
        counts=_counts(view),
        latest=tuple(view.rows[entry.slug] for entry in catalogue.works[:LATEST_WORKS]),
        issues=_latest_issues(view),
        cover=journal_cover(journal, view) if journal else None,
    )
    yield replace(view.page("home", "", title.value, content), data=_data(view))


def prose_page(prose: Prose, view: View) -> Iterator[Page]:
    """A page that the editor wrote; without a translation it is shown in the other language."""
    heading = prose.title.best(view.lang)
    content = ProseContent(heading, prose.html.best(view.lang))
    yield view.page("prose", f"{prose.slug}/", heading.value, content, (Anchor(heading),))


def not_found_page(_: None, view: View) -> Iterator[Page]:
    """The page that hosts show for an address that does not exist: one for all languages, so only in the first."""
    languages = view.site.config.languages
    if view.lang == languages[0]:
        title = view.locale.word("not_found_title")
        page = view.page("not_found", "", title, NotFoundContent(versions_of("", languages)))
        yield replace(page, file=NOT_FOUND_FILE, path=NOT_FOUND_FILE, versions=(), indexed=False)


def chrome_of(view: View) -> Chrome:
    """What is around every page in this language."""
    config = view.site.config
    return Chrome(
        title=config.title.best(view.lang),
        description=config.description.best(view.lang),
        base_url=config.base_url,
        navigation=tuple(view.anchor(view.word(kind), f"{kind}/") for kind in _indexes(view)),
        pages=tuple(view.anchor(prose.title.best(view.lang), f"{prose.slug}/") for prose in view.site.prose),
        home=view.path(""),
        feed=feed_file(view.lang, config.languages),
        picture=picture_file("", view.lang) if config.link_previews else "",
        languages=config.languages,
        search=view.path(SEARCH) if config.search else None,
    )


def _data(view: View) -> tuple[Mapping[str, Any], ...]:
    """The site, and its journal if it has but one."""
    config, at = view.site.config, view.at("")
    site = website(config.title, config.description, at)
    journal = _only_journal(view)
    return of_journal(site, journal, at) if journal else (site,)


def _only_journal(view: View) -> Container | None:
    """The journal that every work appeared in: the one that the home page is about, so that it has no page."""
    issues = view.catalogue.issues
    return issues[0].container if issues and not view.journals else None


def _latest_issues(view: View) -> tuple[IndexSection, ...]:
    """The newest issues of the journals that had an issue last, under their titles."""
    journals: dict[str, list[Issue]] = {}
    for issue in view.catalogue.issues:
        journals.setdefault(issue.container.slug, []).append(issue)
    return tuple(
        IndexSection(
            issues[0].container.title.best(view.lang),
            tuple(issue_item(issue, view) for issue in issues[:LATEST_ISSUES]),
        )
        for issues in islice(journals.values(), LATEST_JOURNALS)
    )


def _indexes(view: View) -> tuple[str, ...]:
    catalogue = view.catalogue
    present = {
        "works": True,
        "journals": view.journals,
        "issues": catalogue.issues,
        "collections": catalogue.collections,
        "authors": catalogue.authors,
        "keywords": catalogue.topics,
        "years": catalogue.years,
        "types": len(catalogue.types) > 1,
        "statistics": catalogue.works,
    }
    return tuple(kind for kind, there in present.items() if there)


def _counts(view: View) -> tuple[Count, ...]:
    catalogue = view.catalogue
    found = (
        ("works", len(catalogue.works)),
        ("journals", len(view.journals)),
        ("issues", len(catalogue.issues)),
        ("collections", len(catalogue.collections)),
        ("authors", len(catalogue.authors)),
        ("keywords", len(catalogue.topics)),
        ("years", len(catalogue.years)),
    )
    return tuple(Count(f"n_{kind}", number, view.path(f"{kind}/")) for kind, number in found if number)
