"""``safepassage retain``: mask, delete and prove, or count what a date would bring."""

import argparse
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from safepassage.cli._django import setup
from safepassage.cli._home import existing_home
from safepassage.cli._result import in_words

if TYPE_CHECKING:
    from safepassage.flows.foreseeing import Forecast
    from safepassage.flows.prove import Proof
    from safepassage.flows.retain import Report

EXAMPLE = "safepassage retain --at 2027-06-01T00:00:00Z"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--at",
        type=_moment,
        metavar="DATETIME",
        help="only count what a run at this time (UTC, unless it says otherwise) would do",
    )
    parser.add_argument(
        "--apply", action="store_true", help="with --at, in a demonstration only: do it"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Do it: 0 proved or counted, 1 something is kept past its date, 2 wrong use."""
    try:
        existing_home()
        setup()
        if args.at and not args.apply:
            return _forecast(args)
        return _retain(args)
    except (OSError, ValueError) as error:
        print(f"safepassage retain: {in_words(error)}", file=sys.stderr)
        return 2


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{text}' is no date and time such as 2027-06-01T00:00:00Z"
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _forecast(args: argparse.Namespace) -> int:
    from safepassage.flows.foreseeing import forecast

    found = forecast(args.at)
    print(_json(found) if args.json else _expected(found))
    return 0


def _retain(args: argparse.Namespace) -> int:
    from safepassage.apps.accounts.selectors import is_demonstration
    from safepassage.flows.platform import Platform
    from safepassage.flows.retain import run

    if args.at and not is_demonstration():
        raise ValueError("another date than now is applied in a demonstration only")
    report = run(Platform.from_settings(), at=args.at)
    print(_json(report) if args.json else _done(report))
    return 0 if report.proof.holds else 1


def _json(result: object) -> str:
    return msgspec.json.encode(result).decode()


def _expected(found: "Forecast") -> str:
    first = (
        f"at {found.at.isoformat()} this would mask {_words(found.masked)}"
        f" and delete {_words(found.deleted)}; nothing was done"
    )
    kinds = [
        f"  {one.kind} on {one.basis}: {one.masked} masked, {one.deleted} deleted, {one.held} held"
        for one in found.kinds
    ]
    left = [f"  and what is stored of {found.left} who will have left"] if found.left else []
    return "\n".join([first, *kinds, *left])


def _done(report: "Report") -> str:
    keys = {"day keys": report.day_keys_destroyed, "spool keys": report.spool_keys_destroyed}
    return "\n".join(
        (
            f"masked: {_words(report.masked)}",
            f"deleted: {_words(report.deleted)}",
            f"destroyed: {_words(keys)}",
            f"transactions: {report.transactions}, longest {report.longest_lock * 1000:.0f} ms",
            *_proved(report.proof),
        )
    )


def _proved(proof: "Proof") -> list[str]:
    if proof.holds:
        first = "PROVED: no row is past its date"
        if proof.files:
            first += (
                f", and of {proof.traces} traces of ended rows none stands in"
                f" {proof.files} files ({proof.bytes} bytes)"
            )
    else:
        first = "NOT PROVED: something is kept past its date; the log names it by id"
    return [first, *(f"not proved: {one}" for one in proof.not_proved)]


def _words(counts: dict[str, int]) -> str:
    told = [f"{count} {name.replace('_', ' ')}" for name, count in counts.items() if count]
    return ", ".join(told) or "nothing"
