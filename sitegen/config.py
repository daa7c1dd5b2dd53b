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
EMAIL = re.compile(r"[^\s@]{1,100}@([^\s@.]{1,63}\.){1,8}[^\s@.]{2,63}")
DOI_PREFIX = re.compile(r"10\.[0-9]{4,9}")
VERSIONS = range(1_000_000)


class Crossref(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who registers DOIs at Crossref, and which: those with one of the `prefixes` (`10.5555`).

    `depositor` and `email` are whom Crossref writes to, `registrant` is the member (empty: the depositor). `version`
    counts corrections that no record has a date of.
    """

    depositor: str
    email: str
    prefixes: tuple[str, ...]
    registrant: str = ""
    version: int = 0


class Oai(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whom harvesters write to, and the address of the gateway that they ask for the site's records (may be empty)."""

    email: str
    gateway: str = ""


class Config(Struct, frozen=True, kw_only=True):
    """The settings of a site, checked.

    `base_url` ends in a slash. `languages` are BCP 47 tags, the primary one first. `full_text_language` is the language
    of full texts whose record does not name one (empty: decided for each record). `citation_tags` says which language
    pages of a work carry Highwire's tags. `doi_is_ours` says whether the DOIs of works lead to this site, or to a
    publisher's. `exports` are the names of the formats that lie beside the page of a work (`None`: all there are),
    `list_exports` says whether such files of many works lie beside lists, `link_previews` whether pages have a picture
    for other sites that link to them. `citation_styles` are the styles that a work is cited in on its page (`None`: the
    usual ones), the one that readers see first in front. `search` says whether the works can be searched. `encodings`
    names the character encoding of files that are not UTF-8. Without `crossref` nothing is prepared for Crossref,
    without `oai` there is no static repository.
    """

    title: Text
    base_url: str
    description: Text = Text()
    languages: tuple[str, ...] = ("fa", "en")
    full_text_language: str = ""
    citation_tags: Literal["full-text-language", "every-language"] = "full-text-language"
    doi_is_ours: bool = True
    exports: tuple[str, ...] | None = None
    list_exports: bool = True
    link_previews: bool = False
    citation_styles: tuple[str, ...] | None = None
    search: bool = True
    encodings: dict[str, str] = {}
    crossref: Crossref | None = None
    oai: Oai | None = None


class SiteFile(Struct, frozen=True, kw_only=True):
    """The settings as they are written."""

    title: str | dict[str, str]
    base_url: str
    description: str | dict[str, str] = ""
    languages: tuple[str, ...] | str = ("fa", "en")
    full_text_language: str = ""
    citation_tags: Literal["full-text-language", "every-language"] = "full-text-language"
    doi_is_ours: bool = True
    exports: tuple[str, ...] | None = None
    list_exports: bool = True
    link_previews: bool = False
    citation_styles: tuple[str, ...] | None = None
    search: bool = True
    encodings: dict[str, str] = {}
    crossref: Crossref | None = None
    oai: Oai | None = None


def parse_config(text: str, base_url: str = "") -> tuple[Config | None, tuple[Problem, ...]]:
    """The settings in the text of a `site.toml`, or `None` and why not; `base_url` overrides the one in the file."""
    written, problems = toml_file.decode(text, FILE, SiteFile)
    if written is None:
        return None, problems
    address, place = (base_url, "--base-url") if base_url else (written.base_url, "`base_url`")
    problems = _check_languages(written) + _check_base_url(address, place) + _check_encodings(written)
    problems += _check_indexers(written)
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
        doi_is_ours=written.doi_is_ours,
        exports=written.exports,
        list_exports=written.list_exports,
        link_previews=written.link_previews,
        citation_styles=written.citation_styles,
        search=written.search,
        encodings=written.encodings,
        crossref=written.crossref,
        oai=written.oai,
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


def _check_indexers(written: SiteFile) -> tuple[Problem, ...]:
    """What is wrong with the settings for Crossref and for harvesters."""
    crossref, oai = written.crossref, written.oai
    emails = [(f"{table}.email", value.email) for table, value in (("crossref", crossref), ("oai", oai)) if value]
    wrong = [f"`{key}`: `{value}` is not an e-mail address" for key, value in emails if not EMAIL.fullmatch(value)]
    if crossref:
        prefixes = [prefix for prefix in crossref.prefixes if not DOI_PREFIX.fullmatch(prefix)]
        wrong += [
            f"`crossref.prefixes`: `{prefix}` is not the prefix of DOIs, such as `10.5555`" for prefix in prefixes
        ]
        wrong += [] if crossref.prefixes else ["`crossref.prefixes` must name the prefix of your DOIs"]
        wrong += [] if crossref.depositor.strip() else ["`crossref.depositor` must say who deposits"]
        wrong += [] if crossref.version in VERSIONS else ["`crossref.version` must be a number from 0 to 999999"]
    problems = tuple(error("wrong-value", message, Source(FILE)) for message in wrong)
    gateway = _check_base_url(oai.gateway, "`oai.gateway`") if oai and oai.gateway else ()
    return problems + gateway


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
    message = f"{place} must be a full address, like https://journal.example/archive/, not `{base_url}`"
    return () if valid else (error("wrong-value", message, Source(FILE)),)
