"""A register's own side of the JSON profile, for tests: it knows one document, and misbehaves."""

import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address
from pathlib import Path
from time import sleep

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

LOCAL = IPv4Address("127.0.0.1")
KNOWN = "XK0098231"
TOKEN = "a-token-of-the-register"  # noqa: S105 - of a register in the box
Misbehave = Callable[["Handler"], None]


def hit_or_not(handler: "Handler") -> None:
    """Answer as the profile says."""
    asked = handler.asked
    known = KNOWN in asked["values"].values()
    more = {"reference": "R-1", "reason": "stolen", "matched": ["document.number"]}
    body = {"question": asked["question"], "result": "hit" if known else "no_hit"}
    handler.say(200, json.dumps(body | (more if known else {})).encode())


def trickle(handler: "Handler") -> None:
    """Send a byte now and then, so that no single wait is ever too long."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        sleep(0.05)


def says(status: int, body: bytes = b"{}") -> Misbehave:
    """Always answer with this."""
    return lambda handler: handler.say(status, body)


def sleeps(seconds: float) -> Misbehave:
    """Answer late."""

    def late(handler: "Handler") -> None:
        sleep(seconds)
        hit_or_not(handler)

    return late


def hangs_up(handler: "Handler") -> None:
    """End the connection without a word."""
    handler.close_connection = True


class Handler(BaseHTTPRequestHandler):
    """Reads a question and does what its server says."""

    protocol_version = "HTTP/1.1"
    server: "Server"

    def do_POST(self) -> None:
        """Take a question."""
        self.asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.headers.append(dict(self.headers))
        try:
            self.server.behave(self)
        except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
            self.close_connection = True

    def say(self, status: int, body: bytes) -> None:
        """Answer."""
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A register on this machine; ``behave`` can be changed by a test."""

    daemon_threads = True
    behave: Misbehave = staticmethod(hit_or_not)

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.headers: list[dict[str, str]] = []
        self.scheme = "http"

    @property
    def address(self) -> str:
        """Where it is asked."""
        return f"{self.scheme}://127.0.0.1:{self.server_port}/v1/ask"

    def handle_error(self, *_: object) -> None:
        """Whom it does not know it leaves without a word."""


@contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """Run a register until the test is over."""
    with Server() as server:
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
            server.scheme = "https"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """A certificate for this machine that signs itself, and its key, as files."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(LOCAL)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, private = folder / f"{name}.pem", folder / f"{name}.key"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return public, private
