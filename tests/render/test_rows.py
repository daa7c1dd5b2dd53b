"""Lines of works are the same whether they are kept for all folders or made for one."""

from pathlib import Path

import pytest

from sitegen.pages import views
from sitegen.pages.home import chrome_of
from sitegen.pages.lists import list_page, works_list
from sitegen.press import Press
from sitegen.render import Renderer
from sitegen.render.environment import page_environment
from sitegen.render.printer import Printer
from sitegen.spooling import with_lines
from tests.cases.built import build
from tests.render.test_compiler import WORKS, theme_with

ROWS = (
    '<a href="{{ href(row.path) }}">{{ row.title|words }}</a>{{ href("") }}',
    '<a href="{{ href(row.path)|upper }}">{{ t("editor") }}</a>',
    "{% set there = href(row.path) %}{{ there|length }}",
    "{% macro to(href) %}{{ href }}{% endmacro %}{{ to(href(row.path)) }}",
    "{% if in_issue %}in{% endif %}{% include 'part.html' %}",
    "{% include 'nothere.html' ignore missing %}{{ row.type }}",
)


@pytest.mark.parametrize("text", ROWS)
def test_a_row_of_ones_own_is_what_jinja_itself_makes_of_it(text: str) -> None:
    own = theme_with({"row.html": text, "part.html": "{{ href(row.path) }}"})
    site = build(WORKS).site
    (view, *_) = views(site, tuple(own.locales.values()))
    exact = Printer(page_environment(own, view.locale, exact=True), chrome_of(view), view.lang)
    quick = Renderer(own, chrome_of(view), view.locale)
    page = list_page(works_list(view.catalogue.works, view), 1, view)
    for one in (page, view.page("list", "a/b/", "", page.content), view.page("list", "", "", page.content)):
        assert quick.render(one) == exact.render(one)


LISTS = (
    "{{ rows_html(content.rows, False, href) }}",
    "{{ rows_html(content.rows, False, href)|upper }}",
    "{% filter upper %}{{ rows_html(content.rows, False, href) }}{% endfilter %}",
    "{% set lines %}{{ rows_html(content.rows, False, href) }}{% endset %}{{ lines|length }}",
    "{% macro all() %}{{ rows_html(content.rows, False, href) }}{% endmacro %}{{ all()|upper }}",
    "{% for one in (1, 2) %}{{ rows_html(content.rows, False, href) }}ی{% endfor %}",
)


@pytest.mark.parametrize("text", LISTS)
def test_the_rows_of_many_pages_are_what_jinja_itself_makes_of_them(text: str, tmp_path: Path) -> None:
    own = theme_with({"list.html": text})
    site = build(WORKS).site
    press = Press(site, own)
    (view, *_) = press.views
    exact = Printer(page_environment(own, view.locale, exact=True), chrome_of(view), view.lang)
    quick = press.renderers[view.lang]
    quick.prepare("list", "../../")
    page = list_page(works_list(view.catalogue.works, view), 1, view)
    below = view.page("list", "a/b/", "", page.content)
    with with_lines(press, tmp_path, jobs=1):
        for one in (below, page, below):
            assert quick.render(one) == exact.render(one)
