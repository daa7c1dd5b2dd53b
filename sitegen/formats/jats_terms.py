"""JATS's own words for what CSL and the model call otherwise."""

from collections.abc import Mapping

ARTICLE_TYPES: Mapping[str, str] = {
    "article": "preprint",
    "article-journal": "research-article",
    "article-newspaper": "news",
    "review": "review-article",
    "review-book": "book-review",
    "speech": "oration",
    "thesis": "dissertation",
}
"""What CSL's types are as an `article-type`; all others are `other`, and named in a `custom-meta`.

https://jats.nlm.nih.gov/archiving/tag-library/1.1/attribute/article-type.html
"""

CSL_TYPE = "csl-type"
DATE_QUALIFIER = "date-qualifier"
EDITION = "edition"
ET_AL = "et-al"
NUMBER = "number"
PAGES = "number-of-pages"
PLACE = "publisher-place"
STATUS = "publication-status"
VERSION = "version"
APPROXIMATE = "approximate"
"""The names of `custom-meta`, for what JATS has no element for, and what a date may be.

`et-al` lists the roles whose lists of names go on.
"""

SEASONS = ("", "spring", "summer", "autumn", "winter")

ISSN_TYPES = (("ppub", "print"), ("epub", "electronic"))
"""What tells printed ISSNs from online ones: the old attribute `pub-type`, and `publication-format`."""
