"""The picture that other sites show beside a link (https://ogp.me/#structured), drawn by Typst.

https://typst.app/docs. It shapes Persian as a browser does, with the fonts of the site.
"""

import json
import re
from functools import cache
from importlib.resources import files
from typing import cast

import typst
from msgspec import Struct

from sitegen.language.bidi import direction
from sitegen.model import Words
from sitegen.previews.document import DOCUMENT

WIDTH, HEIGHT = 1200, 630
LONG_WORD = re.compile(r"\S{24}(?=\S{8})")
LANGUAGE = re.compile("[a-z]{2,3}(?![A-Za-z])")
BREAK = "\u200b"
LONGEST = 600


class Preview(Struct, frozen=True, gc=False):
    """What a picture shows, from top to bottom, in a page's language; any of these words may be empty but the title.

    `above` is the journal, `people` are the authors, `place` is the volume and the year, `site` the title of the site.
    """

    lang: str
    title: Words
    above: Words = Words("")
    people: Words = Words("")
    place: Words = Words("")
    site: Words = Words("")


def picture(preview: Preview) -> bytes:
    """The picture as PNG, 1200 by 630 pixels; the same bytes for the same words.

    The title has at most four lines; it is shortened at a word. Words are handed to Typst as data, never as markup.
    """
    shown = {
        name: _shown(getattr(preview, name), preview.lang) for name in ("title", "above", "people", "place", "site")
    }
    told = json.dumps({"dir": direction(preview.lang), **shown}, ensure_ascii=False)
    made = _typst().compile(DOCUMENT, format="png", ppi=72, sys_inputs={"preview": told})
    return cast("bytes", made)


def _shown(words: Words, lang: str) -> dict[str, str]:
    """Words with their direction; long ones without a blank may break, since they would leave the picture."""
    tag = lang if words.lang == "und" else words.lang
    known = LANGUAGE.match(tag)
    value = LONG_WORD.sub(lambda found: found[0] + BREAK, words.value[:LONGEST])
    return {"value": value, "lang": known[0] if known else "en", "dir": direction(tag)}


@cache
def _typst() -> typst.Compiler:
    return typst.Compiler(ignore_system_fonts=True, font_paths=[str(files("sitegen.previews") / "fonts")])
