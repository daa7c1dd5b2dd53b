"""What a reader types finds the works that are meant, and no others, however they are spelled."""

import subprocess
from pathlib import Path

import pytest

from tests.outside import run_sitegen
from tests.search.conftest import RunJs

SETTINGS = 'title = { fa = "آزمون", en = "Test" }\nbase_url = "https://site.example/"\nexports = []\n'

# Key, authors, title, Persian title, journal, keywords, abstract.
WORKS = [
    ("library", "Almaei, Sara", "Reading rooms of the river", "کتاب‌خانه‌های کنار رود", "Garden Letters", "", ""),
    ("books", "Barzin, Omid", "Old bindings", "كتابهاي كهن و جلدسازي", "Garden Letters", "", ""),
    ("binding", "Barzin, Omid", "Leather", "صحافی کتاب در گذشته", "Garden Letters", "چرم، صحافی", ""),
    ("world", "Tond, Arash", "Maps without borders", "نقشهٔ جهان بی مرز", "Water Papers", "", ""),
    ("peace", "Tond, Arash", "Ceasefire", "آتش‌بس و بی‌طرفی", "Water Papers", "", ""),
    ("lost", "Sorud, Nika", "Quiet wars", "جنگهایی که میتوان نوشت", "Water Papers", "", ""),
    ("house", "Sorud, Nika", "The house", "خانهٔ پدری", "Water Papers", "", ""),
    ("houses", "Mahin, Laleh", "Courtyards", "خانۀ ایرانی", "Water Papers", "", ""),
    ("effect", "Mahin, Laleh", "Influences", "تأثیر باد بر آسیاب", "Water Papers", "", ""),
    ("question", "Mahin, Laleh", "Matters", "مسئلهٔ آب", "Water Papers", "", ""),
    ("year", "Kavan, Jan", "Decades", "دههٔ ۱۳۷۰ در روستا", "Water Papers", "", ""),
    ("nuclear", "Kavan, Jan", "Kernels", "انرژی هسته‌ای", "Water Papers", "", ""),
    ("writers", "Kavan, Jan", "Authors", "نویسندگان گمنام", "Water Papers", "", ""),
    ("papers", "Kavan, Jan", "Essays", "مقاله‌ای دربارهٔ ابر", "Water Papers", "", ""),
    ("cities", "Örs, Zoë", "Studies of cities", "شهرها", "Water Papers", "", ""),
    ("alone", "Örs, Zoë", "Hermits", "تنها در کوه", "Water Papers", "", ""),
    ("body", "Örs, Zoë", "Anatomy", "تن و جامه", "Water Papers", "", ""),
    ("scholars", "Örs, Zoë", "Naïve scholars", "پژوهشگران جوان", "Water Papers", "", ""),
    ("family", "عباس‌زاده, مینا", "A name", "نام خانوادگی", "Water Papers", "", ""),
    ("abstract", "Pol, Ivo", "Plain", "ساده", "Water Papers", "", "The windmills. آسبادهای نشتیفان می‌چرخند"),
    ("council", "Pol, Ivo", "Councils", "شورای محله", "Water Papers", "", ""),
    ("tashkil", "Pol, Ivo", "Vowels", "عِلمِ بَدیع", "Water Papers", "", ""),
    ("tatweel", "Pol, Ivo", "Strokes", "خـــط نستعلیق", "Water Papers", "", ""),
    ("first", "Rud, Ada", "Saffron", "یکم", "Water Papers", "", ""),
    ("second", "Rud, Ada", "Spices", "دوم", "Water Papers", "saffron", ""),
    ("third", "Rud, Ada", "Cooks", "سوم", "Saffron Review", "", ""),
    ("fourth", "Rud, Ada", "Markets", "چهارم", "Water Papers", "", "Where saffron is sold."),
    ("fifth", "Rud, Ada", "Saffronized", "پنجم", "Water Papers", "", ""),
    ("road", "Parvin, Elahe", "Roads", "حمل و نقل در کوهستان", "Water Papers", "", ""),
    ("teaching", "Parvin, Elahe", "Teaching", "تعلیم و تربیت کودکان", "Water Papers", "", ""),
    ("talk", "Parvin, Elahe", "Talks", "گفت‌وگوی تمدن‌ها", "Water Papers", "", ""),
    ("named", "Parvin, ذبیح‌اله", "Names", "نصر اللهی", "Water Papers", "", ""),
    ("rings", "Pol, Ivo", "Groupes d'anneaux", "حلقه", "Water Papers", "", ""),
    ("epic", "Pol, Ivo", "The weaver’s atlas", "اطلس", "Water Papers", "", ""),
    ("students", "Noor, Vida", "Students", "دانشجویان و محققین", "Water Papers", "", ""),
    ("code", "Pol, Ivo", "Programs in C++", "برنامه‌نویسی", "Water Papers", "", ""),
]  # fmt: skip

