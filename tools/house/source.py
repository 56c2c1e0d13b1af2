"""The platform's source as the rules read it."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "safepassage"


class Finding(NamedTuple):
    """One breach of a rule: where, and what to do instead."""

    path: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


class Source(NamedTuple):
    """One Python file; ``path`` is relative to the package, with forward slashes."""

    path: str
    text: str

    @property
    def tree(self) -> ast.Module:
        """The file's syntax tree."""
        return ast.parse(self.text)

    @property
    def room(self) -> str:
        """The first folder of the path: ``records`` or ``flows``."""
        return self.path.partition("/")[0]

    @property
    def is_migration(self) -> bool:
        """Whether Django wrote, or ordered, this file."""
        return "/migrations/" in self.path

    def finding(self, node: ast.AST, text: str) -> Finding:
        """A finding at ``node``."""
        return Finding(self.path, getattr(node, "lineno", 1), text)


def production_sources(package: Path = PACKAGE) -> Iterator[Source]:
    """Every Python file of the package that is not test code."""
    for path in sorted(package.rglob("*.py")):
        relative = path.relative_to(package)
        if "tests" not in relative.parts:
            yield Source(relative.as_posix(), path.read_text(encoding="utf-8"))


def last_name(node: ast.AST) -> str:
    """The last word of a dotted name: ``now`` of ``timezone.now``; empty when it is no name."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""
