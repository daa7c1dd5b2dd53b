"""The journals of a site, each with its volumes and issues, and what a build has to know of their pages."""

from msgspec import Struct

from sitegen.digest import digest_of
from sitegen.model import Container, Entry
from sitegen.pages.catalogue import Catalogue, Issue


class Journal(Struct, frozen=True, gc=False):
    """A journal with its issues, the newest first, and the works in them in the order of the catalogue."""

    container: Container
    issues: tuple[Issue, ...]
    works: tuple[Entry, ...]


def journals_of(catalogue: Catalogue) -> tuple[Journal, ...]:
    """The journals that have a page, by slug.

    There is none on a site that is all about one journal: it is the home page that is about it.
    """
    issues: dict[str, list[Issue]] = {}
    for issue in catalogue.issues:
        issues.setdefault(issue.container.slug, []).append(issue)
    works: dict[str, list[Entry]] = {slug: [] for slug in issues}
    for entry in catalogue.works:
        if entry.container and entry.container.slug in works and entry.slug in catalogue.places:
            works[catalogue.places[entry.slug].issue.container.slug].append(entry)
    if len(issues) == 1 and all(len(own) == len(catalogue.works) for own in works.values()):
        return ()
    return tuple(
        [Journal(issues[slug][0].container, tuple(issues[slug]), tuple(works[slug])) for slug in sorted(issues)]
    )


def issue_state(issue: Issue) -> bytes:
    """What others than its own works show of an issue: its label, its year, how many works it has."""
    dates = [entry.issued for entry in issue.works if entry.issued][:1]
    return digest_of(
        issue.slug,
        issue.container,
        issue.volume,
        issue.issue,
        issue.works[0].issued,
        dates,
        issue.year,
        len(issue.works),
    )
