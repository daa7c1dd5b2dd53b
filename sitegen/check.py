"""What is wrong with a site that was read without a mistake: rules that look at the works as indexers do.

A rule looks at one work (`sitegen/checks/`), or here at a site as far as its works have to do with each other; the code
of its problems is its name. Most rules for texts and names are asked while these are read.
"""

import re
from collections.abc import Callable, Iterator

from sitegen.checks import faults
from sitegen.checks.journals import strangers
from sitegen.checks.people import joining, maybe_one_person
from sitegen.checks.works import WORK_RULES
from sitegen.language.names import display, inverted
from sitegen.language.orthography import fold, language_script
from sitegen.language.scripts import script
from sitegen.model import Container, Entry, Name, Person
from sitegen.problems import Problem, Source, note, warning
from sitegen.reading.authority import JOURNALS_FILE, PEOPLE_FILE
from sitegen.reading.identity import identities, may_be_one
from sitegen.site import Site

TENTH = 10
# With a colon, or in capitals, or as journals head such notices; “Retraction of the Glaciers” is a title.
NOTICE = re.compile(
    r"(?-i:RETRACTED|WITHDRAWN)\b|(?:retracted|withdrawn)(?: article)?\s*[:\]]|\[(?:retracted|withdrawn)\b"
    r"|retraction(?: note| notice)?(?: to)?\s*:"
    r"|(?:پس[ \u200c]?گرفته[ \u200c]?شده|سلب اعتبار(?:[ \u200c]?شده)?)\s*[:؛]",
    re.IGNORECASE,
)
SiteRule = Callable[[Site], Iterator[Problem]]


def duplicate_work(site: Site) -> Iterator[Problem]:
    """Two works have an identifier in common, or the title, the date, the first page and the volume."""
    first: dict[tuple[object, ...], Entry] = {}
    for entry in site.entries:
        for identity in identities(entry):
            earlier = first.setdefault(identity, entry)
            if earlier is not entry and may_be_one(earlier.doi, entry.doi):
                message = f"this seems to be the same work as `{earlier.key}`; readers and indexers will find it twice"
                sent = site.config.crossref and identity[0] == "doi"
                hint = "of the works with one DOI, only the first that Crossref takes is in a deposit" if sent else ""
                yield warning("duplicate-work", message, site.sources[entry.slug], key=entry.key, hint=hint)
                break


def same_name(site: Site) -> Iterator[Problem]:
    """Two authors have pages of their own and the same name in one language: they may be one person."""
    owners: dict[Name, Person] = {}
    first: dict[tuple[str, str], Person] = {}
    for entry, person, name in _author_names(site):
        if name not in owners:
            owners[name] = first.setdefault((name.lang, fold(display(name))), person)
        other = owners[name]
        if other.slug != person.slug:
            message = f"two authors are called {display(name)}: `authors/{other.slug}/` and `authors/{person.slug}/`"
            hint = f"if they are one person, {joining(other, person)}"
            yield note("same-name", message, site.sources[entry.slug], key=entry.key, hint=hint)


def author_in_other_script(site: Site) -> Iterator[Problem]:
    """An author's name is not known in the script of a work's title; what indexers read of it is in two languages."""
    seen: set[tuple[Name, str]] = set()
    for entry in site.entries:
        title = entry.title.best(entry.language)
        written = script(title.value)
        for person in entry.author if written != "Zyyy" else ():
            name = person.best(title.lang)
            if (name, written) in seen:
                continue
            seen.add((name, written))
            if not name.literal and script(display(name)) not in {written, "Zyyy"}:
                yield _in_other_script(entry, title.lang, name, site.sources[entry.slug])


def incomplete_journal(site: Site) -> Iterator[Problem]:
    """A journal that a tenth of the works are from has no ISSN or no publisher, which Crossref and DOAJ ask for."""
    journals: dict[str, list[tuple[Entry, Container]]] = {}
    for entry in site.entries:
        if entry.container and entry.container.kind == "periodical":
            journals.setdefault(fold(entry.container.title.best("").value), []).append((entry, entry.container))
    for works in journals.values():
        lacks = [set(_lacking(journal, entry)) for entry, journal in works]
        # What one record says is known of the journal; where others lack it, the rules for works tell it of these.
        lacking = " and ".join(sorted(set.intersection(*lacks))) if len(works) * TENTH >= len(site.entries) else ""
        if lacking:
            entry, journal = works[0]
            name = journal.title.best(site.config.languages[0]).value
            message = f"the journal “{name[:80]}” has {lacking}; Crossref and DOAJ ask for them"
            hint = f"add it to `{JOURNALS_FILE}`, or to the records"
            yield note("incomplete-journal", message, site.sources[entry.slug], key=entry.key, hint=hint)


