"""What the rules for names, titles, abstracts and Persian find, and what they let through."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.checks.names import mail_in_name
from sitegen.model import Entry, Name, Person, Text, Words
from sitegen.problems import Problem, Severity, Source
from sitegen.reading.records import RULES
from tests.cases.built import SETTINGS, article, build

LONG = "An invented sentence about invented things says nothing at all. " * 4
PERSIAN = "این متن دربارهٔ چیزهای خیالی است که در هیچ جا نیست و هیچ کس آن را ندیده است. " * 4
HALF = "\u200c"

WARNING, NOTE = Severity.WARNING, Severity.NOTE
# For each rule, its severity, what a record is made wrong with, and what comes near to it.
CASES: Mapping[str, tuple[Severity, list[dict[str, str]], list[dict[str, str]]]] = {
    "truncated_abstract": (
        WARNING,
        [{"abstract": LONG + "and so…"}, {"abstract": LONG + "and so..."}, {"abstract_fa": PERSIAN + "و […]"}],
        [{"abstract": "… " + LONG}, {"abstract": LONG + "of 1990 ... 2000."}],
    ),
    "short_abstract": (
        NOTE,
        [{"abstract": "Too short."}, {"abstract": LONG, "abstract_fa": "کوتاه است."}],
        [{"abstract": LONG}, {"abstract": ""}],
    ),
    "capital_title": (
        NOTE,
        [{"title": "ON INVENTED THINGS"}, {"title_fa": "عنوان", "title": "THE {THINGS} OF THE YEAR 1990"}],
        [{"title": "DEHP"}, {"title": "NATO AND UNESCO in Iran"}, {"title": "اثر DEHP بر DNA و RNA در آب و خاک"}],
    ),
    "title_with_period": (
        NOTE,
        [{"title": "On invented things."}, {"title": "دربارهٔ چیزهای خیالی."}],
        [
            {"title": "On things et al."},
            {"title": "Ships of the U.S.A."},
            {"title": "And then..."},
            {"title": "Things, vol. 3"},
            {"title": "Gardens, Inc."},
            {"title": "Is it so?"},
        ],
    ),
    "markup_in_title": (
        WARNING,
        [{"title": r"On things\unheard and others"}, {"title": "Gardens &amp;amp; things"}],
        [
            {"title": "If a<b and c>d"},
            {"title": r"R\&D; things"},
            {"title": r"The {\TeX} of $x_1^2$"},
            {"title": r"On $\{0,1\}$-matrices"},
        ],
    ),
    "missing_half_spaces": (
        NOTE,
        [
            {"title_fa": "عنوان", "abstract_fa": PERSIAN + "این مقاله نشان میدهد که یافتههای ما درست است."},
            {"title_fa": "عنوان", "abstract_fa": PERSIAN + "این کار می شود و کتاب های ما نمی رود."},
            {"abstract_fa": PERSIAN + f"نشان میدهد که یافتههای ما می{HALF}شود"},
            {"title_fa": f"کتاب{HALF}ها می شود"},
        ],
        [
            {"title_fa": "یافتههای ما نشان میدهد که کتاب های ما"},
            {"abstract_fa": PERSIAN + "میدان و میان و میراث و میزان در تهران و دانشگاهها"},
            {"abstract_fa": PERSIAN + f"نشان می{HALF}دهد که میدان و میان در ۱۲ می شد"},
            {"abstract_fa": PERSIAN + "نشان میدهد."},
            {"abstract": LONG},
        ],
    ),
    "arabic_letters": (
        NOTE,
        [
            {"title": "پژوهشي دربارۀ چيزها"},
            {"title_fa": "بررسي آب در باغ"},
            {"author_fa": "گنجي، علي", "title_fa": "عنوان"},
        ],
        [
            {"title": "پژوهشی دربارهٔ چیزها"},
            {"title": "في علم الأشياء الخيالية", "language": "arabic"},
            {"title": "كتاب الأشياء الخيالية"},
        ],
    ),
    "mixed_digits": (
        NOTE,
        [{"title": "سال ۱۴0۱"}, {"title": "سال ١٣۹۹"}, {"abstract_fa": PERSIAN + "در سال 13۹۹"}],
        [{"title": "سال ۱۴۰۱ و 2022"}, {"title": "The year 2022"}, {"title": "آب ۱، 2 و ٣"}],
    ),
    "degree_in_name": (
        WARNING,
        [
            {"author": "Rezaei, Dr. Ali"},
            {"author": "Prof. Ali Rezaei and Karimi, Sara"},
            {"author": "Rezaei, Ali, PhD"},
            {"author": "دکتر علی رضایی"},
            {"editor": "Dr Sara Karimi"},
            {"advisor": "دکتر علی رضایی"},
            {"translator": "دکتر علی رضایی"},
        ],
        [
            {"author": "Drake, Andrew"},
            {"author": "Profumo, Stefano"},
            {"author": "Rahman, Md"},
            {"author": "دکترانی، علی"},
        ],
    ),
    "et_al_in_name": (
        WARNING,
        [{"author": "Rezaei et al. (eds)"}, {"author": "{Rezaei et al}"}, {"author": "{رضایی و همکاران}"}],
        [
            {"author": "Rezaei, Ali and others"},
            {"author": "Rezaei, Ali et al."},
            {"author": "Metal, Ali"},
            {"author": "رضایی، علی and و همکاران"},
        ],
    ),
    "mail_in_name": (
        WARNING,
        [{"author": "Rezaei, Ali ali@uni.example"}],
        [{"author": "{Gruppe @work}"}],
    ),
    "journal_as_author": (
        NOTE,
        [{"author": "{Journal of Inventions}"}],
        [{"author": "{Journal of Inventions Group}"}],
    ),
}
RIGHT = {name: [(name, fields) for fields in near] for name, (_, _, near) in CASES.items()}
WRONG = {name: [(name, fields) for fields in wrong] for name, (_, wrong, _) in CASES.items()}


def problems(fields: Mapping[str, str]) -> list[Problem]:
    """What the rules find in an article with these fields."""
    codes = {rule.__name__.replace("_", "-") for rule in RULES}
    return [problem for problem in build(article(**fields)).problems if problem.code in codes]


def test_every_rule_is_tested() -> None:
    assert [rule.__name__ for rule in RULES] == list(CASES)


@pytest.mark.parametrize(("name", "fields"), [case for cases in WRONG.values() for case in cases])
def test_a_rule_finds_its_fault(name: str, fields: dict[str, str]) -> None:
    found = {problem.code: problem for problem in problems(fields)}
    problem = found[name.replace("_", "-")]
    assert (problem.severity, problem.key, problem.source.line) == (CASES[name][0], "rezaei2022", 1)
    assert problem.hint


@pytest.mark.parametrize(("name", "fields"), [case for cases in RIGHT.values() for case in cases])
def test_a_rule_lets_through_what_only_looks_like_its_fault(name: str, fields: dict[str, str]) -> None:
    assert name.replace("_", "-") not in {problem.code for problem in problems(fields)}


def test_the_words_that_seem_to_lack_a_half_space_are_counted_and_shown() -> None:
    abstract = PERSIAN + "نشان میدهد که یافتههای ما می شود و می شود."
    (problem,) = problems({"title_fa": "عنوان", "abstract_fa": abstract})
    assert "4 words seem to lack one, such as “میدهد”, “یافتههای”, “می شود”" in problem.message


@pytest.mark.parametrize(("words", "count"), [("می شود", "in a word: “"), ("می شود و می دهد", "in 2 words: “")])
def test_single_words_without_a_half_space_are_counted(words: str, count: str) -> None:
    (problem,) = problems({"title_fa": "عنوان", "abstract_fa": f"{PERSIAN} یافته\u200cها {words}."})
    assert count in problem.message


def test_a_short_text_in_persian_is_left_alone() -> None:
    assert problems({"title": "تحلیل سیاست خارجی", "author": "رضایی، علی"}) == []


texts = st.text(st.sampled_from("میشدهاتر ي\u200cك0۱٠.…<a>&;{}\\@,اب")) | st.text()


@given(texts, texts)
def test_rules_never_fail_and_keep_their_messages_short(title: str, abstract: str) -> None:
    site = build(article(), {"site.toml": SETTINGS}).site
    entry = Entry(
        key="a",
        slug="a",
        type="article-journal",
        bibtex_type="article",
        language="fa",
        title=Text((Words(title, "fa"),)),
        abstract=Text((Words(abstract, "fa"),)),
    )
    found = [rule(entry, Source("a.bib", 1), site.config) for rule in RULES]
    assert all(len(problem.message) < 300 for problem in found if problem)


@pytest.mark.parametrize(
    ("name", "is_told"),
    [("a" * 1_000_000 + " @", False), ("a" * 100_000 + "@b", False), ("Karimi a.b+c@d.example", True)],
)
def test_a_name_of_any_length_is_looked_through_once_for_an_address(name: str, is_told: bool) -> None:
    site = build(article()).site
    entry = replace(site.entries[0], author=(Person((Name(literal=name),)),))
    assert (mail_in_name(entry, Source("works.bib", 1), site.config) is not None) == is_told
