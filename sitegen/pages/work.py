"""The page of a work."""

from collections.abc import Callable, Iterable, Iterator

from sitegen.config import Config
from sitegen.formats import exports_of
from sitegen.formats.format import Alternate, Download, Landing
from sitegen.formats.links import arxiv_url, doi_url, orcid_url, pmid_url
from sitegen.model import Entry, Keyword, Person, Text, Words
from sitegen.pages.catalogue import Issue, Place
from sitegen.pages.page import Anchor, Fact, FactValue, KeywordGroup, Page, PersonLine, WorkContent
from sitegen.pages.paths import versions_of
from sitegen.pages.view import (
    View,
    author_folder,
    issue_folder,
    issue_label,
    keyword_folder,
    name_words,
    other_versions,
    title_of,
    work_folder,
)

Values = Iterable[FactValue]


def work_page(entry: Entry, view: View) -> Iterator[Page]:
    """The page of one work in one language."""
    title = title_of(entry, view.locale)
    place = view.catalogue.places.get(entry.slug)
    content = _content(entry, place, view)
    trail = _trail(place.issue, content.container, view) if place else (view.anchor(view.word("works"), "works/"),)
    yield view.page("work", work_folder(entry.slug), title.value, content, (*trail, Anchor(title)))


def landing_of(entry: Entry, view: View) -> Landing:
    """What the head of a work's page says of the page itself."""
    config = view.site.config
    folder = work_folder(entry.slug)
    return Landing(
        lang=view.lang,
        url=config.base_url + view.path(folder),
        site_title=config.title.best(view.lang),
        alternates=tuple(
            Alternate(one.lang, config.base_url + one.path) for one in versions_of(folder, config.languages)
        ),
        pdf_url=pdf_url(entry, config.base_url),
        downloads=downloads_of(entry, config),
        citation_tags=config.citation_tags == "every-language" or view.lang == full_text_page(entry, config.languages),
    )


def full_text_page(entry: Entry, languages: tuple[str, ...]) -> str:
    """The language of the page that stands for the full text: Google Scholar should find one record, not two."""
    candidates = (entry.language, *entry.languages)
    return next((lang for lang in candidates if lang in languages), languages[0])


def pdf_url(entry: Entry, base_url: str) -> str:
    """Where the PDF of a work is: beside its page where the site has the file, else where the record says."""
    is_elsewhere = not entry.pdf or "://" in entry.pdf
    return entry.pdf if is_elsewhere else f"{base_url}{work_folder(entry.slug)}{entry.slug}.pdf"


def downloads_of(entry: Entry, config: Config) -> tuple[Download, ...]:
    """The exports beside the page of a work."""
    stem = f"{config.base_url}{work_folder(entry.slug)}{entry.slug}"
    return tuple(Download(one.name, one.label, one.media_type, stem + one.suffix) for one in exports_of(config.exports))


def _content(entry: Entry, place: Place | None, view: View) -> WorkContent:
    container, issue, issued = _locator(entry, place.issue if place else None, view)
    authors, places = _people(entry.author, view)
    return WorkContent(
        entry=entry,
        landing=landing_of(entry, view),
        titles=other_versions(entry.title, view.lang) or (title_of(entry, view.locale),),
        authors=authors,
        et_al=entry.et_al,
        places=places,
        editors=_people(entry.editor, view)[0],
        translators=_people(entry.translator, view)[0],
        container=container,
        issue=issue,
        issued=issued,
        facts=_facts(entry, view),
        abstracts=other_versions(entry.abstract, view.lang),
        keywords=_keyword_groups(entry, view),
        prose=other_versions(entry.prose, view.lang),
        previous=_work_anchor(place.previous, view) if place and place.previous else None,
        next=_work_anchor(place.next, view) if place and place.next else None,
    )


def _trail(issue: Issue, container: Anchor | None, view: View) -> tuple[Anchor, ...]:
    """The way to an issue: all of them, the journal, the issue; a book without volumes is its own issue."""
    kind = "collections" if issue.is_collection else "issues"
    own = _issue_anchor(issue, view)
    middle = (container,) if container and container.words != own.words else ()
    return view.anchor(view.word(kind), f"{kind}/"), *middle, own


def _issue_anchor(issue: Issue, view: View) -> Anchor:
    return view.anchor(issue_label(issue, view), issue_folder(issue))


def _people(persons: tuple[Person, ...], view: View) -> tuple[tuple[PersonLine, ...], tuple[Words, ...]]:
    """The lines of contributors and their affiliations, numbered where it is not plain whose they are."""
    affiliations = [tuple(one.name.best(view.lang) for one in person.affiliations) for person in persons]
    places = dict.fromkeys(place for own in affiliations for place in own)
    numbers = {place: number for number, place in enumerate(places, 1)}
    numbered = len(places) > 1 or () in affiliations
    lines = tuple(
        _person_line(person, tuple(numbers[place] for place in own) if numbered else (), view)
        for person, own in zip(persons, affiliations, strict=True)
    )
    return lines, tuple(places)


