"""Writing LDIF as the public key directory does (RFC 2849), names as RFC 4514 wants them."""

from base64 import b64encode
from collections.abc import Iterable

from safepassage.documents.certificates import names

COLUMNS = 76
_SPECIAL = frozenset(',+"\\<>;=')
_UNSAFE_STARTS = (" ", ":", "<")


def ldif(entries: Iterable[tuple[str, tuple[tuple[str, str | bytes], ...]]]) -> bytes:
    """A whole file: entries by name with their attributes; octets are written in base64."""
    blocks = ["version: 1\n"]
    for name, attributes in entries:
        lines = [_line("dn", name), *(_line(kind, value) for kind, value in attributes)]
        blocks.append("".join(f"{line}\n" for line in lines))
    return "\n".join(blocks).encode("ascii")


def escaped(value: str) -> str:
    """The value of an attribute inside a name (RFC 4514 clause 2.4)."""
    text = "".join(f"\\{sign}" if sign in _SPECIAL else sign for sign in value)
    if value.startswith((" ", "#")):
        text = f"\\{text}"
    return f"{text[:-1]}\\ " if value[1:].endswith(" ") else text


def directory_name(name: bytes) -> str:
    """A Name element as directories write it, its last part first (RFC 4514 clause 2.1)."""
    parts = reversed(names.parts(name))
    return ",".join(f"{names.LABELS.get(kind, kind)}={escaped(text)}" for kind, text in parts)


def _line(kind: str, value: str | bytes) -> str:
    if isinstance(value, bytes) or not _is_safe(value):
        octets = value if isinstance(value, bytes) else value.encode()
        return _folded(f"{kind}:: {b64encode(octets).decode('ascii')}")
    return _folded(f"{kind}: {value}")


def _is_safe(value: str) -> bool:
    """Whether a value may stand as it is (RFC 2849, SAFE-STRING)."""
    is_plain = value.isascii() and value.isprintable()
    return is_plain and not value.startswith(_UNSAFE_STARTS) and not value.endswith(" ")


def _folded(line: str) -> str:
    rest = line[COLUMNS:]
    width = COLUMNS - 1
    more = (rest[at : at + width] for at in range(0, len(rest), width))
    return "\n ".join([line[:COLUMNS], *more])
