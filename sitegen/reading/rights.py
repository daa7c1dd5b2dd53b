"""The licence of a work, which records name in one of several fields."""

import re

from sitegen.reading.context import Reading
from sitegen.reading.doubts import Doubt
from sitegen.reading.identifiers import EMPTY, HINTS, license_url
from sitegen.reading.record import plain

LICENSES = ("license", "licence")
LICENSE_FIELDS = (*LICENSES, "copyright", "rights")
SOFTWARE = "https://spdx.org/"
"""Where the licences are whose names are also those of owners: `copyright = {MIT}`."""


def license_of(reading: Reading) -> str:
    """The address of the licence, which a short name has too; what is none stays among the other fields."""
    record = reading.record
    for name in LICENSE_FIELDS:
        written = record.fields.get(name, "")
        if re.match("https?://", written) and (url := reading.address(name)):
            return url
        if (url := license_url(written)) and (name in LICENSES or not url.startswith(SOFTWARE)):
            record.raw(name)
            return url
        if name in LICENSES and "://" not in written and plain(written).lower() not in EMPTY:
            reading.doubts.append(_unknown(plain(written)))
    return ""


def _unknown(written: str) -> Doubt:
    message = f"“{written[:80]}” is no address or known short name of a licence; only BibTeX files have it"
    return Doubt("invalid-license", message, HINTS["license"])
