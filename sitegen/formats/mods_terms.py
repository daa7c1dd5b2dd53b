"""MODS's own words for what CSL and the model call otherwise."""

from collections.abc import Mapping

from sitegen.model import ContainerKind

NAMESPACE = "http://www.loc.gov/mods/v3"
SCHEMA = "http://www.loc.gov/standards/mods/v3/mods-3-8.xsd"

RESOURCES: Mapping[str, str] = {
    "broadcast": "moving image",
    "dataset": "software, multimedia",
    "figure": "still image",
    "graphic": "still image",
    "map": "cartographic",
    "motion_picture": "moving image",
    "musical_score": "notated music",
    "software": "software, multimedia",
    "song": "sound recording",
}
"""What works are that are no text (https://www.loc.gov/standards/mods/userguide/typeofresource.html)."""

MARC = "marcgt"
BIBUTILS = "bibutilsgt"
CSL = "csl"
ZOTERO = "local"
"""The authorities of genres: MARC's list, bibutils, CSL, and Zotero's own in its files."""

GENRES: Mapping[str, tuple[str, str]] = {
    "article-journal": (BIBUTILS, "journal article"),
    "article-magazine": (BIBUTILS, "magazine article"),
    "article-newspaper": (BIBUTILS, "newspaper article"),
    "book": (MARC, "book"),
    "legal_case": (MARC, "legal case and case notes"),
    "legislation": (MARC, "legislation"),
    "map": (MARC, "map"),
    "motion_picture": (MARC, "motion picture"),
    "patent": (MARC, "patent"),
    "report": (MARC, "technical report"),
    "review": (MARC, "review"),
    "software": (MARC, "computer program"),
    "thesis": (MARC, "thesis"),
    "webpage": (BIBUTILS, "electronic"),
}
"""What works are to libraries (https://www.loc.gov/standards/valuelist/marcgt.html), or to bibutils, by CSL's type."""

THESES: Mapping[str, str] = {
    "phdthesis": "Ph.D. thesis",
    "mathesis": "Masters thesis",
    "bathesis": "Bachelor's thesis",
    "candthesis": "Candidate thesis",
}
"""bibutils' words for kinds of theses."""

HOSTS: Mapping[ContainerKind, tuple[str, str]] = {
    "periodical": (MARC, "periodical"),
    "book": (MARC, "book"),
    "proceedings": (MARC, "conference publication"),
    "website": (MARC, "web site"),
}
"""What the work appeared in, by the kind of the container."""

ROLES: Mapping[str, tuple[str, str]] = {
    "author": ("aut", "author"),
    "editor": ("edt", "editor"),
    "translator": ("trl", "translator"),
    "advisor": ("ths", "thesis advisor"),
    "university": ("dgg", "degree grantor"),
}
"""MARC's codes and terms for roles (https://www.loc.gov/marc/relators/relaterm.html)."""

ISSN_LABELS = ("print", "electronic")
FUNDING = "funding"
VENUE = "venue"
VERSION = "version identification"
"""Types of notes (https://www.loc.gov/standards/mods/mods-notes.html)."""

SEASONS_FROM = 20
"""What EDTF adds to the number of a season (https://www.loc.gov/standards/datetime/, level 1)."""

NUMBERS = {"doi": "doi", "arxiv": "arxiv", "pmid": "pmid"}
"""What identifiers, each of one field, are called as the type of an `identifier`."""

BIBLIOGRAPHIC: Mapping[str, str] = {
    "ar": "ara",
    "az": "aze",
    "bg": "bul",
    "bn": "ben",
    "bs": "bos",
    "ca": "cat",
    "cs": "cze",
    "cy": "wel",
    "da": "dan",
    "de": "ger",
    "el": "gre",
    "en": "eng",
    "es": "spa",
    "et": "est",
    "eu": "baq",
    "fa": "per",
    "fi": "fin",
    "fr": "fre",
    "ga": "gle",
    "gl": "glg",
    "he": "heb",
    "hi": "hin",
    "hr": "hrv",
    "hu": "hun",
    "hy": "arm",
    "id": "ind",
    "is": "ice",
    "it": "ita",
    "ja": "jpn",
    "ka": "geo",
    "kk": "kaz",
    "ko": "kor",
    "ku": "kur",
    "la": "lat",
    "lt": "lit",
    "lv": "lav",
    "mk": "mac",
    "ms": "may",
    "nb": "nob",
    "nl": "dut",
    "nn": "nno",
    "no": "nor",
    "pl": "pol",
    "ps": "pus",
    "pt": "por",
    "ro": "rum",
    "ru": "rus",
    "sk": "slo",
    "sl": "slv",
    "sq": "alb",
    "sr": "srp",
    "sv": "swe",
    "tg": "tgk",
    "th": "tha",
    "tk": "tuk",
    "tr": "tur",
    "uk": "ukr",
    "ur": "urd",
    "uz": "uzb",
    "vi": "vie",
    "zh": "chi",
}
"""ISO 639-2/B, the codes of libraries (https://www.loc.gov/standards/iso639-2/); a language without one has its tag."""


def bibliographic(lang: str) -> str:
    """The code of a BCP 47 tag in ISO 639-2/B, empty where it is not among them."""
    return BIBLIOGRAPHIC.get(lang.partition("-")[0], "")
