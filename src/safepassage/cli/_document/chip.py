"""``safepassage document chip``: what one file of a chip says."""

import argparse

from safepassage.cli._document._content import shown
from safepassage.cli._document._printing import pretty_argument, show
from safepassage.cli._input import read_input
from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates.keys import UnusableKeyError
from safepassage.documents.chip.reading import read_any
from safepassage.documents.lds import name_of
from safepassage.documents.reasons import reason
from safepassage.records import DocumentReason

EXAMPLE = "safepassage document chip --pretty DG14.bin"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "file",
        metavar="FILE",
        help="EF.COM, EF.SOD, a data group, EF.CardAccess or EF.CardSecurity; - for stdin",
    )
    pretty_argument(parser)


def run(args: argparse.Namespace) -> int:
    """Print the file's name and content; 1 where it cannot be read."""
    raw = read_input(args.file)
    if raw is None:
        return 2
    try:
        name, content = read_any(raw)
        answer = shown(content)
    except MalformedError as error:
        return _refuse(args, raw, reason("malformed_data", str(error)))
    except UnusableKeyError as error:
        return _refuse(args, raw, reason(error.code, error.about))
    show({"file": name, "content": answer, "reasons": []}, args)
    return 0


def _refuse(args: argparse.Namespace, raw: bytes, why: DocumentReason) -> int:
    show({"file": name_of(raw), "content": None, "reasons": [why]}, args)
    return 1
