"""When what was written reaches the disk, and what numbers it: where SQLite is not PostgreSQL."""

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model


def flush_later() -> None:
    """Let this thread's commits reach the disk together with the next durable one.

    For effects of messages and retention only: after a loss of power the message itself is
    still in the spool, and its effects are made again; what retention ended is ended again.
    Receiving and deciding stay durable at each commit. Inside a transaction nothing changes:
    SQLite refuses it.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=NORMAL")


def number_on(model: type[Model]) -> None:
    """Let the next row be numbered behind the last one, whose number was given by hand.

    SQLite does it by itself.
    """
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(statement)


def checkpoint() -> None:
    """Bring SQLite's log into its file without holding up any writer; elsewhere do nothing.

    Asked every second by the clock, so that no carrier waits for it, and by retention as it
    goes on; writers do it themselves only when the log has grown to ``wal_autocheckpoint``
    pages. Inside a transaction it is not done.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
