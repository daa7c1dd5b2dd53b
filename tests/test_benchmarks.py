"""The benchmarks' corpora and their arithmetic; nothing here depends on how fast anything is."""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from benchmarks.chart import chart
from benchmarks.contestants import REVISED, retitled
from benchmarks.corpus import KINDS, Corpus, write_content, write_ready
from benchmarks.process import FailedError, Sample, timed, weighed
from benchmarks.report import rows, table
from benchmarks.stages import Runs
from tests.outside import run_sitegen

WORKS = 20
MIB_EACH = 64

each_kind = pytest.mark.parametrize("kind", KINDS)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def written(folder: Path, corpus: Corpus) -> dict[str, bytes]:
    write_content(folder / "content", corpus)
    write_ready(folder / "data", corpus)
    return tree(folder)


def ready(folder: Path, corpus: Corpus) -> tuple[list[dict[str, Any]], dict[str, list[dict[str, Any]]]]:
    write_ready(folder, corpus)
    return json.loads((folder / "works.json").read_bytes()), json.loads((folder / "lists.json").read_bytes())


@each_kind
def test_the_same_arguments_give_the_same_bytes(tmp_path: Path, kind: str) -> None:
    corpus = Corpus(WORKS, kind)
    first, second = written(tmp_path / "first", corpus), written(tmp_path / "second", corpus)
    assert first == second
    assert set(first) == {"content/site.toml", "content/bibliography/works-1.bib", "data/works.json", "data/lists.json"}


@each_kind
def test_every_work_of_a_corpus_is_published(tmp_path: Path, kind: str) -> None:
    write_content(tmp_path / "content", Corpus(WORKS, kind))
    arguments = ("--content", tmp_path / "content", "--output", tmp_path / "output", "--format", "json")
    result = run_sitegen("build", *arguments)
    document = json.loads(result.stdout)
    assert (document["records"], document["published"], document["unpublished"]) == (WORKS, WORKS, 0)
    # The authors are known in one script only, as in exports of real systems.
    warned = {problem["code"] for problem in document["problems"] if problem["severity"] != "note"}
    assert warned <= {"author-in-other-script"}
    assert result.returncode == 0


@each_kind
def test_hugo_gets_the_works_that_sitegen_reads(tmp_path: Path, kind: str) -> None:
    bib = written(tmp_path / "written", Corpus(WORKS, kind))["content/bibliography/works-1.bib"].decode()
    works, _ = ready(tmp_path / "ready", Corpus(WORKS, kind))
    places = [bib.index(f"{{{work['key']},") for work in works]
    assert len(works) == WORKS == bib.count("@article")
    assert places == sorted(places)
    assert all(work["title"].replace("&", r"\&") in bib for work in works)


@each_kind
def test_every_work_is_on_the_lists_that_its_page_links_to(tmp_path: Path, kind: str) -> None:
    works, lists = ready(tmp_path / "ready", Corpus(WORKS, kind))
    listed = {
        (name, group["slug"], place) for name, groups in lists.items() for group in groups for place in group["works"]
    }
    linked = {
        (name, slug, place)
        for place, work in enumerate(works)
        for name, slugs in {
            "issues": [work["issue"]],
            "years": [work["year"]],
            "authors": [author["slug"] for author in work["authors"]],
            "keywords": [keyword["slug"] for keyword in work["keywords"]],
        }.items()
        for slug in slugs
    }
    assert listed == linked
    assert all(Counter(group["slug"] for group in groups).most_common(1)[0][1] == 1 for groups in lists.values())


def test_a_corpus_may_be_split_into_files(tmp_path: Path) -> None:
    whole, parts = (written(tmp_path / str(files), Corpus(WORKS, "light", files=files)) for files in (1, 3))
    bibs = [body for name, body in sorted(parts.items()) if name.endswith(".bib")]
    assert [body.count(b"@article") for body in bibs] == [7, 7, 6]
    assert b"".join(bibs) == whole["content/bibliography/works-1.bib"]


def test_a_changed_title_changes_one_record(tmp_path: Path) -> None:
    bib = written(tmp_path / "written", Corpus(WORKS, "light"))["content/bibliography/works-1.bib"]
    key = bib.split(b"@article{")[3].partition(b",")[0].decode()
    before, after = (text.split(b"@article") for text in (bib, retitled(bib, key)))
    changed = [place for place, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    assert changed == [3]
    assert REVISED in after[3]


def test_a_program_that_fails_is_told_with_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="the reason"):
        timed([sys.executable, "-c", "raise SystemExit('the reason')"], tmp_path)


def test_memory_is_that_of_a_program_and_its_children_together(tmp_path: Path) -> None:
    hold = f"import time; held = b'x' * ({MIB_EACH} << 20); time.sleep(3)"
    both = f"import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', {hold!r}]); {hold}; child.wait()"
    assert weighed([sys.executable, "-c", both], tmp_path).peak > 2 * MIB_EACH


def test_a_ratio_is_the_middle_of_the_rounds() -> None:
    walls = {"cold": [4.0, 9.0, 5.0], "hugo": [10.0, 10.0, 10.0], "cut": [7.0, 7.0, 7.0], "floor": [1.0, 1.0, 1.0]}
    rebuilds = {"unchanged": [0.1, 0.1, 0.1], "changed": [1.0, 0.9, 0.5]}
    runs: Runs = {name: [Sample(wall=wall) for wall in each] for name, each in (walls | rebuilds).items()}
    every = list(rows({"heavy": runs}, 10_000))
    assert [round(row.value, 3) for row in every] == [0.5, 0.7, 5.0, 2.0, 10.0]
    assert [row.met for row in every] == ["the aim", "no", "", "the aim", "the bar"]
    assert "| cold build, 10,000 heavy works | 5.00 s | Hugo 10.00 s | 0.50 × |" in table(every, 10_000)


def test_the_chart_says_in_words_what_it_shows() -> None:
    runs: Runs = {name: [Sample(wall=1.0)] for name in ("cold", "hugo", "cut", "floor", "unchanged", "changed")}
    picture = ElementTree.fromstring(chart(list(rows({"heavy": runs}, 10_000))))
    svg = "{http://www.w3.org/2000/svg}"
    assert picture.get("role") == "img"
    assert "cold build, 10,000 heavy works: sitegen 1.00 s, Hugo 1.00 s." in (picture.findtext(f"{svg}desc") or "")
    assert len(picture.findall(f"{svg}rect[@rx='2']")) == 4
