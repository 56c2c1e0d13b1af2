"""``safepassage init``: make the home folder, its keys and its database."""

import argparse
import os
import sys
from hashlib import sha256
from pathlib import Path

from safepassage.cli._django import setup
from safepassage.cli._home import chosen_home
from safepassage.cli._result import in_words, show

EXAMPLE = "safepassage init --home /srv/safepassage --authority-key authority.pub"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--home", type=Path, help="a new folder (SAFEPASSAGE_HOME)")
    parser.add_argument("--title", default="Safe Passage", help="what the pages are headed with")
    kind = parser.add_mutually_exclusive_group(required=True)
    kind.add_argument(
        "--authority-key",
        type=Path,
        metavar="FILE",
        help="the approval authority's X25519 public key, PEM (safepassage keys authority)",
    )
    parser.add_argument(
        "--urgent-key",
        type=Path,
        metavar="FILE",
        help="the public key of whoever of the authority is on call; none unless the law has it",
    )
    kind.add_argument(
        "--demonstration",
        action="store_true",
        help="invented people only; the authority's pair is made here",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Do it: 0 done, 2 wrong use (the folder is in use, the key is none)."""
    from safepassage.adapters.keys import HomeExists

    if args.home:
        os.environ["SAFEPASSAGE_HOME"] = str(args.home.absolute())
    try:
        return show(make_home(args), args)
    except (HomeExists, OSError, ValueError) as error:
        print(f"safepassage init: {in_words(error)}", file=sys.stderr)
        return 2


def make_home(args: argparse.Namespace) -> dict[str, object]:
    """Make home, keys and database; raises ``HomeExists``, ``OSError`` or ``ValueError``."""
    from safepassage.adapters.keys import HomeKeys, create_home
    from safepassage.adapters.pem import authority_from_pem, authority_pair

    home = chosen_home()
    urgent = args.urgent_key.read_bytes() if args.urgent_key else None
    if urgent:
        authority_from_pem(urgent)
    if args.demonstration:
        private, public = authority_pair(os.urandom(32))
        create_home(home, authority_pem=public, authority_private_pem=private, random=os.urandom)
    else:
        create_home(home, authority_pem=args.authority_key.read_bytes(), random=os.urandom)
    keys = HomeKeys(home)
    if urgent:
        keys.authority.adopt_urgent(urgent)
    authority = sha256(keys.authority_public()).hexdigest()
    _make_database(args, authority)
    return {
        "home": str(home),
        "kind": "demonstration" if args.demonstration else "production",
        "authority_fingerprint": authority,
        "ledger_key": keys.ledger_anchor().hex(),
    }


def _make_database(args: argparse.Namespace, authority_fingerprint: str) -> None:
    setup()
    from django.core.management import call_command

    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.accounts.models import InstallationKind
    from safepassage.apps.accounts.services import create_installation

    call_command("migrate", verbosity=0, interactive=False)
    kind = InstallationKind.DEMONSTRATION if args.demonstration else InstallationKind.PRODUCTION
    create_installation(
        kind=kind,
        title=args.title,
        at=SystemClock().now(),
        authority_fingerprint=authority_fingerprint,
    )
