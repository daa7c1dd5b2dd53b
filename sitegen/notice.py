"""What may be said of a work after it was published."""

from typing import Literal

from msgspec import Struct

NoticeKind = Literal["retraction", "expression-of-concern", "erratum"]
"""The kinds of notices, the gravest first."""


class Notice(Struct, frozen=True, gc=False, cache_hash=True):
    """What was said of a work after it had been published.

    `work` is the slug of the work that says so, or empty where the site has none; in a record that was just read it is
    the citation key. `in_prose` says that the text of the work is about it. `key` and `doi` are those of the work that
    says so, for files that stand alone; `key` is as the record has it where no work of the site is called so.
    Where a work is a notice itself, `work`, `key` and `doi` are those of the work that it is about.
    """

    kind: NoticeKind
    work: str = ""
    in_prose: bool = False
    key: str = ""
    doi: str = ""
