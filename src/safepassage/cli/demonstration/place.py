"""The demonstration's own home: found or made, never that of a production."""

import argparse
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from safepassage.cli._django import setup
from safepassage.cli._regulator._common import write_new
from safepassage.cli.demonstration import certificates, example
from safepassage.cli.demonstration.book import Book, Cast
from safepassage.cli.init import make_home
from safepassage.cli.serve import migrate
from safepassage.simulation import AIRLINES, OPERATORS, Series, World, as_jsonl
from safepassage.simulation.watchlist import Watched

if TYPE_CHECKING:
    from safepassage.flows.demonstrate import InventedList

TITLE = "Safe Passage"
STATE = "UTO"
SEED_BYTES = 4
CONTACT = "Duty desk of Utopia, +999 1 000 000 (invented)"
APPEAL = "Within 14 days, to the Court of Utopia, Port Hall (invented)."
PROTECTION = "Refugee Office of Utopia, +999 1 000 001 (invented)"
REGISTERS = Path(__file__).parent / "registers.json"
"""Registers in the box; a state's own are named in a file of its own."""


def enter_home(chosen: Path | None) -> Path:
    """Point this process and its children at the demonstration's home; returns it."""
    named = os.environ.get("SAFEPASSAGE_HOME")
    home = chosen or (Path(named) if named else Path.home() / ".safepassage-demo")
    for foreign in ("SAFEPASSAGE_DATABASE_URL", "SAFEPASSAGE_HOSTS"):
        os.environ.pop(foreign, None)
    os.environ.setdefault("SAFEPASSAGE_LOG_LEVEL", "WARNING")
    os.environ |= {
        "SAFEPASSAGE_HOME": str(home.absolute()),
        "SAFEPASSAGE_PLAIN_HTTP": "1",
        "SAFEPASSAGE_STATE": STATE,
        "SAFEPASSAGE_HOME_AIRPORTS": " ".join(World().gateways),
        "SAFEPASSAGE_REGISTERS": str(REGISTERS),
        "SAFEPASSAGE_REFUSAL_CONTACT": CONTACT,
        "SAFEPASSAGE_REFUSAL_APPEAL": APPEAL,
        "SAFEPASSAGE_PROTECTION_CONTACT": PROTECTION,
    }
    return home.absolute()


def prepare(home: Path, *, found: bool) -> Cast:
    """Make the home unless it is there (or must be: ``found``), bring it up to date, furnish it.

    Raises ``ValueError`` when the home is not a demonstration, and what ``make_home`` does.
    """
    if found and Book(home).cast() is None:
        raise ValueError(f"there is no demonstration in {home}; start one with: safepassage demo")
    if not (home / "keys").is_dir():
        make_home(argparse.Namespace(demonstration=True, title=TITLE, urgent_key=None))
    elif not (home / "keys" / "authority.pem").is_file():
        raise ValueError(f"{home} is not a demonstration; name another folder with --home")
    _open(home)
    book = Book(home)
    cast = book.cast() or _furnish(book)
    _give_certificates(cast)
    _give_regulator_keys(home)
    return _with_yours(book, cast)


def _give_certificates(cast: Cast) -> None:
    """Fill the trust store; a demonstration made before it had none."""
    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.trust.revision import revision
    from safepassage.flows.demonstrate import furnish_trust

    if not revision():
        given = certificates.files(cast.seed, cast.listed_on)
        asked = certificates.neighbours_root(cast.seed, cast.listed_on)
        furnish_trust(given, asked=asked, at=SystemClock().now())


def _give_regulator_keys(home: Path) -> None:
    """Let the invented regulator read and order; its private keys lie in the home, as here alone.

    A demonstration made before it had none.
    """
    from safepassage.adapters import pem
    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.regulation import keys
    from safepassage.apps.regulation.models import KeyUse
    from safepassage.flows.demonstrate import furnish_regulator

    missing = [use for use in KeyUse if keys.in_force(use) is None]
    public = {}
    for use in missing:
        sealing = use is KeyUse.SEAL
        private, told = (pem.authority_pair if sealing else pem.signer_pair)(os.urandom(32))
        write_new(home / f"regulator-{use}.pem", [private])
        public[use] = (pem.authority_from_pem if sealing else pem.signer_from_pem)(told)
    furnish_regulator(public, at=SystemClock().now())


def _with_yours(book: Book, cast: Cast) -> Cast:
    """Add the newcomer's own carrier; a demonstration made before it had none."""
    if cast.yours:
        return cast
    from safepassage.adapters.clock import SystemClock
    from safepassage.flows.demonstrate import credential

    token = credential(example.CODE, example.NAME, SystemClock().now(), label="yours")
    cast = replace(cast, yours=token)
    book.keep_cast(cast)
    return cast


def _open(home: Path) -> None:
    setup()
    from safepassage.apps.accounts.selectors import is_demonstration

    migrate()
    if not is_demonstration():
        raise ValueError(f"{home} was not made to its end; remove it, or name another folder")


def _furnish(book: Book) -> Cast:
    from safepassage.adapters.clock import SystemClock
    from safepassage.flows.demonstrate import furnish

    now = SystemClock().now()
    series = Series(seed=int.from_bytes(os.urandom(SEED_BYTES)), listed_on=now.date())
    senders = {airline.code: airline.name.title() for airline in AIRLINES} | OPERATORS
    tokens = furnish(senders=senders, lists=_lists(series), at=now)
    cast = Cast(seed=series.seed, listed_on=series.listed_on, tokens=tokens)
    book.keep_cast(cast)
    return cast


def _lists(series: Series) -> list["InventedList"]:
    """Return four lists: lost documents, and the persons dealt out to three effects."""
    from safepassage.apps.watchlists.models import LegalEffect
    from safepassage.flows.demonstrate import InventedList

    persons = [one for one in series.watched if one.person]
    documents = [one for one in series.watched if not one.person]
    lists = (
        ("Travel bans by court order", LegalEffect.TRAVEL_BAN, 4, persons[0::3]),
        ("Wanted persons", LegalEffect.ARREST, 5, persons[1::3]),
        ("Persons of interest", LegalEffect.INFORM_ONLY, 2, persons[2::3]),
        ("Lost and stolen documents", LegalEffect.SEIZE_DOCUMENT, 3, documents),
    )
    return [
        InventedList(name=name, effect=effect, severity=severity, content=_jsonl(watched))
        for name, effect, severity, watched in lists
    ]


def _jsonl(watched: Iterable[Watched]) -> bytes:
    return b"".join(as_jsonl(one.entry for one in watched))
