"""A parked message opened for repair, its defects at their places, and tried again."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.messages import selectors
from safepassage.flows.repair import read_parked, try_again
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.inbox.forms import RepairForm
from safepassage.web.console.inbox.places import marked
from safepassage.web.console.inbox.views import story_page
from safepassage.web.console.showing import show


@page(Permission.MESSAGES_PARKED_REPAIR)
@require_POST
def repair(request: HttpRequest, desk: Desk, message_id: UUID) -> HttpResponse:
    """Show a parked message's segments; only for technical repair, and on a ground."""
    if desk.purpose is not Purpose.TECHNICAL_REPAIR:
        raise PermissionDenied(_("Parked messages are opened for technical repair alone."))
    form = RepairForm(request.POST)
    if not form.is_valid():
        return story_page(request, desk, message_id, form)
    body = read_parked(
        installed.platform(),
        message_id=message_id,
        actor=desk.actor,
        ground=form.cleaned_data["ground"],
    )
    story = selectors.story(message_id)
    if body is None or story is None:
        messages.warning(request, _("The body of this message is gone."))
        return HttpResponseRedirect(reverse("message", args=[message_id]))
    return show(
        request,
        desk,
        "console/inbox/repair.html",
        story=story,
        sheet=marked(body, story.defects),
    )


@page(Permission.MESSAGES_PARKED_REPAIR)
@require_POST
def retry(request: HttpRequest, desk: Desk, message_id: UUID) -> HttpResponse:
    """Put a parked message back at its place in the spool."""
    if try_again(installed.platform(), message_id=message_id, actor=desk.actor):
        messages.success(request, _("The message is tried again."))
    else:
        messages.warning(request, _("The body of this message is gone."))
    return HttpResponseRedirect(reverse("message", args=[message_id]))
