"""Rules about the links of a page. What they find is told once for the whole site, however many pages have the link."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from sitegen.audit.addresses import INDEX, SCHEME, Target, file_at, host, target
from sitegen.audit.facts import Ground, Link, PageFacts, slug_of
from sitegen.audit.pages import PDF_URL
from sitegen.problems import Problem, error, note, warning

FOLLOWED = frozenset({"a", "area"})
LOADED_BY_LINK = frozenset(
    {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest", "preconnect", "dns-prefetch"}
    | {"apple-touch-icon", "mask-icon"}
)
FOLLOWED_SCHEMES = frozenset({"http:", "https:", "mailto:", "tel:"})
LOADED_SCHEMES = frozenset({"http:", "https:", "data:"})
SCHOLAR = "https://scholar.google.com/intl/en/scholar/inclusion.html#crawl"
PAGE_SUFFIX = (".html", ".htm")


class Way(Struct, frozen=True, gc=False):
    """A link of a page, the place in the site that it leads to, and the file there; `None` where there is none."""

    link: Link
    place: Target | None
    file: str | None


Ways = tuple[Way, ...]
LinkRule = Callable[[PageFacts, Ways, Ground], Iterator[Problem]]


def ways_of(page: PageFacts, ground: Ground) -> Ways:
    """Where the links of a page lead, that to the full text in its tags too."""
    pdfs = (Link("meta", (), tag.value, "", tag.line) for tag in page.named(PDF_URL))
    return tuple([_way(link, page, ground) for link in (*page.links, *pdfs)])


def missing_page(page: PageFacts, ways: Ways, _: Ground) -> Iterator[Problem]:
    """A link leads to a page of the site that is not there."""
    hint = "build or upload the site again, or correct the link"
    return _missing(page, ways, "missing-page", "the page `{}` is not there", hint)


def missing_full_text(page: PageFacts, ways: Ways, _: Ground) -> Iterator[Problem]:
    """A link or a tag leads to a PDF of the site that is not there."""
    hint = "put it into `files/` of the content folder and build again, or upload it"
    return _missing(page, ways, "missing-full-text", "the full text `{}` is not there", hint)


def missing_export(page: PageFacts, ways: Ways, _: Ground) -> Iterator[Problem]:
    """A file that the page of a work offers, such as its BibTeX, is not there."""
    return _missing(page, ways, "missing-export", "`{}`, which the page of the work offers, is not there", AGAIN)


def missing_file(page: PageFacts, ways: Ways, _: Ground) -> Iterator[Problem]:
    """A style, a font, a picture or another file that pages need is not there."""
    return _missing(page, ways, "missing-file", "`{}` is not there", AGAIN)


def empty_file(page: PageFacts, ways: Ways, ground: Ground) -> Iterator[Problem]:
    """A file that a page offers or needs is empty."""
    for way in ways:
        if way.file and ground.sizes[way.file] == 0 and not way.file.endswith(PAGE_SUFFIX):
            yield error("empty-file", f"`{way.file}` is empty", page.at(way.link.line), hint=AGAIN)


def forbidden_scheme(page: PageFacts, ways: Ways, _: Ground) -> Iterator[Problem]:
    """A link would run a script, or leads where no link of a site should."""
    for way in ways:
        scheme = SCHEME.match(way.link.href)
        allowed = FOLLOWED_SCHEMES if way.link.element in FOLLOWED else LOADED_SCHEMES
        if scheme and scheme[0].lower() not in allowed and (way.link.element in FOLLOWED or _is_loaded(way.link)):
            message = f"a link leads to {way.link.href[:60]}; `{scheme[0][:20]}` is no scheme for it"
            yield warning("forbidden-scheme", message, page.at(way.link.line), hint="take it out")


def other_host(page: PageFacts, ways: Ways, ground: Ground) -> Iterator[Problem]:
    """Something that a page loads is on another host, which learns of every reader."""
    for way in ways:
        name = host(way.link.href)
        if name and name != host(ground.base_url) and _is_loaded(way.link):
            message = f"`<{way.link.element}>` loads something from {name}, which learns of every reader"
            yield warning(
                "other-host", message, page.at(way.link.line), hint="put it into `files/` or `templates/static/`"
            )


def full_text_elsewhere(page: PageFacts, _: Ways, ground: Ground) -> Iterator[Problem]:
    """The full text that the tags name is on another host."""
    for tag in page.named(PDF_URL):
        name = host(tag.value)
        if name and target(tag.value, page.file, ground.base_url) is None:
            message = f"`{PDF_URL}` leads to {name}; Google Scholar wants the PDF in the folder of the page"
            hint = f"put each as `files/<key>.pdf` into the content folder, or let it stay there ({SCHOLAR})"
            yield note("full-text-elsewhere", message, page.at(tag.line), hint=hint)


AGAIN = "build or upload the site again"

LINK_RULES: tuple[LinkRule, ...] = (
    missing_page,
    missing_full_text,
    missing_export,
    missing_file,
    empty_file,
    forbidden_scheme,
    other_host,
    full_text_elsewhere,
)
"""The rules about links."""


def _way(link: Link, page: PageFacts, ground: Ground) -> Way:
    place = target(link.href, page.file, ground.base_url)
    return Way(link, place, file_at(place.path, ground.sizes) if place else None)


def _missing(page: PageFacts, ways: Ways, code: str, message: str, hint: str) -> Iterator[Problem]:
    for way in ways:
        # A missing home page is told by itself.
        if way.place and way.place.path not in {"", INDEX} and way.file is None and _code_of(way.place.path) == code:
            yield error(code, message.format(way.place.path[:200]), page.at(way.link.line), hint=hint)


def _code_of(path: str) -> str:
    """What a file that is not there would be, by its name: the same for every link to it."""
    name = path.rpartition("/")[2]
    if name.lower().endswith(".pdf"):
        return "missing-full-text"
    if not name or "." not in name or name.endswith(PAGE_SUFFIX):
        return "missing-page"
    return "missing-export" if slug_of(path) else "missing-file"


def _is_loaded(link: Link) -> bool:
    """Whether a browser asks for it by itself."""
    return link.element not in {*FOLLOWED, "meta", "link"} or not LOADED_BY_LINK.isdisjoint(link.rel)