CASES = {
    # half-spaces
    "کتاب‌خانه": {"library"},
    "کتابخانه": {"library"},
    "کتاب خانه": {"library"},
    "کتابخانه‌های": {"library"},
    "کتابخانه ها": {"library"},
    "آتشبس": {"peace"},
    "آتش بس": {"peace"},
    "آتش‌بس": {"peace"},
    "بیطرفی": {"peace"},
    "بی طرفی": {"peace"},
    "میتوان": {"lost"},
    "می‌توان": {"lost"},
    "می توان نوشت": {"lost"},
    "جنگ‌هایی": {"lost"},
    "جنگهایی": {"lost"},
    "جنگ ": {"lost"},
    "جنگ‌ها": {"lost"},
    "عباس‌زاده": {"family"},
    "عباسزاده": {"family"},
    "عباس زاده": {"family"},
    "برنامه نویسی": {"code"},
    "برنامهنویسی": {"code"},
    "بیمرز": {"world"},
    # an «و» between two words, in any of its spellings
    "حمل‌ونقل": {"road"},
    "حمل ونقل": {"road"},
    "حمل‌و‌نقل": {"road"},
    "حملونقل": {"road"},
    "حمل و نقل": {"road"},
    "حمل و نقل کوهستان": {"road"},
    "تعلیم‌وتربیت": {"teaching"},
    "تعلیم‌و‌تربیت": {"teaching"},
    "گفتگو": {"talk"},
    "گفتگوی تمدنها": {"talk"},
    "گفت و گو": {"talk"},
    "گفت و گوی تمدن": {"talk"},
    "گفت وگو": {"talk"},
    "گفت‌و‌گو": {"talk"},
    "گفتوگوی": {"talk"},
    "حمل و گو ": set(),
    # ye, kaf and other letters
    "كتابهاي": {"library", "books", "binding"},
    "کتاب‌های کهن": {"books"},
    "جلدسازی": {"books"},
    "ايراني": {"houses"},
    "نويسندگان": {"writers"},
    "خانه ": {"library", "house", "houses"},
    "خانهٔ ": {"library", "house", "houses"},
    "خانۀ ایرانی": {"houses"},
    "خانه‌ی پدری": {"house"},
    "خانه ی پدری": {"house"},
    # hamza
    "تأثیر": {"effect"},
    "تاثیر": {"effect"},
    "تاثير": {"effect"},
    "مسئله": {"question"},
    "مسأله": {"question"},
    "مساله": {"question"},
    # names with God's
    "ذبیح‌الله": {"named"},
    "ذبیح الله": {"named"},
    "ذبیحاله": {"named"},
    "نصرالهی": {"named"},
    # digits, in any of three scripts
    "۱۳۷۰": {"year"},
    "1370": {"year"},
    "١٣٧٠": {"year"},
    # plurals and the ezafe
    "کتاب ": {"library", "books", "binding"},
    "کتاب‌ها": {"library", "books", "binding"},
    "نویسنده": {"writers"},
    "مقالات": {"papers"},
    "مقاله": {"papers"},
    "هسته‌ای": {"nuclear"},
    "هسته ای": {"nuclear"},
    "هستهای": {"nuclear"},
    "پژوهشگر": {"scholars"},
    "دانشجو ": {"students"},
    "دانشجوی ": {"students"},
    "محقق ": {"students"},
    "محققان": {"students"},
    "پژوهشگران": {"scholars"},
    "شهر": {"cities"},
    "شورا": {"council"},
    "شورای": {"council"},
    "study": {"cities"},
    "studies": {"cities"},
    "city ": {"cities"},
    "scholar ": {"scholars"},
    # what is like a plural and is none
    "جه ": set(),
    "جهان": {"world"},
    "تنها": {"alone"},
    "تن ": {"body"},
    # Without its half-space, which may be lost, it is the other word.
    "تن‌ها": {"body", "alone"},
    # vowel signs and tatweel
    "علم بدیع": {"tashkil"},
    "عِلم": {"tashkil"},
    "خط نستعلیق": {"tatweel"},
    # Latin
    "naive": {"scholars"},
    "NAÏVE": {"scholars"},
    "ors zoe": {"cities", "alone", "body", "scholars"},
    "c++": {"code"},
    # apostrophes
    "anneaux": {"rings"},
    "d'anneaux": {"rings"},
    "D’Anneaux": {"rings"},
    "l'anneaux": {"rings"},
    "weaver": {"epic"},
    "weaver's": {"epic"},
    "weavers": {"epic"},
    # several words, in any order, from any field; the last one as far as it is typed
    "barzin leather": {"binding"},
    "leather barzin": {"binding"},
    "صحا": {"binding"},
    "صحافی چرم": {"binding"},
    "garden letters binding": {"books"},
    "leather": {"binding"},
    "leath": {"binding"},
    "leath ": set(),
    "leather wx": {"binding"},
    "صحافی چ": {"binding"},
    "leather wat": set(),
    "windmill": {"abstract"},
    "آسباد": {"abstract"},
    "میچرخند": {"abstract"},
    "no such words": set(),
    "کتابی که نیست": set(),
}


