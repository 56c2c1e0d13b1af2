"""What the actions share: files that are new, errors in words."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from safepassage.cli._result import in_words

USES = ("seal", "sign")


def write_new(file: Path, content: Iterable[bytes]) -> int:
    """Write a file that does not exist yet, for its owner only; returns how many pieces."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as output:
        return sum(1 for piece in content if output.write(piece))


def told(act: Callable[[argparse.Namespace], int], args: argparse.Namespace) -> int:
    """Do it; 2 with the reason in words when the input or a rule forbids it."""
    try:
        return act(args)
    except (ValueError, OSError) as error:
        print(f"safepassage regulator: {in_words(error)}", file=sys.stderr)
        return 2
