"""The ledger: newest entries, filters, and whether the chain holds."""

from collections.abc import Sequence

import msgspec
from django import forms
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from safepassage.adapters.clock import SystemClock
from safepassage.adapters.keys import HomeKeys
from safepassage.apps.accounts import selectors
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.audit import ledger
from safepassage.apps.audit.chain import EntryText
from safepassage.apps.audit.events import Event
from safepassage.flows.verify_ledger import verify as verify_ledger
from safepassage.web.console.desk import Desk, page

_PAGE = 50
_EVENTS = {event.value: event for event in Event}


class FilterForm(forms.Form):
    """Which entries to show."""

    event = forms.ChoiceField(
        label=_("Event"),
        required=False,
        choices=[("", _("All events")), *((one.value, one.what) for one in _EVENTS.values())],
    )
    actor = forms.CharField(label=_("Officer's code or actor's id"), required=False, max_length=64)
    subject = forms.CharField(label=_("About (id)"), required=False, max_length=200)
    before = forms.IntegerField(
        required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput
    )


@page(Permission.AUDIT_LEDGER_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show a page of entries; reading the ledger is itself an entry."""
    form = FilterForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    with transaction.atomic():
        ledger.write(
            event=Event.LEDGER_READ,
            actor=desk.actor,
            purpose=desk.purpose,
            details={name: value for name, value in wanted.items() if value},
            at=SystemClock().now(),
        )
    entries = _entries(wanted)
    context = {
        "form": form,
        "rows": _rows(entries),
        "older": entries[-1].id if len(entries) == _PAGE else None,
        "head": ledger.last_head(),
        "tip": ledger.tip(),
    }
    return render(request, "console/ledger/list.html", context)


@page(Permission.AUDIT_LEDGER_READ)
@require_POST
def verify(request: HttpRequest, desk: Desk) -> HttpResponse:  # noqa: ARG001 - every page's form
    """Read the whole chain from its first key on, and say whether it holds."""
    anchor = HomeKeys(settings.SAFEPASSAGE_HOME).ledger_anchor()
    verdict = verify_ledger(anchor=anchor, at=SystemClock().now())
    return render(request, "console/ledger/verdict.html", {"verdict": verdict})


def _entries(wanted: dict[str, object]) -> list[EntryText]:
    actor = str(wanted.get("actor") or "")
    officer = selectors.officer_by_code(actor) if actor else None
    return ledger.page(
        before=wanted.get("before"),  # type: ignore[arg-type]  # the form gives a number or none
        event=_EVENTS.get(str(wanted.get("event"))),
        actor_id=str(officer.pk) if officer else actor or None,
        subject=str(wanted.get("subject") or "") or None,
        limit=_PAGE,
    )


def _what(event: str) -> str:
    """Say an event in words; an old entry may name one that is no longer written."""
    known = _EVENTS.get(event)
    return known.what if known else event


def _rows(entries: Sequence[EntryText]) -> list[dict[str, object]]:
    ids = [entry.actor_id for entry in entries if entry.actor_kind == "officer"]
    codes = selectors.codes_of(ids)
    return [
        {
            "entry": entry,
            "what": _what(entry.event),
            "who": codes.get(entry.actor_id, entry.actor_id),
            "details": msgspec.json.decode(entry.details),
        }
        for entry in entries
    ]
