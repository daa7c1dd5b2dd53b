"""The preview of a finished site on this machine: every open page reloads after a rebuild."""

import os
import re
import secrets
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from email.message import Message
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingTCPServer
from threading import Condition, Thread
from typing import Any
from urllib.parse import quote, unquote_to_bytes

from msgspec import Struct
from watchfiles import DefaultFilter, watch

from sitegen.media_types import media_type

Announce = Callable[[str], None]

HOST = "127.0.0.1"
ALLOWED_HOSTS = frozenset({"localhost", HOST, "[::1]"})
HOST_HEADER = re.compile(r"([a-z0-9._-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?", re.ASCII | re.IGNORECASE)
HEARTBEAT_SECONDS = 5.0
LONGEST_PATH = 4096
# A hidden page holds no connection (browsers allow six a host); it asks again when it is shown.
RELOAD_JS = b"""{
  let events, version = document.currentScript.dataset.version;
  const listen = () => {
    events?.close();
    if (document.hidden) return;
    events = new EventSource(`/-/events?${version}`);
    events.onmessage = () => { events.close(); location.reload(); };
  };
  document.addEventListener("visibilitychange", listen);
  listen();
}
"""


class AddressUnavailableError(Exception):
    """The preview cannot listen at its address; the message is a sentence for the editor of the content."""


class Redirect(Struct, frozen=True):
    """The address of a page, relative to the one asked for."""

    location: str


def allowed_host(header: str) -> bool:
    """Whether a Host header names this machine, which no name of a foreign site does (DNS rebinding)."""
    match = HOST_HEADER.fullmatch(header)
    return match is not None and match[1].lower() in ALLOWED_HOSTS


def refusal(method: str, headers: Message) -> HTTPStatus | None:
    """Why a request is not answered: malformed, from elsewhere, or with another method; None for a welcome one."""
    hosts = headers.get_all("Host", [])
    if len(hosts) != 1 or not HOST_HEADER.fullmatch(hosts[0]):
        return HTTPStatus.BAD_REQUEST
    if not allowed_host(hosts[0]) or headers.get_all("Origin", []) not in ([], ["http://" + hosts[0]]):
        return HTTPStatus.FORBIDDEN
    return None if method in {"GET", "HEAD"} else HTTPStatus.METHOD_NOT_ALLOWED


def resolve(output: Path, url_path: str) -> Path | Redirect | None:
    """The file of the site at a percent-encoded URL path, where its folder is if the `/` is missing, or None.

    The file is inside `output` with every symbolic link followed; a folder stands for its `index.html`.
    """
    try:
        segments, root = _segments(url_path), output.resolve()
        target = root.joinpath(*segments).resolve()
        is_file = segments[-1:] != [""] and target.is_file()
        found = target if is_file else (target / "index.html").resolve()
        if not segments or not found.is_relative_to(root) or not found.is_file():
            return None
    except (OSError, RuntimeError, UnicodeError):  # a name too long, a loop of links, no UTF-8
        return None
    return found if is_file or not segments[-1] else Redirect(f"./{quote(segments[-1], safe='')}/")


def _segments(url_path: str) -> list[str]:
    """The decoded segments of a URL path, the last one empty after a final `/`; none if it is no address in a site."""
    first, *segments = [unquote_to_bytes(segment).decode() for segment in url_path.split("/")]
    is_illegal = any(segment in {".", ".."} or re.search(r"[/\\\0]", segment) for segment in segments)
    is_address = not first and all(segments[:-1]) and len(url_path) <= LONGEST_PATH
    return segments if is_address and not is_illegal else []


def inject(html: bytes, version: str) -> bytes:
    """The page with the script that reloads it once the site is no longer at `version`."""
    script = f'<script src="/-/reload.js" defer data-version="{version}"></script>'.encode()
    end = html.lower().rfind(b"</body>")
    return html[:end] + script + html[end:] if end >= 0 else html + script


