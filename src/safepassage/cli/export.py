"""``safepassage export``: reports and texts for others, as files; never a traveller's data."""

import argparse
import sys
from pathlib import Path

from safepassage.cli._django import setup
from safepassage.cli._home import existing_home
from safepassage.cli._result import in_words

EXAMPLE = "safepassage export quality --carrier XY --month 2026-10 --format pdf"
EXAMPLES = {
    "quality": f"{EXAMPLE} --out XY-2026-10.pdf",
    "notice": "safepassage export notice --state Utopia --authority 'Border Office of Utopia'",
}
FORMATS = ("html", "csv", "pdf")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    quality = actions.add_parser("quality", help="a carrier's monthly report, in counts alone")
    quality.add_argument("--carrier", required=True, help="the carrier's designator")
    quality.add_argument("--month", required=True, metavar="YYYY-MM", help="the month of departure")
    quality.add_argument("--format", choices=FORMATS, default="html", help="%(default)s if not set")
    quality.set_defaults(act=_quality)
    notice = actions.add_parser("notice", help="what carriers must tell their passengers")
    notice.add_argument("--state", default=None, help="the state's name")
    notice.add_argument("--authority", default=None, help="who gets the data")
    notice.add_argument("--contact", default=None, help="how the authority is reached")
    notice.add_argument("--officer", default=None, help="how its data protection officer is")
    notice.add_argument("--supervisor", default=None, help="to whom passengers may complain")
    notice.add_argument("--short", action="store_true", help="one paragraph, for tickets")
    notice.set_defaults(act=_notice)
    for action in (quality, notice):
        action.add_argument("--out", type=Path, metavar="FILE", help="else it is printed")


def run(args: argparse.Namespace) -> int:
    """Do it; 2 when something is missing."""
    try:
        existing_home()
        setup()
        _give(args.act(args), args.out)
    except (ValueError, OSError) as error:
        print(f"safepassage export: {in_words(error)}", file=sys.stderr)
        return 2
    return 0


def _give(content: bytes, out: Path | None) -> None:
    if out:
        out.write_bytes(content)
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()


def _quality(args: argparse.Namespace) -> bytes:
    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.carriers.selectors import by_code
    from safepassage.apps.quality.periods import month_named
    from safepassage.flows.quality_report import as_csv, as_html, as_pdf, month_report

    carrier = by_code(args.carrier)
    if carrier is None:
        raise ValueError(f"there is no carrier '{args.carrier}'")
    today = SystemClock().now().date()
    report = month_report(
        carrier.pk, carrier.code, carrier.name, month_named(args.month), today=today
    )
    if args.format == "pdf":
        return as_pdf(report)
    return (as_csv(report) if args.format == "csv" else as_html(report)).encode()


def _notice(args: argparse.Namespace) -> bytes:
    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.oversight.selectors import bases_in_force
    from safepassage.safeguards.notice import Controller, notice, short_notice

    told = {
        "state": args.state,
        "name": args.authority,
        "contact": args.contact,
        "officer": args.officer,
        "supervisor": args.supervisor,
    }
    controller = Controller(**{name: text for name, text in told.items() if text})
    if args.short:
        return f"{short_notice(controller)}\n".encode()
    return notice(controller, bases_in_force(SystemClock().now())).encode()
