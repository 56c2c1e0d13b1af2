"""How verbs say what they did."""

import argparse
import json
from collections.abc import Mapping


def show(result: Mapping[str, object], args: argparse.Namespace) -> int:
    """Print a result as JSON when asked for, else as lines; returns the exit status 0."""
    if args.json:
        print(json.dumps(result))
    else:
        print("\n".join(f"{name.replace('_', ' ')}: {value}" for name, value in result.items()))
    return 0
