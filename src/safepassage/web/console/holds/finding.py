"""Another offence that was found on the way: flagged on a work item, deciding nothing."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.cases import selectors as cases
from safepassage.flows import holding
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.holds.forms import FoundForm
from safepassage.web.console.showing import queues_of, show


@page(Permission.HOLDS_HOLD_RECORD)
def found(request: HttpRequest, desk: Desk, item_id: UUID) -> HttpResponse:
    """Flag what was found on the way about an item of the desk's queues."""
    item = cases.head(desk.purpose, queues_of(desk), item_id)
    if item is None:
        raise Http404
    form, back = FoundForm(request.POST or None), reverse("item", args=[item_id])
    if form.is_valid():
        try:
            holding.flag_find(
                installed.platform(),
                item.journey,
                item=item_id,
                words=form.cleaned_data["words"],
                officer=desk.officer.pk,
                actor=desk.actor,
                purpose=desk.purpose,
            )
        except holding.HoldRefused as refused:
            form.add_error(None, refused.text)
        else:
            messages.success(request, _("Flagged. It decides nothing here."))
            return HttpResponseRedirect(back)
    return show(request, desk, "console/holds/found.html", form=form, item=item, back=back)
