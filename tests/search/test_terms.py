"""What a text is found by, and that the script in the browser finds the same as the index holds."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitegen.language.terms import joined_terms, terms
from tests.outside import ROOT
from tests.search.conftest import RunJs

FILES = [*(ROOT / "tests" / "corpus").rglob("*.bib"), *(ROOT / "content").rglob("*.bib")]
# Unicode 16 made it a letter that takes room of its own.
CHANGED = "\U0001171e"
BLOCKS = (range(0x20, 0x3000), range(0xFB00, 0x10000), range(0x1D400, 0x1D800))

persian = st.text("ابتجدرزسشعفقکكگلمنهةوؤیيئىأآء ‌‌‌ ًـ۰۱٣4.،«»")
ENDINGS = (
    "جات ین یون ویان ایان محقق الله ‌الله و گفتگو l'a d’é "
    "ها های هایی‌ ات ان گان ای ی یان گوی s es ies sses کتاب خانه ‌ها ‌ای ‌ی ‌ام"
)
endings = st.sampled_from(ENDINGS.split(" "))
anything = st.text(st.characters(exclude_categories=["Cs", "Cn"], exclude_characters=CHANGED), max_size=30)
texts = st.lists(st.lists(st.one_of(persian, endings, anything), max_size=6).map("".join), min_size=20, max_size=200)


def in_units(found: set[str] | frozenset[str]) -> list[str]:
    """The terms in the order that JavaScript sorts them in."""
    return sorted(found, key=lambda term: term.encode("utf-16-be", "surrogatepass"))


def differing(found: list[str], run_js: RunJs) -> list[tuple[str, object, object]]:
    """The texts whose terms are not the same in both languages."""
    pairs = zip(found, run_js("terms.mjs", found), strict=True)
    both = [(text, [in_units(terms(text)), in_units(joined_terms(text))], other) for text, other in pairs]
    return [(text, own, other) for text, own, other in both if own != other]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_script_agrees_on_every_line_of_a_bibliography(file: Path, run_js: RunJs) -> None:
    lines = file.read_bytes().decode("utf-8", "replace").splitlines()
    assert differing(list(dict.fromkeys(lines)), run_js) == []


def test_the_script_agrees_on_every_character(run_js: RunJs) -> None:
    chars = [chr(code) for block in BLOCKS for code in block if unicodedata.category(chr(code)) not in {"Cs", "Cn"}]
    assert differing([f"x{char}y" for char in chars], run_js) == []


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(texts)
def test_the_script_agrees_on_any_text(run_js: RunJs, found: list[str]) -> None:
    assert differing(found, run_js) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("کتاب‌خانه", {"کتابخانه", "کتاب", "خانه"}),
        ("كتابهاي", {"کتابهای", "کتاب", "کتابه"}),
        ("کتاب ها", {"کتاب"}),
        ("هسته‌ای", {"هستهای", "هسته"}),
        ("خانۀ", {"خانه"}),
        ("مقالات", {"مقالات", "مقال", "مقاله", "مقالت"}),
        ("نویسندگان", {"نویسندگان", "نویسنده"}),
        ("پژوهشگران", {"پژوهشگران", "پژوهشگر"}),
        ("دانشجویان", {"دانشجویان", "دانشجوی", "دانشجو"}),
        ("محققین", {"محققین", "محقق"}),
        ("مسئولین", {"مسوولین", "مسوول"}),
        ("روحانیون", {"روحانیون", "روحانی"}),
        ("کارخانجات", {"کارخانجات", "کارخانه", "کارخان", "کارخانج"}),
        ("دولتمردان", {"دولتمردان", "دولتمرد"}),
        (
            "زمین نوین قوانین پایان نمایان میلیون درجات",
            {*["زمین", "نوین", "قوانین", "پایان", "نمایان", "میلیون", "درجات", "درج", "درجه", "درجت"]},
        ),
        ("مردان", {"مردان", "مرد"}),
        ("جهان ایران زبان تهران سازمان", {"جهان", "ایران", "زبان", "تهران", "سازمان"}),
        ("تنها فقها صادرات سادات", {"تنها", "فقها", "صادرات", "سادات"}),
        ("حیات ذات بها", {"حیات", "ذات", "بها"}),
        ("studies series glass boxes physics", {"studies", "study", "series", "glass", "boxes", "box", "physics"}),
        ("d'anneaux", {"danneaux", "anneaux"}),
        ("Zolfa’s Qur'an", {"zolfas", "zolfa", "quran", "qur", "an"}),
        ("فصل‌۲", {"فصل2", "فصل", "2"}),
        ("", set()),
        ("ها", set()),
    ],
)
def test_endings_are_taken_off_lightly(text: str, found: set[str]) -> None:
    assert terms(text) == found


def test_neighbouring_words_are_also_one_but_particles_are_not() -> None:
    assert joined_terms("گفت و گو") == {"گفت", "و", "گو", "گفتوگو"}
    assert joined_terms("قایق و بادبادک") == {"قایق", "و", "بادبادک"}
    assert joined_terms("کتاب خانه در شهر") == {"کتاب", "خانه", "در", "شهر", "کتابخانه"}


@given(anything)
def test_no_term_is_empty_or_endless(text: str) -> None:
    assert all(0 < len(term) <= 40 and " " not in term for term in joined_terms(text * 9))
