"""A message tried out by an officer: what is understood and what is wrong; nothing is kept."""

from uuid import UUID

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.carriers import selectors as carriers
from safepassage.apps.quality.wording import FIELDS
from safepassage.flows.conformance import Conformance, Examined, Seen, examine
from safepassage.web import installed
from safepassage.web.api.trying import may_try
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.plain import PlainForm

SHOWN = 500
"""Travellers of one message shown one by one; the counts hold all of them."""


class TryForm(PlainForm):
    """A message as text, and under whose agreement to read it."""

    carrier = forms.ChoiceField(
        label=_("Carrier"),
        help_text=_("Whose agreement holds; none: any format and route."),
        required=False,
    )
    message = forms.CharField(
        label=_("Message"),
        help_text=_(
            "Paste it as it is sent. Use invented travellers; nothing is stored or logged."
        ),
        strip=False,
        widget=forms.Textarea(
            attrs={"rows": 10, "spellcheck": "false", "autocomplete": "off", "class": "mono"}
        ),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        chosen = [(str(one.pk), f"{one.code} {one.name}") for one in carriers.carriers()]
        self.fields["carrier"].choices = [("", _("None")), *chosen]  # type: ignore[attr-defined]

    def clean_message(self) -> bytes:
        """The bytes, unless they are more than a message at once may have."""
        body = str(self.cleaned_data["message"]).encode()
        if len(body) > settings.SAFEPASSAGE_INTERACTIVE_LIMIT:
            raise forms.ValidationError(
                _("The message is larger than %(n)d bytes.")
                % {"n": settings.SAFEPASSAGE_INTERACTIVE_LIMIT}
            )
        return body


@page(Permission.QUALITY_CONFORMANCE_TRY)
def conformance(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the form, and what was found in the message; the message itself is not shown again."""
    form = TryForm(request.POST or None)
    context: dict[str, object] = {"form": form}
    status = 200
    if form.is_valid() and not may_try(desk.officer.pk):
        form.add_error(None, _("That was often within a minute; wait a moment."))
        status = 429
    elif form.is_valid():
        carrier = form.cleaned_data["carrier"]
        found = examine(
            installed.platform(),
            form.cleaned_data["message"],
            carrier=UUID(carrier) if carrier else None,
        )
        context = {"form": TryForm(initial={"carrier": carrier}), "found": shown(found)}
    return render(request, "console/quality/conformance.html", context, status=status)


def shown(found: Conformance) -> dict[str, object]:
    """What was found, in words."""
    tone = {"done": "good", "parked": "bad", "refused": "warning"}[found.state]
    return {"whole": found, "tone": tone, "messages": [_message(one) for one in found.messages]}


def _message(one: Examined) -> dict[str, object]:
    return {
        "message": one,
        "fields": [
            (FIELDS[name], count, len(one.travellers)) for name, count in one.fields.items()
        ],
        "travellers": [_traveller(seen) for seen in one.travellers[:SHOWN]],
        "more": max(0, len(one.travellers) - SHOWN),
    }


def _traveller(seen: Seen) -> dict[str, object]:
    return {
        "seen": seen,
        "understood": ", ".join(str(FIELDS[name]) for name in seen.understood),
        "missing": ", ".join(str(FIELDS[name]) for name in seen.missing),
    }
