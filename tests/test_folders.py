"""What file systems can do."""

from pathlib import Path

from sitegen.folders import remove


def test_a_folder_is_removed_though_nothing_in_it_may_be_written_to(tmp_path: Path) -> None:
    inner = tmp_path / "outer" / "inner"
    inner.mkdir(parents=True)
    (inner / "file").write_text("x")
    for folder in (inner, inner.parent):
        folder.chmod(0o500)
    remove(inner.parent)
    assert not inner.parent.exists()
