"""A home of its own for the messages, and the processes that work in it."""

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from safepassage.flows.platform import Platform

LEASE = timedelta(seconds=0.8)
STATE, HOME_AIRPORTS = "UTO", ("PDL", "FNC")


def open_home(home: Path, database_url: str) -> None:
    """Bring Django up for a new home with its keys and tables."""
    os.environ |= {
        "SAFEPASSAGE_HOME": str(home),
        "SAFEPASSAGE_DATABASE_URL": database_url,
        "SAFEPASSAGE_LOG_LEVEL": "ERROR",
    }
    from safepassage.adapters.keys import create_home  # noqa: PLC0415 - before the settings
    from safepassage.adapters.pem import authority_pair  # noqa: PLC0415 - as above
    from safepassage.cli._django import setup  # noqa: PLC0415 - as above

    create_home(home, authority_pem=authority_pair(os.urandom(32))[1], random=os.urandom)
    setup()
    from django.core.management import call_command  # noqa: PLC0415 - after the settings

    call_command("migrate", verbosity=0)


def make_platform(home: Path) -> "Platform":
    """What a process of that home works with; leases are short, so that the wait is."""
    from safepassage.adapters.airports import WorldAirports  # noqa: PLC0415 - after the settings
    from safepassage.adapters.clock import SystemClock  # noqa: PLC0415 - as above
    from safepassage.adapters.ids import SystemIds  # noqa: PLC0415 - as above
    from safepassage.adapters.index_files import ScreeningIndex  # noqa: PLC0415 - as above
    from safepassage.adapters.keys import HomeKeys  # noqa: PLC0415 - as above
    from safepassage.flows.platform import Platform  # noqa: PLC0415 - as above

    return Platform(
        clock=SystemClock(),
        ids=SystemIds(),
        keys=HomeKeys(home),
        lists=ScreeningIndex(home, monotonic),
        geography=WorldAirports(state=STATE, home_airports=HOME_AIRPORTS),
        lease=LEASE,
        contact_time=timedelta(minutes=30),
        parked_time=timedelta(hours=72),
        edi_address="UTOAPI",
    )


def import_rules(entries: bytes) -> None:
    """The demonstration's legal bases, and the entries as one list a purpose."""
    from safepassage.apps.oversight import selectors, services  # noqa: PLC0415 - after the settings
    from safepassage.apps.watchlists.models import LegalEffect  # noqa: PLC0415 - as above
    from safepassage.apps.watchlists.services import Terms  # noqa: PLC0415 - as above
    from safepassage.flows.import_list import import_list  # noqa: PLC0415 - as above
    from safepassage.formats.lists import ListFormat  # noqa: PLC0415 - as above
    from safepassage.records.actor import Actor, Component  # noqa: PLC0415 - as above
    from safepassage.safeguards.purpose import Purpose  # noqa: PLC0415 - as above

    actor, at = Actor.component(Component.COMMAND_LINE), datetime.now(UTC)
    services.import_bases(selectors.demonstration_profile(), actor=actor, at=at)
    for name, purpose in (("border", Purpose.BORDER_CHECK), ("unit", Purpose.PNR_ASSESSMENT)):
        terms = Terms(
            owner="Court of Utopia",
            legal_ground="Border Act s. 4",
            review_date=date(at.year + 1, 1, 1),
            legal_effect=LegalEffect.TRAVEL_BAN,
            purpose=purpose,
        )
        import_list(
            entries,
            list_format=ListFormat.JSONL,
            name=name,
            terms=terms,
            actor=actor,
            at=at,
        )
