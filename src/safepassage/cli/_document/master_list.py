"""``safepassage document master-list``: who signed a master list, and what is in it."""

import argparse

from safepassage.cli._document._printing import cannot_read, pretty_argument, show
from safepassage.cli._document._trust import moment, trust_arguments, trust_of
from safepassage.cli._input import read_input
from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates.keys import UnusableKeyError
from safepassage.documents.lists.master_list import (
    MasterList,
    judge_master_list,
    read_master_list,
)
from safepassage.documents.reasons import reason, verdict
from safepassage.records import DocumentReason

EXAMPLE = "safepassage document master-list DE.ml --trust DE_CSCA.cer"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="a master list (CMS); - for stdin")
    trust_arguments(parser)
    pretty_argument(parser)


def run(args: argparse.Namespace) -> int:
    """Print the verdict and the counts; 1 where the list cannot be read."""
    raw = read_input(args.file)
    if raw is None:
        return 2
    try:
        trust, _ = trust_of(args.trust, args.crl)
    except OSError as error:
        return cannot_read(error)
    try:
        listed = read_master_list(raw)
    except MalformedError as error:
        return _show(args, None, (reason("malformed_data", str(error)),))
    except UnusableKeyError as error:
        return _show(args, None, (reason(error.code, error.about),))
    return _show(
        args, listed, judge_master_list(listed, trust.anchors, trust.revocations, moment(args))
    )


def _show(
    args: argparse.Namespace, listed: MasterList | None, reasons: tuple[DocumentReason, ...]
) -> int:
    show(
        {
            "verdict": verdict(reasons),
            "certificates": len(listed.certificates) if listed else 0,
            "countries": len(listed.countries) if listed else 0,
            "reasons": reasons,
        },
        args,
    )
    return 0 if listed else 1
