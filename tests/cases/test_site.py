"""Case 40: what is true of the site around the works, and of files as they come."""

import codecs
from xml.etree import ElementTree

import pytest

from tests.cases.built import BASE, SETTINGS, Built, article, build, record, work

BIB = article() + record("book", {"title": "دربارهٔ چیزهای خیالی", "author": "رضایی، علی", "year": "۱۴۰۱"}, key="b")

# Windows' Arabic code page has neither Persian's ye nor its digits.
ARABIC = BIB.replace("ٔ", "").translate(str.maketrans("ی۱۴۰", "ي140")).encode("cp1256")


@pytest.fixture(scope="module")
def site() -> Built:
    return build(BIB)


@pytest.mark.parametrize("field", [{"file": ":G\\:/Papers/a.pdf:PDF"}, {"file": "papers/a.pdf"}, {"pdf": "a.pdf"}])
def test_a_file_of_the_editors_own_machine_is_no_full_text(field: dict[str, str]) -> None:
    built = build(article(**field))
    assert built.work.meta("citation_pdf_url") == built.work.ris("L1") == []
    assert "encoding" not in built.work.data
    assert [path for path, body in built.files.items() if b"a.pdf" in body] == []


def test_canonical_and_alternates_answer_each_other(site: Built) -> None:
    for one in site.works:
        for lang, page in one.pages.items():
            assert page.canonical == page.url == page.alternates[lang]
            assert page.alternates.keys() == {"fa", "en", "x-default"}
            assert page.alternates == one.pages["fa"].alternates
            assert page.meta("og:url") == [page.url]


def test_a_list_has_coins_for_each_of_its_works_and_the_page_of_a_work_has_none(site: Built) -> None:
    lines = {
        path: page.html.count('<ol class="rows">') and page.html.count('<p class="title">')
        for path, page in site.pages.items()
    }
    coins = {path: page.html.count('<span class="Z3988" title="ctx_ver=') for path, page in site.pages.items()}
    assert coins == lines
    assert all(coins[f"works/{file}"] == len(site.works) for file in ("index.html", "en.html"))
    assert not any(coins[page.path] for work in site.works for page in work.pages.values())


def test_two_builds_are_the_same(site: Built) -> None:
    assert build(BIB).files == site.files


def test_every_address_is_below_the_sites_own(site: Built) -> None:
    urls = [page.url for page in site.pages.values() if page.indexed]
    assert all(url.startswith(BASE) for url in urls)
    locations = ElementTree.fromstring(site.files["sitemap.xml"]).findall(".//{*}loc")
    assert {location.text for location in locations} == set(urls)


def test_macros_comments_and_preambles_are_understood() -> None:
    found = work(
        '@string{jis = "Journal of " # inv}\n@string(inv = {Inventions})\n@preamble{"\\newcommand{\\x}{}"}\n'
        "@comment{@article{not, title={Nothing}}}\nSome words between entries.\n@article(a, title = {Things}, "
        'author = "Rezaei, Ali", journal = jis # { } # {B}, year = 2022, month = 1 # may)'
    )
    assert found.meta("citation_journal_title") == ["Journal of Inventions B"]


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (codecs.BOM_UTF8 + BIB.encode(), ""),
        (BIB.replace("\n", "\r\n").encode(), ""),
        (BIB.replace("\n", "\r").encode(), ""),
        (ARABIC, ""),
        (ARABIC, '[encodings]\n"works.bib" = "cp1256"\n'),
    ],
    ids=["bom", "crlf", "cr", "cp1256", "declared-cp1256"],
)
def test_a_file_is_read_as_it_comes(body: bytes, encoding: str, site: Built) -> None:
    settings = f'title = {{ fa = "آثار خیالی", en = "Invented Works" }}\nbase_url = "{BASE}"\n{encoding}'
    built = build(body, {"site.toml": settings})
    assert len(built.works) == len(site.works) == 2
    titles = {one.entry.key: one.entry.title.versions[0].value for one in built.works}
    assert titles["rezaei2022"] == "On Invented Things"
    assert titles["b"].replace("ي", "ی").replace("ٔ", "") == "درباره چیزهای خیالی"


def test_what_the_cases_look_at_is_what_the_site_is_made_of(site: Built) -> None:
    for one in site.works:
        folder = f"works/{one.entry.slug}/"
        assert {page.path: page.html for page in one.pages.values()} == {
            path: page.html for path, page in site.pages.items() if path.startswith(folder)
        }
        stem = folder + one.entry.slug
        assert one.exports == {
            path.removeprefix(stem): body.decode() for path, body in site.files.items() if path.startswith(f"{stem}.")
        }


def links(site: Built, rel: str) -> set[str]:
    """Where the pages of the only work lead to by a relation."""
    found = (link for page in site.work.pages.values() for link in page.root.iter("link") if link.get("rel") == rel)
    return {link.get("href", "") for link in found}


def test_a_work_has_a_linkset_where_its_files_are_not_chosen_otherwise() -> None:
    everything = build(article())
    assert links(everything, "linkset") == {f"{BASE}works/rezaei2022/linkset.json"}
    assert "works/rezaei2022/linkset.json" in everything.files
    chosen = build(article(), {"site.toml": SETTINGS + 'exports = ["ris"]\n'})
    assert links(chosen, "linkset") == set()
    assert not any(file.endswith("linkset.json") for file in chosen.files)


@pytest.mark.parametrize(
    ("setting", "cited", "related"),
    [
        ("", {"https://doi.org/10.5555/a"}, set()),
        ("doi_is_ours = false\n", {f"{BASE}works/rezaei2022/"}, {"https://doi.org/10.5555/a"}),
    ],
)
def test_the_editor_says_whether_dois_lead_here(setting: str, cited: set[str], related: set[str]) -> None:
    site = build(article(doi="10.5555/a"), {"site.toml": SETTINGS + setting})
    assert (links(site, "cite-as"), links(site, "related")) == (cited, related)
    assert site.work.data["@id"] == "https://doi.org/10.5555/a"