def _person_line(person: Person, places: tuple[int, ...], view: View) -> PersonLine:
    """A contributor; only authors have a page."""
    path = view.path(author_folder(person.slug)) if person.slug in view.authors else None
    url = orcid_url(person.orcid) if person.orcid else ""
    return PersonLine(Anchor(name_words(person.best(view.lang)), path), person.orcid, url, places)


def _locator(entry: Entry, issue: Issue | None, view: View) -> tuple[Anchor | None, Anchor | None, Words | None]:
    """What a work appeared in, in which issue of it, and when: nothing twice."""
    issued = Words(view.locale.year(entry.issued), view.lang) if entry.issued else view.word("no_date")
    title = entry.container.title.best(view.lang) if entry.container else None
    if title is None:
        return (Anchor(entry.publisher.best(view.lang)) if entry.publisher else None), None, issued
    if issue is None:
        return Anchor(title), None, issued
    label = _issue_anchor(issue, view)
    if label.words == issue.container.title.best(view.lang):
        return Anchor(title, label.path), None, issued
    container = Anchor(title, view.containers.get(issue.container.slug))
    return container, label, None if label.words == issued else issued


def _work_anchor(entry: Entry, view: View) -> Anchor:
    return view.anchor(title_of(entry, view.locale), work_folder(entry.slug))


def _keyword_groups(entry: Entry, view: View) -> tuple[KeywordGroup, ...]:
    """The keywords by language, the page's language first."""
    languages = dict.fromkeys(word.lang for word in entry.keywords_in(view.lang) + entry.keywords)
    return tuple(
        KeywordGroup(lang, tuple(_keyword_anchor(word, view) for word in entry.keywords if word.lang == lang))
        for lang in languages
    )


def _keyword_anchor(keyword: Keyword, view: View) -> Anchor:
    return view.anchor(Words(keyword.value, keyword.lang), keyword_folder(keyword.slug))


def _facts(entry: Entry, view: View) -> tuple[Fact, ...]:
    found = ((label, tuple(values(entry, view))) for label, values in FACTS)
    return tuple(Fact(label, values) for label, values in found if values)


def _identifier(value: str, url: str = "") -> Values:
    return (FactValue(Words(value), url, identifier=True),) if value else ()


def _text(text: Text, view: View) -> Values:
    return (FactValue(text.best(view.lang)),) if text else ()


def _number(value: str, view: View) -> Values:
    return (FactValue(Words(view.locale.number(value), view.lang)),) if value else ()


def _issued(entry: Entry, view: View) -> Values:
    return (FactValue(Words(view.locale.date(entry.issued), view.lang)),) if entry.issued else ()


def _publisher(entry: Entry, view: View, *, is_institution: bool) -> Values:
    return _text(entry.publisher, view) if (entry.type in {"thesis", "report"}) == is_institution else ()


def _genre(entry: Entry, view: View) -> Values:
    """The record's own words for its genre, else the locale's for one that has a code."""
    coded = (FactValue(view.word(f"genre_{entry.genre_code}")),) if entry.genre_code else ()
    return _text(entry.genre, view) or coded


def _is_report(entry: Entry) -> bool:
    return entry.type == "report"


def _issns(entry: Entry, _: View) -> Values:
    return [value for issn in (entry.container.issns if entry.container else ()) for value in _identifier(issn)]


FACTS: tuple[tuple[str, Callable[[Entry, View], Values]], ...] = (
    ("genre", _genre),
    ("issued", _issued),
    ("doi", lambda entry, _: _identifier(entry.doi, doi_url(entry.doi) if entry.doi else "")),
    ("arxiv", lambda entry, _: _identifier(entry.arxiv, arxiv_url(entry.arxiv))),
    ("pmid", lambda entry, _: _identifier(entry.pmid, pmid_url(entry.pmid))),
    ("isbn", lambda entry, _: [value for isbn in entry.isbn for value in _identifier(isbn)]),
    ("issn", _issns),
    ("publisher", lambda entry, view: _publisher(entry, view, is_institution=False)),
    ("institution", lambda entry, view: _publisher(entry, view, is_institution=True)),
    ("publisher_place", lambda entry, view: _text(entry.publisher_place, view)),
    ("event", lambda entry, view: _text(entry.event_title, view)),
    ("event_place", lambda entry, view: _text(entry.event_place, view)),
    ("series", lambda entry, view: _text(entry.collection_title, view)),
    ("collection_number", lambda entry, view: _number(entry.collection_number, view)),
    ("volume", lambda entry, view: _number(entry.volume, view) if entry.slug not in view.catalogue.places else ()),
    ("edition", lambda entry, view: _number(entry.edition, view)),
    ("version", lambda entry, _: _identifier(entry.version)),
    ("report_number", lambda entry, view: _number(entry.number, view) if _is_report(entry) else ()),
    ("number", lambda entry, view: _number(entry.number, view) if not _is_report(entry) else ()),
    ("number_of_pages", lambda entry, view: _number(entry.number_of_pages, view)),
    ("note", lambda entry, view: _text(entry.note, view)),
)
