"""The search's form: three ways of looking, each with what it needs."""

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.apps.travel.search import SearchGround
from safepassage.apps.travel.wanted import Wanted, by_document, by_locator, by_name
from safepassage.safeguards.offences import Reasons, wants_reasons
from safepassage.safeguards.purpose import Purpose
from safepassage.web.console.plain import PlainForm
from safepassage.web.console.reasoned import ReasonsForm

GROUNDS = (
    (SearchGround.AT_THE_DESK, _("The traveller is at the desk")),
    (SearchGround.CARRIER_ASKED, _("A carrier asked")),
    (SearchGround.WORK_ITEM, _("A work item needs it")),
    (SearchGround.REASONED_REQUEST, _("A reasoned request of a competent authority")),
    (SearchGround.DATA_SUBJECT, _("A data subject's request")),
    (SearchGround.OVERSIGHT, _("Oversight")),
)


_SURNAME_ALONE = _("A surname alone finds nobody: give the birth date, or all given names.")
NOBODY = {
    "document": _(
        "Nobody with this document. Compare number and state with the document: "
        "O and 0, I and 1 are taken for each other. Left empty, every issuing state is tried."
    ),
    "any_document": _(
        "Nobody with this document of any issuing state. Compare the number with the document: "
        "O and 0, I and 1 are taken for each other. Or look by surname and birth date."
    ),
    "birth": _(
        "Nobody with this surname and birth date. The surname must be written as in the document "
        "(Müller may stand there as Mueller or Muller). Or look by document."
    ),
    "name": _(
        "Nobody with exactly this surname and all these given names. "
        "With the birth date, the surname is enough."
    ),
    "locator": _(
        "Nobody with this record locator. API alone does not carry it; look by document or name."
    ),
}


class WayForm(PlainForm):
    """One way of looking; why stands in what is made of it."""

    number = forms.CharField(label=_("Document number"), max_length=40, required=False)
    issuer = forms.CharField(
        label=_("Issuing state"),
        help_text=_("Three letters, as in the document. Left empty, every state is tried."),
        max_length=3,
        required=False,
    )
    surname = forms.CharField(label=_("Surname"), max_length=80, required=False)
    given_names = forms.CharField(
        label=_("Given names"),
        help_text=_("With a birth date, none or a part; without, all, in any order."),
        max_length=80,
        required=False,
    )
    born = forms.DateField(
        label=_("Birth date"),
        help_text=_("Year, month, day, as 1974-08-12."),
        input_formats=["%Y-%m-%d"],
        required=False,
    )
    locator = forms.CharField(label=_("Record locator"), max_length=20, required=False)

    def clean(self) -> dict[str, object]:
        """Exactly one way of looking, so that the ledger says what was looked for."""
        data: dict[str, object] = super().clean() or self.cleaned_data
        ways = [name for name in ("number", "surname", "locator") if data.get(name)]
        if len(ways) != 1:
            raise forms.ValidationError(
                _("Give a document number, or a surname, or a record locator: one of the three.")
            )
        if ways == ["surname"] and not (data.get("born") or data.get("given_names")):
            self.add_error("born", _SURNAME_ALONE)
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

    def person(self) -> tuple[str, str, str]:
        """Surname, given names and birth date (ISO) as they are looked for; empty if not."""
        data = self.cleaned_data
        born = data["born"].isoformat() if data["born"] else ""
        return data["surname"], data["given_names"], born

    def nobody(self) -> Promise:
        """What to try next when this way of looking found nobody."""
        data = self.cleaned_data
        if data["number"]:
            return NOBODY["document" if data["issuer"] else "any_document"]
        if data["locator"]:
            return NOBODY["locator"]
        return NOBODY["birth" if data["born"] else "name"]


class SearchForm(WayForm):
    """A search on a ground of the list: two keys and a number at a border desk."""

    ground = forms.ChoiceField(label=_("Ground"), choices=GROUNDS, widget=forms.RadioSelect)

    def why(self) -> tuple[SearchGround, Reasons | None]:
        """The ground alone."""
        return SearchGround(self.cleaned_data["ground"]), None


class ReasonedSearchForm(ReasonsForm, WayForm):
    """A search in one case: the ground is the request, and it says which offence it is about."""

    def why(self) -> tuple[SearchGround, Reasons | None]:
        """The request, and what it says."""
        return SearchGround.REASONED_REQUEST, self.reasons()


def search_form(purpose: Purpose, data: QueryDict | None) -> SearchForm | ReasonedSearchForm:
    """The form that the purpose wants; a border desk types no reasons."""
    return ReasonedSearchForm(data) if wants_reasons(purpose) else SearchForm(data)
