"""The preview: what it serves, what it refuses, and how open pages learn of a change."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from email.message import Message
from http import HTTPStatus
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from threading import enumerate as enumerate_threads
from typing import BinaryIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from watchfiles import Change

import sitegen.serve
from sitegen.serve import (
    AddressUnavailableError,
    Redirect,
    Server,
    allowed_host,
    inject,
    refusal,
    resolve,
    serve,
)

PAGE = "<html><body>{}</body></html>"
PATIENCE_SECONDS = 30


def write(path: Path, text: str) -> None:
    """Write a file the way of editors that replace it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}~")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)


SECRET = b"not of the site"


@pytest.fixture(scope="module")
def linked_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site beside a secret file, with links that lead out of it and one that stays inside."""
    parent = tmp_path_factory.mktemp("parent")
    site = parent / "site"
    for folder in ("", "works/example", "authors/حافظ", "a:b"):
        write(site / folder / "index.html", PAGE.format(folder))
    write(site / "a b.txt", "")
    (site / "empty").mkdir()
    (parent / "site-old").mkdir()
    for secret in ("secret.txt", "index.html", "site-old/secret.txt", "site-old/index.html"):
        (parent / secret).write_bytes(SECRET)
    (site / "out.txt").symlink_to(parent / "secret.txt")
    (site / "out").symlink_to(parent / "site-old", target_is_directory=True)
    (site / "empty" / "index.html").symlink_to(parent / "secret.txt")
    (site / "inside").symlink_to(site / "works", target_is_directory=True)
    (site / "loop").symlink_to(site / "loop")
    return site


@pytest.mark.parametrize(
    ("url_path", "file"),
    [
        ("/", "index.html"),
        ("/index.html", "index.html"),
        ("/works/example/", "works/example/index.html"),
        ("/inside/example/", "works/example/index.html"),
        ("/authors/%D8%AD%D8%A7%D9%81%D8%B8/", "authors/حافظ/index.html"),
        ("/authors/حافظ/", "authors/حافظ/index.html"),
        ("/a%20b.txt", "a b.txt"),
    ],
)
def test_an_address_of_the_site_is_a_file(linked_site: Path, url_path: str, file: str) -> None:
    assert resolve(linked_site, url_path) == linked_site / file


@pytest.mark.parametrize(
    ("url_path", "location"),
    [
        ("/works/example", "./example/"),
        ("/authors/حافظ", "./%D8%AD%D8%A7%D9%81%D8%B8/"),
        ("/a:b", "./a%3Ab/"),
    ],
)
def test_a_folder_without_its_slash_is_a_relative_redirect(linked_site: Path, url_path: str, location: str) -> None:
    assert resolve(linked_site, url_path) == Redirect(location)


@pytest.mark.parametrize(
    "url_path",
    [
        "",
        "index.html",
        "http://127.0.0.1/index.html",
        "/missing",
        "/index.html/",
        "/works",
        "/works/",
        "//index.html",
        "/works//example/",
        "/../secret.txt",
        "/works/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..%2Fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/%252e%252e/secret.txt",
        "/../site-old/secret.txt",
        "/./index.html",
        "/index.html%00",
        "/index.html\0.txt",
        "/%ff",
        "/%c0%ae%c0%ae/secret.txt",
        "/\ud800",
        "/out.txt",
        "/out",
        "/out/",
        "/out/secret.txt",
        "/empty",
        "/empty/",
        "/empty/index.html",
        "/loop",
        "/" + "a" * 5000,
        "/" + "a/" * 5000,
        "/" + "inside/" * 5000,
    ],
)
def test_what_is_no_file_of_the_site_is_nothing(linked_site: Path, url_path: str) -> None:
    assert resolve(linked_site, url_path) is None


HOSTILE = ("/", "..", ".", "%2e", "%2F", "%5c", "\\", "%00", "\0", "C:", "~", "%", "%25", "secret.txt", "site-old")
HARMLESS = ("index.html", "works", "example", "empty", "inside", "out", "out.txt", "loop", "?", "حافظ")
PIECES = st.sampled_from((*HOSTILE, *HARMLESS))


@settings(deadline=None, max_examples=400)
@given(url_path=st.one_of(st.text(), st.lists(PIECES, max_size=9).map(lambda pieces: "/" + "".join(pieces))))
def test_nothing_outside_the_site_is_ever_found(linked_site: Path, url_path: str) -> None:
    found = resolve(linked_site, url_path)
    if isinstance(found, Path):
        assert found.is_relative_to(linked_site)
        assert found.read_bytes() != SECRET
    if isinstance(found, Redirect):
        assert found.location.startswith("./")
        assert isinstance(resolve(linked_site, url_path + "/"), Path)


def test_a_site_that_is_itself_a_link_is_served(linked_site: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(linked_site, target_is_directory=True)
    assert resolve(tmp_path / "link", "/") == linked_site / "index.html"


@pytest.mark.parametrize(
    ("header", "allowed"),
    [
        ("localhost", True),
        ("LocalHost:8000", True),
        ("127.0.0.1:8000", True),
        ("[::1]", True),
        ("[::1]:65535", True),
        ("example.org", False),
        ("localhost.example.org", False),
        ("127.0.0.1.example.org:8000", False),
        ("192.168.0.1", False),
        ("[::2]:8000", False),
        ("localhost:", False),
        ("localhost:8000:8000", False),
        ("user@localhost", False),
        ("[::1", False),
        ("localhost\n", False),
        ("", False),
    ],
)
def test_only_names_of_this_machine_are_allowed(header: str, allowed: bool) -> None:
    assert allowed_host(header) is allowed


@given(st.text())
def test_any_host_header_is_answered(header: str) -> None:
    assert allowed_host(header) in {True, False}


@pytest.mark.parametrize(
    ("method", "headers", "status"),
    [
        ("GET", [("Host", "localhost:1")], None),
        ("HEAD", [("Host", "localhost:1")], None),
        ("GET", [("Host", "localhost:1"), ("Origin", "http://localhost:1")], None),
        ("GET", [("Host", "localhost:1"), ("Origin", "http://localhost:2")], HTTPStatus.FORBIDDEN),
        ("GET", [("Host", "localhost:1"), ("Origin", "null")], HTTPStatus.FORBIDDEN),
        ("GET", [("Host", "example.org"), ("Origin", "http://example.org")], HTTPStatus.FORBIDDEN),
        ("POST", [("Host", "example.org")], HTTPStatus.FORBIDDEN),
        ("POST", [("Host", "localhost")], HTTPStatus.METHOD_NOT_ALLOWED),
        ("get", [("Host", "localhost")], HTTPStatus.METHOD_NOT_ALLOWED),
        ("GET", [], HTTPStatus.BAD_REQUEST),
        ("GET", [("Host", "localhost"), ("Host", "localhost")], HTTPStatus.BAD_REQUEST),
        ("GET", [("Host", "localhost:port")], HTTPStatus.BAD_REQUEST),
    ],
)
def test_requests_from_elsewhere_are_refused(
    method: str, headers: list[tuple[str, str]], status: HTTPStatus | None
) -> None:
    message = Message()
    for name, value in headers:
        message[name] = value
    assert refusal(method, message) == status


@pytest.mark.parametrize(
    ("html", "before", "after"),
    [
        (b"<body>x</body></html>", b"<body>x", b"</body></html>"),
        (b"<BODY>x</BODY>", b"<BODY>x", b"</BODY>"),
        (b"<pre>&lt;</pre></body> x </body>", b"<pre>&lt;</pre></body> x ", b"</body>"),
        (b"<p>no body", b"<p>no body", b""),
        (b"", b"", b""),
        (b"\xff</body>", b"\xff", b"</body>"),
    ],
)
def test_the_script_stands_at_the_end_of_the_body(html: bytes, before: bytes, after: bytes) -> None:
    assert inject(html, "v1") == before + b'<script src="/-/reload.js" defer data-version="v1"></script>' + after


@given(st.binary())
def test_injecting_keeps_every_byte_of_the_page(html: bytes) -> None:
    assert inject(html, "v1").replace(inject(b"", "v1"), b"", 1) == html


def ask(port: int, path: str = "/", method: str = "GET") -> tuple[int, Message, bytes]:
    """The status, the headers and the body of the response to one request."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
    connection.request(method, path)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response.status, response.headers, body


