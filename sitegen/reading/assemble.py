"""The content of a folder to a `Site`: everything read once, joined, and counted."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from sitegen.config import FILE, Config, parse_config
from sitegen.model import Entry, Text
from sitegen.problems import Problem, Severity, Source, error, warning
from sitegen.reading.authority import JOURNALS_FILE, PEOPLE_FILE, Authority, read_authority
from sitegen.reading.bibtex import Bibliography, RawEntry, read_bibliography
from sitegen.reading.encoding import decode
from sitegen.reading.entries import finish, read_entry
from sitegen.reading.full_texts import full_texts, unused_files
from sitegen.reading.keys import with_slugs
from sitegen.reading.loader import Content
from sitegen.reading.prose_files import (
    broken_links,
    destinations,
    page_paths,
    prose_of_works,
    prose_pages,
    read_prose,
    with_links,
)
from sitegen.reading.site_paths import file_paths, site_paths, works_by_name
from sitegen.site import Prose, Site

Problems = tuple[Problem, ...]


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
    pdfs = full_texts(works_by_name(addressed), content.files)
    entries = [finish(entry, pdfs.get(entry.slug, "")) for entry in addressed]
    prose, pages, prose_problems = _prose(content, config, entries, pdfs)
    return Site(
        config=config,
        entries=tuple(
            replace(entry, prose=prose.get(f"works/{entry.slug}/", Text()))
            for entry in sorted(entries, key=lambda entry: entry.slug)
        ),
        sources={entry.slug: raw.source for entry, raw in zip(entries, bibliography.entries, strict=True)},
        prose=pages,
        files=content.files,
        people={person.slug: person for person in authority.people.values()},
        records=bibliography.heads,
        unpublished=bibliography.unpublished,
        problems=(
            *content.problems,
            *problems,
            *bibliography_problems,
            *(problem for _, more in read for problem in more),
            *_shared_keys(entries, bibliography.entries),
            *prose_problems,
        ),
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
    files = [name for name in content.texts if name.lower().endswith(".bib")]
    encodings = {name: config.encodings.get(name.removeprefix("bibliography/"), "") for name in files}
    decoded = {name: decode(content.texts[name], name, encodings[name]) for name in files}
    bibliography = read_bibliography({name: text for name, (text, _) in decoded.items()})
    encoding_problems = tuple(problem for _, problems in decoded.values() for problem in problems)
    return bibliography, encoding_problems + bibliography.problems


def _prose(
    content: Content, config: Config, entries: Sequence[Entry], pdfs: Mapping[str, str]
) -> tuple[Mapping[str, Text], tuple[Prose, ...], Problems]:
    """The texts of works by the path of the work, the editor's pages, and what is wrong with these and the files."""
    decoded = {file: _text(content, file) for file in content.texts if file.endswith(".md")}
    texts = {file: text for file, (text, problems) in decoded.items() if not problems}
    written, problems = read_prose(texts, works_by_name(entries), config.languages)
    paths = site_paths(entries, page_paths(written), file_paths(content.files, pdfs), config.languages)
    used = destinations(written, paths)
    linked = with_links(written, paths)
    return (
        prose_of_works(linked),
        prose_pages(linked),
        (
            *(problem for _, more in decoded.values() for problem in more),
            *problems,
            *broken_links(written, paths),
            *unused_files(content.files, [*pdfs.values(), *(path.removeprefix("files/") for path in used)]),
        ),
    )


def _shared_keys(entries: Sequence[Entry], raws: Sequence[RawEntry]) -> Iterator[Problem]:
    """A warning for each record whose key another one has; on disks that ignore case, `A1` and `a1` are one key."""
    first: dict[str, tuple[str, Source]] = {}
    for entry, raw in zip(entries, raws, strict=True):
        key, earlier = first.setdefault(entry.key.lower(), (entry.key, raw.source))
        if earlier is not raw.source:
            also = "is also the key" if key == entry.key else f"differs only in case from `{key}`, the key"
            place = f"{earlier.file}:{earlier.line}"
            message = f"`{entry.key}` {also} at {place}; this one is published as `{entry.slug}`"
            hint = "give it a key of its own, so that its address does not depend on the other one"
            yield warning("duplicate-key", message, raw.source, key=entry.key, hint=hint)
