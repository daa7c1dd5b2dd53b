"""The content of a folder to a `Site`: everything read once, joined, and counted."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sitegen.config import FILE, Config, parse_config
from sitegen.formats import exports_of
from sitegen.model import Entry, Text
from sitegen.notice import Notice
from sitegen.problems import Problem, Severity, Source, error, warning
from sitegen.reading.authority import JOURNALS_FILE, PEOPLE_FILE, Authority, read_authority
from sitegen.reading.covers import covers_of, covers_of_no_issue, missing_covers
from sitegen.reading.entries import finish
from sitegen.reading.full_texts import doubtful_pdfs, full_texts, unused_files
from sitegen.reading.keys import with_slugs
from sitegen.reading.loader import Content
from sitegen.reading.notices import missing_notices, with_concerns, with_notices
from sitegen.reading.prose_files import (
    broken_links,
    destinations,
    notices_of_works,
    page_paths,
    prose_of_works,
    prose_pages,
    read_prose,
    with_links,
)
from sitegen.reading.records import Reader, Records, read_here, read_records
from sitegen.reading.site_paths import file_paths, site_paths, works_by_name
from sitegen.site import Prose, Site

Problems = tuple[Problem, ...]


AUTHORITY_FILES = (PEOPLE_FILE, JOURNALS_FILE)


class Written(Struct, frozen=True):
    """What the Markdown files say: the texts and notices of works by the path of the work, and the editor's pages."""

    texts: Mapping[str, Text] = {}
    notices: Mapping[str, tuple[Notice, ...]] = {}
    pages: tuple[Prose, ...] = ()


class Preface(Struct, frozen=True):
    """What is known of a site before its records are read: settings, authority files, and what is wrong with them."""

    config: Config
    authority: Authority
    problems: Problems = ()


def read_preface(content: Content, base_url: str = "") -> tuple[Preface | None, Problems]:
    """The settings and authority files; `None`, and why, where they cannot be used."""
    config, config_problems = _config(content, base_url)
    if config is None:
        return None, config_problems
    people, people_problems = _text(content, PEOPLE_FILE)
    journals, journals_problems = _text(content, JOURNALS_FILE)
    authority, authority_problems = read_authority(people, journals, config.languages)
    problems = people_problems + journals_problems + authority_problems
    if any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    return Preface(config, authority, problems), ()


def bibliography_of(content: Content) -> dict[str, bytes]:
    """The BibTeX files of a content folder."""
    return {name: data for name, data in content.texts.items() if name.lower().endswith(".bib")}


def read_site(content: Content, base_url: str = "") -> tuple[Site | None, Problems]:
    """The site that the content describes; `None`, and why, where its settings or authority files cannot be used."""
    preface, problems = read_preface(content, base_url)
    if preface is None:
        return None, problems
    reader = Reader(preface.config, preface.authority)
    records = read_records(bibliography_of(content), reader, read_here(reader))
    return assemble(content, preface, records), ()


def assemble(content: Content, preface: Preface, records: Records) -> Site:
    """The site that these records and the other texts of a content folder make."""
    config = preface.config
    addressed = with_slugs(records.entries)
    names = works_by_name(addressed, (entry.key for entry in records.entries))
    pdfs = full_texts(names, content.files) if content.files else {}
    entries = [finish(entry, pdfs.get(entry.slug, "")) for entry in addressed]
    written, prose_problems = _prose(content, config, entries, names, pdfs)
    by_slug = {entry.slug: entry for entry in entries}
    named = {name: by_slug[slug] for name, slug in names.items()}
    sources = {entry.slug: source for entry, source in zip(entries, records.sources, strict=True)}
    return Site(
        config=config,
        entries=with_concerns(_noted(entry, written, named) for entry in sorted(entries, key=lambda entry: entry.slug)),
        sources=sources,
        texts={entry.slug: place for entry, place in zip(entries, records.texts, strict=True)},
        prose=written.pages,
        files=content.files,
        people={person.slug: person for person in preface.authority.people.values()},
        covers=covers_of(preface.authority.covers, content.pictures),
        records=records.heads,
        unpublished=records.unpublished,
        problems=(
            *content.problems,
            *preface.problems,
            *records.problems,
            *_shared_keys(records, entries),
            *doubtful_pdfs(content.pdfs, content.files),
            *missing_covers(preface.authority.covers, content.files, content.pictures),
            *covers_of_no_issue(preface.authority.covers, entries),
            *missing_notices(entries, names, sources),
            *prose_problems,
        ),
    )


