"""What a build has to make: the units of the site, files that are copied included, and what makes them."""

from collections.abc import Iterator

from msgspec import Struct

from sitegen.digest import digest, digest_of
from sitegen.inputs import FILES, Sources, code_state
from sitegen.pages.home import chrome_of
from sitegen.pages.units import Unit, units
from sitegen.pages.view import work_folder
from sitegen.press import FindTexts, Press
from sitegen.publish import check_names
from sitegen.site import Site
from sitegen.theme import Theme

COPIED = frozenset({"static", "copy"})
"""The kinds of units whose files are taken as they are."""


class Plan(Struct, frozen=True):
    """What a site is made of: units, each with a hash of all that its files depend on, and what makes them."""

    press: Press
    units: tuple[Unit, ...]
    states: tuple[bytes, ...]


def plan_of(site: Site, theme: Theme, sources: Sources, find_texts: FindTexts) -> Plan:
    """The units of the site, with a hash of all that the files of each depend on.

    Raises `PublishingError` if two of them want one file.
    """
    press = Press(site, theme, find_texts)
    found = (*_static_units(theme), *_copies(site, sources), *units(site, press.views))
    check_names([name for unit in found for name in unit.all_files(site.config.languages)])
    chrome = digest_of(site.config, [chrome_of(view) for view in press.views])
    epoch = digest(code_state(), sources.templates, chrome)
    return Plan(press, found, tuple([digest(epoch, unit.state) for unit in found]))


def _static_units(theme: Theme) -> Iterator[Unit]:
    for name, body in sorted(theme.static.items()):
        yield Unit("static", name, None, digest(body), files=(name,))


def _copies(site: Site, sources: Sources) -> Iterator[Unit]:
    """Full texts beside the pages of their works, and the other files of the editor."""
    full_texts = {entry.pdf: entry.slug for entry in site.entries if entry.pdf and "://" not in entry.pdf}
    for name, state in sources.files.items():
        slug = full_texts.get(name)
        file = f"{work_folder(slug)}{slug}.pdf" if slug else f"{FILES}/{name}"
        yield Unit("copy", name, str(sources.folder / FILES / name), state, files=(file,))