def ask_raw(port: int, request: bytes) -> bytes:
    """All bytes of the response to the bytes of a request."""
    with socket.create_connection(("127.0.0.1", port), PATIENCE_SECONDS) as client:
        client.sendall(request)
        return b"".join(iter(lambda: client.recv(65536), b""))


def listen(port: int) -> BinaryIO:
    """The stream of events that the page at `/` waits for, after its headers."""
    version = re.findall(rb'data-version="(\w+)"', ask(port)[2])[0].decode()
    with socket.create_connection(("127.0.0.1", port), PATIENCE_SECONDS) as client:
        client.sendall(f"GET /-/events?{version} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        stream = client.makefile("rb")
    while stream.readline() != b"\r\n":
        pass
    return stream


def reloads(stream: Iterable[bytes]) -> bool:
    """Whether a stream of events says so before it ends."""
    return any(line == b"data: reload\n" for line in stream)


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path / "site/index.html", PAGE.format("home"))
    write(tmp_path / "site/404.html", PAGE.format("no such page"))
    write(tmp_path / "site/works/example/index.html", PAGE.format("نمونه"))
    write(tmp_path / "site/works/example/example.bib", "@misc{example}\n")
    write(tmp_path / "private.txt", "of the machine")
    return tmp_path / "site"


@pytest.fixture
def port(site: Path, said: list[str]) -> Iterator[int]:
    """The port of a server of the site."""
    with Server(site, 0, said.append) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


