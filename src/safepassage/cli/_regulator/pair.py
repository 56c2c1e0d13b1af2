"""``safepassage regulator pair``: a pair of keys, made where its private half stays."""

import argparse
import os
import sys
from hashlib import sha256
from pathlib import Path

from safepassage.cli._regulator._common import USES, told, write_new
from safepassage.cli._result import show

EXAMPLE = "safepassage regulator pair --use seal --out regulator-seal.pem"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--use", choices=USES, required=True, help="seal: to read with; sign: to order with"
    )
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE",
        help="the private key, a new file; the public one goes beside, .pub",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Make it: 0 done, 2 wrong use."""
    return told(_make, args)


def _make(args: argparse.Namespace) -> int:
    from safepassage.adapters import pem

    made = pem.authority_pair if args.use == "seal" else pem.signer_pair
    private, public = made(os.urandom(32))
    raw = (pem.authority_from_pem if args.use == "seal" else pem.signer_from_pem)(public)
    beside = args.out.with_suffix(".pub")
    write_new(args.out, [private])
    write_new(beside, [public])
    print(f"{args.out}: stays with the regulator and nowhere else", file=sys.stderr)
    print(f"{beside}: for safepassage regulator key", file=sys.stderr)
    result = {"private": str(args.out), "public": str(beside)}
    return show(result | {"fingerprint": sha256(raw).hexdigest()}, args)
