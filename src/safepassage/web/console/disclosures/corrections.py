"""Who has to hear of a correction, who has heard, and what to tell them."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.agencies import selectors as agencies
from safepassage.apps.carriers import selectors as carriers
from safepassage.apps.disclosures import corrections as notices
from safepassage.apps.disclosures import selectors
from safepassage.apps.disclosures.models import Way
from safepassage.apps.disclosures.shown import CorrectionHead
from safepassage.flows import corrections
from safepassage.flows.recipients import Channel
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.disclosures.forms import HeardForm
from safepassage.web.console.disclosures.sides import sides
from safepassage.web.console.disclosures.wording import CHANGES, CHANNELS, WAYS
from safepassage.web.console.showing import show


@page(Permission.DISCLOSURES_CORRECTION_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show who has not heard yet, the late ones first, and who has."""
    platform = installed.platform()
    at = platform.clock.now()
    done = request.GET.get("view") == "done"
    waiting = corrections.waiting(platform)
    return show(
        request,
        desk,
        "console/disclosures/corrections.html",
        at=at,
        sides=sides("corrections", desk),
        rows=_rows(notices.done() if done else waiting),
        done=done,
        waiting=len(waiting),
        late=notices.count_overdue(at),
        form=HeardForm(),
        notes=desk.may(Permission.DISCLOSURES_CORRECTION_NOTE) and not done,
    )


@page(Permission.DISCLOSURES_CORRECTION_NOTE)
@require_POST
def heard(request: HttpRequest, desk: Desk, notice_id: UUID) -> HttpResponse:
    """Note that a recipient heard."""
    if notices.notice(notice_id) is None:
        raise Http404
    form = HeardForm(request.POST)
    if form.is_valid():
        corrections.note_delivered(
            installed.platform(),
            notice_id,
            way=Way(form.cleaned_data["way"]),
            officer=desk.officer.pk,
            actor=desk.actor,
        )
        messages.success(request, _("Noted that the recipient has heard."))
    else:
        messages.error(request, _("Choose how."))
    return HttpResponseRedirect(reverse("corrections"))


def _rows(heads: Iterable[CorrectionHead]) -> list[dict[str, object]]:
    return [
        {
            "head": one,
            "name": _name(one),
            "channel": CHANNELS[one.channel],
            "change": CHANGES[one.change],
            "way": WAYS.get(one.way, ""),
        }
        for one in heads
    ]


def _name(one: CorrectionHead) -> str:
    """Whom it is for, as people call it."""
    if one.channel in {Channel.REGISTER, Channel.EXPORT}:
        return one.recipient
    found = _BY_CHANNEL[Channel(one.channel)](UUID(one.recipient))
    return found.name if found else one.recipient


_BY_CHANNEL = {
    Channel.AGENCY: agencies.by_id,
    Channel.CARRIER: carriers.by_id,
    Channel.DISCLOSURE: selectors.recipient,
}
