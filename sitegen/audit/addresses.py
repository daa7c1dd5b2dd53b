"""Where the links of a page lead: from what is written in `href` to a file of the site."""

import posixpath
import re
from collections.abc import Container
from urllib.parse import unquote

from msgspec import Struct

INDEX = "index.html"
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
HOST = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//([^/?#]*)")


class Target(Struct, frozen=True, gc=False):
    """A place in the site: its path, as the site's folder has it, and the fragment, both without percent signs."""

    path: str
    fragment: str


def target(href: str, file: str, base_url: str) -> Target | None:
    """Where a link in a file of the site leads within the site; `None` if it leads elsewhere, or nowhere.

    A path that leaves the site begins with `../`.
    """
    rest, fragment = _before(href, "#")
    rest, _ = _before(rest, "?")
    if rest.startswith("//"):
        rest = base_url.partition("//")[0] + rest
    if f"{rest}/" == base_url:
        rest = base_url
    if rest.startswith(base_url):
        path = rest[len(base_url) :]
    elif SCHEME.match(rest):
        return None
    elif rest.startswith("/"):
        root = path_of(base_url)
        if not rest.startswith(root):
            return None
        path = rest[len(root) :]
    else:
        path = _joined(rest, file) if rest else _without_index(file)
    return Target(_decoded(path), _decoded(fragment))


def address(file: str, base_url: str) -> str:
    """The address that a page of the site has for everyone: that of its folder, if it is the index."""
    return base_url + _without_index(file)


def file_at(path: str, files: Container[str]) -> str | None:
    """The file that a host sends for a path of the site; hosts add a slash where there is a folder."""
    if not path or path.endswith("/"):
        path += INDEX
    return next((name for name in (path, f"{path}/{INDEX}") if name in files), None)


def host(href: str) -> str:
    """The host in an address with one, in lower case; empty for a path."""
    found = HOST.match(href)
    return found[1].lower() if found else ""


def path_of(base_url: str) -> str:
    """The path in the address of a site, from slash to slash."""
    return "/" + base_url.partition("//")[2].partition("/")[2]


def _joined(path: str, file: str) -> str:
    folder = file.rpartition("/")[0]
    while path.startswith("../") and folder:
        path, folder = path[3:], folder.rpartition("/")[0]
    joined = f"{folder}/{path}" if folder else path
    if "./" not in joined and "//" not in joined and not joined.endswith(("/.", "/..")):
        return joined if joined not in {".", ".."} else _normal(joined)
    return _normal(joined)


def _normal(path: str) -> str:
    is_folder = path.endswith(("/", "/.", "/..")) or path in {".", ".."}
    normal = posixpath.normpath(path)
    return "" if normal == "." else normal + "/" * is_folder


def _without_index(file: str) -> str:
    folder, slash, name = file.rpartition("/")
    return folder + slash if name == INDEX else file


def _before(text: str, mark: str) -> tuple[str, str]:
    before, _, after = text.partition(mark)
    return before, after


def _decoded(text: str) -> str:
    return unquote(text) if "%" in text else text
