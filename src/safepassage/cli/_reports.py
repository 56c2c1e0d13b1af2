"""The reports and texts of ``safepassage export``: counts and words, never a traveller's data."""

import argparse
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from safepassage.cli._home import existing_home

if TYPE_CHECKING:
    Actions = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - no other name

EXAMPLES = {
    "quality": (
        "safepassage export quality --carrier XY --month 2026-10 --format pdf --out XY-2026-10.pdf"
    ),
    "registers": "safepassage export registers --days 30 --format csv --out registers.csv",
    "notice": "safepassage export notice --state Utopia --authority 'Border Office of Utopia'",
}
FORMATS = ("html", "csv", "pdf")


def configure(actions: "Actions") -> None:
    """Declare the actions; each has ``act``, which returns the exit status."""
    quality = actions.add_parser("quality", help="a carrier's monthly report, in counts alone")
    quality.add_argument("--carrier", required=True, help="the carrier's designator")
    quality.add_argument("--month", required=True, metavar="YYYY-MM", help="the month of departure")
    quality.add_argument("--format", choices=FORMATS, default="html", help="%(default)s if not set")
    quality.add_argument(
        "--json", action="store_const", dest="format", const="json", help="the report as JSON"
    )
    quality.set_defaults(act=_give, content=_quality)
    registers = actions.add_parser("registers", help="how registers answered, in counts alone")
    registers.add_argument("--days", type=int, default=30, help="of how many days (%(default)s)")
    registers.add_argument("--format", choices=("csv", "json"), default="csv", help="%(default)s")
    registers.add_argument(
        "--json", action="store_const", dest="format", const="json", help="the figures as JSON"
    )
    registers.set_defaults(act=_give, content=_registers)
    notice = actions.add_parser("notice", help="what carriers must tell their passengers")
    notice.add_argument("--state", default=None, help="the state's name")
    notice.add_argument("--authority", default=None, help="who gets the data")
    notice.add_argument("--contact", default=None, help="how the authority is reached")
    notice.add_argument("--officer", default=None, help="how its data protection officer is")
    notice.add_argument("--supervisor", default=None, help="to whom passengers may complain")
    notice.add_argument("--rights-page", default=None, help="where the page /your-rights/ is")
    notice.add_argument("--poster", action="store_true", help="a page for airports and stations")
    notice.add_argument("--short", action="store_true", help="one paragraph, for tickets")
    notice.set_defaults(act=_give, content=_notice)
    for action in (quality, registers, notice):
        action.add_argument("--out", type=Path, metavar="FILE", help="else it is printed")


def _give(args: argparse.Namespace) -> int:
    existing_home()
    content: bytes = args.content(args)
    if args.out:
        args.out.write_bytes(content)
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    return 0


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
    if args.format == "json":
        return msgspec.json.encode(report) + b"\n"
    if args.format == "pdf":
        return as_pdf(report)
    return (as_csv(report) if args.format == "csv" else as_html(report)).encode()


def _registers(args: argparse.Namespace) -> bytes:
    from safepassage.flows.enquiries.figures import as_csv, figures
    from safepassage.flows.platform import Platform

    platform = Platform.from_settings()
    since = platform.clock.now().date() - timedelta(days=args.days)
    found = figures(platform, since=since)
    return msgspec.json.encode(found) + b"\n" if args.format == "json" else as_csv(found).encode()


def _notice(args: argparse.Namespace) -> bytes:
    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.oversight.selectors import bases_in_force
    from safepassage.safeguards.notice import Controller, notice, poster, short_notice

    told = {
        "state": args.state,
        "name": args.authority,
        "contact": args.contact,
        "officer": args.officer,
        "supervisor": args.supervisor,
        "rights_page": args.rights_page,
    }
    controller = Controller(**{name: text for name, text in told.items() if text})
    if args.poster:
        return poster(controller).encode()
    if args.short:
        return f"{short_notice(controller)}\n".encode()
    return notice(controller, bases_in_force(SystemClock().now())).encode()
