"""The Markdown files of a content folder: pages of the site, and texts that belong to works."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sitegen.language.bidi import direction
from sitegen.language.slugs import slugify
from sitegen.model import Text, Words
from sitegen.notice import Notice
from sitegen.problems import Problem, Source, error, warning
from sitegen.reading.prose import Markdown, read_markdown
from sitegen.reading.prose_bidi import isolated
from sitegen.reading.prose_links import link_problems, links_of, resolved
from sitegen.reading.site_paths import RESERVED, SitePaths
from sitegen.site import Prose

Problems = tuple[Problem, ...]
NAME = re.compile(r"(?P<folder>pages|works)/(?P<name>.+)\.(?P<lang>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.md")


class Place(Struct, frozen=True):
    """Where a text is shown, from its file's name: the path of the page, and one of its languages."""

    path: str
    name: str
    lang: str


class ProseFile(Struct, frozen=True):
    """A Markdown file that is published: where, what is written in it, and what that says."""

    file: str
    place: Place
    text: str
    page: Markdown


def read_prose(
    texts: Mapping[str, str], works: Mapping[str, str], languages: Sequence[str]
) -> tuple[tuple[ProseFile, ...], Problems]:
    """The Markdown files that can be published, and what is wrong with them and with the others.

    `works` holds the slug of each work by its names.
    """
    found: dict[tuple[str, str], ProseFile] = {}
    problems: list[Problem] = []
    for file, text in texts.items():
        place = _place(file, works)
        if isinstance(place, Problem):
            problems.append(place)
        elif (place.path, place.lang) in found:
            problems.append(_taken(file, found[place.path, place.lang]))
        else:
            normalised = text.replace("\r\n", "\n").replace("\r", "\n")
            page, more = read_markdown(normalised, file)
            problems.extend((*more, *_unknown_language(file, place.lang, languages)))
            if page is not None:
                found[place.path, place.lang] = ProseFile(file, place, normalised, page)
    return tuple(found.values()), tuple(problems)


def page_paths(files: Iterable[ProseFile]) -> Mapping[str, str]:
    """The path of each page of prose, by the names that a link may call it."""
    pages = [one.place for one in files if not _is_of_a_work(one)]
    return {name: page.path for page in pages for name in (page.path.strip("/"), page.name, f"pages/{page.name}")}


def with_links(files: Iterable[ProseFile], paths: SitePaths) -> tuple[ProseFile, ...]:
    """The files with their links as site paths."""
    return tuple(_linked(one, paths) for one in files)


def broken_links(files: Iterable[ProseFile], paths: SitePaths) -> Iterator[Problem]:
    """What is wrong with the links and pictures in files whose links are still as written."""
    for one in files:
        yield from link_problems(one.page.html, paths, one.text, one.file)


def destinations(files: Iterable[ProseFile], paths: SitePaths) -> frozenset[str]:
    """The site paths that links and pictures lead to, in files whose links are still as written."""
    found = (paths.find(link.written) for one in files for link in links_of(one.page.html))
    return frozenset(path for path in found if path)


def prose_of_works(files: Iterable[ProseFile]) -> Mapping[str, Text]:
    """The texts that belong to works, by the path of the work's page."""
    filled = (one for one in files if _is_of_a_work(one) and one.page.html)
    return {path: _html(versions) for path, versions in _by_path(filled).items()}


def notices_of_works(files: Iterable[ProseFile]) -> Mapping[str, tuple[Notice, ...]]:
    """What these texts say that works are, by the path of the work's page."""
    found: dict[str, tuple[Notice, ...]] = {}
    for one in files:
        if one.page.notice:
            notice = Notice(one.page.notice, in_prose=True)
            found[one.place.path] = tuple(dict.fromkeys((*found.get(one.place.path, ()), notice)))
    return found


def prose_pages(files: Iterable[ProseFile]) -> tuple[Prose, ...]:
    """The pages that the editor wrote, in the order of the navigation."""
    pages = [
        Prose(slug=path.strip("/"), title=_titles(versions), html=_html(versions), order=_order(versions))
        for path, versions in _by_path(one for one in files if not _is_of_a_work(one)).items()
    ]
    return tuple(sorted(pages, key=lambda page: (page.order, page.slug)))


def _place(file: str, works: Mapping[str, str]) -> Place | Problem:
    match = NAME.fullmatch(file)
    if match is None:
        message = "the name of a page ends in its language: `about.fa.md`"
        return error("unnamed-language", message, Source(file), hint="rename it, so that it is published")
    name, lang = match["name"], match["lang"]
    if match["folder"] == "works":
        return Place(f"works/{works[name]}/", name, lang) if name in works else _of_no_work(file, name)
    slug = slugify(name)
    return _reserved(file, name) if {slug, name.lower()} & RESERVED else Place(f"{slug}/", name, lang)


def _of_no_work(file: str, name: str) -> Problem:
    message = f"no work has the key `{name}`, so this text is not published"
    return warning("text-of-no-work", message, Source(file), hint="name it after a citation key: `<key>.fa.md`")


def _reserved(file: str, name: str) -> Problem:
    message = f"the site has a `{name}` of its own, so this page is not published"
    return error("reserved-name", message, Source(file), hint="give the file another name")


def _taken(file: str, other: ProseFile) -> Problem:
    message = f"`{other.file}` has the same address and language, so this text is not published"
    return error("duplicate-page", message, Source(file), hint="join the two files, or rename one")


def _unknown_language(file: str, lang: str, languages: Sequence[str]) -> Problems:
    tags = ", ".join(f"`{tag}`" for tag in languages)
    message = f"the site has no pages in `{lang}`, only in {tags}; this text is shown where there is none in those"
    hint = f"rename the file, or add `{lang}` to `languages` in `site.toml`"
    return () if lang in languages else (warning("unknown-language", message, Source(file), hint=hint),)


def _linked(one: ProseFile, paths: SitePaths) -> ProseFile:
    ids = f"{one.place.lang}-" if _is_of_a_work(one) else ""
    html = isolated(one.page.html, direction(one.place.lang))
    return replace(one, page=replace(one.page, html=resolved(html, paths, ids)))


def _is_of_a_work(one: ProseFile) -> bool:
    return one.file.startswith("works/")


def _by_path(files: Iterable[ProseFile]) -> dict[str, list[ProseFile]]:
    found: dict[str, list[ProseFile]] = {}
    for one in files:
        found.setdefault(one.place.path, []).append(one)
    return found


def _html(versions: Sequence[ProseFile]) -> Text:
    return Text(tuple(Words(one.page.html, one.place.lang) for one in versions))


def _titles(versions: Sequence[ProseFile]) -> Text:
    return Text(tuple(Words(one.page.title or one.place.name, one.place.lang) for one in versions))


def _order(versions: Sequence[ProseFile]) -> int:
    return min((one.page.order for one in versions if one.page.order is not None), default=0)
