"""A content folder as a value, and what the people who edit it do to it, and to what was built of it."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, field

from sitegen.codings import CODINGS, Coding
from tests.builds.trees import SETTINGS, replace_folder

BIB_FILES = ("a", "b", "sub/c")
KEYS = ("rezaei2020", "rezaei2021", "karimi:1", "Karimi1", "karimi1", "", "باغ", "x" * 90)
TYPES = ("article", "book", "inproceedings", "phdthesis", "misc", "xdata")
VALUES = {
    "title": ("On Gardens", "باغ‌ها و خانه‌ها", "On {G}ardens & Houses <b>", "", "On Water"),
    "title_fa": ("دربارهٔ باغ‌ها", "", "دربارهٔ آب"),
    "author": ("Rezaei, Ali", "Karimi, Sara and Rezaei, Ali", "رضایی، علی", "Rezaei, A. and others", ""),
    "author_fa": ("رضایی، علی", "کریمی، سارا", ""),
    "editor": ("Karimi, Sara", ""),
    "journal": ("Journal of Gardens", "Journal of Water", "مجلهٔ باغ", ""),
    "booktitle": ("Proceedings of Gardens", ""),
    "volume": ("1", "2", ""),
    "number": ("1", "2", ""),
    "year": ("2020", "2021", "1400", "", "in press"),
    "month": ("3", "mar", ""),
    "pages": ("1--9", "10--19", "e7", ""),
    "doi": ("10.1234/a", "10.1234/b", "10.5555/c", ""),
    "issn": ("1234-5679", ""),
    "date-modified": ("2023-02-01", ""),
    "url": ("https://works.example/1.pdf", "https://elsewhere.example/7", ""),
    "keywords": ("gardens, water", "باغ، آب", "Gardens", ""),
    "keywords_fa": ("باغ‌ها، آب", "آب، باغ‌ها", "باغ‌ها", ""),
    "abstract": (
        "What is said of gardens.",
        "Of water.\n@article{inner, title = {Not a work}}\nand more.",
        "چکیدهٔ باغ‌ها",
        "",
    ),
    "language": ("persian", "english", "french", ""),
    "note": ("A note.", ""),
    "references": ("Karimi, S. (2001). Sand.", "[1] Sand.\n[2] Wind.", "منابع ;; Others", ""),
    "publisher": ("House of Books", ""),
    "crossref": ("rezaei2020", "karimi1", ""),
    "ids": ("old2020", ""),
    "relatedtype": ("retraction", "erratum", ""),
    "related": ("rezaei2020", "w4", ""),
}
LUMPS = (
    "@article{unclosed, title = {On Missing Braces}, year = {2001}\n",
    '@article{quoted, title = "On Quotes", abstract = "\n@book{inside, title = {No}}\n"}\n',
    '@string{jg = "Journal of Gardens"}\n',
    "@misc{macro, title = {On Macros}, journal = jg # { and More}, year = 2003}\n",
    "@comment{@misc{commented, title = {No}}}\n",
    "% @misc{away, title = {No}}\n",
    "@book(round, title = {On Parentheses}, year = {1999})\n",
    "a stray } brace {{ or two\n",
    "@misc{empty}\n@misc{,}\n@misc\n",
    "\n\n\n",
)
ENCODINGS = ("utf-8", "utf-8-sig", "cp1256", "utf-16")
LINE_ENDS = ("\n", "\r\n", "\r")

INDEXERS = """[crossref]
depositor = "Invented Press"
email = "doi@works.example"
prefixes = ["10.1234"]
[oai]
email = "oai@works.example"
"""
SETTINGS_OF = (
    SETTINGS,
    SETTINGS.replace("Invented", "Imagined"),
    SETTINGS + 'languages = ["en", "fa"]\n',
    SETTINGS + 'languages = ["en"]\n',
    SETTINGS + 'exports = ["ris"]\n',
    SETTINGS + 'exports = ["linkset"]\ndoi_is_ours = false\n',
    SETTINGS + "list_exports = false\n",
    SETTINGS + 'citation_tags = "every-language"\n',
    SETTINGS + 'full_text_language = "fa"\ndescription = "Some works"\n',
    SETTINGS.replace("pubs/", "elsewhere/"),
    SETTINGS + INDEXERS,
    SETTINGS + INDEXERS.replace("10.1234", "10.5555"),
    SETTINGS + 'encodings = { "a.bib" = "cp1256" }\n',
    SETTINGS + "unknown = 1\n",
)
REZAEI = '[[person]]\nname = { en = "Rezaei, Ali", fa = "رضایی، علی" }\n'
JOURNAL = '[[journal]]\ntitle = { en = "Journal of Gardens", fa = "مجلهٔ باغ" }\n'
OTHER_FILES = {
    "people.toml": (
        "",
        REZAEI,
        REZAEI + 'orcid = "0000-0002-1825-0097"\n',
        REZAEI + 'variants = ["Karimi, S."]\n',
        "[",
    ),
    "journals.toml": (
        "",
        JOURNAL + 'cover = "files/cover.webp"\n',
        JOURNAL + 'cover = "files/cover.webp"\nissn = "1234-5679"\npublisher = "House of Books"\n',
    ),
    "pages/about.fa.md": ("", "# درباره\n\n[کار](works/rezaei2020)\n", "---\norder: 2\n---\n# درباره\n"),
    "pages/about.en.md": ("", "# About\n\n[One](works/karimi1), [text](files/rezaei2020.pdf)\n"),
    "pages/notes.en.md": ("", "---\ntitle: Notes\norder: 1\n---\n\n![Picture](files/picture.svg)\n"),
    "works/rezaei2020.fa.md": ("", "یادداشت\n", "یادداشت دیگر\n"),
    "works/karimi1.en.md": (
        "",
        "An *erratum*.\n",
        "---\nnotice: erratum\n---\nAn *erratum*.\n",
        "---\nnotice: retraction\n---\n",
    ),
    "files/rezaei2020.pdf": ("", "%PDF-1.4 one", "%PDF-1.4 two"),
    "files/Karimi1.pdf": ("", "%PDF-1.4 three"),
    "files/cover.webp": ("", *(f"RIFF____WEBPVP8L____/{size}________________" for size in ("AAAA", "BBBB"))),
    "files/picture.svg": ("", "<svg/>"),
    "../templates/base.html": (
        "",
        '{% extends "default/base.html" %}{% block footer %}<footer>mine</footer>{% endblock %}',
        "{{ missing }}",
    ),
    "../templates/locales/en.toml": ("", '[words]\nhome = "Start"\n'),
    "../templates/static/style.css": ("", "body { color: red }"),
    "../templates/static/extra": ("", "a file"),
    "../templates/static/extra/x.css": ("", "a { color: red }"),
}
FOREIGN = ("CNAME", "works/mine.txt", ".git/HEAD")


class Record(Struct):
    """A record as it is written, or a lump of text where `lump` is not empty."""

    key: str = ""
    type: str = "article"
    fields: dict[str, str] = field(default_factory=dict)
    lump: str = ""

    def text(self) -> str:
        if self.lump:
            return self.lump
        fields = "".join(f",\n  {name} = {{{value}}}" for name, value in self.fields.items())
        return f"@{self.type}{{{self.key}{fields}\n}}\n"


class Desk(Struct):
    """A content folder, the output, and the clean one beside which it is compared."""

    folder: Path
    files: dict[str, list[Record]]
    others: dict[str, str]
    styles: dict[str, tuple[str, str]] = field(default_factory=dict)
    codings: tuple[Coding, ...] = ()

    @property
    def content(self) -> Path:
        return self.folder / "project" / "content"

    @property
    def output(self) -> Path:
        return self.folder / "built" / "output"

    def write(self) -> None:
        """Put everything into the content folder, as it is now."""
        texts: dict[str, bytes] = {}
        for name, records in self.files.items():
            encoding, line_end = self.styles.get(name, (ENCODINGS[0], LINE_ENDS[0]))
            text = "\n".join(record.text() for record in records).replace("\n", line_end)
            texts[f"content/bibliography/{name}.bib"] = text.encode(encoding, "replace")
        for name, other in self.others.items():
            texts[os.path.normpath(f"content/{name}")] = other.encode()
        replace_folder(self.content.parent, texts)


class Edit(NamedTuple):
    """What somebody does: `kind` of thing, and numbers that say where and what, whatever is there at the time."""

    kind: str
    where: int
    what: int


def first_desk(folder: Path) -> Desk:
    """A site of five works as its editors find it."""
    records = [
        Record(
            key=f"w{number}",
            fields={
                "title": f"On Matter {number}",
                "author": VALUES["author"][number % 4],
                "journal": VALUES["journal"][number % 2],
                "volume": "1",
                "year": f"{2018 + number}",
                "keywords": "matter",
            },
        )
        for number in range(5)
    ]
    records[0].key, records[1].key = "rezaei2020", "karimi1"
    files = {"a": records[:3], "b": records[3:], "sub/c": []}
    return Desk(folder=folder, files=files, others={"site.toml": SETTINGS})


def _file(desk: Desk, number: int) -> list[Record]:
    return desk.files[BIB_FILES[number % len(BIB_FILES)]]


def _taken(desk: Desk, number: int) -> Record | None:
    """A record, taken out of its file."""
    places = [(file, record) for file in desk.files.values() for record in file]
    if not places:
        return None
    file, record = places[number % len(places)]
    del file[next(index for index, one in enumerate(file) if one is record)]
    return record


def _chosen(desk: Desk, number: int) -> Record | None:
    records = [record for file in desk.files.values() for record in file if not record.lump]
    return records[number % len(records)] if records else None


def _add(desk: Desk, where: int, what: int) -> None:
    fields = {name: values[what % len(values)] for name, values in VALUES.items() if what % (3 + len(name)) < 3}
    record = Record(key=KEYS[what % len(KEYS)], type=TYPES[what % 7 % len(TYPES)], fields=fields)
    file = _file(desk, where)
    file.insert(where // 3 % (len(file) + 1), record)


def _add_lump(desk: Desk, where: int, what: int) -> None:
    file = _file(desk, where)
    file.insert(where // 3 % (len(file) + 1), Record(lump=LUMPS[what % len(LUMPS)]))


def _remove(desk: Desk, where: int, _: int) -> None:
    _taken(desk, where)


def _move(desk: Desk, where: int, what: int) -> None:
    if (record := _taken(desk, where)) is not None:
        file = _file(desk, what)
        file.insert(what // 3 % (len(file) + 1), record)


def _set_field(desk: Desk, where: int, what: int) -> None:
    name = tuple(VALUES)[what % len(VALUES)]
    if (record := _chosen(desk, where)) is not None:
        value = VALUES[name][what // len(VALUES) % len(VALUES[name])]
        record.fields |= {name: value}
        if not value:
            del record.fields[name]


def _set_key(desk: Desk, where: int, what: int) -> None:
    if (record := _chosen(desk, where)) is not None:
        record.key = KEYS[what % len(KEYS)]


def _set_type(desk: Desk, where: int, what: int) -> None:
    if (record := _chosen(desk, where)) is not None:
        record.type = TYPES[what % len(TYPES)]


def _set_style(desk: Desk, where: int, what: int) -> None:
    style = ENCODINGS[what % len(ENCODINGS)], LINE_ENDS[what // len(ENCODINGS) % len(LINE_ENDS)]
    desk.styles[BIB_FILES[where % len(BIB_FILES)]] = style


def _set_settings(desk: Desk, _: int, what: int) -> None:
    desk.others["site.toml"] = SETTINGS_OF[what % len(SETTINGS_OF)]


def _set_codings(desk: Desk, where: int, what: int) -> None:
    desk.codings = CODINGS[where % 2 : what % (len(CODINGS) + 1)]


def _set_other(desk: Desk, where: int, what: int) -> None:
    name = tuple(OTHER_FILES)[where % len(OTHER_FILES)]
    for other in [other for other in desk.others if other.startswith(f"{name}/") or name.startswith(f"{other}/")]:
        del desk.others[other]
    desk.others[name] = OTHER_FILES[name][what % len(OTHER_FILES[name])]
    if not desk.others[name]:
        del desk.others[name]


def _link(file: Path) -> None:
    file.unlink()
    file.symlink_to("elsewhere")


def _spoil_output(desk: Desk, where: int, what: int) -> None:
    """Delete or alter a file of the site that was built, or all of it."""
    files = sorted(path for path in desk.output.rglob("*") if path.is_file() and not path.name.startswith("."))
    if not files:
        return
    file = files[where % len(files)]
    body = file.read_bytes()
    spoiled: tuple[Callable[[], object], ...] = (
        file.unlink,
        lambda: file.write_bytes(body + b" "),
        lambda: file.write_bytes(bytes(len(body))),
        lambda: shutil.rmtree(file.parent),
        lambda: shutil.rmtree(desk.output),
        lambda: os.utime(file, (0, 0)),
        lambda: _link(file),
    )
    spoiled[what % len(spoiled)]()


def _spoil_state(desk: Desk, where: int, what: int) -> None:
    """Delete, cut or garble what the last build has left for the next one."""
    state = desk.output.with_name(".sitegen-output-state")
    body = bytearray(state.read_bytes() if state.exists() else b"")
    place = where * 7919 % max(1, len(body))
    spoiled: tuple[Callable[[], object], ...] = (
        lambda: state.unlink(missing_ok=True),
        lambda: state.write_bytes(body[:place]),
        lambda: state.write_bytes(bytes(body[:place]) + os.fsencode("x" * 9) + bytes(body[place + 9 :])),
        lambda: state.write_bytes(bytes(len(body))),
    )
    spoiled[what % len(spoiled)]()


def _add_foreign(desk: Desk, where: int, what: int) -> None:
    """Put a file of one's own into the output."""
    file = desk.output / FOREIGN[where % len(FOREIGN)]
    if desk.output.is_dir():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"mine {what % 3}")


def _rest(_: Desk, __: int, ___: int) -> None:
    """Build again."""


EDITS: dict[str, Callable[[Desk, int, int], None]] = {
    "set a field": _set_field,
    "set a field too": _set_field,
    "add a record": _add,
    "add a lump": _add_lump,
    "remove a record": _remove,
    "move a record": _move,
    "set a key": _set_key,
    "set a type": _set_type,
    "set the style of a file": _set_style,
    "set the settings": _set_settings,
    "set the codings": _set_codings,
    "set another file": _set_other,
    "set another file too": _set_other,
    "spoil the output": _spoil_output,
    "spoil the state": _spoil_state,
    "add a foreign file": _add_foreign,
    "rest": _rest,
}


def carry_out(edit: Edit, desk: Desk) -> None:
    """Do what an edit says."""
    EDITS[edit.kind](desk, edit.where, edit.what)
    desk.write()
