"""The page of a work."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sitegen.config import Config
from sitegen.formats import exports_of
from sitegen.formats.format import Address, Alternate, Download, Landing, file_name
from sitegen.formats.links import orcid_url
from sitegen.model import Entry, Person, Words
from sitegen.notice import Notice, NoticeKind
from sitegen.pages.catalogue import Issue, Place
from sitegen.pages.exports import work_stem
from sitegen.pages.lists import way_to_issue
from sitegen.pages.page import Page, WorkContent
from sitegen.pages.parts import Anchor, KeywordGroup, NoticeLine, PersonLine
from sitegen.pages.paths import picture_file, versions_of, work_folder
from sitegen.pages.rows import SomeRows, name_words, title_of
from sitegen.pages.view import View, author_folder, issue_folder, issue_label, keyword_anchor, other_versions
from sitegen.pages.work_facts import facts_of


def work_page(entry: Entry, view: View) -> Iterator[Page]:
    """The page of one work in one language."""
    title = title_of(entry, view.locale)
    place = view.catalogue.places.get(entry.slug)
    own = view.anchor(issue_label(place.issue, view), issue_folder(place.issue)) if place else None
    content = _content(entry, place, own, view)
    trail = _trail(place.issue, own, content.container, view) if place and own else (view.index("works"),)
    shown = _window_title(entry, title.value, view)
    yield view.page("work", work_folder(entry.slug), shown, content, (*trail, Anchor(title)))


def landing_of(entry: Entry, view: View) -> Landing:
    """What the head of a work's page says of the page itself."""
    config = view.site.config
    folder = work_folder(entry.slug)
    return Landing(
        lang=view.lang,
        url=config.base_url + view.path(folder),
        site_title=view.site_title,
        alternates=tuple(
            [Alternate(one.lang, config.base_url + one.path) for one in versions_of(folder, config.languages)]
        ),
        pdf_url=pdf_url(entry, config.base_url),
        downloads=downloads_of(entry, config),
        citation_tags=config.citation_tags == "every-language" or view.lang == full_text_page(entry, config.languages),
        linkset_url=_linkset_url(entry, config),
        doi_is_ours=config.doi_is_ours,
        image_url=config.base_url + picture_file(folder, view.lang) if config.link_previews else "",
    )


def full_text_page(entry: Entry, languages: tuple[str, ...]) -> str:
    """The language of the page that stands for the full text: Google Scholar should find one record, not two."""
    if entry.language in languages:
        return entry.language
    return next((words.lang for words in entry.title.versions if words.lang in languages), languages[0])


def pdf_url(entry: Entry, base_url: str) -> str:
    """Where the PDF of a work is: beside its page where the site has the file, else where the record says."""
    is_elsewhere = not entry.pdf or "://" in entry.pdf
    return entry.pdf if is_elsewhere else f"{base_url}{work_folder(entry.slug)}{entry.slug}.pdf"


def address_of(entry: Entry, base_url: str) -> Address:
    """Where a work is to be found."""
    return Address(base_url + work_folder(entry.slug), pdf_url(entry, base_url))


def downloads_of(entry: Entry, config: Config) -> tuple[Download, ...]:
    """The exports beside the page of a work."""
    stem = config.base_url + work_stem(entry.slug)
    exports = exports_of(config.exports)
    return tuple([Download(one.name, one.label, one.media_type, stem + one.suffix) for one in exports if one.write])


def _linkset_url(entry: Entry, config: Config) -> str:
    """Where the file about the pages of a work is, if there is one."""
    names = [file_name(one, entry.slug) for one in exports_of(config.exports) if one.write_about]
    return f"{config.base_url}{work_folder(entry.slug)}{names[0]}" if names else ""


def _content(entry: Entry, place: Place | None, own: Anchor | None, view: View) -> WorkContent:
    """What the page shows; `own` leads to the issue that the work stands in."""
    container, issue, issued = _locator(entry, place.issue if place else None, own, view)
    authors, places = _people(entry.author, view)
    return WorkContent(
        entry=entry,
        landing=landing_of(entry, view),
        titles=other_versions(entry.title, view.lang) or (title_of(entry, view.locale),),
        authors=authors,
        et_al=entry.et_al,
        places=places,
        editors=_contributors(entry.editor, view),
        translators=_contributors(entry.translator, view),
        advisors=_contributors(entry.advisor, view),
        container=container,
        issue=issue,
        issued=issued,
        facts=facts_of(entry, view),
        abstracts=other_versions(entry.abstract, view.lang),
        keywords=_keyword_groups(entry, view),
        references=entry.references_in(view.lang),
        prose=other_versions(entry.prose, view.lang),
        notices=_notices(entry.notices, view) if entry.notices else (),
        concerns=_notices(entry.concerns, view) if entry.concerns else (),
        related=SomeRows(view.related.get(entry.slug, ()), view.rows),
        citations=tuple(sorted(view.cite(entry), key=lambda citation: citation.lang != view.lang)),
        previous=_work_anchor(place.previous, view) if place and place.previous else None,
        next=_work_anchor(place.next, view) if place and place.next else None,
    )


