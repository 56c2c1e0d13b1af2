"""Append-only, said by the database itself: the same rules for SQLite and PostgreSQL.

A rule is a refusal that no code path of the platform can lift; the conditions use the
database's own clock.  What row triggers do not see is refused too: ``TRUNCATE`` on
PostgreSQL, and on SQLite ``REPLACE``, which deletes the row it collides with unasked.

On PostgreSQL ids may be committed out of order, so a trigger also notes each entry in
``audit_pending`` until it is sealed; on SQLite, with one writer, the order of ids is enough.
Mentions, the way from an id to the entries about it, leave with their entry by a trigger too.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
_ENTRY_GONE = "NOT EXISTS (SELECT 1 FROM audit_entry WHERE id = OLD.entry)"
_MENTION_REFUSALS = (
    _Refusal("audit_mention", "UPDATE", "mentions are never changed: the ledger made them"),
    _Refusal("audit_mention", "DELETE", "mentions leave with their ledger entry", _ENTRY_GONE),
)
_FORGETS = "audit_entry_forget"
_FORGET = "DELETE FROM audit_mention WHERE entry = OLD.id"
_MENTION_COLLISION = {"audit_mention": "id = NEW.id"}


def statements_to_install(vendor: str) -> list[str]:
    """Return the statements that set all rules, for ``"sqlite"`` or ``"postgresql"``."""
    return [*_entry_rules(vendor), *_mention_rules(vendor)]


def statements_to_remove(vendor: str) -> list[str]:
    """Return the statements that take all rules away."""
    return [*_mention_removal(vendor), *_entry_removal(vendor)]


def guards(vendor: str) -> frozenset[str]:
    """What the database lists when every rule stands: texts on SQLite, names on PostgreSQL."""
    made = [one for one in statements_to_install(vendor) if one.startswith("CREATE TRIGGER ")]
    return frozenset(made if vendor == "sqlite" else [one.split()[2] for one in made])


def install(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:  # noqa: ARG001 - Django's form
    """Set the rules of entries, seals and heads; a migration step."""
    _run(editor, _entry_rules(editor.connection.vendor))


def remove(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:  # noqa: ARG001 - Django's form
    """Take them away; the reverse of the step."""
    _run(editor, _entry_removal(editor.connection.vendor))


def install_mentions(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:  # noqa: ARG001 - Django's form
    """Set the rules of mentions; a migration step."""
    _run(editor, _mention_rules(editor.connection.vendor))


def remove_mentions(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:  # noqa: ARG001 - Django's form
    """Take them away; the reverse of the step."""
    _run(editor, _mention_removal(editor.connection.vendor))


def _entry_rules(vendor: str) -> list[str]:
    if vendor == "postgresql":
        return list(_postgres_rules())
    return list(_sqlite_rules(_REFUSALS, _COLLISIONS))


def _mention_rules(vendor: str) -> list[str]:
    if vendor == "postgresql":
        body = f"{_FORGET}; RETURN NULL;"
        forget = _postgres_trigger(_FORGETS, "AFTER DELETE ON audit_entry", "ROW", body)
        return [*_postgres_refusals(_MENTION_REFUSALS, _MENTION_COLLISION), *forget]
    return [
        *_sqlite_rules(_MENTION_REFUSALS, _MENTION_COLLISION),
        f"CREATE TRIGGER {_FORGETS} AFTER DELETE ON audit_entry BEGIN {_FORGET}; END",
    ]


def _entry_removal(vendor: str) -> list[str]:
    if vendor == "postgresql":
        return list(_postgres_removal())
    return list(_sqlite_removal(_REFUSALS, _COLLISIONS))


def _mention_removal(vendor: str) -> list[str]:
    if vendor == "postgresql":
        return [
            f"DROP FUNCTION {_FORGETS}() CASCADE",
            *_dropped(_MENTION_REFUSALS, _MENTION_COLLISION),
        ]
    return [
        f"DROP TRIGGER {_FORGETS}",
        *_sqlite_removal(_MENTION_REFUSALS, _MENTION_COLLISION),
    ]


def _run(editor: BaseDatabaseSchemaEditor, statements: list[str]) -> None:
    for statement in statements:
        editor.execute(statement, params=None)


def _sqlite_rules(refusals: Sequence[_Refusal], collisions: Mapping[str, str]) -> Iterator[str]:
    now = "strftime('%Y-%m-%d %H:%M:%f', 'now')"
    for rule in refusals:
        lawful = rule.unless.format(now=now)
        yield _sqlite_trigger(rule.name, rule.verb, rule.table, f"NOT ({lawful})", rule.reason)
    for table, collision in collisions.items():
        exists = f"EXISTS (SELECT 1 FROM {table} WHERE {collision})"  # noqa: S608 - constants
        reason = "the ledger is never overwritten"
        yield _sqlite_trigger(f"{table}_replace", "INSERT", table, exists, reason)


def _sqlite_trigger(name: str, verb: str, table: str, when: str, reason: str) -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {verb} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{reason}'); END"
    )


def _sqlite_removal(refusals: Sequence[_Refusal], collisions: Iterable[str]) -> Iterator[str]:
    names = [rule.name for rule in refusals] + [f"{table}_replace" for table in collisions]
    return (f"DROP TRIGGER {name}" for name in names)


def _postgres_rules() -> Iterator[str]:
    yield "CREATE TABLE audit_pending (entry bigint PRIMARY KEY)"
    fill = "INSERT INTO audit_pending (entry) VALUES (NEW.id); RETURN NULL;"
    yield from _postgres_trigger("audit_entry_fill", "AFTER INSERT ON audit_entry", "ROW", fill)
    yield from _postgres_refusals(_REFUSALS + _PENDING_REFUSALS, _TABLES)


def _postgres_refusals(refusals: Sequence[_Refusal], tables: Iterable[str]) -> Iterator[str]:
    for rule in refusals:
        when = f"BEFORE {rule.verb} ON {rule.table}"
        yield from _postgres_trigger(rule.name, when, "ROW", _postgres_body(rule))
    for table in tables:
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
    yield "DROP FUNCTION audit_entry_fill() CASCADE"
    yield from _dropped(_REFUSALS + _PENDING_REFUSALS, _TABLES)


def _dropped(refusals: Sequence[_Refusal], tables: Iterable[str]) -> Iterator[str]:
    names = [rule.name for rule in refusals] + [f"{table}_truncate" for table in tables]
    return (f"DROP FUNCTION {name}() CASCADE" for name in names)
