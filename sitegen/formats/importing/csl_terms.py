"""What the variables of CSL-JSON and of Crossref are in a draft."""

from collections.abc import Mapping

CROSSREF_TYPES: Mapping[str, str] = {
    **dict.fromkeys(("journal-article", "journal-issue"), "article-journal"),
    **dict.fromkeys(("book-chapter", "book-section", "book-part", "book-track"), "chapter"),
    **dict.fromkeys(("monograph", "edited-book", "reference-book", "book-set"), "book"),
    "proceedings-article": "paper-conference",
    "proceedings": "collection",
    "reference-entry": "entry-encyclopedia",
    "dissertation": "thesis",
    "posted-content": "article",
    "peer-review": "review",
    "report-component": "report",
    "journal": "periodical",
}
"""CSL's types of Crossref's (https://api.crossref.org/types)."""
OTHER_TYPES = frozenset(("document", "event", "interview", "component", "other"))

PLACES: Mapping[str, str] = {
    "title": "title",
    "original-title": "title",
    **dict.fromkeys(("title-short", "short-title", "shortTitle"), "short_title"),
    "container-title": "container",
    **dict.fromkeys(("container-title-short", "short-container-title", "journalAbbreviation"), "container_short"),
    "collection-title": "collection_title",
    "collection-number": "collection_number",
    **dict.fromkeys(("event-title", "event"), "event_title"),
    "event-place": "event_place",
    **dict.fromkeys(("genre", "degree"), "genre"),
    "volume": "volume",
    "issue": "issue",
    **dict.fromkeys(("number", "article-number"), "number"),
    "number-of-pages": "number_of_pages",
    **dict.fromkeys(("edition", "edition-number"), "edition"),
    "version": "version",
    **dict.fromkeys(("publisher", "institution"), "publisher"),
    **dict.fromkeys(("publisher-place", "publisher-location"), "publisher_place"),
    "DOI": "doi",
    "ISSN": "issn",
    "ISBN": "isbn",
    "PMID": "pmid",
    "URL": "url",
    "abstract": "abstract",
    "note": "note",
    "PMCID": "extra:pmcid",
    "status": "extra:pubstate",
    "call-number": "extra:library",
    "chapter-number": "extra:chapter",
    "number-of-volumes": "extra:volumes",
    **dict.fromkeys(("part-number", "part"), "extra:part"),
    "medium": "extra:howpublished",
    "original-publisher": "extra:origpublisher",
    "original-publisher-place": "extra:origlocation",
}
ROLES: Mapping[str, str] = {
    **{role: role for role in ("author", "editor", "translator")},
    "container-author": "container_author",
}
ADVISOR = "contributor"
"""What CSL has in place of who supervised a thesis; to Zotero it is a member of the committee too."""
CONTRIBUTOR_ROLE = ("contributor-role", "advisor")
"""What this site's own files say of them in `custom`."""
DATES = ("published-print", "issued", "published", "published-online", "posted", "published-other")
"""When a work was issued: the first one counts, and is the one that is cited."""
OTHER_DATES: Mapping[str, str] = {"accessed": "urldate", "original-date": "origdate", "event-date": "eventdate"}
READ = frozenset(
    (
        *(
            "id",
            "type",
            "language",
            "page",
            "page-first",
            "keyword",
            "subject",
            "subtitle",
            "custom",
            "license",
            "link",
            "reference",
        ),
        *(
            "citation-key",
            "resource",
            "issn-type",
            "isbn-type",
            "journal-issue",
            "alternative-id",
            "funder",
            "updated-by",
        ),
        *(*PLACES, *ROLES, *DATES, *OTHER_DATES),
    )
)
SAID_BY_TYPE = ("subtype", "preprint")
"""What says no more than the type that Crossref gives a preprint."""
ABOUT_THE_RECORD = frozenset(
    (
        *(
            "indexed",
            "deposited",
            "created",
            "score",
            "prefix",
            "member",
            "source",
            "reference-count",
            "references-count",
        ),
        *("is-referenced-by-count", "content-domain", "update-policy"),
    )
)
"""What Crossref says of its record, or once more; it is no part of the work."""
