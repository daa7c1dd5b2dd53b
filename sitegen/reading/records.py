"""All records of a site, read part by part: the same whichever part is read where, or not again."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sitegen.checks import faults
from sitegen.checks.names import NAME_RULES
from sitegen.checks.persian import PERSIAN_RULES
from sitegen.checks.texts import TEXT_RULES
from sitegen.config import Config
from sitegen.model import Entry
from sitegen.problems import Problem, Source, error
from sitegen.reading.authority import Authority
from sitegen.reading.bibtex import ParsedBlock, RawEntry, parse_blocks, resolve
from sitegen.reading.encoding import decode, is_marked, with_our_line_ends
from sitegen.reading.entries import read_entry
from sitegen.reading.segments import HEAD, LONGEST_PART, Part, ReadParts, Segment, closed, parts_of
from sitegen.site import TextPlace

RAWS_A_PART = 100
# They need the long texts, or would cost much if they were asked at each build; what they find is kept with the part.
RULES = (*TEXT_RULES, *PERSIAN_RULES, *NAME_RULES)
MAX_HEADS = 250_000


class Reader(Struct, frozen=True):
    """All that the meaning of a record depends on besides its text."""

    config: Config
    authority: Authority

    def read(self, part: Part) -> Segment:
        """What a part says."""
        return self._entries(part.raws) if part.raws else self._segment(part)

    def _segment(self, part: Part) -> Segment:
        if len(part.data) > LONGEST_PART:
            return Segment(is_open=True)
        try:
            text = with_our_line_ends(part.data.decode())
        except UnicodeDecodeError:
            return Segment(is_readable=False)
        parsed, is_closed = parse_blocks(text)
        if not is_closed and not part.is_last:
            return Segment(is_open=True)
        height = text.count("\n")
        is_joint = any(map(_depends_on_others, parsed))
        if is_joint or part.blocks_only:
            return Segment(height=height, blocks=parsed, is_joint=is_joint)
        found = resolve(parsed)
        return replace(
            self._entries(found.entries),
            heads=found.heads,
            height=height,
            unpublished=found.unpublished,
            problems=found.problems,
        )

    def _entries(self, raws: Sequence[RawEntry]) -> Segment:
        read = [(raw.source, *read_entry(raw, self.config, self.authority)) for raw in raws]
        return Segment(
            entries=tuple(entry for _, entry, _ in read),
            lines=tuple(source.line for source, _, _ in read),
            doubts=tuple(
                problem
                for source, entry, problems in read
                for problem in (*problems, *faults(RULES, entry, source, self.config))
            ),
        )


class Records(Struct, frozen=True, kw_only=True):
    """The records of all files in their order: works without addresses, and what became of the others.

    `heads == len(entries) + len(unpublished)`, always. `texts` says of each entry in which segment its texts are, by
    key, and as which one of it.
    """

    entries: tuple[Entry, ...] = ()
    sources: tuple[Source, ...] = ()
    texts: tuple[TextPlace, ...] = ()
    heads: int = 0
    unpublished: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_records(files: Mapping[str, bytes], reader: Reader, read: ReadParts) -> Records:
    """The records of the BibTeX files of these names; `read` is `reader.read` of each part, wherever it is done."""
    refused = tuple(problem for file, data in sorted(files.items()) if (problem := _excess(data, file)))
    named = {problem.source.file for problem in refused}
    texts = {file: data for file, data in sorted(files.items()) if file not in named}
    known, problems = _in_utf_8(texts, reader.config)
    found = _segments(known, read)
    endless = _endless(found)
    for file in endless:
        del found[file], known[file]
    strange = {file: texts[file] for file, segments in found.items() if not all(one.is_readable for one in segments)}
    decoded, doubts = _decoded(strange, reader.config)
    known |= decoded
    found |= _segments(decoded, read)
    told = (*refused, *endless.values(), *problems, *doubts)
    if any(segment.is_joint for segments in found.values() for segment in segments):
        return _joint(_segments(known, read, blocks_only=True), read, told)
    return _independent(found, told)


def read_here(reader: Reader) -> ReadParts:
    """Reads every part in this process."""
    return lambda parts: map(reader.read, parts)


def _in_utf_8(texts: Mapping[str, bytes], config: Config) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """The files as UTF-8, as far as they are it or say what else they are."""
    stated = {file: data for file, data in texts.items() if _encoding(file, config) or is_marked(data)}
    decoded, problems = _decoded(stated, config)
    return {file: decoded.get(file, data) for file, data in texts.items()}, problems


def _decoded(texts: Mapping[str, bytes], config: Config) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    found = {file: decode(data, file, _encoding(file, config)) for file, data in texts.items()}
    problems = tuple(problem for _, problems in found.values() for problem in problems)
    return {file: text.encode() for file, (text, _) in found.items()}, problems


def _encoding(file: str, config: Config) -> str:
    return config.encodings.get(file.removeprefix("bibliography/"), "")


def _excess(data: bytes, file: str) -> Problem | None:
    """Why a file is not read at all."""
    if data.count(b"@") <= MAX_HEADS or sum(1 for _ in HEAD.finditer(data)) <= MAX_HEADS:
        return None
    message = f"the file begins more than {MAX_HEADS} entries and is not read"
    return error("file-too-long", message, Source(file), hint="split it into several files")


def _endless(found: Mapping[str, Sequence[Segment]]) -> dict[str, Problem]:
    """The files in which an entry has no end within reach, so that it is not known what is inside it."""
    refused: dict[str, Problem] = {}
    for file, above, segment in _placed(found):
        if segment.is_open and file not in refused:
            reach = f"{LONGEST_PART // 2**20} MB"
            message = f"an entry that begins here or below is not closed within {reach}; the file is not read"
            hint = "look for a missing }, or split the file"
            refused[file] = error("file-too-long", message, Source(file, above + 1), hint=hint)
    return refused


def _segments(files: Mapping[str, bytes], read: ReadParts, *, blocks_only: bool = False) -> dict[str, list[Segment]]:
    found: dict[str, list[Segment]] = {file: [] for file in files}
    parts = (part for file, data in files.items() for part in parts_of(data, file))
    known: dict[Any, Any] = {}
    for file, segment in closed((replace(part, blocks_only=blocks_only) for part in parts), read):
        found[file].append(replace(segment, entries=tuple([_shared(entry, known) for entry in segment.entries])))
    return found


def _shared(entry: Entry, known: dict[Any, Any]) -> Entry:
    """The entry with values that other entries have too: a person or a keyword of a hundred works is there once."""
    one = known.setdefault
    return replace(
        entry,
        author=tuple([one(person, person) for person in entry.author]),
        keywords=tuple([one(word, word) for word in entry.keywords]),
        container=entry.container and one(entry.container, entry.container),
        publisher=one(entry.publisher, entry.publisher),
        type=one(entry.type, entry.type),
        bibtex_type=one(entry.bibtex_type, entry.bibtex_type),
        language=one(entry.language, entry.language),
        volume=one(entry.volume, entry.volume),
        issued=one(entry.issued, entry.issued),
    )


def _placed(found: Mapping[str, Sequence[Segment]]) -> Iterator[tuple[str, int, Segment]]:
    """Each segment with its file and how many lines are above it."""
    for file, segments in found.items():
        above = 0
        for segment in segments:
            yield file, above, segment
            above += segment.height


def _independent(found: Mapping[str, Sequence[Segment]], told: Sequence[Problem]) -> Records:
    placed = list(_placed(found))
    unpublished = [_moved(problem, file, above) for file, above, one in placed for problem in one.unpublished]
    problems = [_moved(problem, file, above) for file, above, one in placed for problem in one.problems]
    doubts = [_moved(problem, file, above) for file, above, one in placed for problem in one.doubts]
    return Records(
        entries=tuple(entry for _, _, one in placed for entry in one.entries),
        sources=tuple(Source(file, above + line) for file, above, one in placed for line in one.lines),
        texts=tuple(place for _, _, one in placed for place in _texts(one)),
        heads=sum(one.heads for _, _, one in placed),
        unpublished=tuple(unpublished),
        problems=(*told, *problems, *doubts),
    )


def _joint(found: Mapping[str, Sequence[Segment]], read: ReadParts, told: Sequence[Problem]) -> Records:
    """The records of files that need each other: macros and inheritance are resolved over all of them at once."""
    bibliography = resolve([block for file, segments in found.items() for block in placed_blocks(file, segments)])
    raws = bibliography.entries
    parts = [Part(raws=raws[start : start + RAWS_A_PART]) for start in range(0, len(raws), RAWS_A_PART)]
    segments = list(read(parts))
    return Records(
        entries=tuple(entry for segment in segments for entry in segment.entries),
        sources=tuple(raw.source for raw in raws),
        texts=tuple(place for segment in segments for place in _texts(segment)),
        heads=bibliography.heads,
        unpublished=bibliography.unpublished,
        problems=(*told, *bibliography.problems, *(problem for segment in segments for problem in segment.doubts)),
    )


def _texts(segment: Segment) -> Iterator[TextPlace]:
    if not segment.key:
        return (TextPlace() for _ in segment.entries)
    hashes = zip(segment.marks, segment.rests, strict=True)
    return (TextPlace(segment.key, number, mark, rest) for number, (mark, rest) in enumerate(hashes))


def placed_blocks(file: str, segments: Sequence[Segment]) -> Iterator[ParsedBlock]:
    """The blocks of a file with their lines and numbers in it."""
    placed = ((above, item) for _, above, one in _placed({file: segments}) for item in one.blocks)
    for order, (above, item) in enumerate(placed):
        block = item.block
        moved = replace(
            block,
            source=Source(file, above + block.source.line),
            problem=_moved(block.problem, file, above) if block.problem else None,
            warnings=tuple(_moved(problem, file, above) for problem in block.warnings),
        )
        yield replace(item, block=moved, order=order)


def _moved(problem: Problem, file: str, above: int) -> Problem:
    return replace(problem, source=Source(file, above + problem.source.line))


def _depends_on_others(item: ParsedBlock) -> bool:
    fields = item.content.fields if item.content else ()
    return item.block.type == "string" or any(field.name in {"crossref", "xdata"} for field in fields)
