"""The content of a folder to a `Site`: everything read once, joined, and counted."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from sitegen.config import FILE, Config, parse_config
from sitegen.language.slugs import slugify
from sitegen.model import Entry, Text, Words
from sitegen.problems import Problem, Severity, Source, error, warning
from sitegen.reading.authority import JOURNALS_FILE, PEOPLE_FILE, Authority, read_authority
from sitegen.reading.bibtex import Bibliography, RawEntry, read_bibliography
from sitegen.reading.encoding import decode
from sitegen.reading.entries import finish, read_entry
from sitegen.reading.keys import with_slugs
from sitegen.reading.loader import Content
from sitegen.reading.prose import Markdown, read_markdown
from sitegen.site import Prose, Site

Problems = tuple[Problem, ...]
PROSE_FILE = re.compile(r"(?P<of>(?:pages|works)/.+?)\.(?P<lang>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.md")


def read_site(content: Content, base_url: str = "") -> tuple[Site | None, Problems]:
    """The site that the content describes; `None`, and why, where its settings or authority files cannot be used."""
    config, config_problems = _config(content, base_url)
    if config is None:
        return None, config_problems
    people, people_problems = _text(content, PEOPLE_FILE)
    journals, journals_problems = _text(content, JOURNALS_FILE)
    authority, authority_problems = read_authority(people, journals, config.languages)
    problems = people_problems + journals_problems + authority_problems
    if any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    return _site(content, config, authority, problems), ()


def _site(content: Content, config: Config, authority: Authority, problems: Problems) -> Site:
    bibliography, bibliography_problems = _bibliography(content, config)
    read = [read_entry(raw, config, authority) for raw in bibliography.entries]
    addressed = with_slugs([entry for entry, _ in read])
    prose, prose_problems = _prose(content)
    entries = [_finished(entry, content, prose) for entry in addressed]
    entry_problems = tuple(problem for _, more in read for problem in more)
    shared = tuple(_shared_keys(entries, bibliography.entries))
    orphans = tuple(_prose_of_nothing(prose, entries))
    return Site(
        config=config,
        entries=tuple(sorted(entries, key=lambda entry: entry.slug)),
        sources={entry.slug: raw.source for entry, raw in zip(entries, bibliography.entries, strict=True)},
        prose=tuple(_pages(prose)),
        files=content.files,
        records=bibliography.heads,
        unpublished=bibliography.unpublished,
        problems=content.problems
        + problems
        + bibliography_problems
        + entry_problems
        + shared
        + prose_problems
        + orphans,
    )


def _config(content: Content, base_url: str) -> tuple[Config | None, Problems]:
    if FILE not in content.texts:
        hint = 'write one with `title = { fa = "…", en = "…" }` and `base_url = "https://…"`'
        return None, (
            error("missing-settings", f"there is no `{FILE}` in the content folder", Source(FILE), hint=hint),
        )
    text, problems = _text(content, FILE)
    return (None, problems) if problems else parse_config(text, base_url)


def _text(content: Content, file: str) -> tuple[str, Problems]:
    """A text of ours, which must be UTF-8; an absent one is empty."""
    try:
        return content.texts.get(file, b"").decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        return "", (error("not-utf-8", "this file must be in UTF-8", Source(file)),)


def _bibliography(content: Content, config: Config) -> tuple[Bibliography, Problems]:
    files = [name for name in content.texts if name.endswith(".bib")]
    encodings = {name: config.encodings.get(name.removeprefix("bibliography/"), "") for name in files}
    decoded = {name: decode(content.texts[name], name, encodings[name]) for name in files}
    bibliography = read_bibliography({name: text for name, (text, _) in decoded.items()})
    encoding_problems = tuple(problem for _, problems in decoded.values() for problem in problems)
    return bibliography, encoding_problems + bibliography.problems


def _prose(content: Content) -> tuple[dict[str, dict[str, Markdown]], Problems]:
    """The Markdown files by what they are of (`pages/about`) and by language."""
    found: dict[str, dict[str, Markdown]] = {}
    problems: list[Problem] = []
    for file in (name for name in content.texts if name.endswith(".md")):
        text, text_problems = _text(content, file)
        match = PROSE_FILE.fullmatch(file)
        if match is None:
            problems.append(
                error("unnamed-language", "the name of a page ends in its language: `about.fa.md`", Source(file))
            )
            continue
        page, page_problems = read_markdown(text, file)
        problems.extend(text_problems + page_problems)
        if page is not None and not text_problems:
            found.setdefault(match["of"], {})[match["lang"]] = page
    return found, tuple(problems)


def _finished(entry: Entry, content: Content, prose: Mapping[str, Mapping[str, Markdown]]) -> Entry:
    own = prose.get(f"works/{entry.key}") or prose.get(f"works/{entry.slug}") or {}
    return replace(finish(entry, frozenset(content.files)), prose=_html(own))


def _html(pages: Mapping[str, Markdown]) -> Text:
    return Text(tuple(Words(page.html, lang) for lang, page in pages.items()))


def _pages(prose: Mapping[str, Mapping[str, Markdown]]) -> list[Prose]:
    """The pages that the editor wrote, in the order of the navigation."""
    pages = [
        Prose(slug=slugify(_page_name(of)), title=_titles(of, versions), html=_html(versions), order=_order(versions))
        for of, versions in prose.items()
        if of.startswith("pages/")
    ]
    return sorted(pages, key=lambda page: (page.order, page.slug))


def _page_name(of: str) -> str:
    return of.partition("/")[2]


def _titles(of: str, versions: Mapping[str, Markdown]) -> Text:
    return Text(tuple(Words(page.title or _page_name(of), lang) for lang, page in versions.items()))


def _order(versions: Mapping[str, Markdown]) -> int:
    return min(page.order for page in versions.values())


def _shared_keys(entries: Sequence[Entry], raws: Sequence[RawEntry]) -> Iterator[Problem]:
    first: dict[str, Source] = {}
    for entry, raw in zip(entries, raws, strict=True):
        earlier = first.setdefault(entry.key, raw.source)
        if earlier is not raw.source:
            place = f"{earlier.file}:{earlier.line}"
            message = f"`{entry.key}` is also the key at {place}; this one is published as `{entry.slug}`"
            hint = "give it a key of its own, so that its address does not depend on the other one"
            yield warning("duplicate-key", message, raw.source, key=entry.key, hint=hint)


def _prose_of_nothing(prose: Mapping[str, Mapping[str, Markdown]], entries: Sequence[Entry]) -> Iterator[Problem]:
    known = {f"works/{name}" for entry in entries for name in (entry.key, entry.slug)}
    for of in sorted(set(prose) - known):
        if of.startswith("works/"):
            lang = next(iter(prose[of]))
            message = f"no work has the key `{_page_name(of)}`, so this text is not published"
            yield warning("text-of-no-work", message, Source(f"{of}.{lang}.md"))
