"""``safepassage disclosure read``: what a recipient was sent, as JSON or as text for paper."""

import argparse
import json
import sys
from pathlib import Path

from safepassage.adapters.pem import authority_private_from_pem
from safepassage.adapters.sealed_files import name_in, read_sealed
from safepassage.cli._result import in_words
from safepassage.safeguards.sealing import SealBroken

EXAMPLE = "safepassage disclosure read D-33E3C7A5.sealed --key police.pem --paper"
PAPER = "paper"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the sealed file")
    parser.add_argument(
        "--key", type=Path, required=True, metavar="FILE", help="the recipient's private key (PEM)"
    )
    parser.add_argument("--paper", action="store_true", help="print it as text, to be printed")


def run(args: argparse.Namespace) -> int:
    """Print it: 0 done, 1 the file was changed or is another's, 2 wrong use."""
    try:
        key = authority_private_from_pem(args.key.read_bytes())
        parts = dict[str, object]()
        for line in read_sealed(args.file, name_in(args.file), key):
            parts |= json.loads(line)
    except (OSError, ValueError) as error:
        print(f"safepassage disclosure: {in_words(error)}", file=sys.stderr)
        return 2
    except SealBroken as error:
        print(f"safepassage disclosure: {error}", file=sys.stderr)
        return 1
    paper = parts.pop(PAPER, "")
    print(paper if args.paper else json.dumps(parts, indent=2))
    return 0
