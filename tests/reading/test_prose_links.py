"""Links and pictures in prose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.reading.prose import read_markdown, sanitised
from sitegen.reading.prose_links import link_problems, links_of, resolved
from sitegen.reading.site_paths import SitePaths

PATHS = SitePaths(
    {
        "": "./",
        "works": "works/",
        "works/Rezaei2022": "works/rezaei2022/",
        "pages/درباره": "drbrh-1/",
        "files/a b.png": "files/a b.png",
        "files/Rezaei2022.pdf": "works/rezaei2022/rezaei2022.pdf",
    },
    frozenset({"jis"}),
    ("fa", "en"),
)


def html_of(text: str) -> str:
    page, _ = read_markdown(f"# T\n{text}", "pages/x.fa.md")
    assert page is not None
    return page.html


def link(address: str, ids: str = "") -> str:
    (found,) = links_of(resolved(html_of(f"[x](<{address}>)"), PATHS, ids))
    return found.written


def problems(text: str) -> list[tuple[str, int]]:
    found = list(link_problems(html_of(text), PATHS, f"# T\n{text}", "pages/x.fa.md"))
    assert all(problem.hint for problem in found)
    return [(problem.code, problem.source.line) for problem in found]


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("works/Rezaei2022", "works/rezaei2022/"),
        ("/works/Rezaei2022/", "works/rezaei2022/"),
        ("works/Rezaei2022/en.html#top", "works/rezaei2022/en.html#top"),
        ("works/Rezaei2022?a=b#c", "works/rezaei2022/?a=b#c"),
        ("pages/درباره", "drbrh-1/"),
        ("pages/%D8%AF%D8%B1%D8%A8%D8%A7%D8%B1%D9%87", "drbrh-1/"),
        ("files/Rezaei2022.pdf", "works/rezaei2022/rezaei2022.pdf"),
        ("files/a b.png", "files/a%20b.png"),
        ("issues/jis-14-2", "issues/jis-14-2/"),
        ("works", "works/"),
        ("./", "./"),
        ("/index.html", "index.html"),
    ],
)
def test_a_name_becomes_the_path_of_what_it_names(written: str, path: str) -> None:
    assert link(written) == path
    assert problems(f"[x](<{written}>)") == []


@pytest.mark.parametrize(
    "written",
    ["https://other.example/works/x", "//other.example/x", "mailto:a@b.example", "#section", "HTTP://other.example/"],
)
def test_a_link_elsewhere_or_within_its_page_stays(written: str) -> None:
    assert link(written) == written
    assert problems(f"[x](<{written}>)") == []


@pytest.mark.parametrize(
    "written",
    ["works/nobody", "about.fa.md", "../files/x.png", "issues/other-1", "files/en.html", "feed", "www.other.example"],
)
def test_a_link_to_nothing_is_reported_where_it_is_written(written: str) -> None:
    assert problems(f"Text\n\n[x]({written}) and [again]({written})") == [("broken-link", 4)]


@pytest.mark.parametrize("written", ["", "ftp://other.example/x", "javascript:alert(1)"])
def test_a_link_whose_address_cannot_be_published_is_reported(written: str) -> None:
    assert [code for code, _ in problems(f"[x]({written})")] == ["broken-link"]


def test_a_longer_address_is_not_taken_for_the_one_that_is_broken() -> None:
    assert problems("[x](works/Rezaei2022)\n[y](works/Rezaei20)") == [("broken-link", 3)]


def test_a_link_in_raw_html_and_one_by_reference_are_resolved_too() -> None:
    for text in ('<a href="works/Rezaei2022">x</a>', "[x][1]\n\n[1]: works/Rezaei2022"):
        assert 'href="works/rezaei2022/"' in resolved(html_of(text), PATHS)


def test_a_named_place_is_no_broken_link() -> None:
    assert problems('<a id="here">x</a>') == []


@pytest.mark.parametrize(
    "source",
    ["https://other.example/a.png", "//other.example/a.png", "data:image/png;base64,AAAA", " HTTPS://other.example/a"],
)
def test_a_picture_of_another_host_is_replaced_by_its_description_and_reported(source: str) -> None:
    text = f'<p><img src="{source}" alt="A &lt;b&gt; &quot;map&quot;"></p>'
    assert resolved(html_of(text), PATHS) == "<p>A &lt;b&gt; &quot;map&quot;</p>"
    assert [code for code, _ in problems(text)] == ["picture-elsewhere"]


def test_a_picture_of_the_site_is_shown_and_a_missing_one_reported() -> None:
    assert 'src="files/a%20b.png"' in resolved(html_of("![x](<files/a b.png>)"), PATHS)
    assert problems("![x](files/b.png)") == [("broken-link", 2)]


def test_places_within_a_text_are_named_apart() -> None:
    html = resolved(html_of("Text[^1]\n\n[^1]: Note"), PATHS, "fa-")
    for part in ('id="fa-fnref:1"', 'href="#fa-fn:1"', 'id="fa-fn:1"', 'href="#fa-fnref:1"'):
        assert part in html


def test_an_address_with_hidden_control_characters_stays_within_the_site() -> None:
    for source in ("ht\ntps://other.example/a", "\\\\other.example\\a", "/\\other.example/a"):
        html = resolved(sanitised(f'<img src="{source}" alt="x">'), PATHS)
        assert all(not link.written.startswith(("http", "/", "\\")) for link in links_of(html))


@given(st.text(alphabet='<>"&;=/ aimgsrchrefid#:.t\n', max_size=60))
def test_what_is_resolved_is_as_safe_and_as_well_formed_as_before(text: str) -> None:
    html = resolved(sanitised(text), SitePaths({}))
    assert html == sanitised(html)
