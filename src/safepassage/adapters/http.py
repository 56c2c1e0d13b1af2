"""The one door out: calls to one named host, with a time-out and a limit to what comes back."""

import http.client
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socket import SHUT_RDWR
from urllib.parse import SplitResult, urlsplit

from safepassage.records._base import Record

ANSWER_LIMIT = 10_000_000


class Unreachable(Exception):  # noqa: N818 - a state, told as one
    """The other side did not answer properly; nothing is known about the effect of the call."""


class TookTooLong(Unreachable):
    """The time was over before the answer was there."""


class Reply(Record, frozen=True):
    """What the other side said."""

    status: int
    body: bytes


class Tls(Record, frozen=True):
    """The files of a TLS connection: whom we trust, and who we are where the host asks for it."""

    authorities: Path | None = None
    certificate: Path | None = None
    key: Path | None = None

    def context(self) -> ssl.SSLContext:
        """Return the settings of TLS 1.2 or later; raises ``OSError`` and ``ssl.SSLError``."""
        made = ssl.create_default_context(cafile=self.authorities)
        made.minimum_version = ssl.TLSVersion.TLSv1_2
        if self.certificate:
            made.load_cert_chain(self.certificate, self.key)
        return made


class HttpClient:
    """Calls one address with one credential, over a connection that is kept; not for threads.

    ``seconds`` is how long the host may be silent, also while it is connected to unless
    ``connect_seconds`` are given; ``in_all`` how long a call may take, its connection and a
    trickle of bytes included.
    """

    def __init__(
        self,
        address: str,
        *,
        token: str = "",
        seconds: float = 30.0,
        connect_seconds: float | None = None,
        in_all: float | None = None,
        limit: int | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError(f"'{address}' is no http address")
        self._seconds = seconds
        self._connection = _connection(
            parts, seconds if connect_seconds is None else connect_seconds, tls
        )
        self._base = parts.path.rstrip("/")
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._in_all = in_all
        self._limit = limit

    def get(self, path: str) -> Reply:
        """Ask for ``path``; raises ``Unreachable``."""
        return self._call("GET", path, None, {})

    def post(self, path: str, body: bytes = b"", content_type: str = "text/plain") -> Reply:
        """Send ``body`` to ``path``; raises ``Unreachable``."""
        return self._call("POST", path, body, {"Content-Type": content_type})

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

    def _call(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Reply:
        with self._in_time() as over:
            try:
                self._connect(over)
                return self._once(method, path, body, headers)
            except (http.client.HTTPException, OSError) as error:
                self.close()
                late = over.is_set() or isinstance(error, TimeoutError)
                state = TookTooLong if late else Unreachable
                raise state(f"{method} {path}: {type(error).__name__}") from error

    def _connect(self, over: threading.Event) -> None:
        """Connect, if need be; what was cut while there was nothing to cut ends here."""
        if self._connection.sock is None:
            self._open()
        if over.is_set():
            raise TimeoutError

    def _open(self) -> None:
        self._connection.connect()
        self._connection.sock.settimeout(self._seconds)

    def _once(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Reply:
        limit = ANSWER_LIMIT if self._limit is None else self._limit
        self._connection.request(method, self._base + path, body, {**self._headers, **headers})
        response = self._connection.getresponse()
        content = response.read(limit + 1)
        if len(content) > limit:
            raise http.client.HTTPException("the answer is too large")
        if response.length:
            raise http.client.IncompleteRead(content, response.length)
        return Reply(status=response.status, body=content)

    @contextmanager
    def _in_time(self) -> Iterator[threading.Event]:
        """Cut the connection when the call has taken too long; the event says that it was cut."""
        over = threading.Event()
        if self._in_all is None:
            yield over
            return
        timer = threading.Timer(self._in_all, self._cut, (over,))
        timer.daemon = True
        timer.start()
        try:
            yield over
        finally:
            timer.cancel()

    def _cut(self, over: threading.Event) -> None:
        over.set()
        socket = self._connection.sock
        if socket is not None:
            with suppress(OSError):
                socket.shutdown(SHUT_RDWR)


def _connection(
    parts: SplitResult, seconds: float, tls: ssl.SSLContext | None
) -> http.client.HTTPConnection:
    if parts.scheme == "https":
        return http.client.HTTPSConnection(
            str(parts.hostname), parts.port, timeout=seconds, context=tls
        )
    return http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=seconds)