def record(work: tuple[str, ...]) -> str:
    key, author, title, title_fa, journal, keywords, abstract = work
    fields = {"author": author, "title": title, "title_fa": title_fa, "journal": journal, "year": "2020"}
    fields |= {"keywords": keywords, "abstract": abstract, "volume": "1"}
    return (
        f"@article{{{key},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value) + "}\n"
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with these works, built by the command."""
    folder = tmp_path_factory.mktemp("finding")
    (folder / "content" / "bibliography").mkdir(parents=True)
    (folder / "content" / "site.toml").write_text(SETTINGS, encoding="utf-8")
    bib = "".join(map(record, WORKS))
    (folder / "content" / "bibliography" / "works.bib").write_text(bib, encoding="utf-8")
    result: subprocess.CompletedProcess[str] = run_sitegen(
        "build", "--content", folder / "content", "--output", folder / "output"
    )
    assert result.returncode == 0, result.stderr
    return folder / "output"


@pytest.fixture(scope="module")
def answers(site: Path, run_js: RunJs) -> dict[str, list[str] | None]:
    """What the script finds for each query."""
    queries = [*CASES, "  ", "ها", "saffron", "saffron "]
    found = run_js("find.mjs", {"folder": str(site), "queries": queries})
    return dict(zip(queries, found, strict=True))


@pytest.mark.parametrize("query", CASES)
def test_a_query_finds_what_is_meant(answers: dict[str, list[str] | None], query: str) -> None:
    assert set(answers[query] or ()) == CASES[query]


@pytest.mark.parametrize("query", ["  ", "ها"])
def test_a_query_without_a_word_is_none(answers: dict[str, list[str] | None], query: str) -> None:
    assert answers[query] is None


def test_titles_come_before_keywords_journals_and_abstracts(answers: dict[str, list[str] | None]) -> None:
    assert answers["saffron "] == ["first", "second", "third", "fourth"]


def test_a_whole_word_comes_before_one_that_only_begins_so(answers: dict[str, list[str] | None]) -> None:
    assert answers["saffron"] == ["first", "second", "fifth", "third", "fourth"]
