"""What the columns of an uploaded table mean: proposed, corrected, remembered for the carrier."""

from collections.abc import Mapping
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.carriers.mappings import LONGEST_NAME, names_of
from safepassage.apps.carriers.models import Carrier
from safepassage.flows.doors import upload as flow
from safepassage.formats.manifests import (
    MAPPABLE,
    DateOrder,
    Field,
    Layout,
    MappingError,
    mapping_for,
)
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.doors.upload import uploaded
from safepassage.web.console.plain import PlainForm

MOST_COLUMNS = 80
DATES = (
    ("", gettext_lazy("as the file shows")),
    (DateOrder.YEAR_FIRST.value, gettext_lazy("year, month, day")),
    (DateOrder.DAY_FIRST.value, gettext_lazy("day, month, year")),
    (DateOrder.MONTH_FIRST.value, gettext_lazy("month, day, year")),
)
JOURNEY = {
    Field.CARRIER: gettext_lazy("Carrier's designator"),
    Field.NUMBER: gettext_lazy("Flight or voyage number"),
    Field.ORIGIN: gettext_lazy("From (airport or port code)"),
    Field.DESTINATION: gettext_lazy("To (airport or port code)"),
    Field.DEPARTS: gettext_lazy("Departure, local: 2026-12-01T08:30"),
}


class ColumnsForm(PlainForm):
    """A meaning for each column, the order of dates, a name, and what the file does not say."""

    def __init__(self, layout: Layout, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._layout = layout
        meanings = [("", _("leave out"))] + [(one.value, _words(one)) for one in MAPPABLE]
        for place, heading in enumerate(layout.headings[:MOST_COLUMNS], 1):
            is_worded = heading and (layout.named or layout.doubtful)
            label = heading if is_worded else _("Column %(n)d") % {"n": place}
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=label, choices=meanings, required=False
            )
        if layout.doubtful:
            self.fields["headed"] = forms.BooleanField(
                label=_("The words above are headings, nobody's name or data"),
                help_text=_("Only then are they remembered; otherwise the columns are counted."),
                required=False,
            )
        self.fields["dates"] = forms.ChoiceField(
            label=_("Dates are written"), choices=DATES, required=False
        )
        for field, words in JOURNEY.items():
            self.fields[f"journey_{field.value}"] = forms.CharField(
                label=words,
                help_text=_("Only where the file does not say it."),
                max_length=40,
                required=False,
            )
        self.fields["name"] = forms.CharField(
            label=_("Remember these columns as"),
            help_text=_("Later files of this carrier with the same columns are read like this."),
            max_length=LONGEST_NAME,
        )

    @property
    def meanings(self) -> list[Field | None]:
        """What each column was said to mean, in their order."""
        places = range(1, len(self._layout.headings[:MOST_COLUMNS]) + 1)
        texts = [self.cleaned_data[f"column_{place}"] for place in places]
        return [Field(text) if text else None for text in texts]

    @property
    def headed(self) -> bool:
        """Whether the officer said that a doubtful row holds headings."""
        return bool(self.cleaned_data.get("headed"))

    @property
    def dates(self) -> DateOrder | None:
        """How dates are written."""
        text = self.cleaned_data["dates"]
        return DateOrder(text) if text else None

    @property
    def journey(self) -> dict[Field, str]:
        """What the file does not say of its journey."""
        texts = {field: self.cleaned_data[f"journey_{field.value}"].strip() for field in JOURNEY}
        return {field: text for field, text in texts.items() if text}


@page(Permission.MESSAGES_FILE_UPLOAD)
def columns(request: HttpRequest, desk: Desk, message_id: UUID) -> HttpResponse:
    """Ask what the columns mean; the file is then read and shown again."""
    _story, carrier = uploaded(message_id)
    layout = flow.layout(installed.platform(), message=message_id, actor=desk.actor)
    if layout is None:
        raise Http404
    sent = request.POST if request.method == "POST" else None
    form = ColumnsForm(layout, sent, initial=_proposed(layout, carrier))
    if form.is_valid():
        try:
            mapping = mapping_for(layout, form.meanings, dates=form.dates, headed=form.headed)
        except MappingError as error:
            form.add_error(None, str(error))
        else:
            new = flow.map_columns(
                installed.platform(),
                message=message_id,
                carrier=carrier,
                name=form.cleaned_data["name"],
                mapping=mapping,
                journey=form.journey,
                actor=desk.actor,
            )
            messages.success(request, _("The columns are remembered; this is how it reads now."))
            return HttpResponseRedirect(reverse("upload_seen", args=[new or message_id]))
    context = {"form": form, "carrier": carrier, "message_id": message_id, "layout": layout}
    return render(request, "console/doors/columns.html", context)


def _proposed(layout: Layout, carrier: Carrier) -> Mapping[str, str]:
    guessed = {f"column_{one.position}": one.field.value for one in layout.guess.mapping.columns}
    count = len(names_of(carrier.pk)) + 1
    return {**guessed, "name": _("table %(n)d") % {"n": count}}


def _words(field: Field) -> str:
    return field.value.replace("_", " ")
