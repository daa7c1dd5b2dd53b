"""What each code of a problem means, in one sentence.

A rule says it itself, in its docstring; what is found while something is read is in `READ`.
"""

from collections.abc import Callable, Mapping, Sequence

from sitegen.audit.links import LINK_RULES
from sitegen.audit.pages import PAGE_RULES, WHOLENESS
from sitegen.audit.tags import TAG_RULES
from sitegen.audit.whole import SITE_RULES as WHOLE_SITE_RULES
from sitegen.check import SITE_RULES
from sitegen.checks.works import WORK_RULES
from sitegen.reading.records import RULES

READ: Mapping[str, str] = {
    "already-there": "A record to be imported is in the bibliography already.",
    "ambiguous-authority": "Two entries of `people.toml` or `journals.toml` share a name and neither is used for it.",
    "ambiguous-date": "A date can be read with the day or with the month first.",
    "approximate-year": "A solar year without a month may be either of two Gregorian years.",
    "bibliography-elsewhere": "A `.bib` file lies outside `bibliography/` and is not read.",
    "blank-in-doi": "A DOI has a blank inside; it is read without.",
    "broken-head": "An entry begins in a way that cannot be read.",
    "broken-link": "A link in prose leads nowhere.",
    "commented-out-entry": "An entry stands behind a `%` and is not published.",
    "conflicting-dates": "The solar and the Gregorian date of a record are not of the same time.",
    "copied-again": "A work of a `.bib` file to be imported is in the bibliography already, and cannot be left out.",
    "crossref-cycle": "A `crossref` leads back to where it came from.",
    "different-annotations": "Two fields of a record say different things of one person in a list.",
    "different-name-counts": "A list of names has more people in one language than in the other.",
    "duplicate-key": "Two records have the same citation key, or keys that differ in case only.",
    "duplicate-page": "Two files make the same page in the same language.",
    "empty-entry": "An entry has no field.",
    "empty-record": "A record to be imported says nothing.",
    "entry-inside-value": "A value swallows what looks like the next entry: a brace is missing.",
    "entry-too-long": "An entry is longer than what is read.",
    "field-too-long": "A field has more than a million characters; the rest is not published.",
    "fields-outside-entry": "Fields follow an entry that is already closed: a brace is too many.",
    "file-too-large": "A file is larger than what is read.",
    "file-too-long": "A file has more entries than are read, or one without an end.",
    "gone-from-baseline": "Problems of the baseline are no longer there.",
    "host-limit": "A host would not take the site because of its size.",
    "inherited-too-much": "An entry inherits more fields than are taken.",
    "inherited-value-too-long": "A value is too long to be inherited.",
    "invalid-arxiv": "A value is no identifier of arXiv.",
    "invalid-doi": "A value is no DOI.",
    "invalid-isbn": "A value is no ISBN.",
    "invalid-issn": "A value is no ISSN.",
    "invalid-license": "A licence is neither an address nor a known short name.",
    "invalid-orcid": "A value is no ORCID iD, or its check digit is wrong.",
    "invalid-ror": "A value is no ROR ID, or its check digits are wrong.",
    "invalid-url": "A value is no address that can be linked to.",
    "isbn-check-digit": "The check digit of an ISBN is wrong.",
    "issn-check-digit": "The check digit of an ISSN is wrong.",
    "large-pdf": "A PDF has more than 5 MB, the most that Google Scholar takes.",
    "left-over": "A part of a field is not understood and kept as a field of its own.",
    "link-out-of-content": "A link in the file system leads out of the content folder.",
    "lunar-year-suspected": "A year looks like one of the lunar calendar.",
    "missing-block": "A template of the site lacks a block that pages fill.",
    "missing-cover": "A cover is not in `files/`, is no picture, or is that of an issue without works.",
    "missing-crossref": "A `crossref` names an entry that is not there.",
    "missing-key": "A setting that is needed is not there.",
    "missing-name": "A person in `people.toml` has no name.",
    "missing-related": "A notice of a retraction or an erratum is named that no record is.",
    "missing-settings": "There is no `site.toml`.",
    "missing-xdata": "An `xdata` names an entry that is not there.",
    "names-alike": "Two files of the site differ in case only; some disks keep one of them.",
    "no-records": "No record can be published.",
    "no-site": "The folder to be checked holds no site.",
    "not-a-pdf": "A file is called a PDF and is none.",
    "not-a-work": "An entry such as `@xdata` is no work and has no page.",
    "not-imported": "A value of a record was not imported, most often since no field has a place for it.",
    "not-in-encoding": "A file is not in the encoding that `site.toml` names.",
    "not-published": "The site could not be published.",
    "not-utf-8": "A file is not in UTF-8.",
    "organisation-suspected": "What is taken for a person may be an organisation.",
    "other-orcid": "The ORCID iD of a person differs from that in `people.toml`.",
    "person-in-braces": "A name is an organisation's in one language, by its braces, and a person's in another one.",
    "picture-elsewhere": "A picture in prose is not in `files/`.",
    "repeated-field": "An entry has a field twice.",
    "repeated-key": "The head of a page has a key twice.",
    "reserved-name": "A page is called as a folder of the site is.",
    "reversed-pages": "The last page stands before the first one.",
    "several-dois": "A field holds more than one DOI.",
    "several-languages": "A record names several languages, of which the first one counts.",
    "solar-year-suspected": "A year that is taken for a Gregorian one may be solar.",
    "string-cycle": "An `@string` needs itself.",
    "style-failed": "A style gives no reference of a work, whose page goes without it.",
    "text-like-fields": "Text between entries looks like fields.",
    "text-of-no-work": "A text in `works/` belongs to no work.",
    "two-names-suspected": "What is taken for one name may be several people.",
    "unclear-affiliation": "`affiliation` of a work does not say which author it is about.",
    "unclosed-block": "An `@string` or its like is not closed.",
    "unclosed-entry": "An entry is not closed.",
    "unclosed-front-matter": "The head of a page has no end.",
    "unclosed-record": "A record to be imported has no end: its file may be cut off.",
    "undefined-string": "A word without braces is no `@string`.",
    "unknown-block": "A template fills a block that is not there.",
    "unknown-encoding": "There is no encoding of this name.",
    "unknown-key": "There is no setting of this name.",
    "unknown-language": "A language is not known, or no language of the site.",
    "unknown-type": "A type of entry is neither BibTeX's nor BibLaTeX's.",
    "unnamed-language": "The name of a page's file does not say its language.",
    "unpublished-file": "A file in `files/` cannot be published.",
    "unreadable-annotation": "What a record says of single people in a list cannot be read.",
    "unreadable-date": "A date cannot be read in full.",
    "unreadable-file": "A file cannot be read.",
    "unreadable-line": "A line in the head of a page cannot be read.",
    "unreadable-page": "A page of prose cannot be read.",
    "unreadable-pages": "The pages of a record cannot be read.",
    "unreadable-toml": "A file is not TOML.",
    "untitled-page": "A page of prose has no title.",
    "unused-file": "No record and no page uses a PDF.",
    "value-too-long": "A value becomes longer than what is read, once its macros are put in.",
    "wrong-locale": "A file of words cannot be used.",
    "wrong-notice": "A record, or the text of a work, has a notice that is not known.",
    "wrong-order": "The order of a page is no number.",
    "wrong-style": "A CSL file cannot be used.",
    "wrong-template": "A template cannot be used.",
    "wrong-value": "A setting has a value that it cannot have.",
}


def sentences() -> dict[str, str]:
    """The sentence of each code."""
    of_records = _said((*RULES, *WORK_RULES, *SITE_RULES))
    of_sites = _said((*WHOLENESS, *TAG_RULES, *PAGE_RULES, *LINK_RULES, *WHOLE_SITE_RULES))
    return dict(sorted({**READ, **of_sites, **of_records}.items()))


def _said(rules: Sequence[Callable[..., object]]) -> dict[str, str]:
    return {rule.__name__.replace("_", "-"): " ".join((rule.__doc__ or "").split()) for rule in rules}
