"""Templates give the same text however they are compiled."""

from collections.abc import Callable, Mapping
from functools import cache

import pytest

from sitegen.inputs import packaged_theme
from sitegen.model import Words
from sitegen.pages import views
from sitegen.pages.home import chrome_of
from sitegen.pages.page import Chrome, Page, ProseContent
from sitegen.pages.parts import Version
from sitegen.pages.paths import root_of
from sitegen.pages.units import units
from sitegen.press import FILES, pages_of
from sitegen.reading.loader import load_tree
from sitegen.render import TEMPLATE_FAILURES, Renderer
from sitegen.render.environment import page_environment
from sitegen.render.printer import Printer
from sitegen.theme import Theme, ThemeError, theme_of
from tests.cases.built import build

MANY = " and ".join(f"Family{number}, Given" for number in range(9))
WORKS = rf"""
@article{{one, title = {{On "Things" \& More}}, title_fa = {{دربارهٔ C++ و ۲}}, author = {{{MANY}}}, year = {{2022}},
  journal = {{Journal of Things}}, journal_fa = {{نشریهٔ چیزها}}, volume = {{14}}, number = {{2}}, pages = {{1--9}},
  abstract = {{Introduction: One. Methods: Two. Conclusion: It's done.}}, abstract_fa = {{چکیدهٔ ABC و 2008-0867}},
  abstract_de = {{Kurz}}, keywords = {{one, two}}, keywords_fa = {{یک}}, keywords_fr = {{un}}, doi = {{10.5555/one}},
  license = {{https://creativecommons.org/licenses/by/4.0/}}, url = {{https://other.example/?a=1&b=2}},
  issn = {{2008-0867}}}}
@article{{two, title = {{More Things}}, author = {{Rezaei, Ali and others}}, year = {{1401}},
  journal = {{Journal of Things}}, volume = {{14}}, number = {{3}}, pages = {{e45}}, langid = {{persian}}}}
@book{{three, title = {{Edited}}, editor = {{Karimi, Sara and Rezaei, Ali}}, translator = {{Miller, Ann}},
  year = {{2021}}, publisher = {{Printer}}, isbn = {{9780306406157}}}}
@incollection{{four, title = {{Part}}, booktitle = {{Edited}}, author = {{Karimi, Sara}}, pages = {{7}}}}
@misc{{five, title = {{Untitled}}, author = {{{{A Group}}}},
  date = {{2020-05}}, eprint = {{2001.00001}}, eprinttype = {{arxiv}}}}
"""
PROSE = {
    "pages/about.en.md": "---\ntitle: About\n---\nSee [one](works/one/).",
    "pages/about.fa.md": "---\ntitle: درباره\n---\nمتن",
    "works/one.fa.md": "یادداشت",
}
PLAIN = (
    "{{ page.title }} {{ page.kind|upper }} {{ page.versions[0].lang }}{{ page.versions|length }}",
    "{% for v in page.versions %}{{ loop.index }}{{ v.lang }}{% include 'part.html' %}{% else %}none{% endfor %}",
    "{% set x = 1 %}{% include 'part.html' %}{% set x = 2 %}{% include 'part.html' with context %}",
    "{% set x = 1 %}{% for v in [2, 3] %}{% set x = v %}{% include 'part.html' %}{% endfor %}{% include 'part.html' %}",
    "{% macro own(x) %}{% include 'part.html' %}{% endmacro %}{{ own('<') }}{{ own() }}",
    "{% set name = 'part.html' %}{% include name %}{% if page.title %}{% include 'again.html' %}{% endif %}",
    "a{% include 'blind.html' without context %}b{% include ['nothere.html', 'blind.html'] %}",
    "a{% include 'nothere.html' ignore missing %}b",
    "{% include 'blocks.html' %}{% block inside %}outer{% endblock %}",
    "{% extends 'layout.html' %}{% block inside %}{{ super() }} and {% include 'part.html' %}{% endblock %}",
    "{% import 'macros.html' as m %}{{ m.twice('<') }}{% from 'macros.html' import twice %}{{ twice(page.title) }}",
    "{% macro own(a, b='<') %}{{ a }}{{ b }}{{ caller() if caller }}{% endmacro %}{% call own(1) %}<i>{% endcall %}",
    "{% macro own() %}<b>{% endmacro %}{% autoescape false %}{% set x = own() %}{% endautoescape %}{{ x }}",
    "{% set x %}<b>{{ page.title }}</b>{% endset %}{{ x }}{% filter upper %}a{{ x }}{% endfilter %}",
    "{% for v in [[1, [2]], [3]] recursive %}{{ v if v is integer else loop(v) }};{% endfor %}",
    "{{ t('home') }}{{ t('page_n_of_m', n=1, m='<2>') }}{{ t(*['home']) }}{{ count('n_works', 3) }}{{ number(12) }}",
    "{{ '%s<'|format(page.title) }}{{ (1).real }}{{ 'a'.join(['<', '>']) }}{{ dict(a=1)['a'] }}",
    "{% if page.description %}x{% elif page.title == 'T & <t>' %}y{% endif %}{{ 'z' if page.indexed }}",
    "{% with a = page.title %}{{ a }}{% endwith %}{% set ns = namespace(n=0) %}{% set ns.n = 5 %}{{ ns.n }}",
    "{{ page.title|words }}",
)
# What only Jinja's own code can do.
ODD = (
    "{% set d = {'a': 1} %}{{ d.a }}",
    "{% extends 'layout.html' %}{% set x = 7 %}{% block inside %}{{ self.other() }}{% endblock %}",
    "{{ page.nothing is defined }}",
    "{{ page.nothing|default('none') }}",
)
WRONG = ("{{ nothing }}", "{{ page.title.nothing() }}", "{{ page.nothing }}", "{{ 1 / 0 }}")
PARTS = {
    "part.html": "[{{ page.lang }}{{ x|default('-') }}{% set x = 9 %}{{ x }}{% include 'again.html' %}]",
    "again.html": "{{ x }}\n",
    "blind.html": "{{ t('home') }}\n\n",
    "blocks.html": "({% block inside %}inner{% endblock %})",
    "layout.html": "<{% block inside %}{{ x|default('none') }}{% endblock %}|{% block other %}other{% endblock %}>",
    "macros.html": "{% macro twice(text) %}{{ text }}{{ text }}{% endmacro %}",
}
TITLE = Words("Title", "en")
CHROME = Chrome(
    title=TITLE,
    description=TITLE,
    base_url="https://site.example/",
    navigation=(),
    pages=(),
    home="",
    feed="",
    languages=("fa", "en"),
)
PAGE = Page(
    kind="not_found",
    file="a/b/c.html",
    path="a/b/c.html",
    lang="en",
    title="T & <t>",
    description="",
    content=ProseContent(TITLE, TITLE),
    versions=(Version("en", "en.html"), Version("fa", "")),
)
ROOT = "../../"


