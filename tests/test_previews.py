"""The pictures that other sites show beside a link: only if asked for, in the language of the page, of any words."""

import struct
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.model import Words
from sitegen.previews.preview import Preview, picture
from tests.cases.built import BASE, SETTINGS, Built, build
from tests.outside import BuildSite, run_sitegen

BIB = """@article{one, title = {On Gardens},
  title_fa = {دربارهٔ باغ‌ها}, author = {Rezaei, Ali}, author_fa = {رضایی، علی},
  journal = {Things}, journal_fa = {چیزها}, volume = {3}, year = {2020}}
@misc{two, title = {On Water}}
"""
ASKED = {"site.toml": f"{SETTINGS}link_previews = true\n"}
FILES = {f"{folder}preview.{lang}.png" for folder in ("", "works/one/", "works/two/") for lang in ("fa", "en")}
LONG = Preview(lang="fa", title=Words(" ".join(["دربارهٔ قنات‌های کهن ایران"] * 30), "fa"))


@pytest.fixture(scope="module")
def site() -> Built:
    return build(BIB, ASKED)


def chunks(png: bytes) -> list[tuple[bytes, bytes]]:
    found, at = [], 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        found.append((png[at + 4 : at + 8], png[at + 8 : at + 8 + length]))
        at += 12 + length
    return found


def test_there_are_none_unless_they_are_asked_for() -> None:
    plain = build(BIB)
    assert [path for path in plain.files if path.endswith(".png")] == []
    assert [path for path, page in plain.pages.items() if "og:image" in page.html or "twitter:" in page.html] == []


def test_each_work_and_the_site_have_one_in_every_language(site: Built) -> None:
    assert {path for path in site.files if path.endswith(".png")} == FILES
    assert max(Counter(name for unit in site.units for name in unit.all_files(("fa", "en"))).values()) == 1


def test_a_picture_has_the_size_that_the_page_says_and_nothing_hidden(site: Built) -> None:
    for name in FILES:
        found = chunks(site.files[name])
        assert struct.unpack(">II", found[0][1][:8]) == (1200, 630)
        assert {kind for kind, _ in found} == {b"IHDR", b"IDAT", b"IEND"}


def test_no_two_pictures_are_the_same(site: Built) -> None:
    works = {site.files[name] for name in FILES if "two" not in name}
    assert len(works) == 4


@pytest.mark.parametrize(
    ("path", "file", "alt"),
    [
        ("works/one/index.html", "works/one/preview.fa.png", "دربارهٔ باغ‌ها"),
        ("works/one/en.html", "works/one/preview.en.png", "On Gardens"),
        ("index.html", "preview.fa.png", "آثار خیالی"),
        ("authors/en.html", "preview.en.png", "Invented Works"),
    ],
)
def test_a_page_names_the_picture_in_its_language_once(site: Built, path: str, file: str, alt: str) -> None:
    page = site.pages[path]
    assert page.meta("og:image") == [BASE + file]
    assert page.meta("og:image:alt") == [alt]
    assert page.meta("og:image:width") + page.meta("og:image:height") == ["1200", "630"]
    assert page.meta("twitter:card") == ["summary_large_image"]
    assert file in site.files


def test_words_are_never_markup() -> None:
    plain, said = (picture(Preview(lang="en", title=Words(title, "en"))) for title in ("A", "#strong[A]"))
    assert plain != said


@settings(max_examples=25)
@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80),
    st.sampled_from(["fa", "en", "und", "", "x-y"]),
)
def test_any_words_make_a_picture(title: str, lang: str) -> None:
    words = Words(title, lang)
    made = picture(Preview(lang="fa", title=words, above=words, people=words, place=words, site=words))
    assert made.startswith(b"\x89PNG")


def test_a_long_title_is_cut_where_nobody_sees_the_rest() -> None:
    longer = replace(LONG, title=Words(LONG.title.value + " و باغ", "fa"))
    assert picture(LONG) == picture(longer)


def test_the_same_bytes_come_out_in_another_time_zone_and_place(build_site: BuildSite, tmp_path: Path) -> None:
    _, output = build_site(BIB, ASKED["site.toml"])
    other = tmp_path / "elsewhere"
    env = {"TZ": "Asia/Tehran", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"}
    assert run_sitegen("build", "--content", tmp_path / "content", "--output", other, env=env).returncode == 0
    assert {name: (output / name).read_bytes() for name in FILES} == {
        name: (other / name).read_bytes() for name in FILES
    }


def test_pictures_are_made_anew_only_where_they_show_something_else(build_site: BuildSite, tmp_path: Path) -> None:
    _, output = build_site(BIB, ASKED["site.toml"])
    before = {name: (output / name).stat().st_mtime_ns for name in FILES}
    template = tmp_path / "templates" / "prose.html"
    template.parent.mkdir()
    template.write_text('{% extends "default/prose.html" %}', encoding="utf-8")
    build_site(BIB.replace("On Gardens", "On Yards"), ASKED["site.toml"])
    changed = {name for name in FILES if (output / name).stat().st_mtime_ns != before[name]}
    assert changed == {"works/one/preview.fa.png", "works/one/preview.en.png"}
    clean = tmp_path / "clean"
    assert run_sitegen("build", "--content", tmp_path / "content", "--output", clean).returncode == 0
    assert {name: (output / name).read_bytes() for name in FILES} == {
        name: (clean / name).read_bytes() for name in FILES
    }


def test_pictures_go_when_they_are_asked_for_no_more(build_site: BuildSite) -> None:
    build_site(BIB, ASKED["site.toml"])
    _, output = build_site(BIB, SETTINGS)
    assert list(output.rglob("*.png")) == []
