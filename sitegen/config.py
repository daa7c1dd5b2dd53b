"""What an editor says of the whole site in `content/site.toml`."""

import re
from typing import Literal
from urllib.parse import urlsplit

import babel
from babel.core import get_global
from msgspec import Struct

from sitegen import toml_file
from sitegen.language.characters import clean, collapse
from sitegen.language.orthography import text_language
from sitegen.model import Text, Words
from sitegen.problems import Problem, Source, error

FILE = "site.toml"
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
REGION = re.compile(r"[A-Za-z]{2}|[0-9]{3}")
# Tags that say that there is no one language: https://www.loc.gov/standards/iso639-2/faq.html#2
NO_LANGUAGE = {"mis", "mul", "und", "zxx"}


class Config(Struct, frozen=True, kw_only=True):
    """The settings of a site, checked.

    `base_url` ends in a slash. `languages` are BCP 47 tags, the primary one first. `full_text_language` is the language
    of full texts whose record does not name one (empty: decided for each record). `citation_tags` says which language
    pages of a work carry Highwire's tags. `exports` are the names of the formats that lie beside the page of a work
    (`None`: all there are), `citation_styles` those of the styles of references on it (`None`: the usual ones), the one
    that readers see first in front. `encodings` names the character encoding of files that are not UTF-8.
    """

    title: Text
    base_url: str
    description: Text = Text()
    languages: tuple[str, ...] = ("fa", "en")
    full_text_language: str = ""
    citation_tags: Literal["full-text-language", "every-language"] = "full-text-language"
    exports: tuple[str, ...] | None = None
    citation_styles: tuple[str, ...] | None = None
    encodings: dict[str, str] = {}


class SiteFile(Struct, frozen=True, kw_only=True):
    """The settings as they are written."""

    title: str | dict[str, str]
    base_url: str
    description: str | dict[str, str] = ""
    languages: tuple[str, ...] | str = ("fa", "en")
    full_text_language: str = ""
    citation_tags: Literal["full-text-language", "every-language"] = "full-text-language"
    exports: tuple[str, ...] | None = None
    citation_styles: tuple[str, ...] | None = None
    encodings: dict[str, str] = {}


def parse_config(text: str, base_url: str = "") -> tuple[Config | None, tuple[Problem, ...]]:
    """The settings in the text of a `site.toml`, or `None` and why not; `base_url` overrides the one in the file."""
    written, problems = toml_file.decode(text, FILE, SiteFile)
    if written is None:
        return None, problems
    address, place = (base_url, "--base-url") if base_url else (written.base_url, "`base_url`")
    problems = _check_languages(written) + _check_base_url(address, place) + _check_encodings(written)
    if problems:
        return None, problems
    languages = tuple(written.languages)
    return Config(
        title=localized(written.title, languages),
        base_url=address.rstrip("/") + "/",
        description=localized(written.description, languages),
        languages=languages,
        full_text_language=written.full_text_language,
        citation_tags=written.citation_tags,
        exports=written.exports,
        citation_styles=written.citation_styles,
        encodings=written.encodings,
    ), ()


def localized(written: str | dict[str, str], languages: tuple[str, ...]) -> Text:
    """Text as TOML writes it: a table of languages, or one string whose script tells its language."""
    if isinstance(written, str):
        written = {text_language(written, "", languages): written}
    cleaned = {lang: collapse(clean(value)) for lang, value in written.items()}
    return Text(tuple(Words(value, lang) for lang, value in cleaned.items() if value))


def _check_languages(written: SiteFile) -> tuple[Problem, ...]:
    tags = written.languages
    if isinstance(tags, str):
        listed = ", ".join(f'"{tag}"' for tag in re.findall(r"[\w-]+", tags))
        return (error("wrong-value", f"`languages` must be a list: [{listed}]", Source(FILE)),)
    if not tags or len(set(tags)) < len(tags):
        return (error("wrong-value", '`languages` must name different languages, such as ["fa", "en"]', Source(FILE)),)
    stated = [("languages", tag) for tag in tags]
    stated += [("full_text_language", written.full_text_language)] if written.full_text_language else []
    return tuple(_unknown_language(key, tag) for key, tag in stated if not _is_language(tag))


def _unknown_language(key: str, tag: str) -> Problem:
    codes = {name.casefold(): code for code, name in babel.Locale("en").languages.items()}
    meant = [one for one in (codes.get(tag.casefold(), ""), tag.replace("_", "-"), tag.lower()) if _is_language(one)]
    hint = f"did you mean `{meant[0]}`?" if meant else "such as `fa`, `en` or `ckb`"
    return error("wrong-value", f"`{key}`: `{tag}` is not the tag of a language", Source(FILE), hint=hint)


def _is_language(tag: str) -> bool:
    """Whether CLDR knows the language, and the region if there is one, of a well-formed BCP 47 tag."""
    if not LANGUAGE_TAG.fullmatch(tag):
        return False
    language, *others = tag.split("-")
    english = babel.Locale("en")
    known = language in english.languages or language in get_global("likely_subtags")
    regions = [part.upper() for part in others if REGION.fullmatch(part)]
    return known and language not in NO_LANGUAGE and all(region in english.territories for region in regions)


def _check_encodings(written: SiteFile) -> tuple[Problem, ...]:
    return tuple(
        error("wrong-value", f"`encodings`: there is no encoding `{encoding}`", Source(FILE), hint="such as `cp1256`")
        for encoding in sorted(set(written.encodings.values()))
        if not _is_encoding(encoding)
    )


def _is_encoding(name: str) -> bool:
    try:
        return bool("".encode(name).decode(name) == "")
    except (LookupError, ValueError):
        return False


def _check_base_url(base_url: str, place: str) -> tuple[Problem, ...]:
    try:
        parts = urlsplit(base_url)
        valid = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.query and not parts.fragment
    except ValueError:
        valid = False
    valid = valid and base_url.isascii() and not re.search(r"[\s<>\"'\\]", base_url)
    message = f"{place} must be the full address of the site, like https://journal.example/archive/, not `{base_url}`"
    return () if valid else (error("wrong-value", message, Source(FILE)),)
