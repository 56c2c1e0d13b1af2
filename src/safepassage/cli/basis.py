"""``safepassage basis``: put legal bases in force."""

import argparse
import sys
from pathlib import Path

from safepassage.cli._django import setup
from safepassage.cli._home import existing_home
from safepassage.cli._result import in_words, show

EXAMPLE = "safepassage basis import bases.json"
EXAMPLES = {"import": EXAMPLE}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    load = actions.add_parser("import", help="import a JSON list of legal bases, all or none")
    load.add_argument(
        "file", type=Path, metavar="FILE", help="how it is written: docs/operate/bases.md"
    )
    load.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Do it; 1 when the file is refused, 2 when it cannot be read."""
    setup()
    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.oversight import selectors, services
    from safepassage.apps.oversight.reading import BasisError
    from safepassage.records.actor import Actor, Component

    try:
        existing_home()
        now = SystemClock().now()
        changed = services.import_bases(
            args.file.read_bytes(), actor=Actor.component(Component.COMMAND_LINE), at=now
        )
    except (BasisError, OSError) as error:
        print(f"safepassage basis: {in_words(error)}", file=sys.stderr)
        return 1 if isinstance(error, BasisError) else 2
    if not changed:
        print(f"nothing is new: all of {args.file} is in force already", file=sys.stderr)
    in_force = [f"{one.code} v{one.version}" for one in selectors.bases_in_force(now)]
    return show({"in_force": in_force, "new": [str(row) for row in changed]}, args)
