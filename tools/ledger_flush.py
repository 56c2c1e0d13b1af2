"""A pytest plugin: lets Django empty the test database although the ledger refuses it.

Tests with real transactions end with a flush of all tables, which the ledger's triggers
refuse, as they must.  The flush of a *test* database therefore takes the triggers away and
sets them again, in its own transaction.  PostgreSQL, to which truncating many tables costs more
than most tests do, empties those that hold something, without any trigger while it does.
"""

from collections.abc import Iterator

import pytest
from django.core.management.color import Style
from django.db.backends.base.base import BaseDatabaseWrapper

WITHOUT_TRIGGERS = "SET LOCAL session_replication_role = replica"
OF_NO_MODEL = ("audit_pending",)


def _emptying(connection: BaseDatabaseWrapper) -> list[str]:
    """Statements that empty every table that holds anything."""
    names = [*connection.introspection.django_table_names(), *OF_NO_MODEL]
    quoted = map(connection.ops.quote_name, names)
    wanted = (f"SELECT 'DELETE FROM {one}' WHERE EXISTS (SELECT 1 FROM {one})" for one in quoted)  # noqa: S608 - names of our tables
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(wanted))
        return [WITHOUT_TRIGGERS, *(statement for (statement,) in cursor.fetchall())]


@pytest.fixture(autouse=True, scope="session")
def _flush_lifts_the_ledgers_triggers() -> Iterator[None]:
    from django.core.management.commands import flush  # noqa: PLC0415 - after the settings

    from safepassage.apps.audit import triggers  # noqa: PLC0415 - after the settings

    plain = flush.sql_flush  # type: ignore[attr-defined]  # imported there by name

    def lifted(style: Style, connection: BaseDatabaseWrapper, **options: bool) -> list[str]:
        vendor = connection.vendor
        if vendor == "postgresql":
            return _emptying(connection)
        statements = plain(style, connection, **options)
        return [
            *triggers.statements_to_remove(vendor),
            *statements,
            *triggers.statements_to_install(vendor),
        ]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush, "sql_flush", lifted)
        yield
