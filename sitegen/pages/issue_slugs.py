"""The addresses of volumes and issues, books and proceedings: each follows from what it is, whatever else there is."""

import re
from hashlib import sha256

from sitegen.language.slugs import HASH_LENGTH, is_legal, slugify

NUMBER = re.compile(r"[0-9]{1,6}")
YEAR = re.compile(r"[0-9]{4}")
ENDS_IN_NUMBER = re.compile(r"(?:^|-)[0-9]+$")


def issue_slug(container: str, volume: str, issue: str, year: str) -> str:
    """The slug of an issue: `jcep-14-2`, or `jcep-14`, `jcep-2022`, `jcep` where there is no more to say.

    `container` is the slug of the journal or book; `year` counts only where there is neither volume nor issue.
    What could be read in two ways (an issue without a volume, a volume `1-2`, a journal `report-2020`) has a hash of
    these parts, so that no two issues share an address and none depends on another.
    """
    parts = [part for part in (container, volume, issue, year) if part]
    slug = "-".join(parts)
    if _is_plain(container, volume, issue, year) and is_legal(slug):
        return slug
    digest = sha256(f"{container}\n{volume}\n{issue}\n{year}".encode("utf-8", "replace")).hexdigest()[:HASH_LENGTH]
    return f"{slugify(slug, limit=80 - HASH_LENGTH - 1)}-{digest}"


def _is_plain(container: str, volume: str, issue: str, year: str) -> bool:
    if ENDS_IN_NUMBER.search(container):
        return False
    if volume or issue:
        is_year = bool(YEAR.fullmatch(volume)) and not issue
        return bool(NUMBER.fullmatch(volume)) and not is_year and (not issue or bool(NUMBER.fullmatch(issue)))
    return not year or bool(YEAR.fullmatch(year))
