"""The theme: the packaged templates, locales and static files under those of the site, file by file."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from sitegen.citations.styles import Style, StyleError, style_of
from sitegen.language.locales import Locale, LocaleError, faults, locale_of, merge, parse_tables
from sitegen.language.patterns import Fault
from sitegen.problems import Problem, Severity, Source, error
from sitegen.template_check import DEFAULT, FOLDER, outlines_of, template_problems, word_problems

LOCALES = "locales/"
STATIC = "static/"
STYLES = "styles/"
REFERENCE = f"{LOCALES}en.toml"
_TABLE = re.compile(r"\s*\[\s*([\w.-]+)\s*\]")


class ThemeError(Exception):
    """A template that cannot be rendered: which one, where, and why."""


class Theme(Struct, frozen=True):
    """All that rendering knows besides the page.

    Templates, static files and the styles of references by name, and a locale for each language.
    """

    templates: Mapping[str, str]
    static: Mapping[str, bytes]
    locales: Mapping[str, Locale]
    styles: Mapping[str, Style] = {}


def theme_of(
    packaged: Mapping[str, bytes], own: Mapping[str, bytes], languages: Sequence[str]
) -> tuple[Theme | None, tuple[Problem, ...]]:
    """The theme of a site with these languages and what is wrong with the site's own part of it.

    It is `None` if that is an error. The packaged English locale says which keys a locale has, and which places its
    words leave open; a word besides these is known if a template of the site names it.
    """
    if unreadable := tuple(_not_utf8(own)):
        return None, unreadable
    packaged_texts, own_texts = _texts(packaged), _texts(own)
    default, templates = _templates(packaged_texts), _templates(own_texts)
    outlines, broken = outlines_of(templates)
    if broken:
        return None, broken
    named = frozenset[str]().union(*(outline.strings for outline in outlines.values()))
    locales, wrong = _locales(packaged_texts, own_texts, languages, named)
    styles, unread = _styles({**packaged, **own})
    problems = (
        *wrong,
        *unread,
        *template_problems(outlines, outlines_of(default if templates else {})[0]),
        *word_problems(outlines, {lang: locale.words for lang, locale in locales.items()}),
    )
    if any(problem.severity == Severity.ERROR for problem in problems):
        return None, problems
    base = {DEFAULT + name: text for name, text in default.items()}
    return Theme(base | default | templates, _static(packaged) | _static(own), locales, styles), problems


def _is_template(name: str) -> bool:
    return name.endswith(".html") and not name.startswith((STATIC, LOCALES)) and not _is_hidden(name)


def _is_locale(name: str) -> bool:
    return name.endswith(".toml") and name.startswith(LOCALES) and not _is_hidden(name)


def _is_hidden(name: str) -> bool:
    """Whether a file is one that systems leave behind, such as `._home.html`."""
    return name.rpartition("/")[2].startswith(".")


def _texts(files: Mapping[str, bytes]) -> dict[str, str]:
    """The templates and locales, without the byte order mark of some editors."""
    return {name: body.decode("utf-8-sig") for name, body in files.items() if _is_template(name) or _is_locale(name)}


def _templates(texts: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in texts.items() if _is_template(name)}


def _static(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: body for name, body in files.items() if name.startswith(STATIC)}


def _styles(files: Mapping[str, bytes]) -> tuple[dict[str, Style], tuple[Problem, ...]]:
    """The styles of references in CSL files, by name, and what is wrong with the others."""
    styles: dict[str, Style] = {}
    problems: list[Problem] = []
    for file in sorted(name for name in files if name.startswith(STYLES) and name.endswith(".csl")):
        name = file.removeprefix(STYLES).removesuffix(".csl")
        try:
            styles[name] = style_of(name, files[file].decode("utf-8-sig"))
        except (StyleError, UnicodeDecodeError) as failure:
            problems.append(error("wrong-style", str(failure), Source(FOLDER + file)))
    return styles, tuple(problems)


def _not_utf8(files: Mapping[str, bytes]) -> Iterator[Problem]:
    for name, body in files.items():
        code = "wrong-template" if _is_template(name) else "wrong-locale" if _is_locale(name) else ""
        try:
            body.decode() if code else None
        except UnicodeDecodeError as failure:
            line = body.count(b"\n", 0, failure.start) + 1
            yield error(code, "this file is not in UTF-8", Source(FOLDER + name, line), hint="save it as UTF-8")


def _locales(
    packaged: Mapping[str, str], own: Mapping[str, str], languages: Sequence[str], named: Iterable[str]
) -> tuple[dict[str, Locale], tuple[Problem, ...]]:
    """The locale of each language that has one, and what is wrong with the others."""
    reference = parse_tables(packaged[REFERENCE])
    locales: dict[str, Locale] = {}
    problems: list[Problem] = []
    for lang in languages:
        file = f"{LOCALES}{lang}.toml"
        texts = [source[file] for source in (packaged, own) if file in source]
        found = tuple(_faults(lang, texts, reference, named))
        problems += (
            error("wrong-locale", fault.message, Source(FOLDER + file, _line_of(fault, texts)), hint=fault.hint)
            for fault in found
        )
        if not found:
            locales[lang] = locale_of(_merged(texts))
    return locales, tuple(problems)


def _faults(lang: str, texts: Sequence[str], reference: Mapping[str, Any], named: Iterable[str]) -> Iterable[Fault]:
    if not texts:
        hint = "write this file; the packaged `en.toml` shows what it holds"
        return [Fault(f"there is no locale for the language `{lang}`", hint=hint)]
    try:
        return faults(lang, _merged(texts), reference, named)
    except LocaleError as failure:
        return [Fault(str(failure))]


def _merged(texts: Sequence[str]) -> dict[str, Any]:
    """What the last file says over what the first one says, key by key."""
    return merge(parse_tables(texts[0]), parse_tables(texts[-1]))


def _line_of(fault: Fault, texts: Sequence[str]) -> int:
    """The line of a fault in the last file; 0 where it has none."""
    if stated := re.search(r"at line (\d+)", fault.message):
        return int(stated[1])
    table, _, name = fault.key.rpartition(".")
    key, within = re.compile(rf"\s*[\"']?{re.escape(name)}[\"']?\s*="), ""
    for number, line in enumerate("".join(texts[-1:]).splitlines() if name else (), 1):
        within = header[1] if (header := _TABLE.match(line)) else within
        if within == fault.key or (within == table and key.match(line)):
            return number
    return 0
