"""Rules about the tags of a work: what Google Scholar and reference managers would take them for.

https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from sitegen.audit.data import is_untitled, organizations
from sitegen.audit.facts import CITATION, Ground, PageFacts, Tag
from sitegen.language.orthography import language_script
from sitegen.language.scripts import script
from sitegen.problems import Problem, error, note, warning
from sitegen.reading.identifiers import doi, isbns, issns, orcid

SCHOLAR = "https://scholar.google.com/intl/en/scholar/inclusion.html#indexing"
TITLE, AUTHOR, DATE, ABSTRACT = "citation_title", "citation_author", "citation_publication_date", "citation_abstract"
DATES = (DATE, "citation_online_date", "citation_cover_date", "citation_date")
FIRST_PAGE = "citation_firstpage"
SINGLE = (
    *(TITLE, *DATES, ABSTRACT, FIRST_PAGE, "citation_lastpage", "citation_journal_title", "citation_journal_abbrev"),
    *("citation_inbook_title", "citation_conference_title", "citation_volume", "citation_issue", "citation_doi"),
    *("citation_publisher", "citation_num_pages", "citation_abstract_html_url", "citation_dissertation_institution"),
    *("citation_technical_report_institution", "citation_technical_report_number"),
)
OF_A_WORK = (CITATION, "dc.", "prism.", "og:")
IN_A_SCRIPT = (TITLE, AUTHOR, ABSTRACT, "citation_journal_title")
IDENTIFIERS: Mapping[str, tuple[str, Callable[[str], bool]]] = {
    "citation_doi": ("a bare DOI such as 10.1234/abc", lambda value: doi(value) == value),
    "citation_issn": ("an ISSN such as 1234-5679", lambda value: issns(value) == (value,)),
    "citation_isbn": ("an ISBN", lambda value: isbns(value) == (value,)),
    "citation_author_orcid": ("an ORCID iD with its check digit", lambda value: orcid(value) != ""),
}

YEAR_FIRST = re.compile(r"([0-9]{4})(?:/([0-9]{1,2})(?:/([0-9]{1,2}))?)?")
OTHERS = re.compile(r"\bet\.? al\b|^(?:others|and others)$|و دیگران$|و همکاران$", re.IGNORECASE)
RANGE = re.compile(r"([0-9]+) *(-|[–—]|--) *([0-9]+)")
DIRECTION_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Braces alone may be meant; not those that keep a capital, stand in each other or touch a word.
LATEX = re.compile(
    r"\\[A-Za-z]{2,}|\\[\"'`^~=.]\s?\{?[A-Za-z]|\\[ubcdvHkrt]\b\s?\{?[A-Za-z]|\$[^$\\^_]*[\\^_][^$]*\$"
    r"|\{\\|\{\{|\{[^{}\s,A-Z]*[A-Z][^{}\s,]*\}|(?<=\w)\{|\}(?=\w)"
)
ELEMENTS = "a|abbr|b|bdi|big|blockquote|br|cite|code|dd|div|dl|dt|em|font|h[1-6]|hr|i|img|jats:[a-z]+|li|ol|p|pre|q|s"
HTML = re.compile(
    rf"</?(?:{ELEMENTS}|script|small|span|strong|style|sub|sup|table|tbody|td|th|tr|tt|u|ul)(?:\s[^<>]*)?/?>"
    r"|&(?:amp|lt|gt|quot|apos|nbsp|zwnj|[lr][sd]quo|[nm]dash|#[0-9]+|#x[0-9a-f]+);",
    re.IGNORECASE,
)


def missing_citation_title(page: PageFacts, _: Ground) -> Iterator[Problem]:
    """A page has citation tags, but no `citation_title`: Google Scholar acts as if it had none."""
    if page.is_tagged and not any(_filled(page, TITLE)) and not is_untitled(page):
        yield error(
            "missing-citation-title", "the page has citation tags without `citation_title`", page.at(), hint=TAGS
        )


def missing_citation_author(page: PageFacts, _: Ground) -> Iterator[Problem]:
    """A page has citation tags, but no `citation_author`."""
    if page.is_tagged and not any(_filled(page, AUTHOR)):
        message = "the page has no `citation_author`; Google Scholar leaves out works without an author"
        yield warning("missing-citation-author", message, page.at(), hint=TAGS)


def missing_citation_date(page: PageFacts, _: Ground) -> Iterator[Problem]:
    """A page has citation tags, but no `citation_publication_date`."""
    if page.is_tagged and not any(_filled(page, DATE)):
        message = "the page has no `citation_publication_date`; Google Scholar will ignore its tags"
        yield warning("missing-citation-date", message, page.at(), hint=TAGS)


def citation_date_syntax(page: PageFacts, _: Ground) -> Iterator[Problem]:
    """A date in the tags is not `2022`, `2022/5` or `2022/5/12`."""
    for tag in page.named(*DATES):
        if tag.value.strip() and not _is_date(tag.value):
            message = f"`{tag.name}` is {_quoted(tag)}, no date that Google Scholar reads"
            hint = f"write 2022, 2022/5 or 2022/5/12, Gregorian and in ASCII digits ({SCHOLAR})"
            yield error("citation-date-syntax", message, page.at(tag.line), hint=hint)


def joined_authors(page: PageFacts, _: Ground) -> Iterator[Problem]:
    """One `citation_author` names several people, or says that there are more."""
    known = organizations(page)
    for tag in page.named(AUTHOR):
        if tag.value not in known and (OTHERS.search(tag.value) or re.search(r" and |[;؛]", tag.value)):
            message = f"`citation_author` is {_quoted(tag)}; each author has a tag of their own, and only authors"
            yield warning("joined-authors", message, page.at(tag.line), hint=RECORD)


def empty_tag(page: PageFacts, _: Ground) -> Iterator[Problem]:
    """A tag of a work has no value."""
    for tag in page.tags:
        if tag.name.startswith(OF_A_WORK) and not tag.value.strip():
            yield warning("empty-tag", f"`{tag.name}` is empty", page.at(tag.line), hint=LEAVE_OUT)


def repeated_tag(page: PageFacts, _: Ground) -> Iterator[Problem]:
    """A tag that a work has once stands twice, such as a title in a second language."""
    seen: set[str] = set()
    for tag in page.named(*SINGLE):
        if tag.name in seen:
            message = f"`{tag.name}` stands twice; readers take one of the two"
            yield warning("repeated-tag", message, page.at(tag.line), hint="keep the one in the language of the page")
        seen.add(tag.name)


def page_range(page: PageFacts, _: Ground) -> Iterator[Problem]:
    """`citation_firstpage` holds a range; Zotero drops its end."""
    for tag in page.named(FIRST_PAGE):
        found = RANGE.fullmatch(tag.value.strip())
        if found and (found[2] != "-" or int(found[1][:9]) < int(found[3][:9])):
            message = f"`citation_firstpage` is {_quoted(tag)}, a range; its end belongs into `citation_lastpage`"
            yield warning("page-range", message, page.at(tag.line), hint=RECORD)


def identifier_syntax(page: PageFacts, _: Ground) -> Iterator[Problem]:
    """A DOI, an ISSN, an ISBN or an ORCID iD in the tags is none."""
    for tag in page.named(*IDENTIFIERS):
        what, is_one = IDENTIFIERS[tag.name]
        if tag.value.strip() and not is_one(tag.value):
            yield warning(
                "identifier-syntax", f"`{tag.name}` is {_quoted(tag)}, not {what}", page.at(tag.line), hint=RECORD
            )


def direction_control(page: PageFacts, _: Ground) -> Iterator[Problem]:
    """A value for machines holds a character that only turns text around."""
    for tag in _of_work(page):
        if found := DIRECTION_CONTROLS.search(tag.value):
            message = f"`{tag.name}` holds a direction control, U+{ord(found[0]):04X}"
            yield warning("direction-control", message, page.at(tag.line), hint="take it out; direction is for pages")


def latex_left(page: PageFacts, _: Ground) -> Iterator[Problem]:
    """A value for machines holds LaTeX, or a brace that groups."""
    for tag in _of_work(page):
        if ("\\" in tag.value or "{" in tag.value or "$" in tag.value) and (found := LATEX.search(tag.value)):
            message = f"`{tag.name}` holds LaTeX: {_short(found[0])}"
            yield warning("latex-left", message, page.at(tag.line), hint=RECORD)


def html_left(page: PageFacts, _: Ground) -> Iterator[Problem]:
    """A value for machines holds HTML, or a character reference that was escaped twice."""
    for tag in _of_work(page):
        if ("<" in tag.value or "&" in tag.value) and (found := HTML.search(tag.value)):
            message = f"`{tag.name}` holds HTML: {_short(found[0])}"
            yield warning("html-left", message, page.at(tag.line), hint=RECORD)


def hidden_abstract(page: PageFacts, _: Ground) -> Iterator[Problem]:
    """The abstract of the tags is not in the text that a reader sees without a click."""
    for tag in page.named(ABSTRACT):
        if "".join(tag.value.split()) not in page.text:
            message = "the abstract of the tags is not what the page shows; Google Scholar wants it whole and visible"
            yield warning("hidden-abstract", message, page.at(tag.line), hint=f"show it without a click ({SCHOLAR})")


def mixed_scripts(page: PageFacts, _: Ground) -> Iterator[Problem]:
    """Tags of one page are in different scripts: a work seems to be another one, or to have other authors."""
    wanted = language_script(page.lang) if page.lang else ""
    found = {tag.name: tag for tag in page.named(*IN_A_SCRIPT) if wanted and script(tag.value) not in {wanted, "Zyyy"}}
    if found and not is_untitled(page):
        names = ", ".join(f"`{name}`" for name in found)
        message = f"the page is in `{page.lang}`, and {names} in another script"
        hint = f"add them in that language to the record, to `people.toml` or to `journals.toml` ({SCHOLAR})"
        told = warning if TITLE in found or ABSTRACT in found else note
        yield told("mixed-scripts", message, page.at(next(iter(found.values())).line), hint=hint)


TAGS = f"the record lacks it, or a template of your own has taken it away ({SCHOLAR})"
RECORD = "correct the record, or what was done to the page since it was built"
LEAVE_OUT = "leave the tag out; a template of your own may write it"


def _filled(page: PageFacts, *names: str) -> Iterator[Tag]:
    return (tag for tag in page.named(*names) if tag.value.strip())


def _is_date(value: str) -> bool:
    found = YEAR_FIRST.fullmatch(value)
    if found is None:
        return False
    try:
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return False
    return True


def _of_work(page: PageFacts) -> Iterator[Tag]:
    """The tags of a work, of those with the same value the first one."""
    tags = {tag.value: tag for tag in reversed(page.tags) if tag.name.startswith(OF_A_WORK)}
    return reversed(tags.values())


def _quoted(tag: Tag) -> str:
    return f"“{_short(tag.value)}”"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"


TAG_RULES = (
    missing_citation_title,
    missing_citation_author,
    missing_citation_date,
    citation_date_syntax,
    joined_authors,
    empty_tag,
    repeated_tag,
    page_range,
    identifier_syntax,
    direction_control,
    latex_left,
    html_left,
    hidden_abstract,
    mixed_scripts,
)
"""The rules about tags."""
