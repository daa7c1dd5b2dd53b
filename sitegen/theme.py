"""The theme: the packaged templates, locales and static files under those of the site, file by file."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from sitegen.language.locales import Locale, LocaleError, locale_of, merge, parse_tables
from sitegen.problems import Problem, Source, error

LOCALES = "locales/"
STATIC = "static/"


class ThemeError(Exception):
    """A template that cannot be rendered: which one, where, and why."""


class Theme(Struct, frozen=True):
    """Templates and static files by name, and a locale for each language: all that rendering knows besides the page."""

    templates: Mapping[str, str]
    static: Mapping[str, bytes]
    locales: Mapping[str, Locale]


def theme_of(
    packaged: Mapping[str, bytes], own: Mapping[str, bytes], languages: Sequence[str]
) -> tuple[Theme | None, tuple[Problem, ...]]:
    """The theme of a site with these languages, or `None` and what is wrong with a locale."""
    locales: dict[str, Locale] = {}
    problems: list[Problem] = []
    for lang in languages:
        try:
            locales[lang] = _locale(lang, packaged, own)
        except LocaleError as failure:
            problems.append(error("wrong-locale", str(failure), Source(f"../templates/{LOCALES}{lang}.toml")))
    if problems:
        return None, tuple(problems)
    default = {f"default/{name}": body for name, body in _templates(packaged).items()}
    return Theme(default | _templates(packaged) | _templates(own), _static(packaged) | _static(own), locales), ()


def _templates(files: Mapping[str, bytes]) -> dict[str, str]:
    return {
        name: body.decode() for name, body in files.items() if name.endswith(".html") and not name.startswith(STATIC)
    }


def _static(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: body for name, body in files.items() if name.startswith(STATIC)}


def _locale(lang: str, packaged: Mapping[str, bytes], own: Mapping[str, bytes]) -> Locale:
    """The locale of a language: what the site's file says goes before what the packaged one says, key by key."""
    file = f"{LOCALES}{lang}.toml"
    texts = [files[file].decode() for files in (packaged, own) if file in files]
    if not texts:
        raise LocaleError(f"there is no locale for the language `{lang}`; write `templates/{file}`")
    tables = parse_tables(texts[0], file)
    return locale_of(merge(tables, parse_tables(texts[-1], file)), file)
