"""Files that a verb reads, ``-`` being the standard input."""

import sys
from pathlib import Path


def read_input(name: str) -> bytes | None:
    """The content of a file, or ``None`` after saying on stderr why it cannot be read."""
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        print(f"safepassage: cannot read {name}: {error.strerror}", file=sys.stderr)
        return None
