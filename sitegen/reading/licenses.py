"""The addresses of licences that have a short name."""

import re

_CREATIVE_COMMONS = re.compile(
    r"cc[ -]?(?:(by(?:[ -]nc)?(?:[ -](?:sa|nd))?)[ -](\d\.\d)(?: (?:international|unported|generic))?|0(?:[ -]1\.0)?)"
)
_DEDICATION = re.compile(r" ?\b(?:public domain(?: dedication)?|universal)\b ?|[()]")
_SPELT = {
    re.compile(pattern): short
    for pattern, short in (
        (r"^creative commons\b", "cc"),
        (r"\battribution\b", "by"),
        (r"\bnon[ -]?commercial\b", "nc"),
        (r"\bshare[ -]?alike\b", "sa"),
        (r"\bno[ -]?derivatives\b", "nd"),
        (r"^cc zero\b", "cc0"),
        (r" public$", ""),
    )
}
_WORDS = re.compile(r"^the | licen[cs]e(?=[ ,]|$)|,| version(?= )| v(?=\d)", re.IGNORECASE)
_BLANK = re.compile(r"[ ~]+")
_NICKNAMES = re.compile(
    r"-[\"“”'‘’]?(?:new|simplified|original)[\"“”'‘’]?(?:-or-[\"“”'‘’]?(?:revised|old)[\"“”'‘’]?)?$"
)
_GLUED = re.compile(r"(?<=[a-z])-?v(?=\d)")
_WHOLE_NUMBER = re.compile(r"(?<=-\d)(?=$|-only$|-or-later$)")
_FULL_NAMES = {
    "gnu-affero-general-public-": "agpl-",
    "gnu-lesser-general-public-": "lgpl-",
    "gnu-general-public-": "gpl-",
    "gnu-free-documentation-": "gfdl-",
    "gnu-": "",
    "academic-free-": "afl-",
    "boost-software-": "bsl-",
    "common-development-and-distribution-": "cddl-",
    "common-public-": "cpl-",
    "eclipse-public-": "epl-",
    "educational-community-": "ecl-",
    "european-union-public-": "eupl-",
    "latex-project-public-": "lppl-",
    "mozilla-public-": "mpl-",
    "open-data-commons-attribution-": "odc-by-",
    "open-data-commons-open-database-": "odbl-",
    "open-data-commons-public-domain-dedication-&-": "pddl-",
    "open-software-": "osl-",
    "sil-open-font-": "ofl-",
    "universal-permissive-": "upl-",
}
"""How the full names of SPDX begin, and the identifiers of these."""

# https://spdx.org/licenses/: those that software, data, fonts and documents are under most.
_IDENTIFIERS = (
    "0BSD AFL-3.0 AGPL-3.0 AGPL-3.0-only AGPL-3.0-or-later Apache-1.1 Apache-2.0 Artistic-1.0 Artistic-2.0"
    " BSD-1-Clause BSD-2-Clause BSD-3-Clause BSD-3-Clause-Clear BSD-4-Clause BSL-1.0 C-UDA-1.0 CC-PDDC CDDL-1.0"
    " CDLA-Permissive-1.0 CDLA-Permissive-2.0 CDLA-Sharing-1.0 CECILL-2.0 CECILL-2.1 CECILL-B CECILL-C CERN-OHL-P-2.0"
    " CERN-OHL-S-2.0 CERN-OHL-W-2.0 CPL-1.0 DL-DE-BY-2.0 ECL-2.0 EPL-1.0 EPL-2.0 etalab-2.0 EUPL-1.1 EUPL-1.2 FSFAP"
    " GFDL-1.2-only GFDL-1.2-or-later GFDL-1.3 GFDL-1.3-only GFDL-1.3-or-later GPL-2.0 GPL-2.0-only GPL-2.0-or-later"
    " GPL-3.0 GPL-3.0-only GPL-3.0-or-later ISC LAL-1.3 LGPL-2.1 LGPL-2.1-only LGPL-2.1-or-later LGPL-3.0 LGPL-3.0-only"
    " LGPL-3.0-or-later LPPL-1.3c MIT MIT-0 MPL-1.1 MPL-2.0 MS-PL MS-RL MulanPSL-2.0 NCSA NLOD-2.0 ODbL-1.0 ODC-By-1.0"
    " OFL-1.1 OGL-UK-3.0 OSL-3.0 PDDL-1.0 PostgreSQL PSF-2.0 Python-2.0 Ruby Unlicense UPL-1.0 Vim W3C WTFPL X11 Zlib"
)
_SPDX = {name.lower(): name for name in _IDENTIFIERS.split()}


def named_license(name: str) -> str:
    """The address of the licence that Creative Commons (`CC BY 4.0`) or SPDX (`MIT`) calls so, or nothing.

    It may be spelt out. One of Creative Commons has many versions, and counts only with the number of one; there is one
    CC0, which a work of the public domain is under only where it says so.
    """
    words = _BLANK.sub(" ", _WORDS.sub(" ", name)).strip().lower()
    if found := _CREATIVE_COMMONS.fullmatch(_abbreviated(words)):
        path = f"licenses/{found[1].replace(' ', '-')}/{found[2]}" if found[1] else "publicdomain/zero/1.0"
        return f"https://creativecommons.org/{path}/"
    identifier = _SPDX.get(_identifier(words), "")
    return f"https://spdx.org/licenses/{identifier}.html" if identifier else ""


def _abbreviated(words: str) -> str:
    for pattern, short in _SPELT.items():
        words = pattern.sub(short, words)
    return _DEDICATION.sub("", words)


def _identifier(words: str) -> str:
    """What SPDX may call a licence of such a name: `GPLv3`, `GNU General Public License v3.0` and the like are one."""
    name = _NICKNAMES.sub("", words.removesuffix("+").replace(" ", "-"))
    start = next((start for start in _FULL_NAMES if name.startswith(start)), "")
    name = _GLUED.sub("-", _FULL_NAMES.get(start, "") + name.removeprefix(start))
    return _WHOLE_NUMBER.sub(".0", name + "-or-later" * words.endswith("+"))
