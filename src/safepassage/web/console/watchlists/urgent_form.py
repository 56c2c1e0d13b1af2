"""The form for one person: who, on which list, why, from where, and until when."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from safepassage.apps.watchlists import urgent
from safepassage.apps.watchlists.models import WatchList
from safepassage.records import ListedDocument, ListEntry
from safepassage.web.console.phrases.reasons import EFFECTS
from safepassage.web.console.plain import PlainForm

_BIRTH = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_COUNTRY = re.compile(r"[A-Z]{1,3}")


def _lists() -> list[tuple[str, str]]:
    return [("", "")] + [
        (str(one.pk), f"{one.name} ({EFFECTS[one.legal_effect]})") for one in urgent.open_lists()
    ]


class UrgentForm(PlainForm):
    """One person or one document."""

    watchlist = forms.ChoiceField(
        label=_("List"),
        help_text=_("Its law, owner and effect hold for this person too."),
        choices=_lists,
        error_messages={"required": _("Choose the list.")},
    )
    family = forms.CharField(label=_("Surname"), max_length=80, required=False)
    given = forms.CharField(label=_("Given names"), max_length=80, required=False)
    aliases = forms.CharField(
        label=_("Other names"),
        help_text=_("Several by semicolons."),
        max_length=400,
        required=False,
    )
    dob = forms.CharField(
        label=_("Birth date"),
        help_text=_("Year, month, day, as 1971-05-27; or only what is known of it."),
        max_length=10,
        required=False,
    )
    nationality = forms.CharField(
        label=_("Nationality"), help_text=_("Three letters."), max_length=3, required=False
    )
    number = forms.CharField(label=_("Document number"), max_length=40, required=False)
    country = forms.CharField(
        label=_("Document's issuer"), help_text=_("Three letters."), max_length=3, required=False
    )
    ground = forms.CharField(
        label=_("Ground"),
        help_text=_("Why this person, on which fact."),
        min_length=10,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    source = forms.CharField(
        label=_("Source"), help_text=_("Who asked for it, and their reference."), max_length=200
    )
    expires = forms.DateField(
        label=_("Last day"),
        help_text=_("Year, month, day. Once confirmed, the entry ends with it."),
        input_formats=["%Y-%m-%d"],
    )

    def clean_watchlist(self) -> WatchList:
        """The list that was chosen."""
        return urgent.open_lists().get(pk=self.cleaned_data["watchlist"])

    def clean_dob(self) -> str:
        """A date in the precision that is known."""
        told = str(self.cleaned_data["dob"]).strip()
        if told and not _BIRTH.fullmatch(told):
            raise forms.ValidationError(_("Write the date as 1971-05-27, 1971-05 or 1971."))
        return told

    def clean_nationality(self) -> str:
        """A country's code."""
        return _country(self.cleaned_data["nationality"])

    def clean_country(self) -> str:
        """A country's code."""
        return _country(self.cleaned_data["country"])

    def clean(self) -> dict[str, object]:
        """Somebody or something must be named."""
        data: dict[str, object] = super().clean() or self.cleaned_data
        if not (data.get("family") or data.get("given") or data.get("number")):
            self.add_error("family", _("Write a name or a document number."))
        return data

    def entry(self, entry_id: str) -> ListEntry:
        """The entry as it was filled in."""
        data = self.cleaned_data
        name = " ".join(filter(None, (data["given"], data["family"])))
        document = ListedDocument(number=data["number"], country=data["country"] or None)
        return ListEntry(
            id=entry_id,
            name=name or None,
            given=data["given"] or None,
            family=data["family"] or None,
            aliases=tuple(filter(None, map(str.strip, data["aliases"].split(";")))),
            dob=tuple(filter(None, (data["dob"],))),
            nationality=tuple(filter(None, (data["nationality"],))),
            documents=(document,) if data["number"] else (),
            ground=data["ground"],
            source=data["source"],
            expires=data["expires"].isoformat(),
        )


def _country(told: str) -> str:
    code = told.strip().upper()
    if code and not _COUNTRY.fullmatch(code):
        raise forms.ValidationError(_("Write the code of a country, such as UTO."))
    return code
