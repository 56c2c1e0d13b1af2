"""Rule: logs carry ids and counts, never what a record says about a person."""

import ast
from collections.abc import Iterator

from house.source import Finding, Source, last_name

LOG_METHODS = {"debug", "info", "warning", "error", "exception", "critical", "log"}
LOGGERS = {"logging", "logger", "log", "_logger", "_log", "LOG", "LOGGER"}
PERSONAL = frozenset(  # fields of the records, and what usually holds one
    {
        "address", "addresses", "alias", "aliases", "answer", "answers", "bags",
        "birth_place", "body", "born", "bytes", "content", "destination_address", "dob",
        "document", "documents", "email", "emails", "entry", "err",
        "error", "evidence", "exc", "family", "fields",
        "frequent_flyer", "full_name", "given", "given_names", "ground", "grounds",
        "history", "identity", "locator", "message", "mrz", "mrz_name", "name", "names",
        "nationality", "note", "notes", "number", "official_name", "passenger", "payload",
        "payments", "person", "phone", "phones", "plaintext", "query", "raw", "record",
        "records", "remarks", "reservation", "reservations", "residence", "row", "seat",
        "seats", "sex", "subject", "surname", "telephone", "text", "tickets", "title",
        "token", "traveller", "travellers", "value", "values",
    }
)  # fmt: skip

PARTS_OF_THE_MACHINE = {"child", "process", "thread"}


def logs_personal_values(source: Source) -> Iterator[Finding]:
    """A logging call may not name a field, a record or a message body."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and _is_logging(node):
            yield from _personal_arguments(source, node)


def _is_logging(call: ast.Call) -> bool:
    match call.func:
        case ast.Attribute(value=ast.Call(func=func), attr=attr):
            return attr in LOG_METHODS and last_name(func) == "getLogger"
        case ast.Attribute(value=owner, attr=attr):
            return attr in LOG_METHODS and last_name(owner) in LOGGERS
        case _:
            return False


def _personal_arguments(source: Source, call: ast.Call) -> Iterator[Finding]:
    told = [keyword.value for keyword in call.keywords if keyword.arg != "exc_info"]
    for argument in [*call.args, *told]:
        for name in _values_named(argument):
            if name in PERSONAL:
                yield source.finding(call, f"log ids and counts, not '{name}'")


def _values_named(node: ast.AST) -> Iterator[str]:
    """The value each name stands for: ``id`` of ``traveller.id``, never ``traveller``."""
    match node:
        case ast.Attribute(value=owner) if last_name(owner) in PARTS_OF_THE_MACHINE:
            return
        case ast.Name() | ast.Attribute():
            yield last_name(node)
        case ast.Subscript(slice=ast.Constant(value=str(key))):
            yield key
        case ast.Call(func=ast.Name(id="len")):
            return
        case ast.Call(func=ast.Attribute(value=owner), args=arguments):
            for part in (owner, *arguments):
                yield from _values_named(part)
        case ast.Dict(keys=keys, values=values):
            yield from (str(key.value) for key in keys if isinstance(key, ast.Constant))
            for value in values:
                yield from _values_named(value)
        case _:
            for child in ast.iter_child_nodes(node):
                yield from _values_named(child)
