"""What a page links to besides its works: the co-authors of an author, the keywords near a keyword."""

from functools import lru_cache

from sitegen.digest import digest_of
from sitegen.model import Keyword, Person, Words
from sitegen.pages.catalogue import Author, Topic
from sitegen.pages.parts import Anchor, Fact, FactValue, IndexItem, LinkGroup
from sitegen.pages.rows import name_words
from sitegen.pages.view import View, author_folder, keyword_anchor, keyword_folder

ITEMS_KEPT = 16_384


def near_author(author: Author, view: View) -> tuple[LinkGroup, ...]:
    """The co-authors of an author, with how many works they share."""
    circle, end = author.circle, view.path("")
    lang = view.lang
    items = [IndexItem(_person_anchor(one.person, lang, end), one.works) for one in circle.members]
    return (LinkGroup("co_authors", tuple(items), circle.more),) if items else ()


@lru_cache(ITEMS_KEPT)
def _person_anchor(person: Person, lang: str, end: str) -> Anchor:
    return Anchor(name_words(person.best(lang)), author_folder(person.slug) + end)


@lru_cache(ITEMS_KEPT)
def _keyword_item(word: Keyword, end: str) -> IndexItem:
    return IndexItem(keyword_anchor(word, end), 0)


def near_keyword(topic: Topic, view: View) -> tuple[LinkGroup, ...]:
    """The keywords that stand beside a keyword most often."""
    end = view.path("")
    items = [_keyword_item(word, end) for word in topic.related]
    return (LinkGroup("related_keywords", tuple(items)),) if items else ()


def translated(topic: Topic, view: View) -> tuple[Fact, ...]:
    """What a keyword is in other languages."""
    values = tuple([_other(word, view) for word in topic.translations])
    return (Fact("in_other_languages", values),) if values else ()


def _other(word: Keyword, view: View) -> FactValue:
    return FactValue(Words(word.value, word.lang), path=view.path(keyword_folder(word.slug)))


def author_state(author: Author) -> bytes:
    """A hash of what the page of an author shows besides the works."""
    near = [(one.person.slug, one.person.names, one.works) for one in author.circle.members]
    return digest_of(author.person, author.also, near, author.circle.more, author.years)


def topic_state(topic: Topic) -> bytes:
    """A hash of what the page of a keyword shows besides the works."""
    return digest_of(topic.keyword, topic.related, topic.translations, topic.years)
