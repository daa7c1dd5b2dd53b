import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.language.abstracts import Section, sections
from sitegen.language.locales import parse_locale

ROOT = Path(__file__).resolve().parents[2]
ENGLISH, PERSIAN = (
    parse_locale((ROOT / f"templates/locales/{tag}.toml").read_text("utf-8"), f"{tag}.toml").abstract_headings
    for tag in ("en", "fa")
)


def headings(text: str, known: tuple[str, ...] = ENGLISH) -> list[str]:
    return [section.heading for section in sections(text, known)]


def test_the_parts_of_the_sample_record_are_found_though_they_are_glued() -> None:
    record = (ROOT / "content/bibliography/jcep.bib").read_text("utf-8")
    abstract = record.partition("abstract = {")[2].partition("}, keywords")[0]
    assert headings(abstract) == [
        "Introduction:",
        "Research Question:",
        "Research Hypothesis:",
        "Methodology:",
        "Results and Discussion:",
        "Conclusion:",
    ]
    assert sections(abstract, ENGLISH)[0].body.endswith("any occupation is condemned.")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Aim: a.Methods: b?Results: c!Conclusion: d", "Aim:|a.|Methods:|b?|Results:|c!|Conclusion:|d"),
        ("Aim: a\nMETHODS : b", "Aim:|a|METHODS :|b"),
        ("Aim：a。Methods：b", "Aim：|a。|Methods：|b"),
        ("Abstract\nAim: a. Methods: b", "|Abstract|Aim:|a.|Methods:|b"),
        ("Aim: a: b. In methods: c. Methods: d", "Aim:|a: b. In methods: c.|Methods:|d"),
        ("Aim:\nMethods: b", "Aim:||Methods:|b"),
        ("Aim: one\n\ntwo. Methods: b", "Aim:|one\n\ntwo.|Methods:|b"),
        ("Design/methodology/approach: a. Findings: b", "Design/methodology/approach:|a.|Findings:|b"),
    ],
)
def test_headings_stand_after_a_sentence_or_at_the_start_of_a_line(text: str, parts: str) -> None:
    found = sections(text, ENGLISH)
    assert "|".join(f"{section.heading}|{section.body}" for section in found) == parts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("مقدمه: الف.روش‌شناسی: ب.یافته‌ها: پ؟ نتیجه‌گیری: ت", ["مقدمه:", "روش‌شناسی:", "یافته‌ها:", "نتیجه‌گیری:"]),
        ("هدف: الف. روش شناسی: ب. يافته ها: پ", ["هدف:", "روش شناسی:", "يافته ها:"]),
        ("زمینه و هدف: الف.مواد و روشها: ب", ["زمینه و هدف:", "مواد و روشها:"]),
        ("بیان مسألهٔ: الف\nسوال پژوهش: ب", ["بیان مسألهٔ:", "سوال پژوهش:"]),
    ],
)
def test_persian_headings_are_found_in_each_spelling(text: str, found: list[str]) -> None:
    assert headings(text, PERSIAN) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A plain abstract.",
        "Aim: only one heading.",
        "This text opens otherwise. Aim: a. Methods: b.",
        "In the Results: a, and the Aim: b",
        " Notes: a. Remarks: b. ",
    ],
)
def test_anything_else_is_one_part_as_it_stands(text: str) -> None:
    assert sections(text, ENGLISH) == (Section("", text),)


def test_without_known_headings_there_is_one_part() -> None:
    assert sections("Aim: a. Methods: b", ()) == (Section("", "Aim: a. Methods: b"),)


@given(st.lists(st.sampled_from([*"aim:：.!؟。…\n ", "Aim", "Methods", "x" * 99, "\u200c", "\t"])).map("".join))
def test_a_heading_is_what_stands_between_the_end_of_a_sentence_and_a_colon(text: str) -> None:
    label = re.compile(r"(?:\A|(?<=[.!?؟。…\n]))[^\S\n]*+([^.!?؟。…\n:：]{2,100}+)[:：]")
    labels = [(found, re.sub(r"[\s\u200c]", "", found[1]).lower()) for found in label.finditer(text)]
    known = [found for found, word in labels if word in {"aim", "methods"}]
    opened = [found[1] + found[0][-1] for found in known] if len(known) > 1 and known[0].start(1) <= 12 else []
    assert [heading for heading in headings(text, ("Aim", "Methods")) if heading] == opened


@given(
    st.lists(
        st.sampled_from(["Aim:", "methods :", "Results:", "a", "word", ".", "\n", "? ", ":", "  ", "：", "\u200c"])
    )
)
def test_nothing_but_white_space_is_lost(pieces: list[str]) -> None:
    text = "".join(pieces)
    kept = "".join(section.heading + section.body for section in sections(text, ENGLISH))
    assert re.sub(r"\s", "", kept) == re.sub(r"\s", "", text)
