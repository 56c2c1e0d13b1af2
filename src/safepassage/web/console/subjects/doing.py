"""Who works at the desk of requests, and what stands in the way of what they do, in words."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from safepassage.apps.subjects.content import Ended
from safepassage.apps.subjects.services import By
from safepassage.apps.travel.correcting import NotCorrectable
from safepassage.flows.redress import NotCleared
from safepassage.flows.subjects.amending import Held
from safepassage.flows.subjects.answering import NotReady
from safepassage.flows.subjects.identity import Unproven
from safepassage.flows.subjects.looking import OwnDecision
from safepassage.flows.subjects.told import NoRequest, Open, open_request
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed
from safepassage.web.console import attempting
from safepassage.web.console.desk import Desk
from safepassage.web.console.subjects.wording import NOT_READY

Content = TypeVar("Content")
_IN_THE_WAY = (
    Ended,
    Held,
    NoRequest,
    NotCleared,
    NotCorrectable,
    NotReady,
    OwnDecision,
    Unproven,
    ValueError,
)


def by(desk: Desk) -> By:
    """Who acts, for which purpose, now."""
    at = installed.platform().clock.now()
    return By(officer=desk.officer.pk, actor=desk.actor, purpose=desk.purpose, at=at)


def answering(desk: Desk) -> By:
    """The same at the desk of requests, whose purpose alone opens data there."""
    if desk.purpose is not Purpose.DATA_SUBJECT:
        raise PermissionDenied(
            _("Choose the purpose “Request of a data subject” to work on requests.")
        )
    return by(desk)


def opened(request_id: UUID, who: By) -> Open:
    """A request for a page; 404 where it is none, or its key has ended."""
    with transaction.atomic():
        return content_of(lambda: open_request(installed.platform(), request_id, by=who))


def content_of(deed: Callable[[], Content]) -> Content:
    """What a deed gives for a page of its own; 404 where it cannot be given."""
    try:
        return deed()
    except (NoRequest, Ended) as error:
        raise Http404 from error


def attempt(
    request: HttpRequest, deed: Callable[[], object], *, told: str | Promise, back: str
) -> HttpResponse:
    """Do it and say so, or say what stands in the way of a request."""
    return attempting.attempt(
        request, deed, refused=_IN_THE_WAY, told=told, back=back, in_words=in_the_way
    )


def page_of(request_id: UUID) -> str:
    """The address of a request's page."""
    return reverse("subject", args=[request_id])


def in_the_way(error: Exception) -> str:
    """What stands in the way, in words."""
    if isinstance(error, NotReady):
        return str(NOT_READY[error.code])
    said = {
        Ended: _("The request has ended; its content is gone."),
        Held: _("Officers are at work on this record, or a decision in force rests on it."),
        NoRequest: _("This cannot be done any more, or not by you: look at how it stands now."),
        NotCleared: _(
            "No officer has found that this person is not who is listed; there is nothing to "
            "make last. Send the neutral letter."
        ),
        NotCorrectable: _("This record is masked, deleted, or not found to be this person's."),
        OwnDecision: _("You decided about this person. Somebody else has to do this."),
        Unproven: _("The printed lines do not fit. Only the document itself can be the proof."),
    }
    return said.get(type(error), _("Something is missing: aims, reasons, or a day within a year."))
