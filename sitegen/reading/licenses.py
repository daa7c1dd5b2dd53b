"""The addresses of licences that have a short name."""

import re

_CREATIVE_COMMONS = re.compile(r"cc[ ~-]?(?:(by(?:-nc)?(?:-sa|-nd)?)[ ~-](\d\.\d)|0(?:[ ~-]1\.0)?)", re.IGNORECASE)
_WORDS = re.compile(r"^the | licen[cs]e(?=[ ,]|$)|,| version(?= )| v(?=\d)", re.IGNORECASE)
_BLANK = re.compile(r"[ ~]+")

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
    """The address of the licence with a short name of Creative Commons (`CC BY 4.0`) or SPDX (`MIT`), or nothing.

    One of Creative Commons has many versions, and counts only with the number of one; there is one CC0.
    """
    if found := _CREATIVE_COMMONS.fullmatch(name):
        path = f"licenses/{found[1].lower()}/{found[2]}" if found[1] else "publicdomain/zero/1.0"
        return f"https://creativecommons.org/{path}/"
    identifier = _SPDX.get(_BLANK.sub("-", _WORDS.sub(" ", name).strip().lower()), "")
    return f"https://spdx.org/licenses/{identifier}.html" if identifier else ""
