"""TOML files of an editor to typed values, with problems in the editor's words instead of exceptions."""

import difflib
import re
import tomllib
import typing
from typing import Any, TypeVar

import msgspec

from sitegen.problems import Problem, Source, error

T = TypeVar("T", bound=msgspec.Struct)


def decode(text: str, file: str, kind: type[T]) -> tuple[T | None, tuple[Problem, ...]]:
    """The value of type `kind` that a TOML file holds, or `None` and what is wrong with the file."""
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as failure:
        line = _line_in(str(failure), text)
        return None, (error("unreadable-toml", f"this is not TOML: {failure}", Source(file, line)),)
    wrong_keys = _unknown_keys(table, kind, text, file) + _missing_keys(table, kind, file)
    if wrong_keys:
        return None, wrong_keys
    try:
        return msgspec.convert(table, kind), ()
    except msgspec.ValidationError as failure:
        message, _, path = str(failure).partition(" - at `$.")
        key = re.split(r"[.\[`]", path)[0]
        where = f"`{path.rstrip('`')}`: " if path else ""
        problem = error("wrong-value", where + message, Source(file, _line_of(key, text)), hint=_allowed(kind, key))
        return None, (problem,)


def _unknown_keys(table: dict[str, Any], kind: type[msgspec.Struct], text: str, file: str) -> tuple[Problem, ...]:
    known = [field.encode_name for field in msgspec.structs.fields(kind)]
    return tuple(
        error(
            "unknown-key",
            f"there is no setting `{key}`",
            Source(file, _line_of(key, text)),
            hint=_suggestion(key, known),
        )
        for key in table
        if key not in known
    )


def _missing_keys(table: dict[str, Any], kind: type[msgspec.Struct], file: str) -> tuple[Problem, ...]:
    return tuple(
        error("missing-key", f"`{field.encode_name}` is missing", Source(file), hint=f"write `{field.encode_name} = …`")
        for field in msgspec.structs.fields(kind)
        if field.required and field.encode_name not in table
    )


def _allowed(kind: type[msgspec.Struct], key: str) -> str:
    """The values that a setting can have, if there are only a few."""
    types = {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
    values = typing.get_args(types.get(key)) if typing.get_origin(types.get(key)) is typing.Literal else ()
    return f"it is one of {', '.join(f'`{value}`' for value in values)}" if values else ""


def _suggestion(key: str, known: list[str]) -> str:
    close = difflib.get_close_matches(key, known, n=1)
    return f"did you mean `{close[0]}`?" if close else f"the settings are {', '.join(f'`{name}`' for name in known)}"


def _line_in(message: str, text: str) -> int:
    if "end of document" in message:
        return text.count("\n") + 1
    found = re.search(r"at line (\d+)", message)
    return int(found[1]) if found else 0


def _line_of(key: str, text: str) -> int:
    pattern = re.compile(rf"\s*\[*\s*[\"']?{re.escape(key)}\b") if key else None
    return next((number for number, line in enumerate(text.splitlines(), 1) if pattern and pattern.match(line)), 0)
