"""A small histogram of the works of a list by year, drawn as one path, with a text that says the same in words."""

from functools import lru_cache

from sitegen.pages.catalogue import Years
from sitegen.pages.figures import YearsBars
from sitegen.pages.view import View, whole_year

MOST_YEARS = 100
"""Bars for more years than this would be too thin to be seen."""

BAR, STEP = 3, 4
"""The width of a bar, and the distance from one to the next."""

LISTS_AT_HAND = 2
"""The pages of a list in all languages come one after the other."""


def years_bars(years: Years, view: View) -> YearsBars | None:
    """The histogram of these numbers of works by year, where there is something to be seen in it."""
    if not years or years[-1][0] - years[0][0] >= MOST_YEARS:
        return None
    locale, (first, *_, last) = view.locale, years
    path, height = _drawn(years)
    said = locale.lists.separator.join([f"{year}: {works}" for year, works in years])
    return YearsBars(
        path=path,
        width=(last[0] - first[0]) * STEP + BAR,
        height=height,
        label=locale.word("works_in_years", years=locale.number(said)),
        first=view.words(locale.year(whole_year(first[0]))),
        last=view.words(locale.year(whole_year(last[0]))),
    )


@lru_cache(LISTS_AT_HAND)
def _drawn(years: Years) -> tuple[str, int]:
    """The path and its height: a unit of the height is a work."""
    height, first = max(works for _, works in years), years[0][0]
    return "".join([f"M{(year - first) * STEP} {height}v-{works}h{BAR}v{works}z" for year, works in years]), height
