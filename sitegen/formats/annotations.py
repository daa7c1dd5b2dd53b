"""What is known of single people in a list of names, as BibLaTeX's data annotations say it.

https://ctan.org/pkg/biblatex, "Data Annotations"; `sitegen.reading.annotations` reads them again.
"""

from collections.abc import Iterator, Mapping, Sequence

from sitegen.formats import tex
from sitegen.model import Person


def annotations(role: str, persons: Sequence[Person]) -> Mapping[str, str]:
    """The ORCID iDs and the affiliations of the people in a role, by the name of the field; none where none is known.

    An organisation is called by its first name, which is that of the record.
    """
    if not any(person.orcid or person.affiliations for person in persons):
        return {}
    said = {"orcid": _orcids(persons), "affiliation": _affiliations(persons)}
    return {
        f"{role}+an:{name}": "; ".join(f'{place}="{value}"' for place, value in each) for name, each in said.items()
    }


def _orcids(persons: Sequence[Person]) -> Iterator[tuple[int, str]]:
    return ((place, person.orcid) for place, person in enumerate(persons, 1) if person.orcid)


def _affiliations(persons: Sequence[Person]) -> Iterator[tuple[int, str]]:
    for place, person in enumerate(persons, 1):
        for body in person.affiliations:
            if body.name.versions:
                # In braces a quotation mark closes nothing.
                yield place, tex.escaped(body.name.versions[0].value).replace('"', '{"}')
