"""``safepassage document seal``: a barcode, a seal or a digital credential, with reasons."""

import argparse

from safepassage.cli._document._printing import cannot_read, pretty_argument, show
from safepassage.cli._document._seal_trust import held_of
from safepassage.cli._document._trust import moment, trust_arguments
from safepassage.cli._input import read_input
from safepassage.documents.seals import check

EXAMPLE = "safepassage document seal visa.bin --trust signers --mrz 'V<UTOERIKSSON<<ANNA<<<<…'"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "file",
        metavar="FILE",
        help="a seal's octets, their hexadecimal or base64, or a barcode's text; - for stdin",
    )
    parser.add_argument(
        "--mrz",
        metavar="TEXT",
        help="the lines printed on the document, joined or on lines of their own, to hold the "
        "seal against",
    )
    trust_arguments(parser)
    pretty_argument(parser)


def run(args: argparse.Namespace) -> int:
    """Print what the seal says, the verdict and its reasons; 1 where it cannot be read."""
    data = read_input(args.file)
    if data is None:
        return 2
    try:
        held, before = held_of(args.trust, args.crl)
    except OSError as error:
        return cannot_read(error)
    checked = check(data, held, moment(args), printed=args.mrz, before=before)
    show(checked, args)
    return 0 if checked.fields else 1
