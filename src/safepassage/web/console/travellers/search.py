"""Looks for people by document, name or locator; the ground is in the ledger."""

from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.travel.search import (
    MOST_FOUND,
    SearchGround,
    Wanted,
    by_document,
    by_locator,
    by_name,
    find,
)
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.phrases.flights import flight_line
from safepassage.web.console.showing import show
from safepassage.web.console.travellers.wording import RECORDS, document_line

GROUNDS = (
    (SearchGround.AT_THE_DESK, _("The traveller is at the desk")),
    (SearchGround.CARRIER_ASKED, _("A carrier asked")),
    (SearchGround.WORK_ITEM, _("A work item needs it")),
    (SearchGround.REASONED_REQUEST, _("A reasoned request of a competent authority")),
    (SearchGround.DATA_SUBJECT, _("A data subject's request")),
    (SearchGround.OVERSIGHT, _("Oversight")),
)


class SearchForm(forms.Form):
    """One way of looking, and why."""

    number = forms.CharField(label=_("Document number"), max_length=40, required=False)
    issuer = forms.CharField(
        label=_("Issuing state"),
        help_text=_("As in the document, three letters; documents sent without it are found too."),
        max_length=3,
        required=False,
    )
    surname = forms.CharField(label=_("Surname"), max_length=80, required=False)
    given_names = forms.CharField(
        label=_("Given names"),
        help_text=_("All of them, as in the document."),
        max_length=80,
        required=False,
    )
    born = forms.DateField(
        label=_("Birth date"), help_text=_("YYYY-MM-DD"), input_formats=["%Y-%m-%d"], required=False
    )
    locator = forms.CharField(label=_("Record locator"), max_length=20, required=False)
    ground = forms.ChoiceField(label=_("Ground"), choices=GROUNDS, widget=forms.RadioSelect)

    def clean(self) -> dict[str, object]:
        """Exactly one way of looking, so that the ledger says what was looked for."""
        data: dict[str, object] = super().clean() or self.cleaned_data
        ways = [name for name in ("number", "surname", "locator") if data.get(name)]
        if len(ways) != 1:
            raise forms.ValidationError(
                _("Give a document number, or a surname, or a record locator: one of the three.")
            )
        return data

    def wanted(self) -> Wanted:
        """What to look for."""
        data = self.cleaned_data
        if data["number"]:
            return by_document(data["number"], data["issuer"])
        if data["locator"]:
            return by_locator(data["locator"])
        born: date | None = data["born"]
        return by_name(data["surname"], data["given_names"], born.isoformat() if born else None)


@page(Permission.TRAVEL_TRAVELLER_SEARCH)
def search(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the form, and after a search what it found; values never stand in an address."""
    form = SearchForm(request.POST or None)
    rows = _rows(desk, form) if form.is_valid() else None
    return show(
        request,
        desk,
        "console/travellers/search.html",
        form=form,
        rows=rows,
        cut=_now("Only the newest %(n)d are shown.") % {"n": MOST_FOUND}
        if rows and len(rows) == MOST_FOUND
        else "",
    )


def _rows(desk: Desk, form: SearchForm) -> list[dict[str, object]]:
    platform = installed.platform()
    found = find(
        desk.actor,
        desk.purpose,
        form.wanted(),
        ground=SearchGround(form.cleaned_data["ground"]),
        keys=platform.keys,
        at=platform.clock.now(),
    )
    return [
        {
            "head": one.record.head,
            "traveller": one.record.traveller,
            "line": flight_line(one.flight),
            "kind": RECORDS[one.record.head.kind],
            "document": document_line(one.record.traveller) if one.record.traveller else "",
        }
        for one in found
    ]