@cache
def theme(page: str = "") -> Theme:
    """The packaged theme, or one whose page for what is not found is this."""
    return theme_with({"not_found.html": page, **PARTS} if page else {})


def theme_with(templates: Mapping[str, str]) -> Theme:
    """The packaged theme with some templates of one's own."""
    own = {name: text.encode() for name, text in templates.items()}
    found, problems = theme_of(load_tree(packaged_theme()), own, ("fa", "en"))
    assert found is not None, problems
    return found


def printer(theme: Theme, chrome: Chrome, lang: str, *, exact: bool) -> Printer:
    return Printer(page_environment(theme, theme.locales[lang], exact=exact), chrome, lang)


def outcome(render: Callable[[Page], bytes]) -> bytes | None:
    """What becomes of the page: `None` if it fails."""
    try:
        return render(PAGE)
    except (*TEMPLATE_FAILURES, ThemeError):
        return None


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_every_page_is_what_jinja_itself_makes_of_it(lang: str) -> None:
    site = build(WORKS, PROSE, files=("one.pdf",)).site
    every = views(site, tuple(theme().locales.values()))
    (view,) = [one for one in every if one.lang == lang]
    plain, special, exact = (printer(theme(), chrome_of(view), lang, exact=exact) for exact in (False, False, True))
    made = [unit for unit in units(site, every) if unit.kind not in FILES]
    found = [page for unit in made for page in pages_of(unit, unit.subject, view)]
    assert {page.kind for page in found} >= {"home", "prose", "list", "index", "work"}
    for page in found:
        special.prepare(page.kind, root_of(page.file))
        assert plain.render(page) == special.render(page) == exact.render(page)


@pytest.mark.parametrize("text", PLAIN + ODD)
def test_what_a_template_gives_is_what_jinja_itself_gives(text: str) -> None:
    own = theme(text)
    exact = outcome(printer(own, CHROME, "en", exact=True).render)
    assert outcome(Renderer(own, CHROME, own.locales["en"]).render) == exact
    plain = outcome(printer(own, CHROME, "en", exact=False).render)
    assert plain == exact if text in PLAIN else plain is None
    special = Renderer(own, CHROME, own.locales["en"])
    special.prepare(PAGE.kind, ROOT)
    assert outcome(special.render) == exact


@pytest.mark.parametrize("text", WRONG)
def test_what_jinja_itself_cannot_render_is_wrong(text: str) -> None:
    for exact in (False, True):
        assert outcome(printer(theme(text), CHROME, "en", exact=exact).render) is None
