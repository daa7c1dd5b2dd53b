"""The patch of half-spaces applies with other people's tools, and changes nothing but blanks."""

import shutil
import subprocess
from pathlib import Path

import pytest

from sitegen.reading.proposals import half_space_patch
from tests.outside import program, run_sitegen

FILE = "bibliography/works.bib"
ENTRY = """% نوشته های دیگر
@article{a1,
  title = {کتاب ها در ایران},
  author = {کتاب ها، علی},
  year = 1400,
  url = {https://site.example/کتاب ها},
  doi = {10.1234/a},
  pages = {1--9},
  note = "چنین {می شود} و چنین می شود",
  abstract = {نخست.
    داده ها می شود.
    پایان},
  title_en = {On Books},
}
"""
EXPECTED = ENTRY.replace("{کتاب ها در", "{کتاب‌ها در").replace("چنین می شود", "چنین می‌شود")
EXPECTED = EXPECTED.replace("داده ها می شود", "داده‌ها می‌شود")


def patched(files: dict[str, bytes], folder: Path, encodings: dict[str, str] | None = None) -> dict[str, bytes]:
    """The files after `patch -p1` was given the patch."""
    patch = half_space_patch(files, encodings or {})
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    subprocess.run([program("patch"), "-p1"], cwd=folder, input=patch, check=True, capture_output=True)
    return {name: (folder / name).read_bytes() for name in files}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256"])
@pytest.mark.parametrize("end", ["", "\n% می شود"])
def test_the_patch_applies_and_changes_only_blanks_in_texts(
    tmp_path: Path, line_end: str, encoding: str, end: str
) -> None:
    # Windows-1256 has no Persian ye.
    before, after = ((text + end).replace("\n", line_end) for text in (ENTRY, EXPECTED))
    if encoding == "cp1256":
        before, after = before.replace("ی", "ي"), after.replace("ی", "ي")
    stated = {FILE: "cp1256"} if encoding == "cp1256" else {}
    assert patched({FILE: before.encode(encoding)}, tmp_path, stated) == {FILE: after.encode(encoding)}


def test_changes_far_apart_are_hunks_of_their_own(tmp_path: Path) -> None:
    entry = "@book{{k{0},\n  title = {{کتاب ها}},\n  year = 1400,\n{1}}}\n"
    text = "".join(entry.format(number, "\n" * (number % 5 * 3)) for number in range(30))
    assert patched({FILE: text.encode()}, tmp_path) == {FILE: text.replace("کتاب ها", "کتاب‌ها").encode()}


def test_several_files_are_in_one_patch_whatever_they_are_called(tmp_path: Path) -> None:
    names = (FILE, "bibliography/older works.bib", "bibliography/کتاب.bib")
    done = patched(dict.fromkeys(names, ENTRY.encode()), tmp_path)
    assert done == dict.fromkeys(names, EXPECTED.encode())


@pytest.mark.parametrize(
    "data",
    [
        EXPECTED.encode(),
        "@book{k, title = {\\emph{کتاب ها} و \\می شود}, author = {می شود}, url = {کتاب ها}}".encode(),
        b"",
        ENTRY.encode("utf-16"),
        ENTRY.replace("ی", "ي").encode("cp1256"),
        b"@book{k, title = {On Books}, abstract = {" + b"{" * 1000,
    ],
)
def test_nothing_is_proposed_for_what_is_right_or_cannot_be_read_for_sure(data: bytes) -> None:
    assert half_space_patch({FILE: data}, {}) == b""


def test_an_unclosed_value_costs_no_more_than_its_length() -> None:
    assert half_space_patch({FILE: b"@book{k, title = {x\n" * 20_000}, {}) == b""


def test_the_command_prints_a_patch_for_git_and_writes_nothing(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "bibliography").mkdir(parents=True)
    (content / FILE).write_text(ENTRY, encoding="utf-8")
    (content / "site.toml").write_text('title = "x"\nbase_url = "https://site.example/"\n', encoding="utf-8")
    result = run_sitegen("check", "--content", content, "--propose-zwnj")
    assert (result.returncode, result.stderr) == (0, "")
    assert (content / FILE).read_text("utf-8") == ENTRY
    assert shutil.which("git")
    command = ["git", "apply", "--whitespace=nowarn", "-"]
    subprocess.run(command, cwd=content, input=result.stdout, check=True, encoding="utf-8")
    assert (content / FILE).read_text("utf-8") == EXPECTED