def shared_orcid(site: Site) -> Iterator[Problem]:
    """Two people of the authority file have the same ORCID iD."""
    first: dict[str, Name] = {}
    for person in site.people.values():
        name = person.names[0]
        if person.orcid and first.setdefault(person.orcid, name) is not name:
            message = f"{display(first[person.orcid])} and {display(name)} have the same ORCID iD {person.orcid}"
            hint = "if they are one person, make one `[[person]]` of them, with `variants`; else correct one of the two"
            yield warning("shared-orcid", message, Source(PEOPLE_FILE), hint=hint)


def different_orcids(site: Site) -> Iterator[Problem]:
    """Two records give two ORCID iDs for one name, which has one page."""
    first: dict[str, str] = {}
    for entry in site.entries:
        for person in entry.author + entry.contributors:
            if person.orcid and first.setdefault(person.slug, person.orcid) != person.orcid:
                name = display(person.names[0])
                message = f"{name} has the ORCID iD {person.orcid} here, and {first[person.slug]} in another record"
                hint = f"correct one of them, or tell the two people apart in `{PEOPLE_FILE}`"
                yield warning("different-orcids", message, site.sources[entry.slug], key=entry.key, hint=hint)


def unsaid_notice(site: Site) -> Iterator[Problem]:
    """A title says that a work is retracted, or that it is the notice of that, and no record says so."""
    named = {notice.work for entry in site.entries for notice in entry.notices}
    for entry in site.entries:
        title = next((words.value for words in entry.title.versions if NOTICE.match(words.value)), "")
        if not title or entry.notices or entry.slug in named:
            continue
        message = f"by its title “{title[:60]}” this work is retracted, or the notice of that, and no record says so"
        hint = "the record of the retracted work needs `relatedtype = {retraction}`, and `related` the notice's key"
        yield note("unsaid-notice", message, site.sources[entry.slug], key=entry.key, hint=hint)


def possible_same_author(site: Site) -> Iterator[Problem]:
    """Two authors have names that may be one, and a co-author or an affiliation in common: they may be one person."""
    for one, other in maybe_one_person(site.entries):
        common = " and ".join(sorted({f"{kind}s" for kind, _ in one.shared.keys() & other.shared.keys()}))
        message = (
            f"{display(one.person.names[0])} and {display(other.person.names[0])} may be one person: "
            f"`authors/{one.slug}/` and `authors/{other.slug}/` have {common} in common"
        )
        hint = f"if they are, {joining(one.person, other.person)}"
        yield note("possible-same-author", message, site.sources[other.entry.slug], key=other.entry.key, hint=hint)


def other_title(site: Site) -> Iterator[Problem]:
    """The ISSN of a record is that of a journal with another title, in `journals.toml` or in most records."""
    for found in strangers(site.entries):
        issn = next(iter(found.entry.container.issns)) if found.entry.container else ""
        message = f"with the ISSN {issn}, most records name “{found.usual.value[:80]}”, not “{found.title.value[:80]}”"
        hint = f"correct the ISSN or the title; if both are one journal, say so in `{JOURNALS_FILE}`"
        yield warning("other-title", message, site.sources[found.entry.slug], key=found.entry.key, hint=hint)


SITE_RULES: tuple[SiteRule, ...] = (
    duplicate_work,
    same_name,
    author_in_other_script,
    incomplete_journal,
    other_title,
    shared_orcid,
    different_orcids,
    unsaid_notice,
    possible_same_author,
)


def check(site: Site) -> tuple[Problem, ...]:
    """What the rules find that need no long text of a work."""
    works = [(entry, site.sources[entry.slug]) for entry in site.entries]
    of_works = (problem for entry, source in works for problem in faults(WORK_RULES, entry, source, site.config))
    of_site = (problem for rule in SITE_RULES for problem in rule(site))
    return (*of_works, *of_site)


def _author_names(site: Site) -> Iterator[tuple[Entry, Person, Name]]:
    return ((entry, person, name) for entry in site.entries for person in entry.author for name in person.names)


def _in_other_script(entry: Entry, lang: str, name: Name, source: Source) -> Problem:
    lang = lang if lang != "und" else "xx"
    own = name.lang if language_script(name.lang) else "xx"
    message = f"the title is in `{lang}`, but the author {display(name)} is known in another script only"
    hint = f'write into `{PEOPLE_FILE}`: `[[person]]`, `name = {{ {own} = "{inverted(name)}", {lang} = "…" }}`'
    return warning("author-in-other-script", message, source, key=entry.key, hint=hint)


def _lacking(journal: Container, entry: Entry) -> Iterator[str]:
    if not journal.issns:
        yield "no ISSN"
    if not (journal.publisher or entry.publisher):
        yield "no publisher"
