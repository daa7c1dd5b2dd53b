"""What a build, or a look at the content, has to tell."""

from msgspec import Struct

from sitegen.problems import Problem


class Outcome(Struct, frozen=True, kw_only=True):
    """What became of the records, and of the files of the site where one was published.

    `is_published` is false where it could not be; `problems` say why. `records == published + unpublished`. `known` is
    how many more problems a baseline knows, `None` where there is none.
    """

    is_published: bool
    problems: tuple[Problem, ...]
    records: int = 0
    published: int = 0
    unpublished: int = 0
    files: int | None = None
    written: int = 0
    removed: int = 0
    known: int | None = None
