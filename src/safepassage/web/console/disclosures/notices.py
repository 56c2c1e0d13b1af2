"""Persons who have to be told that their kept data were used: the letter, or later on a ground."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.disclosures import notices
from safepassage.apps.disclosures.models import DeferralGround, Ended
from safepassage.apps.disclosures.notices import NoticeError
from safepassage.apps.disclosures.shown import PersonNoticeHead
from safepassage.flows import person_notices
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.disclosures.forms import DeferForm, EndForm
from safepassage.web.console.disclosures.sides import sides
from safepassage.web.console.disclosures.wording import CAUSES, DEFERRALS, ENDS
from safepassage.web.console.showing import show


@page(Permission.DISCLOSURES_NOTICE_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show who has to be told, what is put off, and what has ended."""
    at = installed.platform().clock.now()
    done = request.GET.get("view") == "done"
    waiting = notices.waiting(at)
    return show(
        request,
        desk,
        "console/disclosures/notices.html",
        at=at,
        sides=sides("person_notices", desk),
        rows=[_row(one) for one in (notices.ended() if done else waiting)],
        done=done,
        waiting=len(waiting),
        settles=desk.may(Permission.DISCLOSURES_NOTICE_SETTLE),
    )


@page(Permission.DISCLOSURES_NOTICE_SETTLE)
def letter(request: HttpRequest, desk: Desk, notice_id: UUID) -> HttpResponse:
    """The letter to a person, and what to do with it."""
    return _sheet(request, desk, notice_id, DeferForm(), EndForm())


@page(Permission.DISCLOSURES_NOTICE_SETTLE)
def defer(request: HttpRequest, desk: Desk, notice_id: UUID) -> HttpResponse:
    """Put a notice off on a ground, until a day."""
    form = DeferForm(request.POST or None)
    if form.is_valid():
        platform = installed.platform()
        try:
            person_notices.defer(
                platform,
                notice_id,
                DeferralGround(form.cleaned_data["ground"]),
                until=form.moment(platform.clock.now().astimezone(desk.time_zone)),
                officer=desk.officer.pk,
                actor=desk.actor,
            )
        except NoticeError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Put off. On that day it stands first in this list."))
            return HttpResponseRedirect(reverse("person_notices"))
    return _sheet(request, desk, notice_id, form, EndForm())


@page(Permission.DISCLOSURES_NOTICE_SETTLE)
def end(request: HttpRequest, desk: Desk, notice_id: UUID) -> HttpResponse:
    """Note how the person was told."""
    form = EndForm(request.POST or None)
    if form.is_valid():
        try:
            person_notices.end(
                installed.platform(),
                notice_id,
                Ended(form.cleaned_data["how"]),
                officer=desk.officer.pk,
                actor=desk.actor,
            )
        except NoticeError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Noted how the person was told."))
            return HttpResponseRedirect(reverse("person_notices"))
    return _sheet(request, desk, notice_id, DeferForm(), form)


def _sheet(
    request: HttpRequest, desk: Desk, notice_id: UUID, defer_form: DeferForm, end_form: EndForm
) -> HttpResponse:
    head = notices.notice(notice_id)
    if head is None:
        raise Http404
    return show(
        request,
        desk,
        "console/disclosures/letter.html",
        row=_row(head),
        letter=person_notices.letter_of(installed.platform(), head),
        defer_form=defer_form,
        end_form=end_form,
    )


def _row(head: PersonNoticeHead) -> dict[str, object]:
    return {
        "head": head,
        "cause": CAUSES[head.cause],
        "ground": DEFERRALS.get(head.ground, ""),
        "ended": ENDS.get(head.ended, ""),
    }
