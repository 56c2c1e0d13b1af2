"""Is anything wrong? One sentence, and what it rests on below; the same as a file."""

from itertools import groupby

import msgspec
from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.regulation.stops import Stop
from safepassage.apps.watchlists.selectors import names_of
from safepassage.flows.overview.use import RATES
from safepassage.flows.overview.whole import Overview
from safepassage.flows.overview.whole import overview as look
from safepassage.safeguards.capabilities import Capability, StopKind
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.phrases.outcomes import NAMES
from safepassage.web.console.plain import PlainForm
from safepassage.web.console.regulation.alarm_words import ALARMS
from safepassage.web.console.regulation.wording import CAPABILITIES
from safepassage.web.console.showing import show
from safepassage.web.console.words import in_words

DAYS = (7, 30, 90, 365)


class TimeForm(PlainForm):
    """Which time the counts are of."""

    days = forms.TypedChoiceField(
        label=_("Counts of the last"),
        coerce=int,
        choices=[(one, _("%(n)d days") % {"n": one}) for one in DAYS],
    )


@page(Permission.REGULATION_OVERVIEW_READ)
def overview(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the overview; looking at it is an entry of the ledger."""
    form = TimeForm(request.GET if "days" in request.GET else {"days": 30})
    days = form.cleaned_data["days"] if form.is_valid() else 30
    found = _looked(desk, days)
    return show(
        request,
        desk,
        "console/regulation/overview.html",
        form=form,
        found=found,
        days=days,
        alarms=[(ALARMS[one.alarm], one.count) for one in found.alarms],
        standing=[_stopped(one) for one in found.in_force.stops],
        rates=[(one.what, found.use.rates[one.value]) for one in RATES],
        outcomes=[(NAMES.get(one, one), cell) for one, cell in found.use.outcomes.items()],
        groups=_groups(found),
        proofs_hold=sum(one.holds for one in found.proofs),
    )


@page(Permission.REGULATION_OVERVIEW_READ)
def exported(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The same as one JSON object, for the office's own records."""
    form = TimeForm(request.GET)
    days = form.cleaned_data["days"] if form.is_valid() else 30
    content = msgspec.json.format(msgspec.json.encode(_looked(desk, days)))
    answer = HttpResponse(content, content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="overview.json"'
    return answer


def _looked(desk: Desk, days: int) -> Overview:
    at = installed.platform().clock.now()
    with transaction.atomic():
        ledger.write(
            event=Event.OVERVIEW_READ,
            actor=desk.actor,
            purpose=desk.purpose,
            details={"days": days},
            at=at,
        )
    return look(at, days)


def _stopped(stop: Stop) -> str:
    """What stands stopped, as people call it."""
    if stop.kind is StopKind.CAPABILITY:
        return str(CAPABILITIES[Capability(stop.code)])
    names = names_of([stop.thing]) if stop.thing and stop.kind is StopKind.LIST else {}
    return names.get(stop.thing, str(stop.thing)) if stop.thing else in_words(stop.code)


def _groups(found: Overview) -> list[tuple[str, list[object]]]:
    """What happened, by its source."""
    happened = sorted(found.use.happened, key=lambda one: one.group)
    return [(name, list(rows)) for name, rows in groupby(happened, key=lambda one: one.group)]