def _noted(entry: Entry, written: Written, works: Mapping[str, Entry]) -> Entry:
    """A work with its text and all its notices."""
    path = f"works/{entry.slug}/"
    text, notices = written.texts.get(path), written.notices.get(path, ())
    entry = replace(entry, prose=text) if text else entry
    return with_notices(entry, works, notices) if entry.notices or notices else entry


def _config(content: Content, base_url: str) -> tuple[Config | None, Problems]:
    if FILE not in content.texts:
        hint = 'write one with `title = { fa = "…", en = "…" }` and `base_url = "https://…"`'
        return None, (
            error("missing-settings", f"there is no `{FILE}` in the content folder", Source(FILE), hint=hint),
        )
    text, problems = _text(content, FILE)
    config, problems = (None, problems) if problems else parse_config(text, base_url)
    unknown = _unknown_exports(config) if config else ()
    return (None, unknown) if unknown else (config, problems)


def _unknown_exports(config: Config) -> Problems:
    """What is no format of a file beside the page of a work."""
    known = {one.name for one in exports_of(None)}
    listed = ", ".join(f"`{name}`" for name in sorted(known))
    return tuple(
        error("wrong-value", f"`exports`: there is no format `{name}`", Source(FILE), hint=f"one of {listed}")
        for name in config.exports or ()
        if name not in known
    )


def _text(content: Content, file: str) -> tuple[str, Problems]:
    """A text of ours, which must be UTF-8; an absent one is empty."""
    try:
        return content.texts.get(file, b"").decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        return "", (error("not-utf-8", "this file must be in UTF-8", Source(file)),)


def _prose(
    content: Content, config: Config, entries: Sequence[Entry], names: Mapping[str, str], pdfs: Mapping[str, str]
) -> tuple[Written, Problems]:
    """What the Markdown files say, and what is wrong with these and the other files."""
    if not content.files and not any(file.endswith(".md") for file in content.texts):
        return Written(), ()
    decoded = {file: _text(content, file) for file in content.texts if file.endswith(".md")}
    texts = {file: text for file, (text, problems) in decoded.items() if not problems}
    written, problems = read_prose(texts, names, config.languages)
    paths = site_paths(entries, names, page_paths(written), file_paths(content.files, pdfs), config)
    used = destinations(written, paths)
    linked = with_links(written, paths)
    return (
        Written(prose_of_works(linked), notices_of_works(linked), prose_pages(linked)),
        (
            *(problem for _, more in decoded.values() for problem in more),
            *problems,
            *broken_links(written, paths),
            *unused_files(content.files, [*pdfs.values(), *(path.removeprefix("files/") for path in used)]),
        ),
    )


def _shared_keys(records: Records, entries: Sequence[Entry]) -> Iterator[Problem]:
    """A warning for each record whose key another one has; on disks that ignore case, `A1` and `a1` are one key."""
    first: dict[str, tuple[str, str, Source]] = {}
    for written, entry, source in zip(records.entries, entries, records.sources, strict=True):
        key, slug, earlier = first.setdefault(written.key.casefold(), (written.key, entry.slug, source))
        if earlier is not source:
            also = "is also the key" if key == written.key else f"differs only in case from `{key}`, the key"
            place = f"{earlier.file}:{earlier.line}"
            message = (
                f"`{written.key}` {also} at {place}; that one is published as `{slug}`, this one as `{entry.slug}`"
            )
            hint = "give it a key of its own, so that its address does not depend on the other one"
            yield warning("duplicate-key", message, source, key=written.key, hint=hint)
