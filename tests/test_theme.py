"""The theme of a site: its own templates and locales over the packaged ones, and what is said of wrong ones."""

from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import html5lib
import pytest

from sitegen.inputs import packaged_theme
from sitegen.model import Words
from sitegen.pages.page import Chrome, NotFoundContent, Page
from sitegen.problems import Problem
from sitegen.reading.loader import load_tree
from sitegen.render import Renderer
from sitegen.template_check import FILTERS
from sitegen.theme import Theme, ThemeError, theme_of
from tests.outside import BuildSite, Result, run_sitegen

PACKAGED = load_tree(packaged_theme())
ARABIC = (Path(__file__).parent / "resources" / "ar.toml").read_text(encoding="utf-8")
GOOD = """
@article{good, title = {On Things}, title_fa = {دربارهٔ چیزها}, title_ar = {في الأشياء}, author = {Rezaei, Ali},
  year = {2022}, volume = {14}, number = {2}, pages = {1--9}, journal = {Journal of Things}, keywords = {things}}
@book{fine, title = {More Things}, author = {Karimi, Sara}, year = {2021}, publisher = {Press}}
"""
SETTINGS = 'title = { fa = "نمونه", en = "Sample", ar = "عينة" }\nbase_url = "https://site.example/"\n'
MINIMAL_BASE = "<title>{{ page.title }}</title>{% block main %}{% endblock %}"


def theme(own: Mapping[str, str | bytes], *languages: str) -> tuple[Theme | None, tuple[Problem, ...]]:
    files = {name: text.encode() if isinstance(text, str) else text for name, text in own.items()}
    return theme_of(PACKAGED, files, languages or ("fa", "en"))


def places(problems: tuple[Problem, ...]) -> list[tuple[str, str, int]]:
    return [(problem.code, problem.source.file, problem.source.line) for problem in problems]


def refused(own: Mapping[str, str | bytes], *languages: str) -> Problem:
    """The only problem of a theme that cannot be used."""
    found, problems = theme(own, *languages)
    assert found is None
    (problem,) = problems
    assert problem.severity == "error"
    return problem


def rendered(own: Mapping[str, str | bytes]) -> str:
    found, problems = theme(own)
    assert found is not None, problems
    title = Words("Sample", "en")
    chrome = Chrome(
        title=title,
        description=title,
        base_url="https://site.example/",
        navigation=(),
        pages=(),
        home="",
        feed="",
        languages=("fa", "en"),
    )
    page = Page(
        kind="not_found",
        file="404.html",
        path="404.html",
        lang="en",
        title="Title",
        description="",
        content=NotFoundContent(()),
        versions=(),
    )
    return Renderer(found, chrome, found.locales["en"]).render(page).decode()


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def test_a_site_without_a_theme_of_its_own_has_the_packaged_one() -> None:
    found, problems = theme({})
    assert problems == ()
    assert found is not None
    assert found.templates["home.html"] == found.templates["default/home.html"]
    assert found.locales.keys() == {"fa", "en"}


def test_the_packaged_theme_is_as_right_as_one_of_the_sites_own() -> None:
    found, problems = theme(PACKAGED)
    assert problems == ()
    assert found is not None


def test_a_word_a_template_and_a_style_go_before_the_packaged_ones() -> None:
    own: dict[str, str | bytes] = {
        "locales/en.toml": '[words]\nhome = "Start"\n',
        "pager.html": "mine",
        "static/style.css": b"\xff",
    }
    found, problems = theme(own)
    assert problems == ()
    assert found is not None
    assert (found.locales["en"].word("home"), found.locales["en"].word("works")) == ("Start", "Works")
    assert found.templates["pager.html"] == "mine"
    assert found.templates["default/pager.html"] != "mine"
    assert found.static["static/style.css"] == b"\xff"


def test_the_byte_order_mark_of_an_editor_is_no_part_of_a_file() -> None:
    found, problems = theme({"locales/en.toml": '\ufeff[words]\nhome = "Start"\n', "pager.html": "\ufeffmine"})
    assert problems == ()
    assert found is not None
    assert (found.locales["en"].word("home"), found.templates["pager.html"]) == ("Start", "mine")


