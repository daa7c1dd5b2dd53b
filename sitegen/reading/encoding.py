"""Bytes as text, when the bytes do not say what they are."""

import codecs
import re

from sitegen.problems import Problem, Source, error, warning

_ENCODINGS = {"Arabic": "cp1256", "Latin": "cp1252"}
_UTF_16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC_WORD = re.compile("[\u0620-\u06ff]+")
LINE_END = re.compile(r"\r\n?")

Decoded = tuple[str, tuple[Problem, ...]]


def decode(data: bytes, file: str, encoding: str = "") -> Decoded:
    r"""The text of `data`, its lines ended by `\n`, and what is to be told about `file`.

    Without an `encoding` it is the one of the byte order mark, else UTF-8. In a file that is neither, each line that is
    not UTF-8 is read as Windows-1256 where that gives mostly Arabic letters, else as Windows-1252: a warning names the
    first. A file that is not in the `encoding` that its owner states is no text: an error.
    """
    mark, marked = next((pair for pair in _UTF_16 if data.startswith(pair[0])), (codecs.BOM_UTF8, ""))
    data = data.removeprefix(mark)
    if encoding or marked:
        return _stated(data, file, marked or encoding)
    try:
        return with_our_line_ends(data.decode("utf-8")), ()
    except UnicodeDecodeError:
        return _by_line(data, file)


def is_marked(data: bytes) -> bool:
    """Whether a file begins with a byte order mark."""
    return data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def _stated(data: bytes, file: str, encoding: str) -> Decoded:
    try:
        text = with_our_line_ends(data.decode(encoding))
        text.encode()
    except UnicodeError as failure:
        start = getattr(failure, "start", 0)
        line = 1 + LINE_END.sub("\n", data[:start].decode("latin-1")).count("\n")
        message = f"the file is not in {encoding}, which is stated for it: nothing in it is read"
        return "", (error("not-in-encoding", message, Source(file, line), hint="correct the encoding in site.toml"),)
    except (LookupError, ValueError):
        message = f"`{encoding}` is not an encoding that Python knows"
        return "", (error("unknown-encoding", message, Source(file), hint="use a name such as utf-8 or cp1256"),)
    return text, ()


def with_our_line_ends(text: str) -> str:
    r"""The text with its lines ended by `\n`."""
    return LINE_END.sub("\n", text) if "\r" in text else text


def _by_line(data: bytes, file: str) -> Decoded:
    """Each line in the encoding that fits it; a line that does not tell is like most others."""
    lines = re.split(rb"\r\n?|\n", data)
    told = {number: _script(line) for number, line in enumerate(lines) if not _is_utf_8(line)}
    mostly = "Arabic" if sum((script == "Arabic") - (script == "Latin") for script in told.values()) > 0 else "Latin"
    encodings = {number: _ENCODINGS[script or mostly] for number, script in told.items()}
    text = "\n".join(_decoded(line, encodings.get(number, "utf-8")) for number, line in enumerate(lines))
    first = min(encodings)
    message = f"the file is not in UTF-8 from here on; such lines are read as {encodings[first]}"
    setting = f'`encodings = {{ "{file.removeprefix("bibliography/")}" = "{encodings[first]}" }}`'
    hint = f"save the file as UTF-8, or state its encoding in site.toml: {setting}"
    return text, (warning("not-utf-8", message, Source(file, first + 1), hint=hint),)


def _decoded(line: bytes, encoding: str) -> str:
    """A line in its encoding; the five bytes that Windows-1252 leaves open are those of Latin-1."""
    try:
        return line.decode(encoding)
    except UnicodeDecodeError:
        return line.decode("latin-1")


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _script(line: bytes) -> str:
    """The script of most words with letters beyond ASCII, or nothing if there are none.

    Those of an Arabic line are Arabic throughout: in “Mنrchen” the letter was an “ä”. A letter by itself tells nothing.
    """
    words = [word for word in _WORD.findall(line.decode("cp1256")) if len(word) > 1 and not word.isascii()]
    if not words:
        return ""
    return "Arabic" if 2 * sum(1 for word in words if _ARABIC_WORD.fullmatch(word)) > len(words) else "Latin"
