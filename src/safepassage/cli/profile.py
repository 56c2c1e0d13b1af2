"""``safepassage profile``: which profiles of law are followed here, and national ones."""

import argparse
import sys
from datetime import date
from pathlib import Path

import msgspec

from safepassage.cli._django import setup
from safepassage.cli._home import existing_home
from safepassage.cli._result import in_words, show

EXAMPLE = "safepassage profile list"
EXAMPLES = {
    "list": EXAMPLE,
    "print": "safepassage profile print eu-pnr",
    "import": "safepassage profile import utopia.json",
    "follow": (
        "safepassage profile follow eu-pnr eu-api --from eu-api=2028-06-01 "
        "--ground 'Passenger Act of Utopia, in force since May'"
    ),
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    every = actions.add_parser("list", help="what is followed, and what could be")
    every.set_defaults(act=_list)
    one = actions.add_parser("print", help="a profile as JSON, to write a national one of it")
    one.add_argument("code", help="its code")
    one.set_defaults(act=_print)
    load = actions.add_parser("import", help="import the next version of a national profile")
    load.add_argument(
        "file", type=Path, metavar="FILE", help="how it is written: docs/operate/profiles.md"
    )
    load.set_defaults(act=_import)
    follow = actions.add_parser("follow", help="propose what is followed from now on")
    follow.add_argument("codes", nargs="+", metavar="CODE", help="profiles, all together")
    follow.add_argument(
        "--from",
        dest="days",
        action="append",
        default=[],
        metavar="CODE=DATE",
        help="the day from which a law applies whose own start was open",
    )
    follow.add_argument("--ground", required=True, metavar="TEXT", help="why; kept with the choice")
    follow.set_defaults(act=_follow)
    for action in (every, load, follow):
        action.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Do it; 1 when a file is refused, 2 when a rule forbids it or nothing can be read."""
    setup()
    from safepassage.safeguards.profiles.reading import ProfileError

    try:
        existing_home()
        return int(args.act(args))
    except (ValueError, OSError) as error:
        print(f"safepassage profile: {in_words(error)}", file=sys.stderr)
        refused = isinstance(error, ProfileError) and args.act is _import
        return 1 if refused else 2


def _list(args: argparse.Namespace) -> int:
    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.oversight import following, selectors

    waits = following.waiting()
    refused = selectors.refused_bases(SystemClock().now())
    told = {
        "followed": [f"{one.code} v{one.version}" for one in following.followed()],
        "waits_for_a_second_person": str(waits or "nothing"),
        "can_be_followed": [f"{one.code} v{one.version}" for one in following.available()],
        "bases_refused": [f"{basis.code}: {' '.join(why)}" for basis, why in refused],
    }
    return show(told, args)


def _print(args: argparse.Namespace) -> int:
    from safepassage.apps.oversight import following

    found = next((one for one in following.available() if one.code == args.code), None)
    if found is None:
        raise ValueError(f"there is no profile {args.code}")
    print(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
    return 0


def _import(args: argparse.Namespace) -> int:
    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.oversight import choosing
    from safepassage.records.actor import Actor, Component

    row = choosing.import_profile(
        args.file.read_bytes(),
        actor=Actor.component(Component.COMMAND_LINE),
        at=SystemClock().now(),
    )
    return show({"imported": str(row), "followed": False}, args)


def _follow(args: argparse.Namespace) -> int:
    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.oversight import choosing
    from safepassage.records.actor import Actor, Component

    days = dict(map(_day, args.days))
    if strange := days.keys() - set(args.codes):
        raise ValueError(f"--from names {min(strange)}, which is not among the profiles")
    chosen = [
        msgspec.structs.replace(choosing.newest(code), applies_from=days.get(code))
        for code in args.codes
    ]
    choice = choosing.propose(
        chosen,
        ground=args.ground,
        actor=Actor.component(Component.COMMAND_LINE),
        at=SystemClock().now(),
    )
    holds = choice.confirmed_at is not None
    return show(
        {"chosen": str(choice), "holds": holds, "waits_for_a_second_person": not holds}, args
    )


def _day(text: str) -> tuple[str, date]:
    code, _, day = text.partition("=")
    try:
        return code, date.fromisoformat(day)
    except ValueError as error:
        raise ValueError(f"--from {text}: write CODE=2028-06-01") from error