def test_a_page_is_served_with_its_media_type_and_is_not_kept_by_the_browser(port: int) -> None:
    status, headers, body = ask(port, "/works/example/")
    assert status == 200
    assert "نمونه" in body.decode()
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Content-Length"] == str(len(body))
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert not [name for name in headers if name.lower().startswith("access-control")]


def test_only_pages_get_the_script_and_the_files_on_disk_stay_as_they_are(port: int, site: Path) -> None:
    assert b"/-/reload.js" in ask(port)[2]
    assert (site / "index.html").read_text(encoding="utf-8") == PAGE.format("home")
    assert ask(port, "/works/example/example.bib?download")[2] == b"@misc{example}\n"


@pytest.mark.parametrize("path", ["/", "/works/example", "/missing", "/-/reload.js", "/-/events"])
def test_head_has_no_body(port: int, path: str) -> None:
    response = ask_raw(port, f"HEAD {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    assert response.startswith(b"HTTP/1.0 ")
    assert response.partition(b"\r\n\r\n")[2] == b""


def test_a_folder_is_redirected_to_its_page(port: int) -> None:
    status, headers, _ = ask(port, "/works/example")
    assert (status, headers["Location"]) == (301, "./example/")


@pytest.mark.parametrize("path", ["/works/", "/missing.txt"])
def test_a_missing_page_is_the_one_of_the_site(port: int, path: str) -> None:
    status, headers, body = ask(port, path)
    assert (status, headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert b"no such page" in body
    assert b"/-/reload.js" in body


def test_without_a_site_there_is_a_page_that_will_reload(port: int, site: Path) -> None:
    site.rename(site.with_name("previous"))
    status, headers, body = ask(port)
    assert (status, headers["Content-Type"]) == (404, "text/html")
    assert b"/-/reload.js" in body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "BREW"])
