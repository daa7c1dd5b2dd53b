"""What is known of single people in a list of names, in the words of BibLaTeX's data annotations.

https://ctan.org/pkg/biblatex, "Data Annotations"; `sitegen.reading.annotations` reads them again. BibTeX has the same
words in fields with plain names, since bibtexparser 1 loses an entry that has a colon in the name of a field.
"""

from collections.abc import Iterator, Mapping, Sequence

from sitegen.formats import tex
from sitegen.model import Person

KINDS = ("orcid", "affiliation")
ANNOTATIONS: Mapping[str, str] = {
    f"{role}_{kind}": f"{role}+an:{kind}" for role in ("author", "editor", "translator", "bookauthor") for kind in KINDS
}
"""What BibLaTeX calls the fields of BibTeX."""


def annotations(role: str, persons: Sequence[Person]) -> Mapping[str, str]:
    """The ORCID iDs and the affiliations of the people in a role, by the name of the field; none where none is known.

    An organisation is called by its first name, which is that of the record.
    """
    if not any(person.orcid or person.affiliations for person in persons):
        return {}
    said = zip(KINDS, (_orcids(persons), _affiliations(persons)), strict=True)
    return {f"{role}_{name}": "; ".join(f'{place}="{value}"' for place, value in each) for name, each in said}


def _orcids(persons: Sequence[Person]) -> Iterator[tuple[int, str]]:
    return ((place, person.orcid) for place, person in enumerate(persons, 1) if person.orcid)


def _affiliations(persons: Sequence[Person]) -> Iterator[tuple[int, str]]:
    for place, person in enumerate(persons, 1):
        for body in person.affiliations:
            if body.name.versions:
                # In braces a quotation mark closes nothing.
                yield place, tex.escaped(body.name.versions[0].value).replace('"', '{"}')
