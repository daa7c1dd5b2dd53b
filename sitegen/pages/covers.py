"""The covers of journals and of their issues, where a page shows them."""

from sitegen.model import Container
from sitegen.pages.catalogue import Issue
from sitegen.pages.parts import Cover
from sitegen.pages.view import View, issue_label
from sitegen.site import issue_name


def journal_cover(container: Container, view: View) -> Cover | None:
    """The cover of a journal, if it has one."""
    return _cover(container.slug, container.title.best(view.lang).value, view)


def issue_cover(issue: Issue, view: View) -> Cover | None:
    """The cover of an issue, if it has one of its own."""
    words = issue.container.title.best(view.lang), issue_label(issue, view)
    title = view.locale.lists.separator.join(one.value for one in words)
    return _cover(issue_name(issue.container.slug, issue.volume, issue.issue), title, view)


def _cover(name: str, title: str, view: View) -> Cover | None:
    found = view.site.covers.get(name)
    if found is None:
        return None
    return Cover(found.path, found.width, found.height, view.word("cover_of", title=title).value)
