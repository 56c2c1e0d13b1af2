"""The one door out: calls to one named host, with a time-out and a limit to what comes back."""

import http.client
from urllib.parse import urlsplit

from safepassage.records._base import Record

ANSWER_LIMIT = 10_000_000


class Unreachable(Exception):  # noqa: N818 - a state, told as one
    """The other side did not answer properly; nothing is known about the effect of the call."""


class Reply(Record, frozen=True):
    """What the other side said."""

    status: int
    body: bytes


class HttpClient:
    """Calls one address with one credential, over a connection that is kept; not for threads."""

    def __init__(self, address: str, *, token: str = "", seconds: float = 30.0) -> None:
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError(f"'{address}' is no http address")
        kind = (
            http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        )
        self._connection = kind(parts.hostname, parts.port, timeout=seconds)
        self._base = parts.path.rstrip("/")
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}

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
        try:
            return self._once(method, path, body, headers)
        except (http.client.HTTPException, OSError) as error:
            self.close()
            raise Unreachable(f"{method} {path}: {type(error).__name__}") from error

    def _once(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Reply:
        self._connection.request(method, self._base + path, body, {**self._headers, **headers})
        response = self._connection.getresponse()
        content = response.read(ANSWER_LIMIT + 1)
        if len(content) > ANSWER_LIMIT:
            raise http.client.HTTPException("the answer is too large")
        return Reply(status=response.status, body=content)
