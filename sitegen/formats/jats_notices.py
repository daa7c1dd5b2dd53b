"""What was said of an article in JATS after it had been published: the articles that say so, and those of a notice.

https://jats.nlm.nih.gov/archiving/tag-library/1.1/attribute/related-article-type.html. There is no such word for an
expression of concern; publishers use the one here.
"""

from collections.abc import Mapping

from sitegen.formats.fields import citation_key
from sitegen.formats.jats_values import Nodes
from sitegen.formats.xml import Element, element
from sitegen.formats.xml_reading import Source, text
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
    key = element("pub-id", {"pub-id-type": "publisher-id"}, citation_key(notice.key, notice.work or notice.key))
    return Element("related-article", {"related-article-type": kind, **link}, key)


def notices(source: Source) -> tuple[Notice, ...]:
    """The notices that a file names, the gravest first; a DOI alone is no citation key, and left."""
    nodes = [
        (KINDS[kind], node)
        for node in source.root.findall("article-meta/related-article")
        if (kind := node.get("related-article-type", "")) in KINDS
    ]
    found = [Notice(kind, key=text(node.find("pub-id[@pub-id-type='publisher-id']"))) for kind, node in nodes]
    source.take([node for _, node in nodes])
    for (kind, node), notice in zip(nodes, found, strict=True):
        source.lose("related-article", "" if notice.key else f"{kind} {node.get('href', '') or text(node)}".strip())
    order = tuple(TYPES)
    return tuple(sorted(dict.fromkeys(found), key=lambda notice: order.index(notice.kind)))
