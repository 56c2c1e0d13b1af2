"""Others look: a second person at corrections, the supervisory authority at answers."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.subjects import marks, selectors
from safepassage.apps.subjects.models import FieldCorrection
from safepassage.apps.travel.correcting import NotCorrectable
from safepassage.flows.subjects import amending, identity, looking, reviewing
from safepassage.safeguards.rights.asked import Proof, Review, Right, Route
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.phrases.marks import FIELDS
from safepassage.web.console.showing import show
from safepassage.web.console.subjects.apart import picture_page
from safepassage.web.console.subjects.doing import attempt, by, content_of, opened
from safepassage.web.console.subjects.forms import ReviewForm
from safepassage.web.console.subjects.listing import row_of
from safepassage.web.console.subjects.wording import AIMS, PROOFS, RIGHTS


@page(Permission.SUBJECTS_CORRECTION_REVIEW)
def corrections(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the corrections that wait for a second person."""
    rows = [_correction(one, desk) for one in marks.waiting()]
    return show(request, desk, "console/subjects/corrections.html", rows=rows)


@page(Permission.SUBJECTS_CORRECTION_REVIEW)
@require_POST
def second(request: HttpRequest, desk: Desk, correction_id: UUID) -> HttpResponse:
    """Agree to a correction, or decline it."""
    agrees, who = "agree" in request.POST, by(desk)
    return attempt(
        request,
        lambda: amending.second(installed.platform(), correction_id, agrees=agrees, by=who),
        told=_("The record is corrected.") if agrees else _("The correction was declined."),
        back=reverse("subject_corrections"),
    )


@page(Permission.SUBJECTS_REQUEST_REVIEW)
def reviews(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what waits for the supervisory authority."""
    at = installed.platform().clock.now()
    rows = [row_of(one, at) for one in selectors.for_the_supervisor()]
    return show(request, desk, "console/subjects/reviews.html", at=at, rows=rows)


@page(Permission.SUBJECTS_REQUEST_REVIEW)
def review(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """Show an answer with its reasons, and take what the review found."""
    who, form, platform = by(desk), ReviewForm(request.POST or None), installed.platform()
    found = opened(request_id, who)
    own = found.row.route == Route.REGULATOR
    if not (own or found.row.review == Review.ASKED):
        raise Http404
    if form.is_valid():
        stands = form.cleaned_data["result"] == Review.UPHELD
        words = form.cleaned_data["words"]
        return attempt(
            request,
            lambda: reviewing.review(platform, request_id, stands=stands, words=words, by=who),
            told=_("Noted."),
            back=reverse("subject_reviews"),
        )
    limits = reviewing.limits_of(found)
    return show(
        request,
        desk,
        "console/subjects/review.html",
        at=who.at,
        form=form,
        own=own,
        request_row=row_of(found.row, who.at),
        told=found.told,
        asks=RIGHTS[Right(found.row.asks_for)],
        limits=limits,
        aims=[AIMS[one] for one in limits.aims] if limits else [],
        records=len(looking.chosen(found.content) or []),
        proof=identity.shown(platform, found),
        proofs=[(one.value, words) for one, words in PROOFS.items()],
        proven=PROOFS[Proof(found.row.proof)] if found.row.proof else "",
    )


@page(Permission.SUBJECTS_REQUEST_REVIEW)
@require_POST
def prove(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """Note what a look at the proof showed; the copy is destroyed."""
    if selectors.by_id(request_id, Route.REGULATOR) is None:
        raise Http404
    told, who = request.POST.get("proof", ""), by(desk)
    proof = Proof(told) if told in set(Proof) else None
    return attempt(
        request,
        lambda: identity.settle(installed.platform(), request_id, proof, by=who),
        told=_("Noted. Whatever was sent of the document is destroyed."),
        back=reverse("subject_review", args=[request_id]),
    )


@page(Permission.SUBJECTS_REQUEST_REVIEW)
def picture(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """The picture that was sent to the supervisory authority."""
    if selectors.by_id(request_id, Route.REGULATOR) is None:
        raise Http404
    who, platform = by(desk), installed.platform()
    found = content_of(lambda: identity.picture_of(platform, request_id, by=who))
    if found is None or not found.picture:
        raise Http404
    return picture_page(request, found.picture, found.media)


@page(Permission.SUBJECTS_REQUEST_REVIEW)
@require_POST
def checked(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """Answer that checks were made."""
    who = by(desk)
    return attempt(
        request,
        lambda: reviewing.check(installed.platform(), request_id, by=who),
        told=_("The answer is written; it leaves with all others of its day."),
        back=reverse("subject_reviews"),
    )


def _correction(row: FieldCorrection, desk: Desk) -> dict[str, object]:
    try:
        fields = amending.proposed_of(installed.platform(), row.id)
    except NotCorrectable:
        fields = None
    identity_lines = fields.identity.items() if fields else ()
    numbers = fields.numbers.items() if fields else ()
    return {
        "correction": row,
        "fields": [(FIELDS[name], value) for name, value in identity_lines],
        "numbers": list(numbers),
        "own": row.proposed_by == desk.officer.pk,
    }
