"""RIS as other programs write it: blanks missing, tags in lower case, lines that go on, records without end.

https://web.archive.org/web/20120616004228/http://www.refman.com/support/risformat_intro.asp
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from sitegen.formats.imported import Imported, UnreadableError
from sitegen.formats.importing.names import inverted
from sitegen.formats.importing.tagged import Line, place_of, record

TYPES: Mapping[str, str] = {
    **dict.fromkeys(("JOUR", "EJOUR", "JFULL", "INPR", "ABST"), "article-journal"),
    **dict.fromkeys(("BOOK", "EBOOK", "CTLG"), "book"),
    **dict.fromkeys(("EDBOOK", "CPROC"), "collection"),
    **dict.fromkeys(("CHAP", "ECHAP"), "chapter"),
    **dict.fromkeys(("CONF", "CPAPER"), "paper-conference"),
    **dict.fromkeys(("ELEC", "WEB"), "webpage"),
    **dict.fromkeys(("RPRT", "GOVDOC"), "report"),
    **dict.fromkeys(("STAT", "LEGAL"), "legislation"),
    **dict.fromkeys(("BILL", "UNBILL"), "bill"),
    **dict.fromkeys(("DATA", "AGGR"), "dataset"),
    **dict.fromkeys(("ART", "CHART"), "graphic"),
    **dict.fromkeys(("VIDEO", "MPCT", "ADVS"), "motion_picture"),
    **dict.fromkeys(("SER", "SERIAL"), "periodical"),
    **dict.fromkeys(("CLSWK", "ANCIENT"), "classic"),
    "BLOG": "post-weblog",
    "CASE": "legal_case",
    "COMP": "software",
    "DICT": "entry-dictionary",
    "ENCYC": "entry-encyclopedia",
    "FIGURE": "figure",
    "HEAR": "hearing",
    "ICOMM": "post",
    "MANSCPT": "manuscript",
    "MAP": "map",
    "MGZN": "article-magazine",
    "MUSIC": "musical_score",
    "NEWS": "article-newspaper",
    "PAMP": "pamphlet",
    "PAT": "patent",
    "PCOMM": "personal_communication",
    "SLIDE": "speech",
    "SOUND": "song",
    "STAND": "standard",
    "THES": "thesis",
    "UNPB": "article",
}
"""CSL's types of RIS's; all others, and `GEN`, are documents."""

PLACES: Mapping[str, str] = {
    **dict.fromkeys(("TI", "T1", "CT", "TT"), "title"),
    **dict.fromkeys(("AU", "A1"), "author"),
    **dict.fromkeys(("ED", "A2"), "editor"),
    **dict.fromkeys(("T2", "JF", "JO", "BT"), "container"),
    **dict.fromkeys(("J2", "JA", "J1"), "container_short"),
    **dict.fromkeys(("PY", "Y1", "DA", "YR"), "date"),
    **dict.fromkeys(("VL", "VO"), "volume"),
    **dict.fromkeys(("IS", "CP"), "issue"),
    **dict.fromkeys(("AB", "N2"), "abstract"),
    **dict.fromkeys(("N1", "RN"), "note"),
    **dict.fromkeys(("DO", "DI"), "doi"),
    **dict.fromkeys(("UR", "L2", "LK"), "url"),
    **dict.fromkeys(("CY", "PP"), "publisher_place"),
    "ST": "short_title",
    "A4": "translator",
    "C3": "container",
    "SV": "collection_number",
    "T3": "collection_title",
    "SP": "first_page",
    "EP": "last_page",
    "ET": "edition",
    "PB": "publisher",
    "M1": "other_number",
    "M3": "type_of_work",
    "SN": "serial_number",
    "L1": "pdf",
    "LA": "language",
    **dict.fromkeys(("KW", "K1"), "keyword"),
    "ID": "key",
    "AD": "affiliation",
    "CN": "extra:library",
    "NV": "extra:volumes",
    "Y2": "accessed",
    "TY": "ignored",
    "RP": "",
}
NO_EDITORS = ("bill", "hearing", "legal_case", "legislation", "motion_picture", "patent", "song")
"""The second people of these types are an office, a reporter or a director."""
OF_TYPE: Mapping[str, Mapping[str, str]] = {
    **{kind: {"A2": ""} for kind in NO_EDITORS},
    "article-journal": {"C7": "number"},
    "paper-conference": {"T2": "event_title"},
    "chapter": {"C2": "container_author"},
    "thesis": {"A3": "advisor"},
    "book": {"BT": "title", "M1": "collection_number"},
    "collection": {"BT": "title", "AU": "editor", "A1": "editor"},
    "software": {"ET": "version"},
    "dataset": {"ET": "version"},
    "webpage": {"ET": "version"},
    "speech": {"T2": "event_title", "CY": "event_place"},
}
"""What tags mean in one type only."""

END = "ER"
KNOWN = "|".join(sorted(PLACES.keys() | {END}))
# The tags of other programs only as the rules write them: a line of an abstract may begin with a word of two letters.
TAGGED = re.compile(rf"\s{{0,3}}(?:([A-Za-z][A-Za-z0-9])\s\s-|({KNOWN})\s?-)(?:\s(.*)|$)")


def read(data: bytes) -> list[Imported]:
    """The records of a file; text outside of them is none, and lost."""
    records = list(_records(data.decode("utf-8-sig", "replace")))
    if not records:
        message = "this is not RIS: no line begins with a tag such as `TY  - JOUR`"
        raise UnreadableError(message)
    return [replace(_record(lines), is_closed=is_closed) for lines, is_closed in records]


def _records(text: str) -> Iterator[tuple[list[Line], bool]]:
    """The tags and values of each record, and whether it ends at `ER`; others end at the next one or with the file.

    Text outside of the records has no tag; it is in the record before it, or in the first one.
    """
    lines: list[tuple[str, list[str], int]] = []
    is_closed = False
    for tag, value, number in _lines(text):
        is_begun = any(name for name, _, _ in lines[:2])
        if is_begun and (tag == "TY" or (is_closed and tag not in {"", END})):
            yield _whole(lines), is_closed
            lines, is_closed = [], False
        if tag == END:
            is_closed = is_begun
        elif tag or not lines or (is_closed and lines[-1][0]):
            lines.append((tag, [value], number))
        else:
            lines[-1][1].append(value)
    if any(name for name, _, _ in lines[:2]):
        yield _whole(lines), is_closed


def _whole(lines: Sequence[tuple[str, list[str], int]]) -> list[Line]:
    return [Line(tag, "\n".join(values), number) for tag, values, number in lines]


def _lines(text: str) -> Sequence[Line]:
    """The lines that say something, with their tags; one without a tag goes on with a value.

    `ER` alone is the end of a record before the next one or the end of the file, else a word.
    """
    found = [_line(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    after = "TY"
    for at in reversed(range(len(found))):
        is_end = not found[at].tag and found[at].value.strip() == END and after in {"TY", END}
        found[at] = Line(END, "", found[at].number) if is_end else found[at]
        after = found[at].tag
    return found


def _line(number: int, text: str) -> Line:
    found = TAGGED.fullmatch(text)
    return Line((found[1] or found[2]).upper(), found[3] or "", number) if found else Line("", text, number)


def _record(lines: Sequence[Line]) -> Imported:
    named = next((line.value.strip().upper() for line in lines if line.tag == "TY"), "")
    is_preprint = any(line.tag in {"M1", "M3"} and line.value.strip().lower().startswith(("preprint", "arxiv:"))
                      for line in lines)  # fmt: skip
    kind = TYPES.get(named, "document")
    if kind == "article" and not is_preprint:
        kind = "manuscript"
    own = {**OF_TYPE, "paper-conference": _of_paper(lines)}
    own |= {} if named in TYPES or named in {"", "GEN"} else {kind: {**own.get(kind, {}), "TY": ""}}
    placed = [(place_of(line.tag, kind, PLACES, own), line) for line in lines if line.value.strip()]
    return record(kind, placed, "{}  - ", inverted)


def _of_paper(lines: Sequence[Line]) -> Mapping[str, str]:
    """What tags mean in a conference paper, whose `T2` is the event where the proceedings have another name in `C3`.

    A place that is there twice is what the first of its tags says: `CY` that of the conference, `C1` the publisher's.
    """
    values = {line.tag: line.value.strip() for line in reversed(lines) if line.value.strip()}
    title = OF_TYPE["paper-conference"] if values.get("C3", values.get("T2")) != values.get("T2") else {}
    if values.get("C1") != values.get("CY"):
        return {**title, "CY": "event_place", "C1": "publisher_place"}
    first = next((line.tag for line in lines if line.tag in {"C1", "CY"}), "")
    return {**title, "CY": "event_place" if first == "CY" else "publisher_place", "C1": "ignored"}
