"""What a work cites, in MODS: one `relatedItem` for each, which holds a reference as text.

https://www.loc.gov/standards/mods/userguide/relateditem.html
"""

from sitegen.formats.mods_values import Nodes, language, line
from sitegen.formats.references import cited, parted
from sitegen.formats.xml import element
from sitegen.formats.xml_reading import Source, text
from sitegen.model import Entry, ReferenceList, Words

KIND = "references"


def cited_works(entry: Entry) -> Nodes:
    """An item for each reference: its words, and its DOI where they have one."""
    items = (
        (*line("note", words.value, **language(words.lang)), *line("identifier", parted(words.value).doi, type="doi"))
        for words in cited(entry)
    )
    return tuple(node for item in items for node in element("relatedItem", {"type": KIND}, *item))


def references(source: Source, lang: str) -> tuple[ReferenceList, ...]:
    """The references that are notes, in one list in the language of the work; others, in elements, are left."""
    found = []
    for item in source.root.findall(f"relatedItem[@type='{KIND}']"):
        words = " ".join(filter(None, map(text, source.take(item.findall("note")))))
        source.take([one for one in item.findall("identifier") if words and text(one) in words])
        found += [Words(words, lang)] if words else []
    return (ReferenceList(lang, tuple(found)),) if found else ()
