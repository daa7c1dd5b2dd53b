"""What was said of an article in JATS after it had been published: the articles that say so, and those of a notice.

https://jats.nlm.nih.gov/archiving/tag-library/1.1/attribute/related-article-type.html. There is no such word for an
expression of concern; publishers use the one here.
"""

from collections.abc import Mapping
from xml.etree.ElementTree import Element as Tree

from sitegen.formats.fields import citation_key
from sitegen.formats.importing.entry import key_of
from sitegen.formats.jats_values import Nodes
from sitegen.formats.xml import Element, element
from sitegen.formats.xml_reading import Source, text
from sitegen.language.characters import tidy
from sitegen.model import Entry
from sitegen.notice import Notice, NoticeKind

TYPES: Mapping[NoticeKind, str] = {
    "retraction": "retraction-forward",
    "expression-of-concern": "expression-of-concern",
    "erratum": "correction-forward",
}
"""What the kinds of notices are as a `related-article-type`."""
CONCERNED: Mapping[NoticeKind, str] = {
    "retraction": "retracted-article",
    "expression-of-concern": "object-of-concern",
    "erratum": "corrected-article",
}
"""What the works that a notice is of are as a `related-article-type`."""
ARTICLE_TYPES: Mapping[NoticeKind, str] = {
    "retraction": "retraction",
    "expression-of-concern": "expression-of-concern",
    "erratum": "correction",
}
"""What a notice is as an `article-type`."""
KINDS: Mapping[str, NoticeKind] = {
    **{name: kind for kind, name in TYPES.items()},
    "retraction": "retraction",
    "correction": "erratum",
    "corrigendum": "erratum",
    "erratum": "erratum",
}
"""What a `related-article-type` says of the article that has it."""
THEMSELVES: Mapping[str, NoticeKind] = {
    **{name: kind for kind, name in ARTICLE_TYPES.items()},
    "partial-retraction": "retraction",
    "corrigendum": "erratum",
    "erratum": "erratum",
}
"""The types of articles that are notices: what is related to one by its own kind is what it is of, unless forward."""
CITATION_KEY: Mapping[str, str] = {"pub-id-type": "publisher-id", "specific-use": "citation-key"}
PLACES = ("href", "journal-id", "vol", "issue", "page", "elocation-id")
"""The attributes that say which article is meant."""


def related(entry: Entry) -> Nodes:
    """An element for each work that says something, with its DOI and citation key, or one for a kind without any.

    After these there is one for each work that this one is a notice of.
    """
    named = {notice.kind for notice in entry.notices if notice.key}
    shown = {(one.kind, one.key): one for one in entry.notices if one.key or one.kind not in named}
    said = [_related(notice, TYPES[notice.kind]) for notice in shown.values()]
    return (*said, *(_related(notice, CONCERNED[notice.kind]) for notice in entry.concerns))


def _related(notice: Notice, kind: str) -> Element:
    link = {"ext-link-type": "doi", "xlink:href": notice.doi} if notice.doi else {}
    key = element("pub-id", CITATION_KEY, citation_key(notice.key, notice.work or notice.key))
    return Element("related-article", {"related-article-type": kind, **link}, key)


def notices(source: Source, article_type: str) -> tuple[Notice, ...]:
    """The notices of the gravest kind that a file names; all else that is said of these and of others is lost.

    So is which work an article is a notice of: publishers call that one a `correction` too.

    BibLaTeX has one kind a work, and for what says so a citation key: what another publisher calls it is none.
    """
    nodes = [
        (KINDS[kind], node)
        for node in source.root.findall("article-meta/related-article")
        if (kind := node.get("related-article-type", "")) in KINDS
        and (kind.endswith("-forward") or KINDS[kind] != THEMSELVES.get(article_type))
    ]
    gravest = min((kind for kind, _ in nodes), key=tuple(TYPES).index, default=None)
    found = [(Notice(kind, key=_key(node)), node) for kind, node in nodes]
    source.take([node for _, node in nodes])
    for notice, node in found:
        held = notice.key if notice.kind == gravest else ""
        rest = " ".join(one for one in _words(node) if one != held)
        if rest or notice.kind != gravest:
            source.lose("related-article", f"{notice.kind} {rest}".strip(), node)
    return tuple(dict.fromkeys(notice for notice, _ in found if notice.kind == gravest))


def _key(node: Tree) -> str:
    """The citation key of a notice, which this site's own files have."""
    ids = [one for one in node.findall("pub-id") if CITATION_KEY.items() <= one.attrib.items()]
    return key_of(text(next(iter(ids), None)))


def _words(node: Tree) -> dict[str, None]:
    """All that is said of an article: in attributes, in its parts or beside them."""
    parts = [node.text or "", *(one for child in node for one in (text(child), child.tail or ""))]
    said = (tidy(one) for one in (*(node.get(name, "") for name in PLACES), *parts))
    return dict.fromkeys(filter(None, said))
