"""What was said of a work after it had been published: by its record, or by the text that belongs to it.

BibLaTeX prints the entry in `related` under the words for `relatedtype` (manual, 3.5), and so it is read here: with
`relatedtype = {erratum}` the work in `related` is this one's erratum. The names are those of Crossref's updates:
https://www.crossref.org/documentation/crossmark/participating-in-crossmark/
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from sitegen.language.orthography import fold
from sitegen.model import Entry
from sitegen.notice import Notice, NoticeKind
from sitegen.problems import Problem, Source, warning
from sitegen.reading.context import Reading
from sitegen.reading.doubts import Doubt

KINDS: Mapping[str, NoticeKind] = {
    "retraction": "retraction",
    "withdrawal": "retraction",
    "expression-of-concern": "expression-of-concern",
    "correction": "erratum",
    "corrigendum": "erratum",
    "erratum": "erratum",
}
"""The kind of a notice by what it is called, the gravest first."""

NAMES = f"one of {', '.join(f'`{name}`' for name in KINDS)}"

SYNONYMS: Mapping[str, NoticeKind] = {
    **dict.fromkeys(("retracted", "retracted by", "withdrawn", "withdrawn by"), "retraction"),
    **dict.fromkeys(("سلب اعتبار", "پس گرفته شده", "بازپس گیری", "بازپس گرفته شده"), "retraction"),
    **dict.fromkeys(("concern", "ابراز نگرانی"), "expression-of-concern"),
    **dict.fromkeys(("errata", "corrigenda", "corrections", "corrected", "corrected by"), "erratum"),
    **dict.fromkeys(("اصلاحیه", "غلط نامه"), "erratum"),
}
"""Other words for the same.

Not «تصحیح», which is what a critical edition is called, nor "retraction notice", which the record of the notice says.
"""

_RELATIONS = (
    "bytranslator default multivolume origpubas origpubin reprintas reprintfrom reprintof reviewof"
    " translationas translationfrom translationof abridgementof adaptationof commentby commenton commentaryon"
    " companionof companionto continuationof continuedas continuedby continues editionof excerptfrom excerptof"
    " expandedas expandedfrom extendedas extendedfrom extensionof includes includedin partof prequelof prequelto"
    " preprint preprintof preprintas publishedas publishedin related reply replyby replyto reprint reprintedas"
    " reprintedfrom reprintedin reprintin response responseby responseto revisionof review reviewby reviewedby"
    " reviewedin see seealso sequelof sequelto supplement supplementof supplementto summaryof translation"
    " translatedas translatedby translatedfrom translatedin translationin versionof"
)
RELATIONS = frozenset(_RELATIONS.split())
"""What else BibLaTeX, and styles with words of their own, say of works, which is no notice."""


def _bare(name: str) -> str:
    return fold(name).replace(" ", "")


_KINDS = {_bare(name): kind for name, kind in (*KINDS.items(), *SYNONYMS.items())}


def kind_of(name: str) -> NoticeKind | None:
    """The kind of a notice that is called so, in any spelling of its usual names."""
    return _KINDS.get(_bare(name))


def notices(reading: Reading) -> tuple[Notice, ...]:
    """The notices that the record names by their citation keys; another relation stays among the other fields."""
    name = reading.record.plain("relatedtype")
    if not name:
        return ()
    if (kind := kind_of(name)) is None:
        reading.doubts.extend(() if _bare(name) in RELATIONS else (_unknown(name),))
        return ()
    keys = reading.record.raw("related").split(",")
    reading.record.raw("relatedtype")
    return tuple(Notice(kind, key) for key in map(str.strip, keys) if key) or (Notice(kind),)


def _unknown(name: str) -> Doubt:
    message = f"`relatedtype` “{name[:80]}” is no notice that is known, so it is not shown"
    hint = f"{NAMES}; it stands in the record of the work that was retracted or corrected, not in that of the notice"
    return Doubt("wrong-notice", message, hint)


def with_notices(entry: Entry, works: Mapping[str, Entry], in_prose: Iterable[Notice]) -> Entry:
    """The work with all its notices, the gravest first; `works` are those of the site by what a record calls them."""
    named = [_linked(notice, works.get(notice.work), entry) for notice in entry.notices]
    return replace(entry, notices=_gravest_first((*named, *in_prose)))


def _linked(notice: Notice, work: Entry | None, entry: Entry) -> Notice:
    """The notice with the work that it names; no work is its own notice."""
    if work is None:
        return replace(notice, work="", key=notice.work)
    is_other = work.slug != entry.slug
    return replace(notice, work=work.slug, key=work.key, doi=work.doi) if is_other else Notice(notice.kind)


def with_concerns(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The works, each notice among them with the works that it is about, in the same order."""
    works = tuple(entries)
    concerns: dict[str, list[Notice]] = {}
    for entry in works:
        for notice in entry.notices:
            about = Notice(notice.kind, entry.slug, key=entry.key, doi=entry.doi)
            concerns.setdefault(notice.work, []).append(about)
    return tuple(
        replace(one, concerns=_gravest_first(concerns[one.slug])) if one.slug in concerns else one for one in works
    )


def _gravest_first(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    kinds = tuple(dict.fromkeys(KINDS.values()))
    return tuple(sorted(dict.fromkeys(notices), key=lambda notice: kinds.index(notice.kind)))


def missing_notices(
    entries: Sequence[Entry], slugs: Mapping[str, str], sources: Mapping[str, Source]
) -> Iterator[Problem]:
    """A warning for each notice that no record is."""
    for entry in entries:
        for notice in entry.notices:
            if notice.work and notice.work not in slugs:
                message = f"`related` names `{notice.work}`, which is no record; the notice is shown without a link"
                hint = "write the citation key of the notice, or leave `related` out"
                yield warning("missing-related", message, sources[entry.slug], key=entry.key, hint=hint)
