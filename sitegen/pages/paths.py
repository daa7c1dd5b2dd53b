"""Where pages are: a page is a folder, each of its languages is a file in it.

https://scholar.google.com/intl/en/scholar/inclusion.html#indexing wants the PDF in the folder of the abstract page; one
folder for all languages of a work gives that to each of them.
"""

from collections.abc import Sequence

from sitegen.pages.parts import Version

INDEX = "index.html"


def file_of(folder: str, lang: str, languages: Sequence[str]) -> str:
    """The file of a page in one language; `folder` is empty or ends in a slash; the first language is the index."""
    return folder + INDEX if lang == languages[0] else f"{folder}{lang}.html"


def path_of(folder: str, lang: str, languages: Sequence[str]) -> str:
    """The site path of a page in one language: the folder itself for the first language."""
    return folder if lang == languages[0] else f"{folder}{lang}.html"


def versions_of(folder: str, languages: Sequence[str]) -> tuple[Version, ...]:
    """Every language of a page, the first one first."""
    return tuple([Version(lang, path_of(folder, lang, languages)) for lang in languages])


def part_of(folder: str, number: int) -> str:
    """The folder of part `number`, counted from 1, of a list that is paged."""
    return folder if number == 1 else f"{folder}page-{number}/"


def picture_file(folder: str, lang: str) -> str:
    """Where the picture of a page in a language is; that of the home page stands for all pages but those of works."""
    return f"{folder}preview.{lang}.png"


def feed_file(lang: str, languages: tuple[str, ...]) -> str:
    """The file of the Atom feed in a language."""
    return "feed.xml" if lang == languages[0] else f"feed.{lang}.xml"


def root_of(file: str) -> str:
    """What leads from a file to the root of the site: `../` for each folder."""
    return "../" * file.count("/")


def work_folder(slug: str) -> str:
    """Where a work is."""
    return f"works/{slug}/"
