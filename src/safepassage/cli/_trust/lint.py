"""``safepassage trust lint``: an issuer's own objects held against Doc 9303-12."""

import argparse
import sys
from pathlib import Path

import msgspec

from safepassage.cli._result import in_words
from safepassage.cli._trust import _findings
from safepassage.cli._trust._objects import authorities_in, setting_arguments, setting_of
from safepassage.documents.lint.files import lint_file
from safepassage.documents.lint.finding import Report
from safepassage.documents.lint.roles import Role

EXAMPLE = "safepassage trust lint UT_CSCA.cer UT_DS.cer UT.crl --csca UT_CSCA.cer"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="certificates, CRLs, master lists, deviation lists, EF.SOD; DER, PEM or LDIF",
    )
    parser.add_argument(
        "--csca",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="CSCA certificates that signatures are to hold under; can be repeated",
    )
    parser.add_argument(
        "--as",
        dest="role",
        type=Role,
        choices=tuple(Role),
        metavar="ROLE",
        help=f"what certificates are meant to be, where they say it wrongly: {', '.join(Role)}",
    )
    parser.add_argument(
        "--foreign",
        action="store_true",
        help="show, and count, what other states did wrong in certificates of a master list",
    )
    setting_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print JSON, a line for each file")


def run(args: argparse.Namespace) -> int:
    """Print all findings; 1 where there is an error, 2 where a file cannot be opened."""
    try:
        setting = setting_of(args, authorities_in(args.csca))
        checked = [(path, lint_file(path.read_bytes(), setting, args.role)) for path in args.files]
    except OSError as error:
        print(f"safepassage trust: {in_words(error)}", file=sys.stderr)
        return 2
    for path, reports in checked:
        _show(path, reports, args)
    every = [report for _, listed in checked for report in listed]
    if not args.json:
        print(_findings.summary(every, foreign=args.foreign))
    return int(any(each.has_errors(own=not args.foreign) for each in every))


def _show(path: Path, reports: tuple[Report, ...], args: argparse.Namespace) -> None:
    if args.json:
        line = {"file": path.name, "reports": reports}
        print(msgspec.json.encode(line).decode("utf-8"))
    else:
        print("\n".join(_findings.lines(path.name, reports, foreign=args.foreign)))