def test_other_methods_are_not_allowed(port: int, method: str) -> None:
    status, headers, _ = ask(port, method=method)
    assert (status, headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    ("request_head", "status"),
    [
        (b"GET / HTTP/1.1\r\nHost: localhost:1\r\n\r\n", 200),
        (b"GET / HTTP/1.1\r\nHost: example.org\r\n\r\n", 403),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://example.org\r\n\r\n", 403),
        (b"GET /-/events HTTP/1.1\r\nHost: localhost\r\nOrigin: null\r\n\r\n", 403),
        (b"GET /-/events HTTP/1.1\r\nHost: example.org\r\n\r\n", 403),
        (b"GET / HTTP/1.1\r\nHost: [::1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: \xff\xfe\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n", 400),
        (b"GET /../private.txt HTTP/1.1\r\nHost: localhost\r\n\r\n", 404),
        (b"GET /..%2fprivate.txt HTTP/1.1\r\nHost: localhost\r\n\r\n", 404),
        (b"GET //../private.txt HTTP/1.1\r\nHost: localhost\r\n\r\n", 404),
        (b"GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n", 404),
        (b"GET /\xff\xfe HTTP/1.1\r\nHost: localhost\r\n\r\n", 404),
        (b"GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 404),
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", 414),
    ],
    ids=range(16),
)
def test_a_raw_request_is_answered_and_the_server_goes_on(
    port: int, said: list[str], request_head: bytes, status: int
) -> None:
    response = ask_raw(port, request_head)
    assert response.split()[1] == str(status).encode()
    assert b"of the machine" not in response
    assert ask(port)[0] == 200
    assert said == []


def test_a_second_request_on_the_same_connection_is_not_read(port: int) -> None:
    first = b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\nContent-Length: 80\r\n\r\n"
    response = ask_raw(port, first + b"GET /works/example/example.bib HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert b"home" in response
    assert b"@misc" not in response


def test_a_fault_in_one_request_is_said_and_the_server_goes_on(
    port: int, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sitegen.serve, "inject", lambda *_: 1 / 0)
        assert ask(port)[0] == 500
    assert ask(port)[0] == 200
    assert len(said) == 1
    assert "ZeroDivisionError" in said[0]


def test_a_client_that_goes_away_is_not_worth_a_word(
    port: int, site: Path, said: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    (site / "large.pdf").write_bytes(bytes(20_000_000))
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", port), PATIENCE_SECONDS) as client:
            client.sendall(b"GET /large.pdf HTTP/1.1\r\nHost: localhost\r\n\r\n")
            client.recv(10)
    assert ask(port)[0] == 200
    assert said == []
    assert capfd.readouterr() == ("", "")


def test_the_output_may_be_replaced_as_a_folder(port: int, site: Path) -> None:
    replace(site)
    assert b"next" in ask(port)[2]


def replace(site: Path) -> None:
    """Put another folder in the place of the site."""
    write(site.with_name("next") / "index.html", PAGE.format("next"))
    site.rename(site.with_name(f"previous-{os.urandom(4).hex()}"))
    site.with_name("next").rename(site)


def test_the_script_listens_and_reloads(port: int) -> None:
    status, headers, body = ask(port, "/-/reload.js")
    assert (status, headers["Content-Type"]) == (200, "text/javascript")
    assert b"/-/events" in body
    assert b"location.reload()" in body


def test_a_page_of_an_earlier_server_is_told_to_reload_at_once(port: int) -> None:
    status, headers, body = ask(port, "/-/events?earlier")
    assert (status, headers["Content-Type"]) == (200, "text/event-stream")
    assert body.endswith(b"data: reload\n\n")


def test_a_page_that_waits_is_sent_comments(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitegen.serve, "HEARTBEAT_SECONDS", 0.01)
    with listen(port) as stream:
        assert [stream.readline() for _ in range(4)] == [b"retry: 500\n", b"\n", b": waiting\n", b"\n"]


def succeed() -> bool:
    """A rebuild that succeeds."""
    return True


def fail() -> bool:
    """A rebuild that fails."""
    return False


def interrupt() -> bool:
    """Ctrl-C in the midst of a rebuild."""
    raise KeyboardInterrupt


class Editor:
    """One who edits the content of a preview that runs in a thread; `rebuild` is what the preview calls."""

    def __init__(self, site: Path, content: Path) -> None:
        self.site, self.content = site, content
        self.rebuild: Callable[[], bool] = succeed
        self.built: SimpleQueue[bool] = SimpleQueue()
        self.said: SimpleQueue[str] = SimpleQueue()
        self.thread = Thread(target=self.serve, daemon=True)

    def serve(self) -> None:
        """Run the preview until an interrupt."""
        serve(self.site, [self.content, self.content / "missing"], self.build, port=0, announce=self.said.put)

    def build(self) -> bool:
        """Call `rebuild` and note that this was done."""
        self.built.put(True)
        return self.rebuild()

    def save(self, text: str) -> None:
        """Replace a file of the content."""
        write(self.content / "bibliography/works.bib", text)

    def save_until_built(self) -> None:
        """Save until a rebuild follows, for the watch begins a moment after the start."""
        for attempt in range(PATIENCE_SECONDS * 10):
            self.save(f"% {attempt}")
            try:
                self.built.get(timeout=0.1)
            except Empty:
                continue
            return
        raise AssertionError("no rebuild")


@pytest.fixture
def editor(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Editor]:
    monkeypatch.setattr(sitegen.serve, "HEARTBEAT_SECONDS", 100 * PATIENCE_SECONDS)  # no page learns of a change by it
    editor = Editor(site, tmp_path / "content")
    editor.save("")
    editor.thread.start()
    yield editor
    editor.rebuild = interrupt
    editor.save_until_built()
    editor.thread.join(PATIENCE_SECONDS)
    assert not editor.thread.is_alive()
    assert not [thread.name for thread in enumerate_threads() if "serve_forever" in thread.name]


@pytest.fixture
def edited(editor: Editor) -> int:
    """The port of the preview, once it watches."""
    port = int(editor.said.get(timeout=PATIENCE_SECONDS).partition("127.0.0.1:")[2].partition("/")[0])
    editor.save_until_built()
    return port


def test_a_change_is_built_and_the_open_page_reloads(editor: Editor, edited: int) -> None:
    def rebuild() -> bool:
        write(editor.site / "index.html", PAGE.format("new home"))
        return True

    editor.rebuild = rebuild
    for number in range(3):
        with listen(edited) as stream:
            editor.save(f"@misc{{new, volume = {number}}}")
            assert reloads(stream)
    assert b"new home" in ask(edited)[2]


def test_a_failed_rebuild_reloads_nothing_and_the_preview_goes_on(editor: Editor, edited: int) -> None:
    with listen(edited) as stream:  # the version of the page may still change until here
        editor.save("whole")
        assert reloads(stream)
    editor.rebuild = fail
    editor.save_until_built()
    before = ask(edited)[2]
    editor.save_until_built()
    assert ask(edited)[2] == before
    editor.rebuild = succeed
    with listen(edited) as stream:
        editor.save("repaired")
        assert reloads(stream)


def test_a_rebuild_that_fails_after_it_replaced_the_output_reloads(editor: Editor, edited: int) -> None:
    def rebuild() -> bool:
        replace(editor.site)
        return False

    editor.rebuild = rebuild
    with listen(edited) as stream:
        editor.save("changed")
        assert reloads(stream)
    assert b"next" in ask(edited)[2]


def test_drafts_and_the_output_are_no_content(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = ["works.bib", "site-old/a.md", "site/index.html", ".git/index", "works.bib~", ".works.bib.swp"]
    seen: list[str] = []

    def watch(folder: Path, watch_filter: Callable[[Change, str], bool], **_: int) -> Iterable[set[str]]:
        seen.extend(path for path in paths if watch_filter(Change.modified, str(folder / path)))
        return []

    monkeypatch.setattr(sitegen.serve, "watch", watch)
    serve(site, [site.parent], succeed, port=0, announce=print)
    assert seen == paths[:2]


def test_a_taken_port_is_said_in_a_sentence(site: Path, said: list[str]) -> None:
    with Server(site, 0, said.append) as server:
        port = server.server_address[1]
        with pytest.raises(AddressUnavailableError, match=rf"127\.0\.0\.1:{port} .*another port"):
            serve(site, [], succeed, port=port, announce=said.append)
    assert said == []


def test_a_port_that_is_none_is_said_in_a_sentence(site: Path, said: list[str]) -> None:
    with pytest.raises(AddressUnavailableError, match=r"127\.0\.0\.1:70000 .*another port"):
        serve(site, [], succeed, port=70_000, announce=said.append)


PREVIEW = """
from pathlib import Path
from sitegen.serve import serve
serve(Path("site"), [Path()], lambda: True, port=0, announce=lambda text: print(text, flush=True))
print("ended", flush=True)
"""


def start(program: str, folder: Path) -> subprocess.Popen[str]:
    """A Python program in a process of its own, with this package."""
    environment = {**os.environ, "PYTHONPATH": str(Path(sitegen.serve.__file__).parents[1])}
    command: Sequence[str] = [sys.executable, "-c", program]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=pipe, stderr=pipe, text=True)


def test_an_interrupt_ends_the_preview_in_silence(site: Path) -> None:
    with start(PREVIEW, site.parent) as preview:
        assert preview.stdout
        port = int(preview.stdout.readline().partition("127.0.0.1:")[2].partition("/")[0])
        with listen(port) as stream:
            preview.send_signal(signal.SIGINT)
            output, errors = preview.communicate(timeout=PATIENCE_SECONDS)
            assert not reloads(stream)
    assert (output, errors, preview.returncode) == ("ended\n", "", 0)
