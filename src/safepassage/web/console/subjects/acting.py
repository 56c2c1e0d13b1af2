"""What an answer or a change needs to be said first: each a form of its own."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.approvals.errors import ApprovalError
from safepassage.apps.approvals.services import Asking
from safepassage.apps.approvals.terms import ApprovalKind
from safepassage.apps.approvals.words import Words
from safepassage.apps.subjects.marks import NoteKind
from safepassage.apps.subjects.services import By
from safepassage.flows.approvals.asking import ask
from safepassage.flows.subjects import amending, answering
from safepassage.flows.subjects.looking import chosen
from safepassage.flows.subjects.told import Open
from safepassage.safeguards.rights.asked import WhyLonger, WhyRefused
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.plain import PlainForm
from safepassage.web.console.subjects.detail import record_lines
from safepassage.web.console.subjects.doing import answering as answering_by
from safepassage.web.console.subjects.doing import attempt, opened, page_of
from safepassage.web.console.subjects.forms import (
    CorrectForm,
    LimitForm,
    NamesForm,
    NoteForm,
    PutOffForm,
    RecordsForm,
    RefuseForm,
    WordsForm,
)

_WRITTEN = gettext_lazy("The answer is written; it leaves with all others of its day.")


def _asked(
    request: HttpRequest,
    form: PlainForm,
    request_id: UUID,
    heading: str | Promise,
    lead: str | Promise,
    *,
    deed: Callable[[], object],
    told: str | Promise,
) -> HttpResponse:
    """Show the form, or do what was filled in."""
    if form.is_valid():
        return attempt(request, deed, told=told, back=page_of(request_id))
    context = {"form": form, "heading": heading, "lead": lead, "back": page_of(request_id)}
    return render(request, "console/subjects/act.html", context)


@page(Permission.SUBJECTS_REQUEST_ANSWER)
def limit(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """Limit access, with reasons for the supervisor."""
    who, form = answering_by(desk), LimitForm(request.POST or None)
    return _asked(
        request,
        form,
        request_id,
        _("Limit access"),
        _("The person gets the neutral letter, as everybody of whom nothing may be told."),
        deed=lambda: answering.limit(installed.platform(), request_id, form.limits(), by=who),
        told=_WRITTEN,
    )


@page(Permission.SUBJECTS_REQUEST_ANSWER)
def refuse(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """Refuse openly, with reasons."""
    who, form = answering_by(desk), RefuseForm(request.POST or None)

    def deed() -> None:
        why = [WhyRefused(one) for one in form.cleaned_data["why"]]
        answering.refuse(installed.platform(), request_id, why, form.cleaned_data["words"], by=who)

    return _asked(
        request,
        form,
        request_id,
        _("Refuse with reasons"),
        _("The reasons stand in the letter. If even the reasons would do harm, limit access."),
        deed=deed,
        told=_WRITTEN,
    )


@page(Permission.SUBJECTS_REQUEST_ANSWER)
def in_words(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """Answer a complaint in words."""
    who, form = answering_by(desk), WordsForm(request.POST or None)
    return _asked(
        request,
        form,
        request_id,
        _("Answer in words"),
        _("What was found, and what is done about it. The ways to a review and to court follow."),
        deed=lambda: answering.in_words(
            installed.platform(), request_id, form.cleaned_data["words"], by=who
        ),
        told=_WRITTEN,
    )


@page(Permission.SUBJECTS_REQUEST_ANSWER)
def put_off(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """Write that it takes longer."""
    who, form = answering_by(desk), PutOffForm(request.POST or None)

    def deed() -> None:
        why = WhyLonger(form.cleaned_data["why"])
        answering.put_off(installed.platform(), request_id, why, by=who)

    return _asked(
        request,
        form,
        request_id,
        _("It takes longer"),
        _("Two months more, once; the person must be told within the first month."),
        deed=deed,
        told=_("The letter is written: print it and send it today."),
    )


@page(Permission.SUBJECTS_REQUEST_ANSWER)
def correct(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """Correct fields of records, or propose it where a decision is touched."""
    who = answering_by(desk)
    form = CorrectForm(_records(opened(request_id, who), who), request.POST or None)
    return _asked(
        request,
        form,
        request_id,
        _("Correct records"),
        _(
            "What you fill in stands there from now on, whatever the carrier tells again. If a "
            "decision rests on a record, a second person has to agree."
        ),
        deed=lambda: amending.correct(
            installed.platform(), request_id, _ids(form), form.fields_to_correct(), by=who
        ),
        told=_("Corrected, or waiting for a second person where a decision is touched."),
    )


@page(Permission.SUBJECTS_REQUEST_ANSWER)
def note(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """Mark records for every officer who opens them."""
    who = answering_by(desk)
    form = NoteForm(_records(opened(request_id, who), who), request.POST or None)

    def deed() -> None:
        kind, words = NoteKind(form.cleaned_data["kind"]), form.cleaned_data["words"]
        amending.note(installed.platform(), request_id, _ids(form), kind, words, by=who)

    return _asked(
        request,
        form,
        request_id,
        _("Mark records"),
        _("Every officer who opens a record sees the mark above everything else."),
        deed=deed,
        told=_WRITTEN,
    )


@page(Permission.SUBJECTS_REQUEST_ANSWER)
def erase(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """Delete one traveller's records now."""
    who = answering_by(desk)
    form = RecordsForm(_records(opened(request_id, who), who), request.POST or None)
    return _asked(
        request,
        form,
        request_id,
        _("Delete records"),
        _("This traveller's data are deleted now and for good; others on the flight stay."),
        deed=lambda: amending.erase(installed.platform(), request_id, _ids(form), by=who),
        told=_WRITTEN,
    )


@page(Permission.SUBJECTS_REQUEST_ANSWER)
@require_POST
def redress(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """Give a redress number for what officers have cleared about the chosen records."""
    who = answering_by(desk)
    ids = chosen(opened(request_id, who).content) or []
    return attempt(
        request,
        lambda: amending.give_redress(installed.platform(), request_id, ids, by=who),
        told=_WRITTEN,
        back=page_of(request_id),
    )


@page(Permission.SUBJECTS_REQUEST_ANSWER)
def names(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """Ask the approval authority whether officers' names may be told."""
    who, form = answering_by(desk), NamesForm(request.POST or None)
    row = opened(request_id, who).row

    def deed() -> None:
        asking = Asking(
            kind=ApprovalKind.OFFICER_NAMES,
            subject=request_id,
            law=form.cleaned_data["law"],
            purpose=who.purpose,
            requester=who.person,
            words_until=row.delete_at,
        )
        words = Words(ground=form.cleaned_data["ground"], case=row.pk.hex[-6:].upper())
        try:
            ask(installed.platform(), asking, words)
        except ApprovalError as error:
            raise ValueError(str(error)) from error

    return _asked(
        request,
        form,
        request_id,
        _("Tell officers' names?"),
        _(
            "Dates and purposes of look-ups are told anyway. Names only where the person cannot "
            "use their rights without them, and the approval authority has weighed it."
        ),
        deed=deed,
        told=_("Asked. The approval authority decides."),
    )


def _records(found: Open, who: By) -> list[tuple[str, str]]:
    return record_lines(who, chosen(found.content) or [])


def _ids(form: Any) -> list[UUID]:  # noqa: ANN401 - any form with records
    return [UUID(one) for one in form.cleaned_data["records"]]
