"""The cover of a journal: where it is shown, how large, and what is told where it cannot be."""

import pytest

from sitegen.reading.assemble import read_site
from sitegen.reading.loader import Content
from tests.cases.built import SETTINGS, Built, article

JOURNAL = '[[journal]]\ntitle = { en = "Journal of Inventions", fa = "مجلهٔ اختراع" }\ncover = "files/cover.png"\n'
PICTURES = {"cover.png": (600, 848)}


def with_cover(bib: str, files: tuple[str, ...] = ("cover.png",), journal: str = JOURNAL) -> Built:
    """A site whose `journals.toml` names a cover."""
    texts = {"site.toml": SETTINGS, "journals.toml": journal, "bibliography/works.bib": bib}
    pictures = {name: size for name, size in PICTURES.items() if name in files}
    site, problems = read_site(Content({n: text.encode() for n, text in texts.items()}, files, pictures=pictures))
    assert site is not None, problems
    return Built(site)


def covers(site: Built, path: str) -> list[dict[str, str]]:
    return [dict(image.attrib) for image in site.pages[path].root.iter("img")]


def told(site: Built) -> list[str]:
    return [f"{one.code}: {one.message}" for one in site.site.problems if one.code == "missing-cover"]


ONE = article(volume="1", number="1")
TWO = ONE + article(volume="1", number="1", journal="Other Papers").replace("rezaei2022", "other")


def test_the_home_page_of_a_site_about_one_journal_shows_its_cover() -> None:
    (image,) = covers(with_cover(ONE), "index.html")
    assert (image["width"], image["height"], image["src"]) == ("600", "848", "files/cover.png")
    assert image["alt"] == "جلد «مجلهٔ اختراع»"
    (image,) = covers(with_cover(ONE), "en.html")
    assert image["alt"] == "Cover of Journal of Inventions"


def test_the_page_of_a_journal_shows_its_cover_and_the_home_page_none() -> None:
    site = with_cover(TWO)
    (image,) = covers(site, "journals/journal-of-inventions/index.html")
    assert (image["width"], image["src"]) == ("600", "../../files/cover.png")
    assert covers(site, "journals/other-papers/index.html") == covers(site, "index.html") == []


@pytest.mark.parametrize(
    ("files", "cover", "message"),
    [
        ((), "files/cover.png", "`files/cover.png` is not there"),
        (("cover.svg",), "files/cover.svg", "`files/cover.svg` is no PNG, JPEG or WebP picture"),
        (("cover.png",), "cover.png", "`cover.png` is not there"),
        (("cover.png",), "https://other.example/cover.png", "`https://other.example/cover.png` is not there"),
    ],
)
def test_a_cover_that_cannot_be_shown_is_told(files: tuple[str, ...], cover: str, message: str) -> None:
    site = with_cover(ONE, files, JOURNAL.replace("files/cover.png", cover))
    assert told(site) == [f"missing-cover: the cover {message}"]
    assert covers(site, "index.html") == []


def test_the_page_of_an_issue_shows_the_cover_of_that_issue_only() -> None:
    journal = JOURNAL.replace("cover =", 'issue_covers = { "۱ (۱)" = "files/cover.png" } #')
    bib = ONE + article(volume="1", number="2").replace("rezaei2022", "other")
    site = with_cover(bib, journal=journal)
    (image,) = covers(site, "issues/journal-of-inventions-1-1/en.html")
    assert (image["src"], image["height"], image["alt"]) == (
        "../../files/cover.png",
        "848",
        "Cover of Journal of Inventions, Volume 1, Issue 1",
    )
    assert covers(site, "issues/journal-of-inventions-1-2/en.html") == covers(site, "en.html") == []
    assert told(site) == []


def test_a_cover_of_an_issue_without_works_is_told() -> None:
    journal = JOURNAL.replace("cover =", 'issue_covers = { "9(9)" = "files/cover.png" } #')
    (message,) = told(with_cover(ONE, journal=journal))
    assert "no work is in the issue `9(9)` of the journal `journal-of-inventions`" in message


def test_a_cover_that_is_there_is_no_problem() -> None:
    assert told(with_cover(ONE)) == []


def test_another_size_changes_the_page_that_shows_the_cover_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    own = JOURNAL.replace("cover =", 'issue_covers = { "1(1)" = "files/cover.png" } #')
    pages = {
        "home ": (ONE, JOURNAL),
        "journal journal-of-inventions": (TWO, JOURNAL),
        "issue issues/journal-of-inventions-1-1/": (TWO, own),
    }
    before = {
        key: {unit.key: unit.state for unit in with_cover(bib, journal=journal).units}
        for key, (bib, journal) in pages.items()
    }
    monkeypatch.setitem(PICTURES, "cover.png", (600, 900))
    for key, (bib, journal) in pages.items():
        after = {unit.key: unit.state for unit in with_cover(bib, journal=journal).units}
        assert [one for one, state in after.items() if state != before[key][one]] == [key]
