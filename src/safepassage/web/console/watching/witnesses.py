"""What witnesses outside have signed, and what they are told is set here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from safepassage.adapters.witness_file import witnesses_in
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.audit import ledger
from safepassage.apps.watching import receipts
from safepassage.flows.watching.configuration import configuration
from safepassage.flows.watching.outside import NEEDED, outside
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.showing import show


@dataclass(frozen=True, kw_only=True)
class Row:
    """One witness."""

    name: str
    number: int
    at: datetime | None
    refused: str


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing that is set: ``tone`` of a protection, empty for what is none."""

    words: str
    name: str
    value: str
    tone: str


@page(Permission.AUDIT_LEDGER_READ)
def witnesses(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show each witness's last word, and the configuration as it stands now."""
    at = installed.platform().clock.now()
    named = witnesses_in(settings.SAFEPASSAGE_WITNESSES)
    told = configuration(settings.SAFEPASSAGE_HOME, at)
    return show(
        request,
        desk,
        "console/watching/witnesses.html",
        rows=[_row(one.name) for one in named.named],
        fault=named.fault,
        needed=NEEDED,
        failing=outside(at).is_failing,
        tip=ledger.tip().number,
        receipts=receipts.newest(20),
        items=_items(told.values, told.words),
    )


def _row(name: str) -> Row:
    held = receipts.held_by(name)
    return Row(name=name, number=held.number, at=held.at, refused=held.refused)


def _items(values: Mapping[str, str], words: Mapping[str, str]) -> list[Item]:
    """Protections first, each with its tone."""
    found = [
        Item(words=words[name], name=name, value=value, tone=_tone(name, value))
        for name, value in values.items()
    ]
    return sorted(found, key=lambda item: not item.tone)


def _tone(name: str, value: str) -> str:
    if not name.startswith("protection."):
        return ""
    return "good" if value == "on" else "bad"
