"""One request: what was told, who asks, which records are theirs, and what can be done."""

from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.approvals import selectors as approvals
from safepassage.apps.approvals.terms import ApprovalKind
from safepassage.apps.subjects import marks, selectors
from safepassage.apps.subjects.services import By
from safepassage.apps.travel import selectors as travel
from safepassage.flows.subjects import answering, identity, looking
from safepassage.flows.subjects.told import Open
from safepassage.safeguards.rights.asked import ForWhom, Proof, Right
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.phrases.flights import flight_line
from safepassage.web.console.phrases.marks import FIELDS
from safepassage.web.console.showing import show
from safepassage.web.console.subjects.apart import picture_page
from safepassage.web.console.subjects.doing import answering as answering_by
from safepassage.web.console.subjects.doing import attempt, content_of, opened, page_of
from safepassage.web.console.subjects.listing import row_of
from safepassage.web.console.subjects.wording import FOR_WHOM, PROOFS, RIGHTS
from safepassage.web.console.travellers.wording import RECORDS, document_line


@page(Permission.SUBJECTS_REQUEST_ANSWER)
def detail(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """Show a request; that it was read is in the ledger."""
    who = answering_by(desk)
    return _shown(request, desk, opened(request_id, who), who)


@page(Permission.SUBJECTS_REQUEST_ANSWER)
@require_POST
def look(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """Look for records, and ask which of them are the person's."""
    who = answering_by(desk)
    found = opened(request_id, who)
    hits = looking.look(installed.platform(), found.told, by=who)
    rows = [
        {
            "id": one.record.head.id,
            "traveller": one.record.traveller,
            "line": flight_line(one.flight),
            "kind": RECORDS[one.record.head.kind],
            "document": document_line(one.record.traveller) if one.record.traveller else "",
        }
        for one in hits
    ]
    return _shown(request, desk, found, who, hits=rows)


@page(Permission.SUBJECTS_REQUEST_ANSWER)
@require_POST
def choose(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """Note which records are the person's; none is a result, too."""
    who = answering_by(desk)
    ids = _ids(request.POST.getlist("records"))
    return attempt(
        request,
        lambda: looking.choose(installed.platform(), request_id, ids, by=who),
        told=_("Noted. The request can be answered now."),
        back=page_of(request_id),
    )


@page(Permission.SUBJECTS_REQUEST_ANSWER)
@require_POST
def prove(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """Note what a look at the proof showed; the copy is destroyed."""
    who, told = answering_by(desk), request.POST.get("proof", "")
    proof = Proof(told) if told in set(Proof) else None
    return attempt(
        request,
        lambda: identity.settle(installed.platform(), request_id, proof, by=who),
        told=_("Noted. Whatever was sent of the document is destroyed."),
        back=page_of(request_id),
    )


@page(Permission.SUBJECTS_REQUEST_ANSWER)
def picture(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """The picture that was sent, in a page that can do nothing."""
    who, platform = answering_by(desk), installed.platform()
    found = content_of(lambda: identity.picture_of(platform, request_id, by=who))
    if found is None or not found.picture:
        raise Http404
    return picture_page(request, found.picture, found.media)


@page(Permission.SUBJECTS_REQUEST_ANSWER)
@require_POST
def send(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """Answer with the report, or neutrally."""
    who, platform = answering_by(desk), installed.platform()
    deeds = {"report": answering.tell_all, "neutral": answering.nothing_found}
    deed = deeds.get(request.POST.get("how", ""))
    if deed is None:
        return HttpResponseRedirect(page_of(request_id))
    return attempt(
        request,
        lambda: deed(platform, request_id, by=who),
        told=_("The answer is written; it leaves with all others of its day."),
        back=page_of(request_id),
    )


@page(Permission.SUBJECTS_REQUEST_ANSWER)
@require_POST
def lift(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """End a limitation of access; the request is answered anew."""
    who = answering_by(desk)
    return attempt(
        request,
        lambda: answering.lift(installed.platform(), request_id, by=who),
        told=_("Access is no longer limited; answer the request anew."),
        back=page_of(request_id),
    )


def _ids(told: Sequence[str]) -> list[UUID]:
    """The ids of ticked records; 404 for what is none."""
    try:
        return [UUID(one) for one in told]
    except ValueError as error:
        raise Http404 from error


def record_lines(who: By, ids: Sequence[UUID]) -> list[tuple[str, str]]:
    """The records that were found to be the person's, without any value."""
    heads = travel.heads(who.purpose, ids)
    flights = travel.flights(who.purpose, [head.flight for head in heads.values()])
    return [
        (
            str(head.id),
            f"{flights[head.flight].carrier}{flights[head.flight].number} "
            f"{flights[head.flight].departure_date} · {RECORDS[head.kind]}"
            + (f" · {_('masked')}" if head.masked_at else ""),
        )
        for head in heads.values()
        if head.flight in flights
    ]


def _shown(request: HttpRequest, desk: Desk, found: Open, who: By, **more: object) -> HttpResponse:
    platform, row = installed.platform(), found.row
    chosen = looking.chosen(found.content)
    proof = identity.shown(platform, found)
    clock = selectors.clock_of(row, settings.SAFEPASSAGE_SUBJECT_ANSWER_DAYS)
    return show(
        request,
        desk,
        "console/subjects/detail.html",
        at=who.at,
        request_row=row_of(row, who.at),
        told=found.told,
        asks=RIGHTS[Right(row.asks_for)],
        for_whom=FOR_WHOM[ForWhom(row.for_whom)],
        proof=proof,
        differences=[FIELDS[one] for one in proof.differences] if proof else [],
        proofs=[(one.value, words) for one, words in PROOFS.items()],
        proven=PROOFS[Proof(row.proof)] if row.proof else "",
        in_words=row.asks_for == Right.COMPLAINT,
        ready=bool(row.proof) and chosen is not None,
        chosen=None if chosen is None else record_lines(who, chosen),
        waits=marks.waiting(row.pk),
        may_put_off=clock.may_put_off(who.at.date()),
        names=approvals.about(row.pk, kind=ApprovalKind.OFFICER_NAMES)[:1],
        **more,
    )
