"""Bytes as text, when the bytes do not say what they are."""

import codecs
import re

from sitegen.problems import Problem, Source, error, warning

_UTF_16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC_WORD = re.compile("[\u0620-\u06ff]+")
_LINE_END = re.compile(r"\r\n?")

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
        return _LINE_END.sub("\n", data.decode("utf-8")), ()
    except UnicodeDecodeError:
        return _by_line(data, file)


def _stated(data: bytes, file: str, encoding: str) -> Decoded:
    try:
        return _LINE_END.sub("\n", data.decode(encoding)), ()
    except UnicodeError as failure:
        start = getattr(failure, "start", 0)
        line = 1 + _LINE_END.sub("\n", data[:start].decode("latin-1")).count("\n")
        message = f"the file is not in {encoding}, which is stated for it: nothing in it is read"
        return "", (error("not-in-encoding", message, Source(file, line), hint="correct the encoding in site.toml"),)

    except (LookupError, ValueError):
        message = f"`{encoding}` is not an encoding that Python knows"
        return "", (error("unknown-encoding", message, Source(file), hint="use a name such as utf-8 or cp1256"),)


def _by_line(data: bytes, file: str) -> Decoded:
    """Each line in the encoding that fits it."""
    lines, first = [], (0, "")
    for number, line in enumerate(re.split(rb"\r\n?|\n", data), 1):
        text, encoding = _line(line)
        lines.append(text)
        if encoding and not first[0]:
            first = (number, encoding)
    message = f"the file is not in UTF-8 from here on; such lines are read as {first[1]}"
    hint = f'save the file as UTF-8, or state its encoding in site.toml: "{file.rpartition("/")[2]}" = "{first[1]}"'
    return "\n".join(lines), (warning("not-utf-8", message, Source(file, first[0]), hint=hint),)


def _line(line: bytes) -> tuple[str, str]:
    """The text of one line, and the encoding assumed for it if it is not UTF-8."""
    try:
        return line.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    arabic = line.decode("cp1256", "ignore")
    if _is_arabic(line, arabic):
        return arabic, "cp1256"
    try:
        return line.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        return line.decode("latin-1"), "latin-1"


def _is_arabic(line: bytes, text: str) -> bool:
    """Whether most words with letters beyond ASCII are Arabic throughout: in “Mنrchen” the letter was an “ä”."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    return len(text) == len(line) and 2 * sum(1 for word in words if _ARABIC_WORD.fullmatch(word)) > len(words)
