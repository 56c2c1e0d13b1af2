"""What is installed here, as one digest each: our own code, and the libraries by their versions."""

from collections.abc import Iterable
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
NOT_CODE = frozenset({"__pycache__", "tests"})


def code_digest(package: Path = PACKAGE) -> str:
    """SHA-256 over the names and contents of the package's files, in the order of their names."""
    total = sha256()
    for path in sorted(_files(package)):
        name = path.relative_to(package).as_posix().encode()
        total.update(len(name).to_bytes(4) + name + sha256(path.read_bytes()).digest())
    return total.hexdigest()


def libraries_digest() -> str:
    """SHA-256 over the names and versions of the distributions that are installed."""
    named = {f"{one.name}=={one.version}" for one in distributions()}
    return sha256("\n".join(sorted(named)).encode()).hexdigest()


def _files(package: Path) -> Iterable[Path]:
    return (
        path
        for path in package.rglob("*")
        if path.is_file() and NOT_CODE.isdisjoint(path.relative_to(package).parts)
    )