def _trail(issue: Issue, own: Anchor, container: Anchor | None, view: View) -> tuple[Anchor, ...]:
    """The way to an issue: all of them, the journal, the issue; a book without volumes is its own issue."""
    middle = (container,) if container and container.words != own.words else ()
    return way_to_issue(issue, view)[0], *middle, own


def _people(persons: tuple[Person, ...], view: View) -> tuple[tuple[PersonLine, ...], tuple[Words, ...]]:
    """The lines of contributors and their affiliations, numbered where it is not plain whose they are."""
    if not any(person.affiliations for person in persons):
        return tuple([_person_line(person, (), view) for person in persons]), ()
    affiliations = [tuple(one.name.best(view.lang) for one in person.affiliations) for person in persons]
    places = dict.fromkeys(place for own in affiliations for place in own)
    numbers = {place: number for number, place in enumerate(places, 1)}
    numbered = len(places) > 1 or () in affiliations
    lines = tuple(
        _person_line(person, tuple(numbers[place] for place in own) if numbered else (), view)
        for person, own in zip(persons, affiliations, strict=True)
    )
    return lines, tuple(places)


def _contributors(persons: tuple[Person, ...], view: View) -> tuple[PersonLine, ...]:
    """The lines of those who are no authors, each with its affiliations."""
    places = (tuple(one.name.best(view.lang) for one in person.affiliations) for person in persons)
    return tuple(
        replace(_person_line(person, (), view), affiliations=own) for person, own in zip(persons, places, strict=True)
    )


def _person_line(person: Person, places: tuple[int, ...], view: View) -> PersonLine:
    """A contributor; only authors have a page."""
    path = view.path(author_folder(person.slug)) if person.slug in view.authors else None
    url = orcid_url(person.orcid) if person.orcid else ""
    return PersonLine(Anchor(name_words(person.best(view.lang)), path), person.orcid, url, places)


def _locator(
    entry: Entry, issue: Issue | None, own: Anchor | None, view: View
) -> tuple[Anchor | None, Anchor | None, Words | None]:
    """What a work appeared in, in which issue of it, and when: nothing twice."""
    issued = Words(view.locale.year(entry.issued), view.lang) if entry.issued else view.word("no_date")
    title = entry.container.title.best(view.lang) if entry.container else None
    if title is None:
        return (Anchor(entry.publisher.best(view.lang)) if entry.publisher else None), None, issued
    if issue is None or own is None:
        return Anchor(title), None, issued
    if own.words == issue.container.title.best(view.lang):
        return Anchor(title, own.path), None, issued
    container = Anchor(title, view.containers.get(issue.container.slug))
    return container, own, None if own.words == issued else issued


def _work_anchor(entry: Entry, view: View) -> Anchor:
    return view.anchor(title_of(entry, view.locale), work_folder(entry.slug))


def _window_title(entry: Entry, title: str, view: View) -> str:
    """The title for the window, which says first that a work is retracted."""
    if entry.notices and entry.notices[0].kind == "retraction":
        return f"{view.word('notice_retraction').value}: {title}"
    return title


def _notices(notices: Sequence[Notice], view: View) -> tuple[NoticeLine, ...]:
    """The notices by their kind, the gravest first."""
    kinds = dict.fromkeys(notice.kind for notice in notices)
    return tuple(_notice(kind, [one for one in notices if one.kind == kind], view) for kind in kinds)


def _notice(kind: NoticeKind, notices: Sequence[Notice], view: View) -> NoticeLine:
    rows = [view.rows[one.work] for one in notices if one.work]
    return NoticeLine(kind, tuple(Anchor(row.title, row.path) for row in rows), any(one.in_prose for one in notices))


def _keyword_groups(entry: Entry, view: View) -> tuple[KeywordGroup, ...]:
    """The keywords by language, the page's language first."""
    file = view.path("")
    groups: dict[str, list[Anchor]] = {}
    for word in entry.keywords:
        groups.setdefault(word.lang, []).append(keyword_anchor(word, file))
    own_first = sorted(groups, key=lambda lang: lang != view.lang) if len(groups) > 1 else groups
    return tuple([KeywordGroup(lang, tuple(groups[lang])) for lang in own_first])
