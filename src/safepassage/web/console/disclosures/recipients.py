"""The register of recipients: entered by one person, put in force by another."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from safepassage.adapters.sealed_files import fingerprint
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.disclosures import registering, selectors
from safepassage.apps.disclosures.registering import Entered, RecipientError
from safepassage.apps.disclosures.shown import RecipientHead
from safepassage.web import installed
from safepassage.web.console.attempting import attempt
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.disclosures.figures import figures
from safepassage.web.console.disclosures.forms import RecipientForm
from safepassage.web.console.disclosures.sides import sides
from safepassage.web.console.disclosures.wording import KINDS, ONWARD, PROTECTIONS
from safepassage.web.console.showing import show


@page(Permission.DISCLOSURES_RECIPIENT_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show every recipient."""
    at = installed.platform().clock.now()
    return show(
        request,
        desk,
        "console/disclosures/recipients.html",
        at=at,
        sides=sides("disclosure_recipients", desk),
        rows=[_row(one, desk) for one in selectors.recipients()],
        may_add=desk.may(Permission.DISCLOSURES_RECIPIENT_ADD),
        today=at.date(),
        figures=figures(at),
    )


@page(Permission.DISCLOSURES_RECIPIENT_ADD)
def add(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Enter a recipient, which waits for a second person."""
    form = RecipientForm(request.POST or None)
    if form.is_valid():
        platform = installed.platform()
        try:
            registering.add(
                Entered(**form.cleaned_data),
                recipient=platform.ids.new(),
                officer=desk.officer.pk,
                actor=desk.actor,
                at=platform.clock.now(),
            )
        except RecipientError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Entered. A supervisor has to confirm it."))
            return HttpResponseRedirect(reverse("disclosure_recipients"))
    return show(request, desk, "console/disclosures/recipient_add.html", form=form)


@page(Permission.DISCLOSURES_RECIPIENT_CONFIRM)
@require_POST
def confirm(request: HttpRequest, desk: Desk, recipient_id: UUID) -> HttpResponse:
    """Put a recipient in force, as another person than who entered it."""
    _found(recipient_id)
    at = installed.platform().clock.now()
    return attempt(
        request,
        lambda: registering.confirm(recipient_id, officer=desk.officer.pk, actor=desk.actor, at=at),
        refused=RecipientError,
        told=_("The recipient is in force."),
        back=reverse("disclosure_recipients"),
    )


@page(Permission.DISCLOSURES_RECIPIENT_ADD)
@require_POST
def suspend(request: HttpRequest, desk: Desk, recipient_id: UUID) -> HttpResponse:
    """Let nothing go to a recipient any more."""
    _found(recipient_id)
    registering.suspend(recipient_id, actor=desk.actor, at=installed.platform().clock.now())
    messages.warning(request, _("The recipient is suspended; nothing goes to it any more."))
    return HttpResponseRedirect(reverse("disclosure_recipients"))


def _found(recipient_id: UUID) -> None:
    if selectors.recipient(recipient_id) is None:
        raise Http404


def _row(one: RecipientHead, desk: Desk) -> dict[str, object]:
    confirms = desk.may(Permission.DISCLOSURES_RECIPIENT_CONFIRM)
    return {
        "one": one,
        "kind": KINDS[one.terms.kind],
        "protection": PROTECTIONS[one.terms.protection],
        "onward": ONWARD[one.terms.onward],
        "key": fingerprint(one.terms.key)[:32],
        "may_confirm": confirms and one.confirmed_at is None and one.added_by != desk.officer.pk,
    }