class Server(ThreadingTCPServer):  # `HTTPServer` would look up the host's name, which takes seconds on some machines
    """The listening socket; every start and every rebuild has its own `version`. Raises AddressUnavailableError."""

    allow_reuse_address = os.name != "nt"  # Windows would let two servers have one port
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, output: Path, port: int, announce: Announce) -> None:
        self.output, self.announce = output, announce
        self.version, self._renewed = secrets.token_hex(8), Condition()
        try:
            super().__init__((HOST, port), Handler)
        except (OSError, OverflowError) as reason:
            words = f"Cannot listen on {HOST}:{port} ({getattr(reason, 'strerror', reason)}). Choose another port."
            raise AddressUnavailableError(words) from reason

    def renew(self) -> None:
        """Take a new version and tell the open pages."""
        with self._renewed:
            self.version = secrets.token_hex(8)
            self._renewed.notify_all()

    def is_renewed(self, version: str) -> bool:
        """Whether the version is another one, or becomes another one until the next heartbeat."""
        with self._renewed:
            return self._renewed.wait_for(lambda: self.version != version, HEARTBEAT_SECONDS)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Answer 500 and go on; a client that went away is not worth a word."""
        reason = sys.exc_info()[1]
        if not isinstance(reason, ConnectionError | TimeoutError):
            self.announce(f"The request from {client_address} failed: {reason!r}")
            with suppress(OSError):
                request.sendall(b"HTTP/1.0 500 Internal Server Error\r\nContent-Type: text/plain\r\n\r\nThis failed.\n")


class Handler(BaseHTTPRequestHandler):
    """One request on one connection (HTTP/1.0), so that nothing is left to be read as a second request."""

    server: Server
    timeout = 30

    def parse_request(self) -> bool:
        """Whether the request is well-formed and welcome; otherwise it has been answered."""
        if not super().parse_request():
            return False
        status = refusal(self.command, self.headers)
        if status:
            self.send_error(status)
        return status is None

    def do_GET(self) -> None:
        """Answer with a file, or with the events that a page waits for."""
        url_path, _, query = self.path.encode("latin-1").decode("utf-8", "replace").partition("?")
        if url_path == "/-/events" and self.command == "GET":
            self._stream(query)
        elif url_path == "/-/reload.js":
            self._send(HTTPStatus.OK, "text/javascript", RELOAD_JS)
        else:
            self._send_page(url_path)

    def do_HEAD(self) -> None:
        """Answer as to GET, without a body."""
        self.do_GET()

    def end_headers(self) -> None:
        """End the headers with those that every response has."""
        self.send_header("Allow", "GET, HEAD")
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, *_: Any, **__: Any) -> None:
        """Say nothing about single requests."""

    def _send_page(self, url_path: str) -> None:
        output, version = self.server.output, self.server.version
        found = resolve(output, url_path)
        if isinstance(found, Redirect):
            self._send(HTTPStatus.MOVED_PERMANENTLY, "text/html", location=found.location)
            return
        path = found or resolve(output, "/404.html")
        kind, body = (
            (media_type(path.name), path.read_bytes()) if isinstance(path, Path) else ("text/html", b"Not found")
        )
        is_page = kind.startswith("text/html")
        self._send(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND, kind, inject(body, version) if is_page else body)

    def _send(self, status: HTTPStatus, kind: str, body: bytes = b"", *, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def _stream(self, version: str) -> None:
        # https://html.spec.whatwg.org/multipage/server-sent-events.html
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.write(b"retry: 500\n\n")
        while not self.server.is_renewed(version):
            self.wfile.write(b": waiting\n\n")
        self.wfile.write(b"data: reload\n\n")


def _identity(folder: Path) -> int:
    """A number that changes when another folder takes the place of this one."""
    return folder.stat().st_ino if folder.exists() else 0


def serve(
    output: Path, watched: Sequence[Path], rebuild: Callable[[], bool], *, port: int = 8000, announce: Announce
) -> None:
    """Serve the site in `output` until Ctrl-C; after a change in the folders `watched`, rebuild and reload open pages.

    `rebuild` says whether it succeeded; it may replace `output` as a folder, and what it raises ends the preview.
    `port` 0 takes any free one. Raises AddressUnavailableError.
    """
    is_content = DefaultFilter(ignore_paths=[f"{output.absolute()}{os.sep}"])
    folders = [path.absolute() for path in watched if path.exists()]
    with suppress(KeyboardInterrupt), ExitStack() as stack:
        server = stack.enter_context(Server(output, port, announce))
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        stack.callback(server.shutdown)
        announce(f"The site is at http://{HOST}:{server.server_address[1]}/ (Ctrl-C ends the preview)")
        for _ in watch(*folders, watch_filter=is_content, debounce=50, step=10):
            before = _identity(output)
            if rebuild() or _identity(output) != before:
                server.renew()
