"""``safepassage document verify``: passive authentication of a chip's files."""

import argparse
from pathlib import Path

from safepassage.cli._document._printing import cannot_read, pretty_argument, show
from safepassage.cli._document._trust import moment, trust_arguments, trust_of
from safepassage.documents.passive import Chip, authenticate

EXAMPLE = "safepassage document verify --sod EF_SOD.bin --dg 1=DG1.bin --trust masterlist.ml"
LAST_DATA_GROUP = 16


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--sod", type=Path, required=True, metavar="FILE", help="EF.SOD of the chip"
    )
    parser.add_argument(
        "--dg",
        type=_data_group,
        action="append",
        default=[],
        metavar="N=FILE",
        help="a data group by its number, 1 to 16; can be repeated",
    )
    parser.add_argument("--com", type=Path, metavar="FILE", help="EF.COM of the chip")
    parser.add_argument(
        "--issuer", metavar="CODE", help="the issuing state as the printed lines name it"
    )
    trust_arguments(parser)
    pretty_argument(parser)


def run(args: argparse.Namespace) -> int:
    """Print the verdict with its reasons; 1 where the security object cannot be read."""
    try:
        trust, _ = trust_of(args.trust, args.crl)
        chip = Chip(
            sod=args.sod.read_bytes(),
            data_groups={number: path.read_bytes() for number, path in args.dg},
            com=args.com.read_bytes() if args.com else None,
        )
    except OSError as error:
        return cannot_read(error)
    examined = authenticate(chip, trust, moment(args), issuer=args.issuer)
    show(examined, args)
    return 1 if examined.signer is None else 0


def _data_group(text: str) -> tuple[int, Path]:
    number, equals, name = text.partition("=")
    if not equals or not number.isdecimal() or not 1 <= int(number) <= LAST_DATA_GROUP:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number from 1 to 16, = and a file")
    return int(number), Path(name)
