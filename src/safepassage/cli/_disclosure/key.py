"""``safepassage disclosure key``: a recipient's pair; the private key stays with the recipient."""

import argparse
import os
import sys
from pathlib import Path

from safepassage.adapters.pem import authority_from_pem, authority_pair
from safepassage.adapters.sealed_files import fingerprint
from safepassage.cli._result import in_words, show

EXAMPLE = "safepassage disclosure key --out police.pem"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="the private key, a new file"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Write the private key and print the public one: 0 done, 2 wrong use."""
    private, public = authority_pair(os.urandom(32))
    try:
        handle = os.open(args.out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        print(f"safepassage disclosure: {in_words(error)}", file=sys.stderr)
        return 2
    with os.fdopen(handle, "wb") as file:
        file.write(private)
    raw = authority_from_pem(public)
    return show({"public_key": raw.hex(), "fingerprint": fingerprint(raw)}, args)