def test_what_systems_leave_behind_is_no_template() -> None:
    _, problems = theme({"._home.html": b"\xff", "locales/.en.toml.swp": b"\xff", "home.html~": "{%"})
    assert problems == ()


@pytest.mark.parametrize(
    ("file", "body", "place"),
    [
        ("locales/fa.toml", '[words]\nhome = "خانه"\n'.encode("cp1256"), ("wrong-locale", 2)),
        ("home.html", "<p>\n<p>\nخانه".encode("cp1256"), ("wrong-template", 3)),
    ],
)
def test_a_file_that_is_not_utf_8_is_named_with_its_line(file: str, body: bytes, place: tuple[str, int]) -> None:
    problem = refused({file: body})
    assert (problem.code, problem.source.line) == place
    assert problem.source.file == f"../templates/{file}"
    assert "UTF-8" in problem.message


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("[words]\nhome = 'Start", 0, "not TOML"),
        ("[words]\nhome == 'Start'", 2, "not TOML"),
        ("[words]\n\nhoem = 'Start'", 3, "`words.hoem`"),
        ("home = 'Start'", 1, "`home`"),
        ("[words]\nvolume_issue = '{vol} x'", 2, "{issue} and {volume}"),
        ("[words]\nn_works = { one = '{m} work', other = '{n} works' }", 2, "{n}"),
        ("[words.n_works]\nother = 'works'", 1, "{n}"),
        ("[words]\nhome = 3", 2, "`words.home`"),
        ("tag = 'de'", 1, "`tag` must be `en`"),
        ("name = 'E'\ndirection = 'rtl'", 2, "`direction` must be `ltr`"),
        ("[words]\nyear = 'Y'\n[date]\nyear = 'Y'", 4, "`date.year`"),
    ],
)
def test_a_wrong_override_of_a_locale_is_an_error_at_its_line(text: str, line: int, said: str) -> None:
    problem = refused({"locales/en.toml": text})
    assert (problem.code, problem.source.file) == ("wrong-locale", "../templates/locales/en.toml")
    assert problem.source.line == line
    assert said in problem.message


def test_a_language_without_a_locale_says_which_file_to_write() -> None:
    problem = refused({}, "fa", "de")
    assert problem.source.file == "../templates/locales/de.toml"
    assert "`de`" in problem.message


def test_a_new_language_is_told_all_that_it_lacks_at_once() -> None:
    lines = [line for line in ARABIC.splitlines() if not line.startswith(("home =", "calendar =", "feed ="))]
    problem = refused({"locales/ar.toml": "\n".join(lines)}, "fa", "ar")
    assert problem.message == "`calendar`, `words.home`, `words.feed` are missing"


def test_a_copied_locale_says_that_its_tag_and_direction_are_anothers() -> None:
    found, problems = theme({"locales/ar.toml": PACKAGED["locales/en.toml"]}, "en", "ar")
    assert found is None
    assert [problem.message.split(",")[0] for problem in problems] == [
        "`tag` must be `ar`",
        "`direction` must be `rtl`",
    ]


def test_the_arabic_locale_says_one_and_two_in_words() -> None:
    found, problems = theme({"locales/ar.toml": ARABIC}, "fa", "en", "ar")
    assert found is not None, problems
    counts = [found.locales["ar"].count("n_works", n) for n in (0, 1, 2, 3, 11, 100, 1234)]
    assert counts == ["لا أعمال", "عمل واحد", "عملان", "٣ أعمال", "١١ عملًا", "١٠٠ عمل", "١٬٢٣٤ عملًا"]


