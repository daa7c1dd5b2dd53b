"""Objects in place of files: in which order they are put, and what is sitegen's among them."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import fsspec
import pytest

from sitegen.built import Marks
from sitegen.codings import codings_of, twins_of
from sitegen.making import Made
from sitegen.output_file import File
from sitegen.pages.unit import Unit
from sitegen.plan import Plan, Planned, Stale
from sitegen.publish import MANIFEST, PublishingError, names_in
from sitegen.store import StoreTarget, put
from sitegen.targets import Renewal

ADDRESS = "memory://site/below"
KINDS = ("sitemap", "home", "index", "author", "work", "copy", "static")


@pytest.fixture(autouse=True)
def _empty_store() -> Iterator[None]:
    yield
    fsspec.filesystem("memory").store.clear()


@pytest.fixture
def target(tmp_path: Path) -> StoreTarget:
    return StoreTarget(ADDRESS, tmp_path / "content")


def unit(kind: str, *files: str) -> Unit:
    return Unit(kind, files[0], None, b"", files=files)


def make(units: Sequence[Unit], root: str) -> Generator[Made, None, None]:
    """Puts files that hold their own names."""
    for one in units:
        put(root, [File(name, name.encode()) for name in one.files])
        yield one, tuple((name, 0, 0) for name in one.files)


def watched(made: Iterable[Made]) -> Iterator[tuple[str, Marks]]:
    return ((one.key, marks) for one, marks in made)


def renewal(target: StoreTarget, *units: Unit) -> Renewal:
    old = frozenset(names_in(target.manifest(), ADDRESS))
    files = [name for one in units for name in one.files]
    planned = tuple(Planned(one, one.files, b"", {}) for one in units)
    plan = Plan(cast("Any", None), twins_of(codings_of(["gzip"]), files), planned)
    return Renewal(plan, Stale(units, {}, dict.fromkeys((one.key for one in units), ())), old)


def publish(target: StoreTarget, *units: Unit) -> None:
    with target.publishing(()):
        target.renew(renewal(target, *units), make, watched)


def objects() -> dict[str, bytes]:
    found = fsspec.filesystem("memory").find("/site/below")
    return {path.removeprefix("/site/below/"): fsspec.filesystem("memory").cat_file(path) for path in found}


def test_what_others_lead_to_is_put_first_and_the_list_of_files_is_whole_at_the_end(target: StoreTarget) -> None:
    order: list[str] = []

    def noting(units: Sequence[Unit], root: str) -> Generator[Made, None, None]:
        order.extend(one.kind for one in units)
        possible = {f"{kind}.html{suffix}" for kind in KINDS for suffix in ("", ".gz")}
        assert set(names_in(objects()[MANIFEST], ADDRESS)) == possible
        return make(units, root)

    with target.publishing(()):
        target.renew(renewal(target, *(unit(kind, f"{kind}.html") for kind in KINDS)), noting, watched)
    assert order[:2] in (["copy", "static"], ["static", "copy"])
    assert order[2:5] == ["work", "author", "index"]
    assert set(order[5:]) == {"sitemap", "home"}
    assert set(names_in(objects()[MANIFEST], ADDRESS)) == {f"{kind}.html" for kind in KINDS}


def test_files_of_a_unit_are_put_before_its_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    store = fsspec.filesystem("memory")
    real = store.pipe_file

    def noting(path: str, *rest: object, **options: object) -> None:
        order.append(path.rpartition(".")[2])
        real(path, *rest, **options)

    monkeypatch.setattr(store, "pipe_file", noting)
    put(ADDRESS, [File("a.html", b""), File("a.bib", b""), File("b.html", b""), File("b.bib", b"")])
    assert order == ["bib", "bib", "html", "html"]


def test_what_is_gone_is_removed_even_if_its_name_looks_like_a_pattern(target: StoreTarget) -> None:
    publish(target, unit("copy", "files/[ab].pdf"), unit("home", "index.html"))
    put(ADDRESS, [File("files/a.pdf", b"theirs")])
    publish(target, unit("home", "index.html"))
    assert objects() == {
        "files/a.pdf": b"theirs",
        "index.html": b"index.html",
        MANIFEST: f"index.html\n{MANIFEST}\n".encode(),
    }


def test_a_build_that_is_stopped_leaves_a_list_of_old_and_new_files(target: StoreTarget) -> None:
    def stop(units: Sequence[Unit], root: str) -> Generator[Made, None, None]:
        yield from make(units[:1], root)
        raise RuntimeError("stopped")

    publish(target, unit("home", "index.html"), unit("work", "old.html"))
    with pytest.raises(RuntimeError), target.publishing(()):
        target.renew(renewal(target, unit("work", "new.html"), unit("home", "index.html")), stop, watched)
    assert {"index.html", "old.html", "new.html"} <= set(names_in(objects()[MANIFEST], ADDRESS))
    assert {"index.html", "old.html", "new.html"} <= objects().keys()
    publish(target, unit("home", "index.html"))
    assert objects().keys() == {"index.html", MANIFEST}


def test_nothing_is_put_once_a_build_has_failed(target: StoreTarget) -> None:
    ended: list[str] = []

    def making(units: Sequence[Unit], root: str) -> Generator[Made, None, None]:
        try:
            yield from make(units, root)
        finally:
            ended.append(root)

    def failing(made: Iterable[Made]) -> Iterator[tuple[str, Marks]]:
        for one, marks in made:
            yield one.key, marks
            raise RuntimeError("nobody listens")

    with target.publishing(()):
        with pytest.raises(RuntimeError) as failure:
            target.renew(renewal(target, unit("work", "a.html"), unit("home", "index.html")), making, failing)
        assert str(failure.value) == "nobody listens"
        assert ended == [ADDRESS]


def test_an_object_that_was_replaced_is_another_one(target: StoreTarget) -> None:
    publish(target, unit("home", "index.html"), unit("work", "a.html"))
    with target.publishing(()):
        before = [target.look("index.html"), target.look("a.html"), target.look("gone.html")]
    put(ADDRESS, [File("index.html", b"INDEX.HTML")])
    with target.publishing(()):
        after = [target.look("index.html"), target.look("a.html"), target.look("gone.html")]
    assert after[0] != before[0]
    assert after[1:] == before[1:] == [before[1], None]


def test_a_damaged_list_of_files_stops_the_build(target: StoreTarget) -> None:
    put(ADDRESS, [File(MANIFEST, b"index.html\n")])
    with pytest.raises(PublishingError, match="damaged"):
        publish(target, unit("home", "index.html"))


def test_a_store_that_nothing_is_known_of_is_told(tmp_path: Path) -> None:
    with pytest.raises(PublishingError, match="gopher"), StoreTarget("gopher://x", tmp_path).publishing(()):
        raise AssertionError


def test_two_builds_of_one_address_do_not_run_at_once(target: StoreTarget, tmp_path: Path) -> None:
    other = StoreTarget(f"{ADDRESS}/", tmp_path / "content")
    with target.publishing(()), pytest.raises(PublishingError, match="another build"), other.publishing(()):
        raise AssertionError
