"""The same content gives the same bytes, wherever and whenever it is built."""

from pathlib import Path

from tests.outside import build

ELSEWHERE = {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "COLUMNS": "20"}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_another_hash_seed_zone_locale_and_folder_change_no_byte(sample_site: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    again = contents(build(elsewhere / "output", cwd=elsewhere, env=ELSEWHERE))
    first = contents(sample_site)
    assert again.keys() == first.keys()
    assert [path for path, data in first.items() if again[path] != data] == []


def test_a_second_build_over_the_first_changes_no_byte(tmp_path: Path) -> None:
    first = contents(build(tmp_path / "output"))
    assert contents(build(tmp_path / "output")) == first


def test_no_file_names_the_machine_that_built_it(sample_site: Path) -> None:
    private = [str(Path.home()), str(sample_site.parent)]
    assert [
        path for path, data in contents(sample_site).items() if any(name.encode() in data for name in private)
    ] == []
