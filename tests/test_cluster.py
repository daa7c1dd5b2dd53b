"""A site made by a cluster: the same bytes as on one machine, wherever they go, and nothing half done."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sitegen.publish import MANIFEST
from tests.cluster import Bucket, Cluster, cluster, store
from tests.outside import ROOT, Result, run_sitegen

# One process runs these tests, so that one cluster serves them.
pytestmark = pytest.mark.xdist_group("cluster")

SETTINGS = 'title = { fa = "نمونه", en = "Sample" }\nbase_url = "https://site.example/"\n'
WORKS = 80
FEW = 5
# A word that dask waits for a connection or a worker no longer than this; its own default is half a minute.
IMPATIENT = {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "3s"}

DIES_AT_THE_FIRST_FILE = """
import os, signal
import sitegen.shard
from sitegen.making import write
def die(file, folder):
    write(file, folder)
    os.kill(os.getpid(), signal.SIGKILL)
sitegen.shard.write = die
"""
DIES_AFTER_AN_UPLOAD = """
import os, signal
import sitegen.shard
from sitegen.store import put
def die(address, files):
    put(address, files)
    os.kill(os.getpid(), signal.SIGKILL)
sitegen.shard.put = die
"""
ENDS_THE_SCHEDULER = """
import os, signal
import sitegen.shard
from sitegen.making import write
def end(file, folder):
    os.kill(int(os.environ["SCHEDULER_PID"]), signal.SIGKILL)
    return write(file, folder)
sitegen.shard.write = end
"""
WRITES_ONE_AFTER_THE_OTHER = """
import sitegen.shard
sitegen.shard.FILES_AT_ONCE = 1
"""
HAS_ANOTHER_VERSION = """
import sitegen.shard
sitegen.shard.code_state = lambda: b"another"
"""
BREAKS_OFF_AT_THE_FIRST_FILE = """
import errno
import sitegen.shard
def fail(file, folder):
    raise OSError(errno.ENOSPC, "No space left on device", folder)
sitegen.shard.write = fail
"""


def record(number: int) -> str:
    """An invented work, bilingual, one of several of its issue, its authors and its keywords."""
    return (
        f"@article{{work{number}, title = {{On Thing {number}}}, title_fa = {{دربارهٔ چیز {number}}},\n"
        f"  author = {{Rezaei, Ali and Karimi, Sara{number % 9 or ''}}}, author_fa = {{رضایی، علی and کریمی، سارا}},\n"
        f"  journal = {{Journal of Things}}, journal_fa = {{مجلهٔ چیزها}}, year = {{{2001 + number % 20}}},\n"
        f"  volume = {{{1 + number % 20}}}, number = {{1}}, pages = {{{number}--{number + 5}}},\n"
        f"  abstract = {{What is known of thing {number}. \\emph{{All}} of it.}}, abstract_fa = {{چکیدهٔ {number}}},\n"
        f"  note = {{Note {number}}}, keywords = {{things, kind {number % 12}}}, keywords_fa = {{چیزها}}}}\n"
    )


def write_content(folder: Path, works: int = WORKS) -> Path:
    """A content folder with this many works, a full text, a page of prose and another file."""
    files = {
        "site.toml": SETTINGS.encode(),
        "bibliography/works.bib": "\n".join(map(record, range(works))).encode(),
        "pages/about.fa.md": "# درباره\n\nمتن".encode(),
        "pages/about.en.md": b"# About\n\n[One](works/work1)",
        "files/work1.pdf": b"%PDF-1.4 invented",
        "files/picture [1].png": b"invented",
    }
    for name, body in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, the list of files too."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def build(
    content: Path, output: Path | str, scheduler: str = "", env: dict[str, str] | None = None, *options: str
) -> Result:
    """The result of a build, by a cluster if its scheduler is named."""
    cluster_options = ("--executor", "dask", "--scheduler", scheduler) if scheduler else ()
    command = ("build", "--content", content, "--output", output, *cluster_options, *options)
    return run_sitegen(*command, env={**IMPATIENT, **(env or {})})


def local_site(content: Path, output: Path) -> dict[str, bytes]:
    """The files of a site that is built on this machine alone."""
    result = build(content, output)
    assert result.returncode == 0, result.stderr
    return tree(output)


def assert_is_told(result: Result, words: str) -> None:
    assert result.returncode == 2, result.stderr + result.stdout
    assert words in result.stderr
    assert "[not-published]" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.fixture(scope="module")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """The host of a store, and the environment in which programs find it."""
    with store(tmp_path_factory.mktemp("store") / "s3") as found:
        yield found


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory, s3: tuple[str, dict[str, str]]) -> Iterator[Cluster]:
    """A cluster of two workers, one of which never has more than one file at once."""
    with cluster(tmp_path_factory.mktemp("cluster") / "dask", "", WRITES_ONE_AFTER_THE_OTHER, env=s3[1]) as found:
        yield found


@pytest.fixture
def bucket(s3: tuple[str, dict[str, str]], request: pytest.FixtureRequest) -> Bucket:
    """A new bucket."""
    found = Bucket(s3[0], request.node.name.replace("_", "-")[:60])
    found.put("", b"")
    return found


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Works for several shards."""
    return write_content(tmp_path / "content")


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """Works for one shard."""
    return write_content(tmp_path / "content", FEW)


