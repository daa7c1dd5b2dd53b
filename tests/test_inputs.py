"""What a build looks at again."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from sitegen.inputs import load


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / "files").mkdir(exist_ok=True)
        (tmp_path / "files" / name).write_text(name)
    return tmp_path


def test_a_file_is_hashed_again_only_if_it_may_be_another_one(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(content, {}).files
    hashed: list[str] = []
    digest_of = hashlib.file_digest

    def noted(file: Any, how: Any) -> Any:
        hashed.append(file.name)
        return digest_of(file, how)

    monkeypatch.setattr("sitegen.inputs.file_digest", noted)
    assert load(content, first).files == first
    assert hashed == []
    (content / "files" / "a.pdf").write_text("A.PDF")
    second = load(content, first).files
    assert [Path(name).name for name in hashed] == ["a.pdf"]
    assert (second["a.pdf"].hash != first["a.pdf"].hash, second["b.pdf"]) == (True, first["b.pdf"])


def test_a_look_at_the_content_hashes_no_file(content: Path) -> None:
    assert load(content).files == {}


def test_a_file_that_cannot_be_read_is_a_problem_and_the_others_count(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest_of = hashlib.file_digest

    def refuse(file: Any, how: Any) -> Any:
        if file.name.endswith("a.pdf"):
            raise PermissionError(13, "Permission denied")
        return digest_of(file, how)

    monkeypatch.setattr("sitegen.inputs.file_digest", refuse)
    sources = load(content, {})
    assert list(sources.files) == ["b.pdf"]
    assert sources.content.files == ("b.pdf",)
    assert [problem.code for problem in sources.content.problems] == ["unpublished-file"]
