"""What a site is made of, and how much of it is stale: a function of the content, the theme and the last build."""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from sitegen.built import Built, Marks, marks_of
from sitegen.codings import Coding, Twins, twins_of
from sitegen.config import Config
from sitegen.digest import digest, digest_of
from sitegen.inputs import FILES, Sources, code_state
from sitegen.pages.harvest import site_units
from sitegen.pages.home import chrome_of
from sitegen.pages.paths import work_folder
from sitegen.pages.unit import Unit
from sitegen.press import Press
from sitegen.publish import check_names
from sitegen.site import Site
from sitegen.theme import Theme

SEARCH_SCRIPTS = "static/search"


class Planned(Struct, frozen=True, gc=False):
    """A unit, the names of its files, a hash of all that they depend on, and by suffix what their twins depend on."""

    unit: Unit
    names: tuple[str, ...]
    state: bytes
    twins: Mapping[str, bytes]


class Plan(Struct, frozen=True):
    """What a site is made of, and what makes it."""

    press: Press
    twins: Twins
    units: tuple[Planned, ...]


class Stale(Struct, frozen=True):
    """What has to be made of a plan: `units`, and of those in `standing` only their twins in these codings.

    `kept` says what the files are like that stay where they are. Both are by the key of the unit.
    """

    units: tuple[Unit, ...]
    standing: Mapping[str, tuple[Coding, ...]]
    kept: Mapping[str, Marks]

    @property
    def works(self) -> int:
        """How many works the units show, which is what they cost."""
        return sum(unit.works for unit in self.units)


def plan_of(press: Press, sources: Sources, codings: tuple[Coding, ...]) -> Plan:
    """The plan of a site. Raises `PublishingError` if two of its files have one name."""
    languages = press.site.config.languages
    found = (
        *_static_units(press.theme, press.site.config),
        *_copies(press.site, sources),
        *site_units(press.site, press.views),
    )
    files = [unit.all_files(languages) for unit in found]
    names = [name for own in files for name in own]
    check_names(names)
    twins = twins_of(codings, names)
    chrome = digest_of(press.site.config, [chrome_of(view) for view in press.views])
    epoch = digest(code_state(), sources.templates, chrome)
    # A picture shows nothing of the theme that is not in its state, and takes long to make.
    epochs = {"preview": code_state()}
    pairs = zip(found, files, strict=True)
    planned = [
        Planned(unit, own, digest(epochs.get(unit.kind, epoch), unit.state), twins.states_of(own))
        for unit, own in pairs
    ]
    return Plan(press, twins, tuple(planned))


def _static_units(theme: Theme, config: Config) -> Iterator[Unit]:
    """The static files; those of the search if there is one."""
    for name, body in sorted(theme.static.items()):
        if name.startswith(SEARCH_SCRIPTS) and not config.search:
            continue
        yield Unit("static", name, None, digest(body), files=(name,))


def _copies(site: Site, sources: Sources) -> Iterator[Unit]:
    """Full texts beside the pages of their works, and the other files of the editor."""
    full_texts = {entry.pdf: entry.slug for entry in site.entries if entry.pdf and "://" not in entry.pdf}
    for name, state in sources.files.items():
        slug = full_texts.get(name)
        file = f"{work_folder(slug)}{slug}.pdf" if slug else f"{FILES}/{name}"
        yield Unit("copy", file, str(sources.folder / FILES / name), state.hash, files=(file,))


def in_full(stale: Stale) -> Stale:
    """The same where twins are never made alone: their files are made once more with them."""
    return replace(stale, standing={}, kept={**stale.kept, **dict.fromkeys(stale.standing, ())})


def stale(plan: Plan, last: Built) -> Stale:
    """What has to be made where this was built last."""
    known = marks_of(last, {one.unit.key: one.state for one in plan.units})
    made: list[Unit] = []
    standing: dict[str, tuple[Coding, ...]] = {}
    kept: dict[str, Marks] = {}
    for one in plan.units:
        twins, marks = known.get(one.unit.key, ({}, ()))
        same = tuple([suffix for suffix, state in one.twins.items() if twins.get(suffix) == state])
        missing = tuple([coding for coding in plan.twins.codings if coding.suffix in one.twins.keys() - same])
        own = len(one.names)
        kept[one.unit.key] = marks[:own] + tuple([mark for mark in marks[own:] if mark[0].endswith(same)])
        if missing or not marks:
            made.append(one.unit)
        if missing and marks:
            standing[one.unit.key] = missing
    return Stale(tuple(made), standing, kept)