def test_a_shared_folder_holds_the_bytes_of_a_build_on_one_machine(
    content: Path, workers: Cluster, tmp_path: Path
) -> None:
    expected = local_site(content, tmp_path / "local")
    result = build(content, tmp_path / "shared", workers.address)
    assert result.returncode == 0, result.stderr
    assert f"{WORKS} records read: {WORKS} published" in result.stdout
    assert tree(tmp_path / "shared") == expected
    assert MANIFEST in expected


def test_a_style_that_fails_at_a_work_is_told(few: Path, workers: Cluster, tmp_path: Path) -> None:
    books = "<choose><if type='book'><text variable='title'/></if></choose>"
    layouts = f"<citation><layout>{books}</layout></citation><bibliography><layout>{books}</layout></bibliography>"
    about = "<info><title>Ours</title><id>https://style.example/a</id><updated>2022-01-01T00:00:00Z</updated></info>"
    style = tmp_path / "templates" / "styles" / "ours.csl"
    style.parent.mkdir(parents=True)
    style.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US">'
        f"{about}{layouts}</style>"
    )
    with (few / "site.toml").open("a") as settings:
        settings.write('citation_styles = ["ours"]\n')
    result = build(few, tmp_path / "shared", workers.address)
    assert result.returncode == 0, result.stderr
    assert f"style-failed {FEW}" in result.stderr


def test_a_folder_may_be_written_as_an_address(few: Path, workers: Cluster, tmp_path: Path) -> None:
    result = build(few, f"file://{tmp_path}/shared", workers.address)
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "shared" / "works" / "work1" / "work1.pdf").is_file()


def test_a_store_holds_the_bytes_of_a_build_on_one_machine_with_their_types(
    content: Path, workers: Cluster, bucket: Bucket, s3: tuple[str, dict[str, str]], tmp_path: Path
) -> None:
    expected = local_site(content, tmp_path / "local")
    result = build(content, f"s3://{bucket.name}/a/site", workers.address, s3[1])
    assert result.returncode == 0, result.stderr
    assert bucket.below("a/site/") == expected
    kinds = {name: bucket.get(f"a/site/works/work1/{name}")[1]["Content-Type"] for name in ("en.html", "work1.bib")}
    assert kinds == {"en.html": "text/html; charset=utf-8", "work1.bib": "application/x-bibtex; charset=utf-8"}
    assert bucket.get("a/site/works/work1/work1.pdf")[1]["Content-Type"] == "application/pdf"


def test_after_a_change_only_what_it_concerns_is_made_again(
    few: Path, workers: Cluster, bucket: Bucket, s3: tuple[str, dict[str, str]], tmp_path: Path
) -> None:
    places = (tmp_path / "shared", f"s3://{bucket.name}/site")
    for place in places:
        assert build(few, place, workers.address, s3[1]).returncode == 0
    write_content(few, FEW - 1)
    expected = local_site(few, tmp_path / "local")
    gone = f"works/work{FEW - 1}/index.html"
    for place in places:
        result = build(few, place, workers.address, s3[1])
        assert result.returncode == 0, result.stderr
        assert " removed" in result.stdout
        assert " 0 kept" not in result.stdout
        again = build(few, place, workers.address, s3[1])
        assert f"{len(expected) - 1} files: 0 written" in again.stdout
    assert gone not in expected
    assert tree(tmp_path / "shared") == expected
    assert bucket.below("site/") == expected


def test_compressed_twins_are_the_same(
    few: Path, workers: Cluster, bucket: Bucket, s3: tuple[str, dict[str, str]], tmp_path: Path
) -> None:
    assert build(few, tmp_path / "local", "", None, "--precompress", "gzip,br").returncode == 0
    for place in (tmp_path / "shared", f"s3://{bucket.name}"):
        # First without: then the twins alone are missing.
        assert build(few, place, workers.address, s3[1]).returncode == 0
        result = build(few, place, workers.address, s3[1], "--precompress", "gzip,br")
        assert result.returncode == 0, result.stderr
    expected = tree(tmp_path / "local")
    assert {"works/work1/index.html.gz", "works/work1/work1.bib.br", "static/site.css.gz"} & expected.keys()
    assert tree(tmp_path / "shared") == expected
    assert bucket.below("") == expected


def test_an_object_of_others_is_not_touched(
    few: Path, workers: Cluster, bucket: Bucket, s3: tuple[str, dict[str, str]]
) -> None:
    bucket.put("site-of-others/index.html", b"theirs")
    assert build(few, f"s3://{bucket.name}/site", workers.address, s3[1]).returncode == 0
    bucket.put("site/files/theirs.pdf", b"theirs")
    bucket.put(f"site/works/work{FEW}/index.html", b"theirs")
    before = bucket.below("")
    write_content(few, FEW + 1)
    assert_is_told(
        build(few, f"s3://{bucket.name}/site", workers.address, s3[1]),
        f"works/work{FEW}/index.html was not written by sitegen",
    )
    assert bucket.below("") == before
    write_content(few, FEW - 1)
    assert build(few, f"s3://{bucket.name}/site", workers.address, s3[1]).returncode == 0
    after = bucket.below("")
    assert after["site/files/theirs.pdf"] == after["site-of-others/index.html"] == b"theirs"
    assert after[f"site/works/work{FEW}/index.html"] == b"theirs"
    assert f"site/works/work{FEW - 1}/index.html" not in after


