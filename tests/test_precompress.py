"""A site with compressed twins beside its files, over several builds."""

import gzip
from collections.abc import Callable, Iterable
from pathlib import Path

import brotli
import pytest

from sitegen.build import build
from sitegen.codings import SMALLEST, codings_of
from sitegen.project import Order
from sitegen.publish import MANIFEST, PublishingError
from tests.outside import BuildSite

SETTINGS = 'title = "Sample"\nbase_url = "https://site.example/"\nlanguages = ["en"]\n'
DECODERS = {".gz": gzip.decompress, ".br": brotli.decompress}
TEXT = (".html", ".css", ".js", ".svg", ".xml", ".txt", ".json", ".bib", ".ris")

Publish = Callable[..., Path]


def records(*titles: str) -> str:
    """One work for each title."""
    return "".join(f"@misc{{a{number}, title = {{{title}}}}}\n" for number, title in enumerate(titles))


@pytest.fixture
def publish(tmp_path: Path) -> Publish:
    """Writes files of a content folder and publishes it; gives the output folder."""

    def publish(
        files: dict[str, str] | None = None, codings: Iterable[str] = (), output: str = "output", jobs: int = 1
    ) -> Path:
        for name, text in (files or {}).items():
            file = tmp_path / "content" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        order = Order(content=tmp_path / "content", output=tmp_path / output, codings=codings_of(codings), jobs=jobs)
        outcome = build(order)
        assert outcome.is_published, outcome.problems
        return tmp_path / output

    publish({"site.toml": SETTINGS, "bibliography/works.bib": records("On Things", "On Other Things")})
    return publish


def tree(output: Path) -> dict[str, bytes]:
    """Every file of a site but the list of them."""
    found = {path.relative_to(output).as_posix(): path for path in output.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if name != MANIFEST}


def moments(output: Path) -> dict[str, int]:
    """When each file of a site was written."""
    return {name: (output / name).stat().st_mtime_ns for name in tree(output)}


def twins(site: dict[str, bytes]) -> dict[str, bytes]:
    """The compressed files of a site."""
    return {name: body for name, body in site.items() if name.endswith((".gz", ".br"))}


def test_twins_lie_beside_every_file_of_text_and_say_the_same(publish: Publish) -> None:
    plain = tree(publish())
    site = tree(publish(codings=["gzip", "br"]))
    assert {name: body for name, body in site.items() if name not in twins(site)} == plain
    assert all(DECODERS[name[-3:]](body) == plain[name[:-3]] for name, body in twins(site).items())
    large = {name for name, body in plain.items() if name.endswith(TEXT) and len(body) >= SMALLEST}
    assert twins(site).keys() == {name + suffix for name in large for suffix in DECODERS}


def test_the_list_of_files_names_the_twins(publish: Publish) -> None:
    output = publish(codings=["gzip"])
    assert (output / MANIFEST).read_text().splitlines() == [*sorted(tree(output)), MANIFEST]


def test_twins_come_and_go_with_the_option_and_nothing_else_is_written(publish: Publish) -> None:
    before = moments(publish())
    for codings in (["gzip"], ["gzip", "br"], ["br"], []):
        output = publish(codings=codings)
        after = moments(output)
        assert {name: moment for name, moment in before.items() if name in after}.items() <= after.items()
        assert tree(output) == tree(publish(codings=codings, output="clean"))
        before = after


def test_a_change_is_published_with_its_twins_and_equals_a_clean_build(publish: Publish) -> None:
    before = moments(publish(codings=["gzip"]))
    changed = {"bibliography/works.bib": records("On Things", "On Changed Things")}
    output = publish(changed, codings=["gzip"])
    assert tree(output) == tree(publish(codings=["gzip"], output="clean"))
    after = moments(output)
    assert after["works/a1/index.html.gz"] != before["works/a1/index.html.gz"]
    assert after["static/style.css.gz"] == before["static/style.css.gz"]


def test_what_is_published_step_by_step_equals_what_is_put_together_anew(
    publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitegen.publish.LINKED_AT_MOST", 0)
    publish({"files/notes.txt": "few words"}, codings=["gzip"])
    output = publish({"files/notes.txt": "many words " * 50}, codings=["gzip"])
    assert (output / "files/notes.txt.gz").is_file()
    assert tree(output) == tree(publish(codings=["gzip"], output="clean"))
    output = publish({"files/notes.txt": "few words"}, codings=["gzip"])
    assert not (output / "files/notes.txt.gz").exists()


def test_a_twin_that_was_deleted_comes_back(publish: Publish) -> None:
    output = publish(codings=["gzip"])
    before = tree(output)
    (output / "works/a0/index.html.gz").unlink()
    assert tree(publish(codings=["gzip"])) == before


def test_workers_make_the_same_twins(publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitegen.build.WORKS_WORTH_WORKERS", 0)
    monkeypatch.setattr("sitegen.making.WORKS_A_SHARD", 1)
    alone = tree(publish(codings=["gzip", "br"], output="alone"))
    assert tree(publish(codings=["gzip", "br"], jobs=2)) == alone


def test_the_editors_own_compressed_file_stays_as_it_is(publish: Publish) -> None:
    publish({"files/data.json": "[1]" * 200}, codings=["gzip", "br"])
    output = publish({"files/data.json.gz": "mine"}, codings=["gzip", "br"])
    assert (output / "files/data.json.gz").read_text() == "mine"
    assert (output / "files/data.json.br").is_file()
    assert tree(output) == tree(publish(codings=["gzip", "br"], output="clean"))


def test_somebody_elses_compressed_file_stops_the_build(publish: Publish) -> None:
    output = publish()
    (output / "index.html.gz").write_bytes(b"mine")
    before = tree(output)
    with pytest.raises(PublishingError, match="was not written by sitegen"):
        publish(codings=["gzip"])
    assert tree(output) == before


def test_the_command_writes_twins_and_refuses_a_coding_that_it_does_not_know(build_site: BuildSite) -> None:
    result, output = build_site(records("On Things"), SETTINGS, options=["--precompress", "gzip,br"])
    assert (output / "index.html.gz").is_file()
    assert (output / "index.html.br").is_file()
    assert result.stderr.count("error") == 0
    result, _ = build_site(records("On Things"), SETTINGS, options=["--precompress", "gzip,zip"])
    assert result.returncode == 2
    assert "`zip` is not known; known are gzip, br" in result.stderr
