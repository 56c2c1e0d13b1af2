"""``safepassage trust package``: what a state hands to the ICAO public key directory."""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from safepassage.cli._result import in_words, show
from safepassage.cli._trust import _findings
from safepassage.cli._trust._objects import (
    authorities_in,
    pieces_of,
    setting_arguments,
    setting_of,
)
from safepassage.documents.lint.upload import Offer, RefusedError, package

EXAMPLE = (
    "safepassage trust package --csca UT_CSCA.cer --dsc UT_DS.cer --crl UT.crl "
    "--master-list UT.ml --out UT-upload/"
)
KINDS = {
    "csca": "CSCA certificates, root and link",
    "dsc": "document signers",
    "crl": "revocation lists",
    "master_list": "master lists",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    for name, what in KINDS.items():
        parser.add_argument(
            f"--{name.replace('_', '-')}",
            type=Path,
            action="append",
            default=[],
            metavar="FILE",
            help=f"{what}; can be repeated",
        )
    parser.add_argument(
        "--held",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="CSCA certificates handed over before, that signatures may hold under",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new folder")
    parser.add_argument(
        "--despite",
        metavar="REASON",
        help="hand over errors, too; the reason is written into the package",
    )
    setting_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Write the package; 1 where errors stand in the way, 2 for what cannot be in it."""
    try:
        offer = Offer(*(pieces_of(getattr(args, name)) for name in KINDS))
        setting = setting_of(args, authorities_in(args.held))
        made = package(offer, setting, despite=args.despite)
        _write(args.out, made.files)
    except RefusedError as refused:
        wrong = [each for each in refused.reports if each.has_errors(own=True)]
        told = "\n".join(_findings.lines("not handed over", wrong, foreign=False))
        print(
            f"{told}\nsafepassage trust: {refused}; --despite says why it has to be so anyway",
            file=sys.stderr,
        )
        return 1
    except (ValueError, OSError) as error:
        print(f"safepassage trust: {in_words(error)}", file=sys.stderr)
        return 2
    return show(
        {
            "folder": str(args.out),
            "files": len(made.files),
            "findings": _findings.summary(made.reports, foreign=False),
        },
        args,
    )


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all files into a folder that is not there yet."""
    folder.mkdir(parents=True)
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(content)
