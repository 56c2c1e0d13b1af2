"""A register that is asked over HTTP in the platform's JSON profile."""

import logging
import ssl
from http import HTTPStatus
from queue import Empty, LifoQueue

from safepassage.adapters.http import HttpClient, Reply, TookTooLong, Unreachable
from safepassage.formats import registers as profile
from safepassage.formats.registers import BadAnswerError
from safepassage.records.register import (
    RegisterAnswer,
    RegisterQuestion,
    Unchecked,
    not_checked,
)

log = logging.getLogger(__name__)
BUSY = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS})


class HttpRegister:
    """Posts each question to ``address``; connections are kept and given from thread to thread."""

    def __init__(
        self,
        address: str,
        *,
        seconds: float,
        connect_seconds: float,
        token: str = "",
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._address = address
        self._token = token
        self._tls = tls
        self._seconds = seconds
        self._connect_seconds = min(connect_seconds, seconds)
        self._free: LifoQueue[HttpClient] = LifoQueue()
        self._client()  # an address that is none is refused now

    def ready(self) -> bool:
        """It does not rest by itself (see ``breaker``)."""
        return True

    def ask(self, question: RegisterQuestion) -> RegisterAnswer:
        """Post the question and read the answer."""
        try:
            reply = self._posted(profile.write(question))
        except TookTooLong:
            return not_checked(Unchecked.TIMED_OUT)
        except Unreachable:
            return not_checked(Unchecked.UNREACHABLE)
        return _understood(reply, question)

    def close(self) -> None:
        """End the connections that nobody uses."""
        while True:
            try:
                self._free.get_nowait().close()
            except Empty:
                return

    def _posted(self, body: bytes) -> Reply:
        """By a connection that was kept; a host may have ended it meanwhile, so once more anew."""
        try:
            kept = self._free.get_nowait()
        except Empty:
            return self._post(self._client(), body)
        try:
            return self._post(kept, body)
        except TookTooLong:
            raise
        except Unreachable:
            return self._post(self._client(), body)

    def _post(self, client: HttpClient, body: bytes) -> Reply:
        reply = client.post("", body, profile.MEDIA_TYPE)
        self._free.put(client)
        return reply

    def _client(self) -> HttpClient:
        return HttpClient(
            self._address,
            token=self._token,
            seconds=self._seconds,
            connect_seconds=self._connect_seconds,
            in_all=self._seconds,
            limit=profile.ANSWER_LIMIT,
            tls=self._tls,
        )


def _understood(reply: Reply, question: RegisterQuestion) -> RegisterAnswer:
    if reply.status == HTTPStatus.OK:
        try:
            return profile.read(reply.body, question)
        except BadAnswerError:
            log.warning("the answer to question %s is not of the profile", question.id)
            return not_checked(Unchecked.BAD_ANSWER)
    if reply.status in BUSY or reply.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return not_checked(Unchecked.UNREACHABLE)
    if reply.status >= HTTPStatus.BAD_REQUEST:
        return not_checked(Unchecked.REFUSED)
    return not_checked(Unchecked.BAD_ANSWER)
