"""Alerts about unusual reading: those that wait, one with its review, and how often they erred."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.watching import alerts
from safepassage.apps.watching.models import Alert, Verdict
from safepassage.flows.watching.review import review as note_review
from safepassage.flows.watching.review import words_of
from safepassage.flows.watching.wording import KINDS, VERDICTS, sentence
from safepassage.safeguards.reading import Unusual
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.showing import show
from safepassage.web.console.watching.forms import ReviewForm


@dataclass(frozen=True, kw_only=True)
class Row:
    """An alert in words."""

    alert: Alert
    kind: str | Promise
    officer: str
    sentence: str
    verdict: str | Promise
    tone: str


@dataclass(frozen=True, kw_only=True)
class Total:
    """How alerts of a kind turned out."""

    kind: str | Promise
    raised: int
    waiting: int
    false_alarms: int
    explained: int
    misuse: int


@page(Permission.WATCHING_ALERT_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what waits for a review, what was reviewed last, and the totals."""
    waiting, reviewed = alerts.waiting(), alerts.reviewed()
    _tell(desk, [*waiting, *reviewed])
    return show(
        request,
        desk,
        "console/watching/list.html",
        waiting=_rows(waiting),
        reviewed=_rows(reviewed),
        totals=_totals(),
        may_review=desk.may(Permission.WATCHING_ALERT_REVIEW),
    )


@page(Permission.WATCHING_ALERT_READ)
def review(request: HttpRequest, desk: Desk, alert_id: UUID) -> HttpResponse:
    """Show one alert, and take what the data protection officer found."""
    alert = alerts.one(alert_id)
    if alert is None:
        raise Http404
    may_review = desk.may(Permission.WATCHING_ALERT_REVIEW) and not alert.verdict
    form = ReviewForm(request.POST if request.method == "POST" and may_review else None)
    if form.is_valid():
        return _reviewed(request, desk, alert, form)
    _tell(desk, [alert])
    return show(
        request,
        desk,
        "console/watching/alert.html",
        row=_rows([alert])[0],
        form=form if may_review else None,
        words=words_of(installed.platform(), alert),
        reviewer=accounts.codes_of([str(alert.reviewed_by)]).get(str(alert.reviewed_by), "")
        if alert.reviewed_by
        else "",
    )


def _reviewed(request: HttpRequest, desk: Desk, alert: Alert, form: ReviewForm) -> HttpResponse:
    try:
        note_review(
            installed.platform(),
            alert.pk,
            Verdict(form.cleaned_data["verdict"]),
            form.cleaned_data["words"],
            reviewer=desk.officer.pk,
            actor=desk.actor,
        )
    except alerts.Reviewed:
        messages.warning(request, _("Somebody has reviewed it before you."))
        return HttpResponseRedirect(reverse("alert", args=[alert.pk]))
    messages.success(request, _("The review is noted."))
    return HttpResponseRedirect(reverse("alerts"))


def _tell(desk: Desk, shown: Sequence[Alert]) -> None:
    """Reading alerts is reading the ledger."""
    with transaction.atomic():
        ledger.write(
            event=Event.LEDGER_READ,
            actor=desk.actor,
            purpose=desk.purpose,
            details={"alerts": len(shown)},
            at=installed.platform().clock.now(),
        )


def _rows(found: Sequence[Alert]) -> list[Row]:
    codes = accounts.codes_of(sorted({str(one.officer) for one in found}))
    return [
        Row(
            alert=one,
            kind=KINDS.get(one.kind, one.kind),
            officer=codes.get(str(one.officer), str(one.officer)),
            sentence=sentence(one.kind, one.numbers),
            verdict=VERDICTS.get(one.verdict, ""),
            tone="bad" if one.verdict == Verdict.MISUSE else "neutral",
        )
        for one in found
    ]


def _totals() -> list[Total]:
    counts = alerts.counts()
    found = []
    for kind in Unusual:
        by = {verdict: counts.get((kind.value, verdict), 0) for verdict in ("", *Verdict)}
        if raised := sum(by.values()):
            found.append(
                Total(
                    kind=KINDS[kind],
                    raised=raised,
                    waiting=by[""],
                    false_alarms=by[Verdict.FALSE_ALARM],
                    explained=by[Verdict.EXPLAINED],
                    misuse=by[Verdict.MISUSE],
                )
            )
    return found
