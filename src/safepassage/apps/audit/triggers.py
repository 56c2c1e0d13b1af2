"""Append-only, said by the database itself: the same rules for SQLite and PostgreSQL.

A rule is a refusal that no code path of the platform can lift; the conditions use the
database's own clock.  What row triggers do not see is refused too: ``TRUNCATE`` on
PostgreSQL, and on SQLite ``REPLACE``, which deletes the row it collides with unasked.

On PostgreSQL ids may be committed out of order, so a trigger also notes each entry in
``audit_pending`` until it is sealed; on SQLite, with one writer, the order of ids is enough.
"""

from collections.abc import Iterator
from typing import NamedTuple

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


class _Refusal(NamedTuple):
    table: str
    verb: str
    reason: str
    unless: str = "FALSE"
    """The row condition under which the change is lawful; ``{now}`` is the database's clock."""

    @property
    def name(self) -> str:
        return f"{self.table}_{self.verb.lower()}"


_ENDED = "OLD.expires_at < {now} AND EXISTS (SELECT 1 FROM audit_seal WHERE entry = OLD.id)"
_SEALED = "EXISTS (SELECT 1 FROM audit_seal WHERE entry = OLD.entry)"
_REFUSALS = (
    _Refusal("audit_entry", "UPDATE", "ledger entries are never changed"),
    _Refusal("audit_entry", "DELETE", "ledger entries leave sealed and after their period", _ENDED),
    _Refusal("audit_seal", "UPDATE", "seals are never changed"),
    _Refusal("audit_seal", "DELETE", "seals are never deleted"),
    _Refusal("audit_head", "UPDATE", "heads are never changed"),
    _Refusal("audit_head", "DELETE", "heads are never deleted"),
)
_PENDING_REFUSALS = (
    _Refusal("audit_pending", "UPDATE", "waiting entries are never changed"),
    _Refusal("audit_pending", "DELETE", "an entry waits until it is sealed", _SEALED),
)
_COLLISIONS = {
    "audit_entry": "id = NEW.id",
    "audit_seal": "number = NEW.number OR entry = NEW.entry",
    "audit_head": "id = NEW.id",
}
_TABLES = (*_COLLISIONS, "audit_pending")


def statements_to_install(vendor: str) -> list[str]:
    """Return the statements that set all rules, for ``"sqlite"`` or ``"postgresql"``."""
    return list(_postgres_rules() if vendor == "postgresql" else _sqlite_rules())


def statements_to_remove(vendor: str) -> list[str]:
    """Return the statements that take all rules away."""
    return list(_postgres_removal() if vendor == "postgresql" else _sqlite_removal())


def install(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:  # noqa: ARG001 - Django's form
    """Set the rules; a migration step."""
    _run(editor, statements_to_install(editor.connection.vendor))


def remove(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:  # noqa: ARG001 - Django's form
    """Take the rules away; the reverse of the step."""
    _run(editor, statements_to_remove(editor.connection.vendor))


def _run(editor: BaseDatabaseSchemaEditor, statements: list[str]) -> None:
    for statement in statements:
        editor.execute(statement, params=None)


def _sqlite_rules() -> Iterator[str]:
    now = "strftime('%Y-%m-%d %H:%M:%f', 'now')"
    for rule in _REFUSALS:
        lawful = rule.unless.format(now=now)
        yield _sqlite_trigger(rule.name, rule.verb, rule.table, f"NOT ({lawful})", rule.reason)
    for table, collision in _COLLISIONS.items():
        exists = f"EXISTS (SELECT 1 FROM {table} WHERE {collision})"  # noqa: S608 - constants
        reason = "the ledger is never overwritten"
        yield _sqlite_trigger(f"{table}_replace", "INSERT", table, exists, reason)


def _sqlite_trigger(name: str, verb: str, table: str, when: str, reason: str) -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {verb} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{reason}'); END"
    )


def _sqlite_removal() -> Iterator[str]:
    names = [rule.name for rule in _REFUSALS] + [f"{table}_replace" for table in _COLLISIONS]
    return (f"DROP TRIGGER {name}" for name in names)


def _postgres_rules() -> Iterator[str]:
    yield "CREATE TABLE audit_pending (entry bigint PRIMARY KEY)"
    fill = "INSERT INTO audit_pending (entry) VALUES (NEW.id); RETURN NULL;"
    yield from _postgres_trigger("audit_entry_fill", "AFTER INSERT ON audit_entry", "ROW", fill)
    for rule in _REFUSALS + _PENDING_REFUSALS:
        when = f"BEFORE {rule.verb} ON {rule.table}"
        yield from _postgres_trigger(rule.name, when, "ROW", _postgres_body(rule))
    for table in _TABLES:
        body = _raise("the ledger is never truncated")
        when = f"BEFORE TRUNCATE ON {table}"
        yield from _postgres_trigger(f"{table}_truncate", when, "STATEMENT", body)


def _postgres_body(rule: _Refusal) -> str:
    lawful = rule.unless.format(now="clock_timestamp()")
    row = "OLD" if rule.verb == "DELETE" else "NEW"
    return f"IF NOT ({lawful}) THEN {_raise(rule.reason)} END IF; RETURN {row};"


def _postgres_trigger(name: str, when: str, each: str, body: str) -> Iterator[str]:
    yield f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$"
    yield f"CREATE TRIGGER {name} {when} FOR EACH {each} EXECUTE FUNCTION {name}()"


def _raise(reason: str) -> str:
    return f"RAISE EXCEPTION '{reason}' USING ERRCODE = 'integrity_constraint_violation';"


def _postgres_removal() -> Iterator[str]:
    yield "DROP TABLE audit_pending"
    names = [rule.name for rule in _REFUSALS + _PENDING_REFUSALS]
    names += ["audit_entry_fill", *(f"{table}_truncate" for table in _TABLES)]
    yield from (f"DROP FUNCTION {name}() CASCADE" for name in names)