def test_objects_of_others_alone_are_no_place_for_a_site(
    few: Path, workers: Cluster, bucket: Bucket, s3: tuple[str, dict[str, str]]
) -> None:
    bucket.put("theirs/photo.jpg", b"theirs")
    result = build(few, f"s3://{bucket.name}/theirs", workers.address, s3[1])
    assert_is_told(result, "holds files that sitegen did not write")
    assert bucket.below("") == {"theirs/photo.jpg": b"theirs"}


def test_a_bucket_that_is_not_there_is_told(few: Path, workers: Cluster, s3: tuple[str, dict[str, str]]) -> None:
    assert_is_told(build(few, "s3://no-such-bucket/site", workers.address, s3[1]), "s3://no-such-bucket/site")


def test_what_a_killed_worker_had_begun_is_done_by_another(content: Path, tmp_path: Path) -> None:
    expected = local_site(content, tmp_path / "local")
    with cluster(tmp_path / "dask", DIES_AT_THE_FIRST_FILE, "", env={}) as found:
        result = build(content, tmp_path / "shared", found.address)
        assert found.workers[0].wait(timeout=60) < 0
    assert result.returncode == 0, result.stderr
    assert tree(tmp_path / "shared") == expected


def hidden_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.name.startswith(".")}


@pytest.mark.parametrize(
    ("preload", "words"),
    [
        (DIES_AT_THE_FIRST_FILE, "the Dask scheduler at"),
        (ENDS_THE_SCHEDULER, "the Dask scheduler at"),
        (HAS_ANOTHER_VERSION, "another version of sitegen"),
        (BREAKS_OFF_AT_THE_FIRST_FILE, "No space left on device"),
    ],
    ids=["no worker is left", "no scheduler is left", "another version", "full disk"],
)
def test_a_build_that_a_cluster_cannot_end_leaves_the_old_site(
    content: Path, tmp_path: Path, preload: str, words: str
) -> None:
    old = local_site(content, tmp_path / "shared")
    write_content(content, WORKS + 1)
    with cluster(tmp_path / "dask", preload, env={}) as found:
        assert_is_told(build(content, tmp_path / "shared", found.address), words)
    assert tree(tmp_path / "shared") == old
    # A worker that outlives the scheduler may go on writing beside the site; the next build removes that.
    kept = {".sitegen-shared-lock", ".sitegen-shared-state"}
    assert kept <= hidden_in(tmp_path) <= kept | {".sitegen-shared-new"}
    local_site(content, tmp_path / "shared")
    assert hidden_in(tmp_path) == kept


def test_an_upload_that_was_stopped_is_completed_by_the_next_build(
    few: Path, workers: Cluster, bucket: Bucket, s3: tuple[str, dict[str, str]], tmp_path: Path
) -> None:
    with cluster(tmp_path / "dask", DIES_AFTER_AN_UPLOAD, env=s3[1]) as found:
        assert_is_told(build(few, f"s3://{bucket.name}/site", found.address, s3[1]), "the Dask scheduler at")
    begun = set(bucket.below("site/"))
    write_content(few, 3)
    expected = local_site(few, tmp_path / "local")
    assert begun - set(expected)
    result = build(few, f"s3://{bucket.name}/site", workers.address, s3[1], "--allow-shrink")
    assert result.returncode == 0, result.stderr
    assert bucket.below("site/") == expected


def test_a_scheduler_that_is_not_there_is_told(few: Path, tmp_path: Path) -> None:
    for address in ("tcp://127.0.0.1:1", "nonsense"):
        assert_is_told(build(few, tmp_path / "shared", address), f"there is no Dask scheduler at {address}")
    assert not (tmp_path / "shared").exists()


def test_without_dask_the_extra_is_named(few: Path, tmp_path: Path) -> None:
    (tmp_path / "without" / "distributed").mkdir(parents=True)
    (tmp_path / "without" / "distributed" / "__init__.py").write_text("raise ModuleNotFoundError('distributed')")
    env = {"PYTHONPATH": f"{tmp_path / 'without'}:{ROOT}"}
    needed = "pip install 'dask[distributed]' fsspec s3fs"
    assert_is_told(build(few, tmp_path / "shared", "tcp://127.0.0.1:1", env), needed)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--executor", "dask"), "belong together"),
        (("--scheduler", "tcp://127.0.0.1:1"), "belong together"),
        (("--output", "s3://bucket/site"), "only `--executor dask` writes to an address"),
    ],
)
def test_options_that_contradict_each_other_are_told(few: Path, options: tuple[str, ...], words: str) -> None:
    result = run_sitegen("build", "--content", few, *options)
    assert result.returncode == 2
    assert words in result.stderr
