"""Works taken from foreign files, and given away: what is read, and the only files that are written."""

import difflib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from sitegen.bib_intake import copy, references
from sitegen.formats import FORMATS
from sitegen.formats.format import Format
from sitegen.formats.imported import UnreadableError
from sitegen.intake import ANY_CONFIG, Intake, Known, free_name, known_of, readers, take
from sitegen.pages.work import address_of
from sitegen.problems import Problem, Severity
from sitegen.reading.assemble import bibliography_of, read_preface, read_site
from sitegen.reading.authority import Authority
from sitegen.reading.loader import load_content
from sitegen.reading.records import Reader, read_here, read_records

BIBLIOGRAPHY = "bibliography"


class ExchangeError(Exception):
    """Nothing was imported or exported; the message says why."""


class Import(msgspec.Struct, frozen=True):
    """What became of foreign files: the new files, how many records were read and added, and what is to be told."""

    files: tuple[str, ...]
    records: int
    added: int
    problems: tuple[Problem, ...]


def import_files(files: Sequence[Path], content: Path, form: Format | None) -> Import:
    """Write a file of records into the bibliography for each foreign file, or nothing at all.

    A `.bib` file is copied as it is, but for works that are there already. `ExchangeError` where a file cannot be read,
    or where its place is taken.
    """
    targets = _targets(content / BIBLIOGRAPHY, [_stem(file.name) for file in files])
    known = _known(content)
    read = [(file.as_posix(), _data(file)) for file in files]
    copied = {file for file, _ in read if form is None and file.lower().endswith(".bib")}
    referred = frozenset[str]().union(*(references(file, data) for file, data in read if file in copied))
    taken = [
        copy(file, data, known, referred) if file in copied else _taken(file, data, form, known) for file, data in read
    ]
    (content / BIBLIOGRAPHY).mkdir(parents=True, exist_ok=True)
    written = []
    for target, one in zip(targets, taken, strict=True):
        if one.data:
            with target.open("xb") as new:
                new.write(one.data)
            written.append(target.as_posix())
    return Import(
        tuple(written),
        sum(one.records for one in taken),
        sum(one.added for one in taken),
        tuple(problem for one in taken for problem in one.problems),
    )


def summary(done: Import) -> str:
    """What was imported, in one line."""
    lost = sum(1 for problem in done.problems if problem.code == "not-imported")
    values = f"; {lost} {'value' if lost == 1 else 'values'} not imported" if lost else ""
    records = f"{done.records} {'record' if done.records == 1 else 'records'} read"
    left = done.records - done.added
    place = f" into {', '.join(done.files)}" if done.files else ""
    return f"{records}: {done.added} imported{place}, {left} left out{values}"


def document(done: Import) -> str:
    """The same as one JSON document."""
    return msgspec.json.format(msgspec.json.encode(done), indent=1).decode()


def export(content: Path, form: Format, keys: Sequence[str]) -> tuple[bytes, tuple[Problem, ...]]:
    """The works of these keys in a format, in this order, or all of them; and why others cannot be given.

    `ExchangeError` where the content cannot be read or has no work of a key.
    """
    site, problems = read_site(load_content(content))
    if site is None or form.write is None:
        raise ExchangeError("; ".join(problem.message for problem in problems))
    by_key = {entry.slug: entry for entry in site.entries} | {entry.key: entry for entry in site.entries}
    for key in keys:
        if key not in by_key:
            close = difflib.get_close_matches(key, by_key, n=1)
            message = f"there is no work `{key}`" + (f"; did you mean `{close[0]}`?" if close else "")
            raise ExchangeError(message)
    entries = [by_key[key] for key in dict.fromkeys(keys)] if keys else list(site.entries)
    addresses = {entry.slug: address_of(entry, site.config.base_url) for entry in entries}
    errors = (one for one in (*site.unpublished, *site.problems) if one.severity is Severity.ERROR)
    return form.write(entries, addresses), tuple(errors) if not keys else ()


def format_called(name: str, forms: Sequence[Format]) -> Format:
    """The format of a name; `ExchangeError` where there is none."""
    found = next((form for form in forms if form.name == name), None)
    if found is None:
        message = f"there is no format `{name}`; one of {', '.join(form.name for form in forms)}"
        raise ExchangeError(message)
    return found


def foreign() -> tuple[Format, ...]:
    """The formats that can be read."""
    return readers()


def writers() -> tuple[Format, ...]:
    """The formats that can be written."""
    return tuple(form for form in FORMATS if form.write)


def _targets(folder: Path, stems: Sequence[str]) -> list[Path]:
    """Where the records of each file go; of several files with one name, the others have a number behind it."""
    for stem in stems:
        if (target := folder / f"{stem}.bib").exists():
            message = f"{target.as_posix()} is there already; rename the file that you import, nothing was written"
            raise ExchangeError(message)
    taken = {file.stem.lower() for file in folder.glob("*")} | {stem.lower() for stem in stems}
    targets: list[Path] = []
    seen: set[str] = set()
    for stem in stems:
        name = free_name(stem, taken) if stem.lower() in seen else stem
        seen.add(stem.lower())
        taken.add(name.lower())
        targets.append(folder / f"{name}.bib")
    return targets


def _data(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as failure:
        raise _nothing_written(file.as_posix(), failure.strerror) from failure


def _nothing_written(file: str, reason: object) -> ExchangeError:
    return ExchangeError(f"{file}: {reason}; nothing was written")


def _taken(file: str, data: bytes, form: Format | None, known: Known) -> Intake:
    try:
        return take(file, data, form, known)
    except UnreadableError as failure:
        raise _nothing_written(file, failure) from None


def _known(content: Path) -> Known:
    """The works of the content folder, also where its settings cannot be used yet."""
    loaded = load_content(content)
    preface, _ = read_preface(loaded)
    reader = Reader(preface.config, preface.authority) if preface else Reader(ANY_CONFIG, Authority())
    records = read_records(bibliography_of(loaded), reader, read_here(reader))
    places = (f"{content.as_posix()}/{source.file}:{source.line}" for source in records.sources)
    return known_of(zip(records.entries, places, strict=True))


def _stem(name: str) -> str:
    """The name of a file without what its format ends in."""
    suffixes = sorted((*(form.suffix for form in readers()), ".json", ".bib", ".txt", ".xml"), key=len, reverse=True)
    suffix = next((one for one in suffixes if name.lower().endswith(one) and len(name) > len(one)), "")
    return name[: len(name) - len(suffix)] if suffix else name
