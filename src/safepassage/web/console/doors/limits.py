"""What one carrier's doors let in: how much, and from which addresses."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.carriers import selectors
from safepassage.apps.carriers.quarantine import MOST_PER_MINUTE, set_rate
from safepassage.apps.carriers.senders import SenderError, set_senders
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.plain import PlainForm


class DoorsForm(PlainForm):
    """A rate of its own, and the addresses from which the carrier sends."""

    per_minute = forms.IntegerField(
        label=gettext_lazy("Messages a minute"),
        help_text=gettext_lazy("Empty: as many as every carrier may send."),
        min_value=1,
        max_value=MOST_PER_MINUTE,
        required=False,
    )
    senders = forms.CharField(
        label=gettext_lazy("Allowed senders"),
        help_text=gettext_lazy(
            "One a line, the kind first: typeb:QXSXMXS, email:desk@example.org, as4:PARTY, "
            "mq:QUEUE, unb:SENDER. With no unb line any sender may stand in the envelope."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=8_000,
        required=False,
    )


@page(Permission.CARRIERS_CARRIER_MANAGE)
def doors(request: HttpRequest, desk: Desk, carrier_id: UUID) -> HttpResponse:
    """Show and set the limits of one carrier."""
    carrier = selectors.by_id(carrier_id)
    if carrier is None:
        raise Http404
    known = {"per_minute": carrier.per_minute, "senders": "\n".join(carrier.senders)}
    form = DoorsForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_valid():
        at, data = SystemClock().now(), form.cleaned_data
        try:
            set_senders(carrier=carrier, texts=data["senders"].split(), actor=desk.actor, at=at)
        except SenderError as error:
            form.add_error("senders", str(error))
        else:
            set_rate(carrier=carrier, per_minute=data["per_minute"], actor=desk.actor, at=at)
            messages.success(request, _("The doors are set."))
            return HttpResponseRedirect(reverse("carrier", args=[carrier_id]))
    return render(request, "console/doors/limits.html", {"form": form, "carrier": carrier})
