"""The page of a work."""

from collections.abc import Callable, Iterable, Iterator

from sitegen.formats import FORMATS
from sitegen.formats.format import Alternate, Download, Landing
from sitegen.formats.links import arxiv_url, doi_url, pmid_url
from sitegen.model import Entry, Keyword, Text, Words
from sitegen.pages.catalogue import Issue
from sitegen.pages.page import Anchor, Fact, FactValue, KeywordGroup, Page, WorkContent
from sitegen.pages.paths import versions_of
from sitegen.pages.view import (
    View,
    issue_folder,
    issue_label,
    keyword_folder,
    other_versions,
    person_line,
    title_of,
    work_folder,
)

Values = Iterable[FactValue]


def work_pages(view: View) -> Iterator[Page]:
    """One page for each work."""
    for entry in view.catalogue.works:
        yield work_page(entry, view)


def work_page(entry: Entry, view: View) -> Page:
    """The page of one work in one language."""
    title = title_of(entry, view.locale)
    issue = view.issues.get(entry.slug)
    trail = (view.anchor(view.word("issues"), "issues/"), _issue_anchor(issue, view)) if issue else _works_trail(view)
    return view.page(
        "work", work_folder(entry.slug), title.value, _content(entry, issue, view), (*trail, Anchor(title))
    )


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
        downloads=downloads_of(entry, config.base_url),
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


def downloads_of(entry: Entry, base_url: str) -> tuple[Download, ...]:
    """The exports beside the page of a work."""
    stem = f"{base_url}{work_folder(entry.slug)}{entry.slug}"
    return tuple(Download(one.name, one.label, one.media_type, stem + one.suffix) for one in FORMATS if one.write)


def _content(entry: Entry, issue: Issue | None, view: View) -> WorkContent:
    previous, following = _neighbours(entry, issue, view)
    return WorkContent(
        entry=entry,
        landing=landing_of(entry, view),
        titles=other_versions(entry.title, view.lang) or (title_of(entry, view.locale),),
        authors=tuple(person_line(person, view) for person in entry.author),
        et_al=entry.et_al,
        editors=tuple(person_line(person, view) for person in entry.editor),
        translators=tuple(person_line(person, view) for person in entry.translator),
        container=Anchor(entry.container.title.best(view.lang)) if entry.container else None,
        issue=_issue_anchor(issue, view) if issue else None,
        facts=_facts(entry, view),
        abstracts=other_versions(entry.abstract, view.lang),
        keywords=_keyword_groups(entry, view),
        prose=other_versions(entry.prose, view.lang),
        previous=previous,
        next=following,
    )


def _works_trail(view: View) -> tuple[Anchor, ...]:
    return (view.anchor(view.word("works"), "works/"),)


def _issue_anchor(issue: Issue, view: View) -> Anchor:
    return view.anchor(issue_label(issue, view), issue_folder(issue.slug))


def _neighbours(entry: Entry, issue: Issue | None, view: View) -> tuple[Anchor | None, Anchor | None]:
    works = issue.works if issue else ()
    position = next((number for number, one in enumerate(works) if one.slug == entry.slug), 0)
    around = (works[position - 1] if position else None, works[position + 1] if position + 1 < len(works) else None)
    previous, following = (_work_anchor(one, view) if one else None for one in around)
    return previous, following


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


def _is_report(entry: Entry) -> bool:
    return entry.type == "report"


def _issns(entry: Entry, _: View) -> Values:
    return [value for issn in (entry.container.issns if entry.container else ()) for value in _identifier(issn)]


FACTS: tuple[tuple[str, Callable[[Entry, View], Values]], ...] = (
    ("genre", lambda entry, view: _text(entry.genre, view)),
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
    ("edition", lambda entry, view: _number(entry.edition, view)),
    ("version", lambda entry, _: _identifier(entry.version)),
    ("report_number", lambda entry, view: _number(entry.number, view) if _is_report(entry) else ()),
    ("number", lambda entry, view: _number(entry.number, view) if not _is_report(entry) else ()),
    ("number_of_pages", lambda entry, view: _number(entry.number_of_pages, view)),
    ("note", lambda entry, view: _text(entry.note, view)),
)
