"""How each register answers, on a page and as a file; and the owner's word about a hit."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from safepassage.adapters.registers.file import Fake, RegisterForm
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.enquiries import selectors
from safepassage.apps.enquiries.models import Confirmation
from safepassage.apps.enquiries.selectors import Figures
from safepassage.flows.enquiries.confirming import note_confirmation
from safepassage.flows.enquiries.figures import as_csv, figures
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.registers.wording import (
    KINDS,
    LANES,
    OWNERS_WORD,
    WHY,
    Words,
    fields_in_words,
)
from safepassage.web.console.showing import queues_of, show

DAYS = 30


class ConfirmationForm(forms.Form):
    """What the owner said, from a closed list."""

    word = forms.ChoiceField(
        label=gettext_lazy("What the owner said"), choices=list(OWNERS_WORD.items())
    )


@dataclass(frozen=True, kw_only=True)
class Row:
    """A register with its figures; ``form`` is ``None`` when it is named no more."""

    figures: Figures
    form: RegisterForm | None
    word: str
    tone: str
    kind: Words
    lane: Words
    fields: str
    unchecked: list[tuple[Words, int]]
    invented: bool
    share: str | None
    confirmed: str | None


@page(Permission.ENQUIRIES_REGISTER_READ)
def overview(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show every register that is asked, or was: its law, its state, how it answers."""
    platform = installed.platform()
    rows = [_row(one) for one in figures(platform, since=_since())]
    return show(
        request,
        desk,
        "console/registers/overview.html",
        rows=rows,
        fault=platform.registers.fault,
        days=DAYS,
    )


@page(Permission.ENQUIRIES_REGISTER_READ)
def table(request: HttpRequest, desk: Desk) -> HttpResponse:  # noqa: ARG001 - a page's form
    """The same figures as a file."""
    content = as_csv(figures(installed.platform(), since=_since()))
    answer = HttpResponse(content, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="registers.csv"'
    return answer


@page(Permission.ENQUIRIES_CONFIRMATION_NOTE)
@require_POST
def confirmation(request: HttpRequest, desk: Desk, enquiry_id: UUID) -> HttpResponse:
    """Note what the owner of a register said about its hit, under the officer's name."""
    form = ConfirmationForm(request.POST)
    hit = selectors.hit(desk.purpose, enquiry_id)
    if hit is None:
        raise Http404
    if not form.is_valid():
        messages.error(request, _("Say what the owner said."))
        return HttpResponseRedirect(reverse("traveller", args=[hit.journey]))
    item = note_confirmation(
        installed.platform(),
        enquiry=enquiry_id,
        word=Confirmation(form.cleaned_data["word"]),
        officer=desk.officer.pk,
        actor=desk.actor,
        purpose=desk.purpose,
        queues=queues_of(desk),
    )
    if item is None:
        raise Http404
    messages.success(request, _("The owner's word is noted. It decides nothing by itself."))
    return HttpResponseRedirect(reverse("item", args=[item]))


def _since() -> date:
    return installed.platform().clock.now().date() - timedelta(days=DAYS)


def _row(found: Figures) -> Row:
    form = installed.platform().registers.terms(found.register)
    word, tone = _state(found, form)
    return Row(
        figures=found,
        form=form,
        word=word,
        tone=tone,
        kind=KINDS[form.kind] if form else "",
        lane=LANES[form.lane] if form else "",
        fields=fields_in_words(form.fields) if form else "",
        unchecked=[(WHY.get(why, why), n) for why, n in sorted(found.not_checked.items())],
        invented=form is not None and isinstance(form.connection, Fake),
        share=_per_cent(found.answered_share),
        confirmed=_per_cent(found.confirmed_share),
    )


def _per_cent(share: float | None) -> str | None:
    return None if share is None else f"{100 * share:.1f}"


def _state(found: Figures, form: RegisterForm | None) -> tuple[str, str]:
    """In a word and a tone; what has never been asked is not called up."""
    if form is None:
        return _("not asked any more"), "neutral"
    if not form.legal_ground.strip():
        return _("not asked: no law"), "warning"
    if found.silent_since:
        return _("does not answer"), "bad"
    return (_("answers"), "good") if found.answered_at else (_("not asked yet"), "neutral")
