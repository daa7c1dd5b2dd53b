"""What the rules about tags say of pages of this site's own."""

import pytest

from sitegen.audit.facts import Ground
from sitegen.audit.parse import facts_of
from sitegen.audit.tags import TAG_RULES
from tests.cases.built import BASE, Built, build, record

UNTITLED = {"author": "Rezaei, Ali", "journal": "Journal of Things", "year": "2020"}
GROUND = Ground(BASE, {})


def told(built: Built, file: str, *, without: str = "") -> set[str]:
    """The codes of what is wrong with the tags of a page, without the line that begins so."""
    lines = built.files[file].decode().splitlines(keepends=True)
    page = facts_of(file, "".join(line for line in lines if not without or not line.startswith(without)).encode())
    return {problem.code for rule in TAG_RULES for problem in rule(page, GROUND)}


@pytest.mark.parametrize("file", ["works/a1/index.html", "works/a1/en.html"])
def test_a_work_without_a_title_is_told_once_at_its_record(file: str) -> None:
    built = build(record("article", UNTITLED, "a1"))
    assert told(built, file) == set()
    assert [problem.code for problem in built.problems].count("missing-title") == 1


def test_a_title_that_is_not_in_the_tags_is_told() -> None:
    built = build(record("article", UNTITLED | {"title": "On Things", "title_fa": "دربارهٔ چیزها"}, "a1"))
    tag = '<meta name="citation_title"'
    assert "missing-citation-title" in told(built, "works/a1/index.html", without=tag) | told(
        built, "works/a1/en.html", without=tag
    )


def test_a_work_without_a_title_is_in_no_known_language() -> None:
    built = build(record("article", UNTITLED, "a1") + record("article", UNTITLED | {"language": "fr"}, "a2"))
    found = {entry.key: entry.language for entry in built.site.entries}
    assert found == {"a1": "und", "a2": "fr"}
    for file in ("works/a1/index.html", "works/a1/a1.ris", "works/a1/a1.jats.xml", "works/a1/a1.csl.json"):
        text = built.files[file].decode()
        assert not any(one in text for one in ("citation_language", "DC.language", "LA  -", '"language"'))
