"""The one door out: what it sends, and that silence, nonsense and floods are one clear error."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from safepassage.adapters import http
from safepassage.adapters.http import HttpClient, Unreachable


class Echo(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path.endswith("/cut-short"):
            self.send_response(200)
            self.send_header("Content-Length", "100")
            self.end_headers()
            self.wfile.write(b"half")
            self.close_connection = True
            return
        self._answer(200, self.headers.get("Authorization", "").encode() + self.path.encode())

    def do_POST(self) -> None:
        self._answer(202, self.rfile.read(int(self.headers["Content-Length"])))

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Echo) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}/base/"
        server.shutdown()


def test_it_sends_its_credential_and_the_bytes(address: str) -> None:
    client = HttpClient(address, token="abc")
    assert client.get("/answers") == http.Reply(status=200, body=b"Bearer abc/base/answers")
    assert client.post("/messages", b"\x00raw").body == b"\x00raw"
    client.close()


def test_too_much_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "ANSWER_LIMIT", 3)
    with pytest.raises(Unreachable, match="POST /x"):
        HttpClient(address).post("/x", b"four")


def test_half_an_answer_is_none(address: str) -> None:
    with pytest.raises(Unreachable, match="IncompleteRead"):
        HttpClient(address).get("/cut-short")


def test_nobody_there_is_said() -> None:
    with pytest.raises(Unreachable, match="ConnectionRefusedError"):
        HttpClient("http://127.0.0.1:1").get("/")


@pytest.mark.parametrize("wrong", ["ftp://example.test", "file:///etc/passwd", "localhost"])
def test_only_http_is_spoken(wrong: str) -> None:
    with pytest.raises(ValueError, match="no http address"):
        HttpClient(wrong)
