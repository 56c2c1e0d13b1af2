"""``safepassage trust remind``: certificates, keys and revocation lists that end soon."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import msgspec

from safepassage.adapters.clock import SystemClock
from safepassage.cli._django import setup
from safepassage.cli._document._trust import instant
from safepassage.cli._home import existing_home
from safepassage.cli._result import in_words
from safepassage.documents.certificates import names
from safepassage.documents.lint.reminders import (
    LEAD_DAYS,
    Reminder,
    Term,
    newly_due,
    reminders,
    term_of_revocation_list,
    terms_of_certificate,
)
from safepassage.documents.lists.files import read_file

EXAMPLE = "safepassage trust remind pki/*.cer pki/UT.crl --state UT --within 1"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="certificates, CRLs, master lists; DER, PEM or LDIF; the trust store unless given",
    )
    parser.add_argument(
        "--state", metavar="XX", help="with files: your own country, in two letters"
    )
    parser.add_argument(
        "--lead",
        type=int,
        action="append",
        metavar="DAYS",
        help=f"how many days ahead; can be repeated; {', '.join(map(str, LEAD_DAYS))} unless said",
    )
    parser.add_argument(
        "--within",
        type=int,
        metavar="DAYS",
        help="only what reached another lead time within so many days; 1 for a daily job",
    )
    parser.add_argument(
        "--at", type=instant, metavar="DATETIME", help="as of this date or instant; now unless said"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Print what is to be remembered, the soonest first; nothing where there is nothing."""
    try:
        terms = _terms(args)
    except OSError as error:
        print(f"safepassage trust: {in_words(error)}", file=sys.stderr)
        return 2
    found = _due(terms, args)
    if args.json:
        print(msgspec.json.encode(found).decode("utf-8"))
    else:
        for each in found:
            print(f"{each.ends:%Y-%m-%d}  {each.text}")
    return 0


def _due(terms: tuple[Term, ...], args: argparse.Namespace) -> tuple[Reminder, ...]:
    now, lead_days = _now(args), _lead_days(args)
    if args.within is None:
        return reminders(terms, now, lead_days)
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return newly_due(terms, today - timedelta(days=args.within), today, lead_days)


def _now(args: argparse.Namespace) -> datetime:
    said: datetime | None = args.at
    return said or SystemClock().now()


def _lead_days(args: argparse.Namespace) -> tuple[int, ...]:
    return tuple(args.lead or LEAD_DAYS)


def _terms(args: argparse.Namespace) -> tuple[Term, ...]:
    if args.files:
        return tuple(_in_files(args.files, (args.state or "").upper()))
    existing_home()
    setup()
    from django.conf import settings

    from safepassage.flows.trust import reminding

    longest = max(_lead_days(args))
    return tuple(reminding.terms(_now(args), settings.SAFEPASSAGE_STATE, longest))


def _in_files(paths: Sequence[Path], state: str) -> Iterator[Term]:
    for path in paths:
        content = read_file(path.read_bytes())
        for why in content.unreadable:
            print(f"safepassage trust: {path.name}: {why}", file=sys.stderr)
        listed = (each for one in content.master_lists for each in one.certificates)
        for certificate in (*content.certificates, *content.signers, *listed):
            yield from terms_of_certificate(certificate, own=certificate.country == state)
        for crl in content.revocation_lists:
            own = names.country(crl.issuer) == state
            yield from term_of_revocation_list(crl, sha256(crl.raw).hexdigest(), own=own)
