"""What an editor says of the whole site in `content/site.toml`."""

import re
from typing import Literal
from urllib.parse import urlsplit

from msgspec import Struct

from sitegen import toml_file
from sitegen.language.orthography import text_language
from sitegen.model import Text, Words
from sitegen.problems import Problem, Source, error

FILE = "site.toml"
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Config(Struct, frozen=True, kw_only=True):
    """The settings of a site, checked.

    `base_url` ends in a slash. `languages` are BCP 47 tags, the primary one first. `full_text_language` is the language
    of full texts whose record does not name one (empty: decided for each record). `citation_tags` says which language
    pages of a work carry Highwire's tags. `encodings` names the character encoding of files that are not UTF-8.
    """

    title: Text
    base_url: str
    description: Text = Text()
    languages: tuple[str, ...] = ("fa", "en")
    full_text_language: str = ""
    citation_tags: Literal["full-text-language", "every-language"] = "full-text-language"
    encodings: dict[str, str] = {}


class SiteFile(Struct, frozen=True, kw_only=True):
    """The settings as they are written."""

    title: str | dict[str, str]
    base_url: str
    description: str | dict[str, str] = ""
    languages: tuple[str, ...] = ("fa", "en")
    full_text_language: str = ""
    citation_tags: Literal["full-text-language", "every-language"] = "full-text-language"
    encodings: dict[str, str] = {}


def parse_config(text: str, base_url: str = "") -> tuple[Config | None, tuple[Problem, ...]]:
    """The settings in the text of a `site.toml`, or `None` and why not; `base_url` overrides the one in the file."""
    written, problems = toml_file.decode(text, FILE, SiteFile)
    if written is None:
        return None, problems
    problems = _check_languages(written) + _check_base_url(base_url or written.base_url)
    if problems:
        return None, problems
    languages = written.languages
    return Config(
        title=localized(written.title, languages),
        base_url=(base_url or written.base_url).rstrip("/") + "/",
        description=localized(written.description, languages),
        languages=languages,
        full_text_language=written.full_text_language,
        citation_tags=written.citation_tags,
        encodings=written.encodings,
    ), ()


def localized(written: str | dict[str, str], languages: tuple[str, ...]) -> Text:
    """Text as TOML writes it: a table of languages, or one string whose script tells its language."""
    if isinstance(written, str):
        written = {text_language(written, "", languages): written}
    return Text(tuple(Words(value.strip(), lang) for lang, value in written.items() if value.strip()))


def _check_languages(written: SiteFile) -> tuple[Problem, ...]:
    tags = written.languages
    if not tags or len(set(tags)) < len(tags) or not all(LANGUAGE_TAG.fullmatch(tag) for tag in tags):
        message = '`languages` must be a list of different language tags such as ["fa", "en"]'
        return (error("wrong-value", message, Source(FILE)),)
    return ()


def _check_base_url(base_url: str) -> tuple[Problem, ...]:
    try:
        parts = urlsplit(base_url)
        valid = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.query and not parts.fragment
    except ValueError:
        valid = False
    valid = valid and base_url.isascii() and not re.search(r"[\s<>\"'\\]", base_url)
    message = (
        f"`base_url` must be the full address of the site, such as https://journal.example/works/, not `{base_url}`"
    )
    return () if valid else (error("wrong-value", message, Source(FILE)),)
