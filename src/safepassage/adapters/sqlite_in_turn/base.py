"""Django's SQLite backend with the queue of writers before each transaction."""

from pathlib import Path

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from safepassage.adapters.sqlite_in_turn.queue import WritersQueue, queue_of


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that begins a transaction when it is its turn, and then need not wait.

    A statement outside a transaction does not queue: SQLite makes it wait as it always did.
    """

    _turn: WritersQueue | None = None

    def _start_transaction_under_autocommit(self) -> None:
        self._enter()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc] # not in stubs
        finally:
            if not self.connection.in_transaction:
                self._leave()

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc] # not in stubs
        self._leave()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc] # not in stubs
        finally:
            self._leave()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc] # not in stubs
        finally:
            self._leave()

    def _enter(self) -> None:
        if self.is_in_memory_db():
            return
        queue = queue_of(Path(self.settings_dict["NAME"]))
        if not queue.enter(self.settings_dict["OPTIONS"]["timeout"]):
            msg = "database is locked by another thread of this process"
            raise OperationalError(msg)
        self._turn = queue

    def _leave(self) -> None:
        if self._turn:
            self._turn.leave()
            self._turn = None
