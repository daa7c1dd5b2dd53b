"""Rules about one page: whether it can be indexed, and says the same to everyone."""

import re
from collections.abc import Iterator

from sitegen.audit.addresses import INDEX, address, host, target
from sitegen.audit.data import dois, works_in
from sitegen.audit.facts import Ground, PageFacts, is_left_out
from sitegen.audit.tags import TITLE
from sitegen.language.bidi import direction
from sitegen.problems import Problem, error, warning
from sitegen.reading.identifiers import doi

ROBOTS = ("robots", "googlebot")
PDF_URL = "citation_pdf_url"
MOST_OF_A_PDF = 5 * 2**20
SCHOLAR = "https://scholar.google.com/intl/en/scholar/inclusion.html#crawl"
LOCALIZED = "https://developers.google.com/search/docs/specialty/international/localized-versions"
TEMPLATE = "build the page again, or look at a template of your own"


def empty_page(page: PageFacts, _: Ground) -> Iterator[Problem]:
    """A page has no content at all."""
    if page.is_empty:
        yield error("empty-page", "the page is empty", page.at(), hint="build or upload it again")


def cut_off_page(page: PageFacts, _: Ground) -> Iterator[Problem]:
    """A page stops in the middle, as it does after half an upload."""
    if not page.is_whole:
        message = "the page stops in the middle: not every element that it opens is closed"
        yield error("cut-off-page", message, page.at(), hint="build or upload it again")


def noindex(page: PageFacts, _: Ground) -> Iterator[Problem]:
    """A page asks search engines to leave it out."""
    for tag in page.named(*ROBOTS) if not is_left_out(page.file) else ():
        if {"noindex", "none"} & set(re.split(r"[\s,]+", tag.value.lower())):
            message = f"`{tag.name}` is “{tag.value[:60]}”: no search engine will show the page"
            yield error("noindex", message, page.at(tag.line), hint="take the tag out")


def page_title(page: PageFacts, _: Ground) -> Iterator[Problem]:
    """A page does not have one `<title>` with words in it."""
    if len(page.titles) != 1 or not page.titles[0]:
        what = "no `<title>`" if not any(page.titles) else "more than one `<title>`"
        yield warning("page-title", f"the page has {what}", page.at(), hint=TEMPLATE)


def one_heading(page: PageFacts, _: Ground) -> Iterator[Problem]:
    """A page does not have exactly one `<h1>`."""
    if page.headings != 1:
        message = f"the page has {page.headings or 'no'} `<h1>`; it needs exactly one"
        yield warning("one-heading", message, page.at(), hint=TEMPLATE)


def page_language(page: PageFacts, ground: Ground) -> Iterator[Problem]:
    """`lang` and `dir` of a page are missing, or do not agree with each other or with the name of its file."""
    name = page.file.rpartition("/")[2]
    wanted = name.removesuffix(".html") if name in ground.version_files and name != INDEX else page.lang
    if not page.lang:
        yield warning("page-language", "`<html>` has no `lang`", page.at(), hint=TEMPLATE)
    elif page.lang != wanted:
        message = f"the page is in `{page.lang}` and its file is that of `{wanted}`"
        yield error("page-language", message, page.at(), hint=TEMPLATE)
    elif (page.dir or "ltr") != direction(page.lang):
        message = f"the page is in `{page.lang}` and its `dir` is {page.dir or 'missing'}"
        hint = f"`{page.lang}` is written in the direction `{direction(page.lang)}`"
        yield warning("page-language", message, page.at(), hint=hint)


def canonical(page: PageFacts, ground: Ground) -> Iterator[Problem]:
    """A page does not name itself, and only itself, as the canonical one."""
    links = tuple(page.related("canonical"))
    own = address(page.file, ground.base_url)
    if is_left_out(page.file):
        return
    if not links:
        yield warning("canonical", "the page has no canonical address", page.at(), hint=f"it is {own}")
    for link in links:
        if link.href != own:
            message = f"the canonical address is {link.href[:200]}; search engines leave this page out for that one"
            yield error("canonical", message, page.at(link.line), hint=f"it is {own}")
    if len(links) > 1 and all(link.href == own for link in links):
        yield warning("canonical", "the page names its canonical address twice", page.at(links[1].line), hint=TEMPLATE)


