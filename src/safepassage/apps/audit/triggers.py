"""Append-only, said by the database itself: the same rules for SQLite and PostgreSQL.

A rule is a refusal that no code path of the platform can lift; the conditions use the
database's own clock.  ``TRUNCATE``, which row triggers do not see, is refused on PostgreSQL.
"""

from collections.abc import Iterator
from typing import NamedTuple

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_FILL = "INSERT INTO audit_pending (entry) VALUES (NEW.id)"
_SQLITE_NOW = "strftime('%Y-%m-%d %H:%M:%f', 'now')"


class _Refusal(NamedTuple):
    table: str
    verb: str
    reason: str
    unless: str = "FALSE"
    """Row condition (PostgreSQL text; ``{now}`` is the clock) under which the change is lawful."""


_SEALED_ENTRY = "EXISTS (SELECT 1 FROM audit_seal WHERE entry = OLD.id)"
_SEALED_PENDING = "EXISTS (SELECT 1 FROM audit_seal WHERE entry = OLD.entry)"
REFUSALS = (
    _Refusal("audit_entry", "UPDATE", "ledger entries are never changed"),
    _Refusal(
        "audit_entry",
        "DELETE",
        "ledger entries leave only sealed and after their period",
        f"OLD.expires_at < {{now}} AND {_SEALED_ENTRY}",
    ),
    _Refusal("audit_pending", "UPDATE", "waiting entries are never changed"),
    _Refusal("audit_pending", "DELETE", "an entry waits until its seal", _SEALED_PENDING),
    _Refusal("audit_seal", "UPDATE", "seals are never changed"),
    _Refusal("audit_seal", "DELETE", "seals are never deleted"),
    _Refusal("audit_head", "UPDATE", "heads are never changed"),
    _Refusal("audit_head", "DELETE", "heads are never deleted"),
)
# SQLite's REPLACE deletes the row it collides with without asking the triggers above.
_COLLISIONS = {
    "audit_entry": "id = NEW.id",
    "audit_seal": "number = NEW.number OR entry = NEW.entry",
    "audit_head": "id = NEW.id",
}
TABLES = ("audit_entry", "audit_pending", "audit_seal", "audit_head")


def statements_to_install(vendor: str) -> list[str]:
    """The statements that set all rules, for ``"sqlite"`` or ``"postgresql"``."""
    return list(_postgres_rules() if vendor == "postgresql" else _sqlite_rules())


def statements_to_remove(vendor: str) -> list[str]:
    """The statements that take all rules away (to undo the migration)."""
    rules = [(f"{rule.table}_{rule.verb.lower()}", rule.table) for rule in REFUSALS]
    rules.append(("audit_entry_fill", "audit_entry"))
    if vendor != "postgresql":
        rules += [(f"{table}_replace", table) for table in _COLLISIONS]
        return [f"DROP TRIGGER {name}" for name, _ in rules]
    rules += [(f"{table}_truncate", table) for table in TABLES]
    return [f"DROP TRIGGER {name} ON {table}" for name, table in rules] + [
        f"DROP FUNCTION {name}()" for name, table in rules
    ]


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
    yield f"CREATE TRIGGER audit_entry_fill AFTER INSERT ON audit_entry BEGIN {_FILL}; END"
    for rule in REFUSALS:
        yield (
            f"CREATE TRIGGER {rule.table}_{rule.verb.lower()} BEFORE {rule.verb} ON {rule.table} "
            f"WHEN NOT ({rule.unless.format(now=_SQLITE_NOW)}) "
            f"BEGIN SELECT RAISE(ABORT, '{rule.reason}'); END"
        )
    for table, collision in _COLLISIONS.items():
        yield (
            f"CREATE TRIGGER {table}_replace BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {collision}) "
            f"BEGIN SELECT RAISE(ABORT, 'the ledger is never overwritten'); END"
        )


def _postgres_rules() -> Iterator[str]:
    yield _function("audit_entry_fill", f"{_FILL}; RETURN NULL;")
    yield _trigger("audit_entry_fill", "AFTER INSERT ON audit_entry FOR EACH ROW")
    for rule in REFUSALS:
        name = f"{rule.table}_{rule.verb.lower()}"
        lawful = rule.unless.format(now="clock_timestamp()")
        result = "OLD" if rule.verb == "DELETE" else "NEW"
        yield _function(
            name, f"IF NOT ({lawful}) THEN {_raise(rule.reason)} END IF; RETURN {result};"
        )
        yield _trigger(name, f"BEFORE {rule.verb} ON {rule.table} FOR EACH ROW")
    for table in TABLES:
        yield _function(f"{table}_truncate", _raise("the ledger is never truncated"))
        yield _trigger(f"{table}_truncate", f"BEFORE TRUNCATE ON {table} FOR EACH STATEMENT")


def _raise(reason: str) -> str:
    return f"RAISE EXCEPTION '{reason}' USING ERRCODE = 'integrity_constraint_violation';"


def _function(name: str, body: str) -> str:
    return f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$"


def _trigger(name: str, when: str) -> str:
    return f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION {name}()"
