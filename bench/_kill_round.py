"""One round in a home of its own, as one process: Django knows one database a process.

Prints what was killed, what the database then says, and which rules are broken, as JSON.
"""

import argparse
import json
import random
import sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from _kill_home import import_rules, open_home
from _kill_messages import listed, messages

CARRIER = UUID("01920000-0000-7000-8000-000000000001")


def main() -> None:
    """Run the round that the words describe."""
    args = _arguments()
    open_home(args.home, args.database_url)
    sent = messages(args.seed, args.flights, args.start)
    import_rules(listed(sent, args.start))
    print(json.dumps(_round(args, sent)))


def _round(args: argparse.Namespace, sent: list) -> dict[str, object]:
    from _kill_content import Content  # noqa: PLC0415 - after the settings
    from _kill_disturbance import Disturbance, Round  # noqa: PLC0415 - as above
    from _kill_victims import Sender  # noqa: PLC0415 - as above
    from safepassage.adapters.keys import HomeKeys  # noqa: PLC0415 - as above
    from safepassage.flows.seal import seal  # noqa: PLC0415 - as above
    from safepassage.flows.verify_ledger import verify  # noqa: PLC0415 - as above

    rng = random.Random(args.seed)  # noqa: S311 - a test's choices, to be repeated
    disturbance = Disturbance(
        home=args.home,
        kills=args.kills,
        rng=rng,
        workers=args.workers,
        processes=args.processes,
    )
    disturbed = Round(disturbance, Sender(args.home, CARRIER, sent))
    disturbed.run()
    keys = HomeKeys(args.home)
    seal(keys, at=datetime.now(UTC))
    content = Content(keys, [one.body for one in sent])
    verdict = verify(anchor=keys.ledger_anchor(), at=datetime.now(UTC))
    return {
        "messages": len(sent),
        "killed": disturbed.killed,
        "content": content.comparable(),
        "violations": content.violations(),
        "ledger": {"verdict": verdict.verdict, "unsealed": verdict.unsealed},
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("--database-url", default="")
    parser.add_argument("--start", type=datetime.fromisoformat, required=True)
    for name, value in (("seed", 1), ("flights", 6), ("kills", 0), ("workers", 1)):
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
