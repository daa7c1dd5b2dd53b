"""A Dask cluster and an S3-compatible store on this machine, as programs of their own."""

import json
import os
import re
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from email.message import Message
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlencode

from msgspec import Struct

from tests.outside import ROOT

PATIENCE_SECONDS = 120
WAIT = """
import sys
from distributed import Client
with Client(sys.argv[1]) as client:
    client.wait_for_workers(int(sys.argv[2]), timeout=120)
"""
# The store looks whether a request is signed, not by whom.
SIGNED = {"Authorization": "AWS4-HMAC-SHA256 Credential=invented/20260101/us-east-1/s3/aws4_request"}
Program = subprocess.Popen[str]


@contextmanager
def running(*arguments: str, env: Mapping[str, str], log: Path) -> Iterator[Program]:
    """A Python module that runs as a program while the context lasts; what it says goes to `log`."""
    with log.open("w") as out:
        program = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), **env},
        )
    with program:
        try:
            yield program
        finally:
            program.kill()


class Cluster(Struct):
    """The address of a scheduler, and the processes."""

    address: str
    scheduler: Program
    workers: tuple[Program, ...]


@contextmanager
def cluster(folder: Path, *preloads: str, env: Mapping[str, str]) -> Iterator[Cluster]:
    """A scheduler, and a worker for each of these modules, which it runs when it starts (empty: nothing)."""
    folder.mkdir()
    told = folder / "scheduler.json"
    options = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(told))
    with ExitStack() as programs:
        run = programs.enter_context
        scheduler = run(running("distributed.cli.dask_scheduler", *options, env=env, log=folder / "scheduler.log"))
        address = str(json.loads(awaited(told, "}"))["address"])
        workers = []
        for number, preload in enumerate(preloads):
            (folder / f"preload{number}.py").write_text(preload)
            command: tuple[str, ...] = (
                "distributed.cli.dask_worker",
                address,
                "--no-nanny",
                "--no-dashboard",
                "--nthreads",
                "1",
            )
            command += ("--local-directory", str(folder), "--preload", str(folder / f"preload{number}.py"))
            own = {**env, "SCHEDULER_PID": str(scheduler.pid)}
            workers.append(run(running(*command, env=own, log=folder / f"worker{number}.log")))
        subprocess.run([sys.executable, "-c", WAIT, address, str(len(workers))], timeout=PATIENCE_SECONDS, check=True)
        yield Cluster(address, scheduler, tuple(workers))


def awaited(file: Path, end: str) -> str:
    """What a program writes into a file, as soon as this text is in it."""
    give_up = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < give_up:
        text = file.read_text() if file.is_file() else ""
        if end in text:
            return text
        time.sleep(0.05)
    raise AssertionError(f"{file} does not say {end!r}")


class Bucket(Struct):
    """A bucket of an S3-compatible store, seen by plain HTTP; `host` is also the port."""

    host: str
    name: str

    def put(self, name: str, body: bytes) -> None:
        """Write an object; without a name, make the bucket."""
        self._ask("PUT", f"/{quote(name)}" if name else "", body)

    def get(self, name: str) -> tuple[bytes, Message]:
        """An object and its headers."""
        return self._ask("GET", f"/{quote(name)}")

    def names(self) -> list[str]:
        """Every object, however many there are."""
        found: list[str] = []
        asked = {"list-type": "2"}
        while True:
            told = ET.fromstring(self._ask("GET", f"?{urlencode(asked)}")[0])
            found += [key.text or "" for key in told.iterfind("{*}Contents/{*}Key")]
            asked["continuation-token"] = told.findtext("{*}NextContinuationToken") or ""
            if not asked["continuation-token"]:
                return found

    def below(self, prefix: str) -> dict[str, bytes]:
        """The objects below a prefix, by what follows it."""
        return {name.removeprefix(prefix): self.get(name)[0] for name in self.names() if name.startswith(prefix)}

    def _ask(self, method: str, path: str, body: bytes | None = None) -> tuple[bytes, Message]:
        with closing(HTTPConnection(self.host)) as connection:
            connection.request(method, f"/{self.name}{path}", body, SIGNED)
            answer = connection.getresponse()
            found = answer.read()
            assert answer.status == HTTPStatus.OK, found
            return found, answer.headers


@contextmanager
def store(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The host and port of an S3-compatible store, and the environment in which programs find it."""
    folder.mkdir()
    log = folder / "store.log"
    with running("moto.server", "-H", "127.0.0.1", "-p", "0", env={}, log=log):
        found = re.search(r"Running on http://(127\.0\.0\.1:\d+)", awaited(log, "CTRL+C"))
        assert found
        yield (
            found[1],
            {
                "AWS_ENDPOINT_URL": f"http://{found[1]}",
                "AWS_ACCESS_KEY_ID": "invented",
                "AWS_SECRET_ACCESS_KEY": "invented",
                "AWS_DEFAULT_REGION": "us-east-1",
            },
        )
