"""Files that are read part by part."""

import pytest

from sitegen.reading.assemble import read_site
from sitegen.reading.loader import Content
from sitegen.site import Site

SETTINGS = b'title = "x"\nbase_url = "https://site.example/"\n'
GOOD = "@book{{good{n}, title = {{Good {n}}}, abstract = {{\n@article{{quoted{n}, title = {{Quoted}}}}\n}}}}\n"


def read(text: bytes, settings: bytes = SETTINGS) -> Site:
    site, problems = read_site(Content({"site.toml": settings, "bibliography/a.bib": text}))
    assert site is not None, problems
    return site


@pytest.fixture
def tiny_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitegen.reading.segments.SHORTEST", 40)
    monkeypatch.setattr("sitegen.reading.segments.LONGEST", 80)


@pytest.mark.usefixtures("tiny_parts")
def test_a_missing_brace_far_above_publishes_nothing_that_is_only_quoted() -> None:
    text = "@book{broken, title = {No end}\n\n" + "".join(GOOD.format(n=n) for n in range(200))
    keys = [entry.key for entry in read(text.encode()).entries]
    assert sorted(keys) == sorted(f"good{n}" for n in range(200))


@pytest.mark.usefixtures("tiny_parts")
def test_a_file_whose_entry_is_not_closed_in_reach_is_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("segments", "records"):
        monkeypatch.setattr(f"sitegen.reading.{module}.LONGEST_PART", 500)
    text = "@book{first, title = {First}}\n" * 5 + "@book{broken, title = {No end}\n\n"
    site = read((text + "".join(GOOD.format(n=n) for n in range(50))).encode())
    assert site.entries == ()
    (problem,) = [one for one in site.problems if one.code == "file-too-long"]
    assert (problem.source.file, problem.source.line > 1) == ("bibliography/a.bib", True)


def test_a_stated_encoding_that_gives_half_characters_is_a_problem() -> None:
    settings = SETTINGS + b'encodings = { "a.bib" = "unicode_escape" }\n'
    site = read(b"@book{a, title = {\\ud800}}", settings)
    assert [problem.code for problem in site.problems] == ["not-in-encoding"]
