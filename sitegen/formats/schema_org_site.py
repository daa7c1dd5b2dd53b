"""schema.org in JSON-LD beside that of a work: the way to a page, the site, a journal, an issue, an author.

https://schema.org/BreadcrumbList, https://schema.org/WebSite, https://schema.org/PublicationIssue,
https://schema.org/CollectionPage. Strings are in the language of the page, which `inLanguage` names.
"""

from collections.abc import Iterable

from msgspec import Struct

from sitegen.formats.dates import iso_start
from sitegen.formats.links import orcid_url
from sitegen.formats.schema_org_nodes import (
    Node,
    container_node,
    filled,
    issue_node,
    organization,
    person_node,
    volume_node,
    within,
    words_in,
)
from sitegen.language.names import display
from sitegen.model import Container, Date, Name, Person, Text

CONTEXT = {"@context": "https://schema.org"}


class At(Struct, frozen=True):
    """The page that a node stands on: its address in the site's first language, by which the node is named; its own."""

    primary: str
    url: str
    lang: str


def breadcrumb(steps: Iterable[tuple[str, str]]) -> Node:
    """The way from the home page to a page: names and absolute URLs, the page itself last."""
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": url}
        for position, (name, url) in enumerate(steps, 1)
    ]
    return {**CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}


def website(title: Text, description: Text, at: At) -> Node:
    """The site, at its home page: the same site in every language."""
    name = words_in(title, at.lang)
    return filled(
        {
            **CONTEXT,
            "@type": "WebSite",
            "@id": f"{at.primary}#website",
            "url": at.primary,
            "name": name,
            "alternateName": [words.value for words in title.others(at.lang) if words.value != name],
            "description": words_in(description, at.lang),
            "inLanguage": at.lang,
        }
    )


def of_journal(site: Node, journal: Container, at: At) -> tuple[Node, Node]:
    """A site that is all about one journal, and that journal."""
    described = periodical(journal, at)
    publisher = organization(words_in(journal.publisher, at.lang))
    return filled({**site, "publisher": publisher, "about": {"@id": described["@id"]}}), described


def periodical(journal: Container, at: At) -> Node:
    """A journal, at the page that is about it."""
    described = {
        **CONTEXT,
        **container_node(journal, journal.publisher, at.lang),
        "@id": f"{at.primary}#journal",
        "url": journal.url or at.primary,
        "license": journal.license,
        "inLanguage": at.lang,
    }
    return filled(described)


def issue(container: Container, numbers: tuple[str, str], date: Date | None, at: At) -> Node:
    """A volume, an issue, a book or proceedings; `numbers` are those of the volume and the issue, and may be empty."""
    volume, number = numbers
    levels = [level for level in (issue_node(number), volume_node(volume)) if level]
    whole = container_node(container, container.publisher, at.lang)
    if container.kind == "periodical":
        levels = levels or [{"@type": "PublicationIssue"}]
    own, *others = [*levels, whole]
    said = {"@id": f"{at.primary}#issue", "url": at.url, "datePublished": iso_start(date), "inLanguage": at.lang}
    return {**CONTEXT, **within(filled({**own, **said}), *others)}


def author(person: Person, also: Iterable[Name], at: At) -> Node:
    """The page of an author, and who that is."""
    known = person_node(person, at.lang)
    names = dict.fromkeys(display(name) for name in (*person.names, *also))
    described = {
        "@id": f"{at.primary}#person",
        **known,
        "alternateName": [name for name in names if name != known["name"]],
        "sameAs": orcid_url(person.orcid) if person.orcid else "",
    }
    return {
        **CONTEXT,
        "@type": "CollectionPage",
        "url": at.url,
        "name": known["name"],
        "inLanguage": at.lang,
        "about": filled(described),
    }
