"""The preview: from saving a `.bib` file to the page with the new words, as a browser that shows the page sees it."""

import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from urllib.parse import urlsplit

from benchmarks.process import ROOT, Command, FailedError, Sample

ADDRESS = re.compile(rb"http://[0-9.:]+/")
VERSION = re.compile(rb'data-version="(\w+)"')
PATIENCE = 60.0  # seconds; an event stream that is alive says something every few of them
BREATH = 0.5  # seconds for the watcher to come to rest before an edit


@contextmanager
def preview(sitegen: Command, content: Path, output: Path) -> Iterator[str]:
    """The host and port of a running `sitegen serve`, ended as a person ends it. Raises FailedError."""
    command = [*sitegen, "serve", "--content", content, "--output", output, "--port", "0"]
    with Popen(command, cwd=ROOT, stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL) as server:
        try:
            assert server.stdout  # noqa: S101 - it is a pipe
            address = next(filter(None, map(ADDRESS.search, server.stdout)), None)
            if not address:
                raise FailedError("sitegen serve gave no address")
            yield urlsplit(address[0].decode()).netloc
        finally:
            server.send_signal(signal.SIGINT)


def reloaded(host: str, path: str, bib: Path, changed: bytes, words: bytes) -> Sample:
    """How long it takes from saving `changed` as `bib` until the page at `path`, reloaded when told to, has `words`."""
    events = _listen(host, _get(host, path))
    time.sleep(BREATH)
    start = time.monotonic()
    bib.write_bytes(changed)
    while True:
        if not any(line.startswith(b"data:") for line in events):
            raise FailedError("sitegen serve ended its events without a reload")
        page = _get(host, path)
        if words in page:
            return Sample(wall=time.monotonic() - start)
        events = _listen(host, page)


def _listen(host: str, page: bytes) -> HTTPResponse:
    """The events that the script in a page waits for."""
    version = VERSION.search(page)
    if not version:
        raise FailedError("the previewed page would never reload")
    return _request(host, f"/-/events?{version[1].decode()}")


def _get(host: str, path: str) -> bytes:
    with _request(host, path) as response:
        return response.read()


def _request(host: str, path: str) -> HTTPResponse:
    connection = HTTPConnection(host, timeout=PATIENCE)
    connection.request("GET", path)
    return connection.getresponse()
