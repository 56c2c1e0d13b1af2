"""Reports and texts for others, never a traveller's data: actions of ``export``."""

import argparse
import sys
from pathlib import Path

from safepassage.cli._home import existing_home

EXAMPLES = {
    "quality": (
        "safepassage export quality --carrier XY --month 2026-10 --format pdf --out XY-2026-10.pdf"
    ),
    "notice": "safepassage export notice --state Utopia --authority 'Border Office of Utopia'",
}
FORMATS = ("html", "csv", "pdf")


def declare(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the actions with their arguments."""
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


def _give(content: bytes, out: Path | None) -> int:
    if out:
        out.write_bytes(content)
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    return 0


def _quality(args: argparse.Namespace) -> int:
    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.carriers.selectors import by_code
    from safepassage.apps.quality.periods import month_named
    from safepassage.flows.quality_report import as_csv, as_html, as_pdf, month_report

    existing_home()
    carrier = by_code(args.carrier)
    if carrier is None:
        raise ValueError(f"there is no carrier '{args.carrier}'")
    today = SystemClock().now().date()
    report = month_report(
        carrier.pk, carrier.code, carrier.name, month_named(args.month), today=today
    )
    if args.format == "pdf":
        return _give(as_pdf(report), args.out)
    text = as_csv(report) if args.format == "csv" else as_html(report)
    return _give(text.encode(), args.out)


def _notice(args: argparse.Namespace) -> int:
    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.oversight.selectors import bases_in_force
    from safepassage.safeguards.notice import Controller, notice, short_notice

    existing_home()
    told = {
        "state": args.state,
        "name": args.authority,
        "contact": args.contact,
        "officer": args.officer,
        "supervisor": args.supervisor,
    }
    controller = Controller(**{name: text for name, text in told.items() if text})
    if args.short:
        return _give(f"{short_notice(controller)}\n".encode(), args.out)
    return _give(notice(controller, bases_in_force(SystemClock().now())).encode(), args.out)