@pytest.mark.parametrize(
    ("text", "line", "said", "hint"),
    [
        ("<p>\n{% if %}", 2, "Expected", ""),
        ("<p>\n{{ page.title", 2, "", ""),
        ("\n{{ page.title|isolat }}", 2, "isolat", ""),
        ("{% block a %}{% endblock %}\n{% block a %}{% endblock %}", 2, "a", ""),
        ('{% extends "nothere.html" %}', 1, "there is no template `nothere.html`", ""),
        ('\n{% include "page.html" %}', 2, "there is no template `page.html`", "did you mean `pager.html`?"),
        ('{% extends "home.html" %}', 1, "extends itself", "extend `default/home.html`"),
        ('{{ t("hoem") }}', 1, "there is no word `hoem` in `fa`, `en`", "did you mean `home`?"),
        ('{{ count("n_dogs", 3) }}', 1, "there is no word `n_dogs`", ""),
        ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", 0, "too deeply", ""),
        ("{{ " + "1+" * 5000 + "1 }}", 0, "too deeply", ""),
    ],
)
def test_a_wrong_template_is_an_error_at_its_line(text: str, line: int, said: str, hint: str) -> None:
    problem = refused({"home.html": text})
    assert (problem.code, problem.source.file, problem.source.line) == (
        "wrong-template",
        "../templates/home.html",
        line,
    )
    assert said in problem.message
    assert hint in problem.hint


def test_templates_that_extend_each_other_are_an_error() -> None:
    found, problems = theme({"a.html": '{% extends "b.html" %}', "b.html": '{% extends "a.html" %}'})
    assert found is None
    assert [problem.message for problem in problems] == ["this template extends itself"] * 2


@pytest.mark.parametrize(
    "text",
    [
        '{% extends "default/home.html" %}{% block footer %}mine{% endblock %}',
        '{% extends "base.html" %}{% block main %}{% block inside %}{% endblock %}{% endblock %}',
        '{% include "nothere.html" ignore missing %}',
        "{% extends page.layout %}{% block anything %}{% endblock %}",
        '{% macro t(key) %}{{ key }}{% endmacro %}{{ t("my own") }}',
        '{{ "a"|isolate }}{{ "b"|upper }}',
    ],
)
def test_a_right_template_is_taken_as_it_is(text: str) -> None:
    found, problems = theme({"home.html": text})
    assert problems == ()
    assert found is not None
    assert found.templates["home.html"] == text


def test_a_block_that_no_template_above_has_is_a_warning() -> None:
    found, problems = theme({"home.html": '{% extends "base.html" %}\n{% block man %}lost{% endblock %}'})
    assert found is not None
    assert places(problems) == [("unknown-block", "../templates/home.html", 2)]
    assert (problems[0].severity, problems[0].hint) == ("warning", "did you mean `main`?")


def test_a_base_without_the_block_that_pages_fill_is_a_warning() -> None:
    found, problems = theme({"base.html": MINIMAL_BASE.replace("main", "content")})
    assert found is not None
    assert places(problems) == [("missing-block", "../templates/base.html", 0)]
    assert theme({"base.html": MINIMAL_BASE})[1] == ()


def test_a_template_may_ask_for_a_word_of_the_sites_own() -> None:
    asking = {"home.html": '{{ t("motto") }}'}
    english = {"locales/en.toml": '[words]\nmotto = "Read"\n'}
    problem = refused({**asking, **english})
    assert (problem.message, problem.hint) == ("there is no word `motto` in `fa`", "add it to `fa`")
    assert theme({**asking, **english, "locales/fa.toml": '[words]\nmotto = "بخوان"\n'})[1] == ()
    assert refused(english).source.file == "../templates/locales/en.toml"


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_that_templates_may_use_is_there(name: str) -> None:
    with pytest.raises(ThemeError, match=r"^templates/not_found\.html:1: (?!No filter)"):
        rendered({"not_found.html": f"{{{{ 0|{name}(1, 2, 3, 4) }}}}"})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\n{{ 1 / 0 }}", "templates/not_found.html:2: ZeroDivisionError: division by zero"),
        ("\n\n{{ missing_thing }}", "templates/not_found.html:3: 'missing_thing' is undefined"),
        ('{% set key = "nothing" %}\n{{ t(key) }}', "templates/not_found.html:2: KeyError"),
        ('{% include "not_found.html" %}', "templates/not_found.html:1: RecursionError"),
        ('{% set a = "nothere.html" %}\n{% include a %}', "templates/not_found.html:2: "),
        ("{{ number() }}", "templates/not_found.html:1: TypeError"),
        ("{{ '%d'|format('x') }}", "templates/not_found.html:1: TypeError"),
        ("{% if page.title %}\n{{ 1|nothing }}{% endif %}", "templates/not_found.html:2: "),
        ('{% include "part.html" %}', "templates/part.html:2: "),
        ("{% for a in [1] %}" * 21 + "{% endfor %}" * 21, "templates/not_found.html: SyntaxError: too many"),
    ],
)
def test_whatever_goes_wrong_in_a_template_is_said_with_its_line(text: str, said: str) -> None:
    with pytest.raises(ThemeError) as caught:
        rendered({"not_found.html": text, "part.html": "\n{{ page.nothing }}"})
    assert str(caught.value).startswith(said)
    assert str(caught.value).endswith("(while rendering 404.html)")


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_wrong_theme_is_found_by_every_command_and_nothing_is_written(
    build_site: BuildSite, tmp_path: Path, command: str
) -> None:
    write(tmp_path / "templates", {"locales/ar.toml": ARABIC.replace("home =", "hoem =")})
    result, output = build_site(GOOD, SETTINGS + 'languages = ["fa", "ar"]\n')
    if command == "check":
        result = run_sitegen("check", "--content", tmp_path / "content")
    assert result.returncode == 2
    assert f"{tmp_path.as_posix()}/templates/locales/ar.toml: error: `words.home` is missing" in result.stderr
    assert "Traceback" not in result.stderr
    assert not output.exists()