def language_versions(page: PageFacts, ground: Ground) -> Iterator[Problem]:
    """The `hreflang` links of a page are not all absolute, without itself or without `x-default`."""
    versions = {link.lang.lower(): link for link in page.versions}
    own = address(page.file, ground.base_url)
    if not versions:
        if _has_siblings(page, ground) and not is_left_out(page.file):
            message = "the page is there in more languages, and does not say where"
            yield warning("language-versions", message, page.at(), hint=f"{TEMPLATE} ({LOCALIZED})")
        return
    line = page.versions[0].line
    if relative := [link for link in page.versions if not host(link.href)]:
        message = f"`hreflang` leads to {relative[0].href[:200]}; it needs a whole address"
        yield warning("language-versions", message, page.at(relative[0].line), hint=LOCALIZED)
    elif page.lang.lower() not in versions or versions[page.lang.lower()].href != own:
        message = f"the `hreflang` links of the page do not name itself as its version in `{page.lang}`"
        yield warning("language-versions", message, page.at(line), hint=f"it is {own} ({LOCALIZED})")
    elif "x-default" not in versions:
        message = "the `hreflang` links have no `x-default`, the page for all other languages"
        yield warning("language-versions", message, page.at(line), hint=LOCALIZED)


def json_ld(page: PageFacts, _: Ground) -> Iterator[Problem]:
    """A block of JSON-LD cannot be read, or has another title or another DOI than the tags."""
    for block in page.data:
        if block.failure:
            message = f"a block of JSON-LD cannot be read: {block.failure}"
            yield warning("json-ld", message, page.at(block.line), hint=TEMPLATE)
    title = next((tag.value for tag in page.named(TITLE)), "")
    own = next((doi(tag.value).lower() for tag in page.named("citation_doi")), "")
    for line, node in works_in(page) if title else ():
        if _plain(str(node["headline"])) != _plain(title):
            yield warning("json-ld", "JSON-LD has another title than `citation_title`", page.at(line), hint=TEMPLATE)
        if own and dois(node) and own not in dois(node):
            yield warning("json-ld", "JSON-LD has another DOI than `citation_doi`", page.at(line), hint=TEMPLATE)


def cite_as(page: PageFacts, _: Ground) -> Iterator[Problem]:
    """The page of a work does not have exactly one `cite-as` link."""
    links = tuple(page.related("cite-as"))
    if page.is_work and len(links) != 1:
        message = f"the page has {len(links) or 'no'} `cite-as` links; Signposting wants exactly one"
        line = links[1].line if links else 0
        yield warning("cite-as", message, page.at(line), hint=f"{TEMPLATE} (https://signposting.org/FAIR/)")


def pdf_address(page: PageFacts, ground: Ground) -> Iterator[Problem]:
    """`citation_pdf_url` is no whole address, or leads to a file of the site that is not in the folder of the page."""
    for tag in page.named(PDF_URL):
        place = target(tag.value, page.file, ground.base_url)
        if tag.value.strip() and not host(tag.value):
            message = f"`{PDF_URL}` is {tag.value[:200]}; Google Scholar needs a whole address"
            yield error("pdf-address", message, page.at(tag.line), hint="build the site with its `base_url`")
        elif place and place.path in ground.sizes and place.path.rpartition("/")[0] != page.file.rpartition("/")[0]:
            message = f"the full text `{place.path}` is not in the folder of the page, where Google Scholar wants it"
            hint = f"call it `files/<key>.pdf` in the content folder ({SCHOLAR})"
            yield warning("pdf-address", message, page.at(tag.line), hint=hint)


def pdf_file(page: PageFacts, ground: Ground) -> Iterator[Problem]:
    """The full text of a page is no PDF, or has more than 5 MB, which Google Scholar does not take."""
    for tag in page.named(PDF_URL):
        place = target(tag.value, page.file, ground.base_url)
        name = place.path if place and place.path in ground.sizes else ""
        if name and (name in ground.no_pdfs or not name.lower().endswith(".pdf")):
            message = f"the full text `{name}` is no PDF: it does not begin with `%PDF-`, or is not called `.pdf`"
            yield error("pdf-file", message, page.at(tag.line), hint="put the PDF itself in its place")
        elif name and ground.sizes[name] >= MOST_OF_A_PDF:
            size = ground.sizes[name] / 2**20
            message = f"the full text `{name}` has {size:.1f} MB; Google Scholar takes less than 5 MB"
            yield warning("pdf-file", message, page.at(tag.line), hint=f"make its pictures smaller ({SCHOLAR})")


PAGE_RULES = (
    noindex,
    page_title,
    one_heading,
    page_language,
    canonical,
    language_versions,
    json_ld,
    cite_as,
    pdf_address,
    pdf_file,
)
"""The rules about a page."""

WHOLENESS = (empty_page, cut_off_page)
"""The rules that come first: where one finds something, the others would only say what follows from it."""


def _has_siblings(page: PageFacts, ground: Ground) -> bool:
    """Whether the page is there in another language: the index and the files of languages beside it are one page."""
    folder = page.file.rpartition("/")[0]
    others = [f"{folder}/{name}".removeprefix("/") for name in ground.version_files]
    return page.file in others and sum(name in ground.sizes for name in others) > 1


def _plain(text: str) -> str:
    return " ".join(text.split())
