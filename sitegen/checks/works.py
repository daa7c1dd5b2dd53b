"""Rules that need no long text of a work: whether it has what indexers ask for."""

from sitegen.checks import EntryRule
from sitegen.config import Config
from sitegen.deposits.rules import not_in_crossref
from sitegen.language.slugs import is_reserved
from sitegen.model import Entry
from sitegen.problems import Problem, Source, error, note, warning

WITH_ABSTRACT = {"article-journal", "article", "paper-conference", "thesis", "report"}
CONTAINERS = {"article-journal": "journal", "chapter": "booktitle", "paper-conference": "booktitle"}
SCHOLAR = "https://scholar.google.com/intl/en/scholar/inclusion.html#indexing"


def missing_title(entry: Entry, source: Source, _: Config) -> Problem | None:
    """A work has no title."""
    if entry.title:
        return None
    return error("missing-title", "the record has no title", source, key=entry.key, hint="add `title`")


def missing_author(entry: Entry, source: Source, _: Config) -> Problem | None:
    """A work has no author, at most editors; Google Scholar leaves it out."""
    if entry.author:
        return None
    who = "only editors" if entry.editor else "no author"
    message = f"the record has {who}; Google Scholar leaves out works without an author"
    return warning("missing-author", message, source, key=entry.key, hint=f"add `author` ({SCHOLAR})")


def missing_year(entry: Entry, source: Source, _: Config) -> Problem | None:
    """A work has no year that can be read; Google Scholar ignores its tags."""
    if entry.issued and entry.issued.start:
        return None
    message = "the record has no year that can be read; Google Scholar will ignore its tags"
    return warning("missing-year", message, source, key=entry.key, hint=f"add `year` ({SCHOLAR})")


def missing_container(entry: Entry, source: Source, _: Config) -> Problem | None:
    """An article, a chapter or a conference paper does not say what it appeared in."""
    field = CONTAINERS.get(entry.type, "")
    # The title of BibTeX's own `@inbook` is that of the book.
    if entry.container or not field or entry.bibtex_type == "inbook":
        return None
    message = f"this `@{entry.bibtex_type}` does not say where it appeared, by which Zotero tells its kind"
    return note("missing-container", message, source, key=entry.key, hint=f"add `{field}`, or use another type")


def missing_abstract(entry: Entry, source: Source, _: Config) -> Problem | None:
    """A work of a kind that has an abstract has none."""
    if entry.abstract or entry.type not in WITH_ABSTRACT:
        return None
    message = "the record has no abstract; Google Scholar wants the whole abstract on the page"
    return note("missing-abstract", message, source, key=entry.key, hint=f"add `abstract` ({SCHOLAR})")


def missing_translation(entry: Entry, source: Source, config: Config) -> Problem | None:
    """A work has no title in one of the site's languages."""
    missing = [lang for lang in config.languages if not entry.title.exact(lang)] if entry.title else []
    if not missing:
        return None
    tags = ", ".join(f"`{lang}`" for lang in missing)
    message = f"the record has no title in {tags}; the page in that language shows the other one"
    hint = f"add {' and '.join(f'`title_{lang}`' for lang in missing)}"
    return note("missing-translation", message, source, key=entry.key, hint=hint)


def pdf_elsewhere(entry: Entry, source: Source, config: Config) -> Problem | None:
    """The PDF of a work is on another host than its page; Google Scholar wants them in one folder."""
    if "://" not in entry.pdf or entry.pdf.startswith(config.base_url):
        return None
    message = f"the PDF is on another host, at {entry.pdf}; Google Scholar wants it in the folder of the work's page"
    hint = f"put it into the content folder as `files/{entry.key}.pdf`"
    return note("pdf-elsewhere", message, source, key=entry.key, hint=hint)


def reserved_key(entry: Entry, source: Source, _: Config) -> Problem | None:
    """A citation key is what a page in a language (`th`) or a file may be called: its address has a hash."""
    if not is_reserved(entry.key):
        return None
    message = f"a page or a file may be called `{entry.key}`; this work is published as `{entry.slug}`"
    hint = "a key of more than two letters, such as one with a year, is its own address"
    return note("reserved-key", message, source, key=entry.key, hint=hint)


WORK_RULES: tuple[EntryRule, ...] = (
    missing_title,
    missing_author,
    missing_year,
    missing_container,
    missing_abstract,
    missing_translation,
    pdf_elsewhere,
    not_in_crossref,
    reserved_key,
)