def test_a_warning_about_a_template_does_not_keep_the_site_from_being_built(
    build_site: BuildSite, tmp_path: Path
) -> None:
    write(tmp_path / "templates", {"prose.html": '{% extends "base.html" %}{% block content %}{% endblock %}'})
    result, output = build_site(GOOD, SETTINGS)
    assert result.returncode == 0
    assert "templates/prose.html:1: warning: " in result.stderr
    assert "[unknown-block]" in result.stderr
    assert (output / "index.html").is_file()


@pytest.fixture
def trilingual(build_site: BuildSite, tmp_path: Path) -> tuple[Result, Path]:
    """A site in Persian, English and Arabic, whose Arabic is one TOML file of its own."""
    write(tmp_path / "templates", {"locales/ar.toml": ARABIC})
    return build_site(GOOD, SETTINGS + 'languages = ["fa", "en", "ar"]\n')


def test_a_site_adds_a_language_by_one_file(trilingual: tuple[Result, Path]) -> None:
    result, output = trilingual
    assert result.returncode == 0, result.stderr
    page = html5lib.parse((output / "works/good/ar.html").read_text("utf-8"), namespaceHTMLElements=False)
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    versions = {link.get("hreflang"): link.get("href") for link in page.iter("link") if link.get("hreflang")}
    assert {lang: versions.get(lang) for lang in ("fa", "en", "ar", "x-default")} == {
        "fa": "https://site.example/works/good/",
        "en": "https://site.example/works/good/en.html",
        "ar": "https://site.example/works/good/ar.html",
        "x-default": "https://site.example/works/good/",
    }
    text = "".join(page.itertext())
    assert "في الأشياء" in text
    assert "المجلد ١٤، العدد ٢" in text


def test_every_page_of_an_added_language_is_in_it(trilingual: tuple[Result, Path]) -> None:
    _, output = trilingual
    pages = sorted(output.rglob("ar.html"))
    assert len(pages) == len(list(output.rglob("en.html"))) > 5
    assert all('<html lang="ar" dir="rtl">' in page.read_text("utf-8") for page in pages)
    assert "عملان" in (output / "ar.html").read_text("utf-8")


def test_an_added_language_has_its_feed(trilingual: tuple[Result, Path]) -> None:
    _, output = trilingual
    feed = ET.fromstring((output / "feed.ar.xml").read_text("utf-8"))
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
    assert feed.findtext("{http://www.w3.org/2005/Atom}title") == "عينة"


def test_a_site_may_be_in_english_alone(build_site: BuildSite) -> None:
    result, output = build_site(GOOD, SETTINGS + 'languages = ["en"]\n')
    assert result.returncode == 0, result.stderr
    pages = [page.read_text("utf-8") for page in output.rglob("index.html")]
    assert pages
    assert all('<html lang="en" dir="ltr">' in page for page in pages)
    assert not [*output.rglob("fa.html"), *output.rglob("en.html"), *output.glob("feed.*.xml")]
