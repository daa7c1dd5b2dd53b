"""Rules for titles and abstracts as they are written."""

import re

from sitegen.checks import EntryRule
from sitegen.config import Config
from sitegen.model import Entry
from sitegen.problems import Problem, Source, note, warning

OPENALEX_SHORTEST = 200
"""OpenAlex takes the first abstract of a page that is longer and does not end in an ellipsis."""
ELLIPSES = ("…", "...", "[…]", "[...]")
# Tags are taken out while a title is read, and braces may be meant: {0, 1}-matrices.
MARKUP = re.compile(r"\\[A-Za-z]{2,}|&(?:#\d{1,6}|[A-Za-z]{2,8});")
CAPITALS = 12
LAST_WORD = re.compile(r"(\w+)\.$")
ABBREVIATIONS = {
    "co",
    "corp",
    "etc",
    "al",
    "inc",
    "jr",
    "ltd",
    "no",
    "sr",
    "st",
    "vol",
    "vols",
    "dr",
    "ed",
    "eds",
    "ca",
}


def truncated_abstract(entry: Entry, source: Source, _: Config) -> Problem | None:
    """An abstract ends in an ellipsis; OpenAlex passes over a teaser."""
    cut = [words.lang for words in entry.abstract.versions if words.value.endswith(ELLIPSES)]
    if not cut:
        return None
    message = f"the abstract in {_listed(cut)} ends in an ellipsis; OpenAlex takes it for a teaser and leaves it out"
    return warning("truncated-abstract", message, source, key=entry.key, hint="give the whole abstract")


def short_abstract(entry: Entry, source: Source, _: Config) -> Problem | None:
    """An abstract is too short for one; OpenAlex wants more than 200 characters."""
    short = [words.lang for words in entry.abstract.versions if len(words.value) <= OPENALEX_SHORTEST]
    if not short:
        return None
    message = f"the abstract in {_listed(short)} has at most {OPENALEX_SHORTEST} characters; OpenAlex leaves it out"
    return note("short-abstract", message, source, key=entry.key, hint="give the whole abstract")


def capital_title(entry: Entry, source: Source, _: Config) -> Problem | None:
    """A title is written in capitals throughout, which every citation of it will repeat."""
    shouted = next((words.value for words in entry.title.versions if _is_shouted(words.value)), "")
    if not shouted:
        return None
    message = f"the title “{shouted[:80]}” is in capitals, and every citation of it will be"
    return note("capital-title", message, source, key=entry.key, hint="write it as the journal's list of contents does")


def title_with_period(entry: Entry, source: Source, _: Config) -> Problem | None:
    """A title ends in a full stop, so that citations of it have two."""
    ended = next((words.value for words in entry.title.versions if _ends_in_period(words.value)), "")
    if not ended:
        return None
    message = f"the title “…{ended[-60:]}” ends in a full stop; citation styles add their own"
    return note("title-with-period", message, source, key=entry.key, hint="leave the full stop out")


def markup_in_title(entry: Entry, source: Source, _: Config) -> Problem | None:
    """A title holds what looks like a rest of TeX or HTML."""
    found = next((match[0] for words in entry.title.versions if (match := MARKUP.search(words.value))), "")
    if not found:
        return None
    message = f"the title holds `{found[:40]}`, which readers and indexers will see"
    return warning("markup-in-title", message, source, key=entry.key, hint="write what it stands for")


TEXT_RULES: tuple[EntryRule, ...] = (
    truncated_abstract,
    short_abstract,
    capital_title,
    title_with_period,
    markup_in_title,
)


def _is_shouted(title: str) -> bool:
    return title.isupper() and " " in title and sum(map(str.isupper, title)) >= CAPITALS


def _ends_in_period(title: str) -> bool:
    """Whether the full stop at the end is that of a sentence, not of an abbreviation or an ellipsis."""
    last = LAST_WORD.search(title[-40:])
    if last is None or len(last[1]) < 3 or last[1].lower() in ABBREVIATIONS:
        return False
    return title.count(".") == 1 or not title[: -len(last[0])].endswith(".")


def _listed(langs: list[str]) -> str:
    return " and ".join(f"`{lang}`" for lang in langs)
