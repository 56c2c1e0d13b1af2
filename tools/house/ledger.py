"""Rule over the ledger's closed list: what is declared is written somewhere."""

import ast
from collections.abc import Iterable, Iterator

from house.source import Source, last_name

DECLARED_IN = "apps/audit/events.py"


def written(sources: Iterable[Source]) -> set[str]:
    """The names of the events that production code hands to a call, or takes to hand on.

    A comparison or a dictionary's key only looks for entries.
    """
    return {
        name for source in sources if source.path != DECLARED_IN for name in _handed_on(source.tree)
    }


def _handed_on(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(args=args, keywords=keywords):
                yield from _members(args)
                yield from _members(word.value for word in keywords)
            case ast.Assign(value=value) | ast.AnnAssign(value=ast.expr() as value):
                yield from _members([value])


def _members(values: Iterable[ast.expr]) -> Iterator[str]:
    for value in values:
        match value:
            case ast.Attribute(value=owner, attr=name) if last_name(owner) == "Event":
                yield name
            case ast.IfExp(body=body, orelse=orelse):
                yield from _members([body, orelse])
