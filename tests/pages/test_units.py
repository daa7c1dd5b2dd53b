"""What a unit depends on."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from sitegen.digest import digest_of
from sitegen.model import Entry, Text, Words
from sitegen.notice import Notice
from sitegen.pages.unit import mark_of
from sitegen.site import TextPlace
from tests.formats.works import JOURNAL, full_article, make

READ = TextPlace(b"part", 0, b"texts", digest_of(full_article()))


@pytest.mark.parametrize(
    "changed",
    [
        lambda entry: replace(entry, slug="other"),
        lambda entry: replace(entry, pdf="other.pdf"),
        lambda entry: replace(entry, prose=Text((Words("<p>An erratum.</p>", "en"),))),
        lambda entry: replace(entry, notices=(Notice("retraction", in_prose=True),)),
        lambda entry: replace(entry, container=replace(JOURNAL, slug="other")),
        lambda entry: replace(entry, author=(replace(entry.author[0], slug="other"), *entry.author[1:])),
        lambda entry: replace(entry, keywords=(replace(entry.keywords[0], slug="other"), *entry.keywords[1:])),
    ],
)
def test_what_a_work_is_given_after_it_was_read_counts(changed: Callable[[Entry], Entry]) -> None:
    entry = full_article()
    assert mark_of(changed(entry), READ) != mark_of(entry, READ)


def test_what_was_read_counts_by_its_hash_or_by_itself() -> None:
    entry = full_article()
    assert mark_of(entry, READ) != mark_of(entry, replace(READ, rest=b"other"))
    assert mark_of(make(volume="1"), TextPlace()) != mark_of(make(volume="2"), TextPlace())
