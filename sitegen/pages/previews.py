"""What the pictures beside links to pages show, and where they are."""

from collections.abc import Iterator, Sequence

from sitegen.digest import digest_of
from sitegen.model import Entry, Words
from sitegen.output_file import File
from sitegen.pages.catalogue import Place
from sitegen.pages.paths import picture_file, work_folder
from sitegen.pages.rows import name_words, title_of
from sitegen.pages.unit import Unit
from sitegen.pages.view import View, issue_label
from sitegen.previews.preview import Preview, picture

MOST_NAMES = 6
DOT = " · "
WORKS_A_PICTURE = 12
"""A picture takes as much time as the pages of so many works."""


def preview_units(views: Sequence[View]) -> Iterator[Unit]:
    """The pictures of each work and of the site, in every language, if the site is to have them."""
    for entry in (None, *views[0].catalogue.works) if views[0].site.config.link_previews else ():
        folder = work_folder(entry.slug) if entry else ""
        shown = tuple([preview_of_work(entry, view) if entry else preview_of_site(view) for view in views])
        files = tuple([picture_file(folder, view.lang) for view in views])
        yield Unit("preview", folder, shown, digest_of(shown), files=files, works=len(files) * WORKS_A_PICTURE)


def preview_of_work(entry: Entry, view: View) -> Preview:
    """What the picture of a work says of it."""
    place = view.catalogue.places.get(entry.slug)
    above = entry.container.title.best(view.lang) if entry.container else Words("")
    site = view.site_title
    return Preview(
        lang=view.lang,
        title=title_of(entry, view.locale),
        above=above,
        people=Words(_people(entry, view), view.lang),
        place=Words(_place(entry, place, view), view.lang),
        site=site if site.value != above.value else Words(""),
    )


def preview_of_site(view: View) -> Preview:
    """The name of the site and what it says of itself."""
    return Preview(lang=view.lang, title=view.site_title, people=view.site.config.description.best(view.lang))


def pictures(previews: Sequence[Preview], files: Sequence[str]) -> Iterator[File]:
    """The pictures as files."""
    for preview, file in zip(previews, files, strict=True):
        yield File(file, picture(preview))


def _people(entry: Entry, view: View) -> str:
    """The authors or editors; of many the first ones."""
    names = [name_words(person.best(view.lang)).value for person in entry.author or entry.editor]
    if len(names) <= MOST_NAMES and not entry.et_al:
        return view.locale.join(names)
    return f"{view.locale.lists.separator.join(names[:MOST_NAMES])} {view.locale.word('et_al')}"


def _place(entry: Entry, place: Place | None, view: View) -> str:
    """The volume and issue, unless these are what stands above, and the year."""
    label = issue_label(place.issue, view) if place else Words("")
    year = view.locale.year(entry.issued) if entry.issued else ""
    above = entry.container.title.best(view.lang).value if entry.container else ""
    return DOT.join(dict.fromkeys(part for part in (label.value if label.value != above else "", year) if part))
