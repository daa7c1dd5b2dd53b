"""Case 39: values that hold what HTML, XML, JSON, BibTeX and RIS keep for themselves."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qsl
from xml.etree import ElementTree

import pytest

from tests.cases.built import BuiltPage, Work, build, record
from tests.outside import nu_messages

WORDS = "a \" b ' c < d & e\nf\u0000g\u001bh </script><script>alert(1)</script> \u202ei\u2028j 😀 k=l+m%n"
PERSIAN = "می\u200cشود \" ' < & \u202eبرعکس\u202c </script>"
ESCAPED = re.compile(r"\\u(?:00[01]|007f|20[26])")
UNSEEN = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
FIELDS = {
    "title": WORDS,
    "title_fa": PERSIAN,
    "author": 'O\'Neil, "A" <b> & Co',
    "journal": WORDS,
    "volume": "1\u202e<2>",
    "number": '"3"',
    "pages": "1<2",
    "year": "2022",
    "publisher": WORDS,
    "abstract": WORDS,
    "abstract_fa": PERSIAN,
    "keywords": f'{WORDS}, <b onclick="alert(1)">',
    "note": f"ER  - {WORDS}",
    "doi": '10.5555/a"b<c>&d',
    "url": 'https://journal.example/"onmouseover="alert(1)',
    "license": "javascript:alert(1)",
}


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    return build(record("article", FIELDS)).files


@pytest.fixture(scope="module")
def found() -> Work:
    return build(record("article", FIELDS)).work


def test_nothing_that_nobody_sees_leaves_the_reader(files: Mapping[str, bytes]) -> None:
    endings = (".html", ".xml", ".bib", ".ris", ".enw", ".json", ".txt", ".atom")
    texts = {path: body.decode() for path, body in files.items() if path.endswith(endings)}
    assert {path for path, text in texts.items() if UNSEEN.search(text)} == set()
    # A character may be escaped in JSON.
    said = {path: json.dumps(json.loads(text), ensure_ascii=False) for path, text in texts.items() if ".json" in path}
    assert {path for path, text in said.items() if UNSEEN.search(text) or ESCAPED.search(text)} == set()


def test_the_pages_run_nothing(found: Work) -> None:
    for page in found.pages.values():
        scripts = [(script.get("type"), script.get("src")) for script in page.root.iter("script")]
        ours = [(None, "../../static/scheme.js"), ("module", "../../static/cite.js")]
        assert scripts == [ours[0], *[("application/ld+json", None)] * 2, ours[1]]
        assert [name for element in page.root.iter() for name in element.attrib if name.startswith("on")] == []
        assert [target for target in page.targets if target.startswith("javascript:")] == []


def test_the_words_arrive_as_they_are(found: Work) -> None:
    (title,) = found.pages["en"].meta("DC.title")
    assert title.startswith("a \" b ' c < d & e fg")
    assert title.endswith("😀 k=l+m%n")
    assert found.pages["en"].data["name"] == title
    assert found.csl["custom"]["title"] == {"en": title}
    assert found.ris("TI") == [found.csl["title"]] == found.pages["fa"].meta("DC.title")
    assert len(found.ris("TY")) == len(found.ris("ER")) == 1
    assert "می\u200cشود" in found.pages["fa"].meta("DC.title")[0]


def test_every_file_of_xml_and_every_block_of_json_can_be_read(files: Mapping[str, bytes], found: Work) -> None:
    roots = {path: ElementTree.fromstring(body) for path, body in files.items() if path.endswith((".xml", ".atom"))}
    assert len(roots) > 3
    titles = [
        "".join(node.itertext()) for node in ElementTree.fromstring(found.exports[".jats.xml"]).iter("article-title")
    ]
    assert titles == found.ris("TI")
    assert [len(page.blocks) for page in found.pages.values()] == [2, 2]


def test_the_coins_of_a_list_come_back(files: Mapping[str, bytes], found: Work) -> None:
    page = BuiltPage.of("works/en.html", files["works/en.html"])
    (span,) = [span for span in page.root.iter("span") if span.get("class") == "Z3988"]
    assert "+" not in span.get("title", "")
    said = dict(parse_qsl(span.get("title", ""), strict_parsing=True))
    (title,) = found.pages["en"].meta("DC.title")
    assert "k=l+m%n" in title
    assert said["rft.atitle"] == title


def test_the_nu_checker_finds_no_error(files: Mapping[str, bytes], tmp_path: Path) -> None:
    pages = [path for path in files if path.startswith("works/rezaei2022/") and path.endswith(".html")]
    for path in pages:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(files[path])
    messages = nu_messages(str(tmp_path / path) for path in pages)
    assert [message["message"] for message in messages if message["type"] == "error"] == []
