"""How verbs say what they did, and what stands in the way."""

import argparse
import json
from collections.abc import Mapping


def show(result: Mapping[str, object], args: argparse.Namespace) -> int:
    """Print a result as JSON when asked for, else as lines; returns the exit status 0."""
    if args.json:
        print(json.dumps(result))
    else:
        lines = (f"{name.replace('_', ' ')}: {_text(value)}" for name, value in result.items())
        print("\n".join(lines))
    return 0


def in_words(error: Exception) -> str:
    """What an error means for whoever typed the command."""
    if isinstance(error, FileExistsError) and error.filename:
        return f"{error.filename} exists already; name a file that does not"
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    return str(error)


def _text(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.3f}"
        case list() | tuple():
            return ", ".join(map(_text, value)) or "none"
        case _:
            return str(value)
