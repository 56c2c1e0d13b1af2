"""The forms of the watchlists: a file, and the terms on which a list is screened."""

from datetime import date, datetime

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from safepassage.apps.watchlists.models import LegalEffect, WatchList
from safepassage.apps.watchlists.services import DEFAULT_SEVERITY, Terms
from safepassage.flows.import_list import REVIEW_AFTER
from safepassage.safeguards.purpose import SCREENING, Purpose
from safepassage.web.console.phrases.reasons import EFFECTS
from safepassage.web.console.plain import PlainForm
from safepassage.web.console.words import in_words

_LIMIT = 50_000_000
SEVERITIES = [
    (1, _("1: lowest")),
    (2, "2"),
    (3, _("3: usual")),
    (4, "4"),
    (5, _("5: first in the queue")),
]


class FileForm(PlainForm):
    """A list file."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("In any form that can be read; files that are one list in one ZIP archive."),
        error_messages={
            "required": _("Choose the file."),
            "empty": _("The file is empty."),
        },
    )

    def clean_file(self) -> bytes:
        """Read the file, unless it is far too large to be a list."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > _LIMIT:
            raise forms.ValidationError(_("The file is larger than fifty megabytes."))
        return bytes(file.read())


class TermsForm(PlainForm):
    """Whose list it is, what the law attaches to it, and when it is looked at again."""

    owner = forms.CharField(
        label=_("Owner"), help_text=_("Who answers for the entries."), max_length=200
    )
    legal_effect = forms.ChoiceField(
        label=_("Legal effect"),
        help_text=_("A list without an effect is kept, not screened."),
        required=False,
        choices=[
            ("", _("none: kept, not screened")),
            *((one.value, EFFECTS[one]) for one in LegalEffect),
        ],
    )
    legal_ground = forms.CharField(
        label=_("Legal ground"),
        help_text=_("Law and article behind the effect."),
        max_length=400,
        required=False,
    )
    purpose = forms.ChoiceField(
        label=_("Screened for"), choices=[(one.value, in_words(one)) for one in sorted(SCREENING)]
    )
    severity = forms.TypedChoiceField(label=_("Severity"), choices=SEVERITIES, coerce=int)
    review_date = forms.DateField(
        label=_("Review date"),
        help_text=_("Year, month, day. On it somebody asks whether the list is still right."),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("Write the date as 2027-05-04.")},
    )
    confirmed_at_source = forms.BooleanField(
        label=_("Confirmed at the source"),
        help_text=_(
            "Two people confirm each entry at the owner's before the file is sent: versions "
            "after the first wait for nobody here."
        ),
        required=False,
    )

    def clean(self) -> dict[str, object]:
        """An effect needs its ground."""
        data: dict[str, object] = super().clean() or self.cleaned_data
        if data.get("legal_effect") and not str(data.get("legal_ground") or "").strip():
            self.add_error("legal_ground", _("A legal effect needs its law and article."))
        return data

    def terms(self) -> Terms:
        """The terms as they were filled in."""
        data = self.cleaned_data
        effect = data["legal_effect"]
        return Terms(
            owner=data["owner"],
            legal_effect=LegalEffect(effect) if effect else None,
            legal_ground=data["legal_ground"],
            purpose=Purpose(data["purpose"]),
            severity=data["severity"],
            review_date=data["review_date"],
            issuer=data.get("issuer"),
            confirmed_at_source=data["confirmed_at_source"],
        )


class NewListForm(TermsForm, FileForm):
    """A new list: its name, its terms and its first file."""

    name = forms.CharField(label=_("Name"), max_length=80)
    issuer = forms.CharField(
        label=_("Issuer of foreign alerts"),
        help_text=_(
            "The other state (three letters) or organisation whose alerts these are; each waits "
            "until a second person has checked it. Leave it empty for a list of your own, and for "
            "a published one that the law here has adopted."
        ),
        max_length=80,
        required=False,
    )
    field_order = (
        "name",
        "owner",
        "issuer",
        "legal_effect",
        "legal_ground",
        "purpose",
        "severity",
        "review_date",
        "confirmed_at_source",
        "file",
    )


def usual(at: datetime) -> dict[str, object]:
    """What a new list's form begins with."""
    review: date = (at + REVIEW_AFTER).date()
    return {"severity": DEFAULT_SEVERITY, "review_date": review}


def known(watchlist: WatchList) -> dict[str, object]:
    """What a known list's form begins with."""
    return {name: getattr(watchlist, name) for name in TermsForm.base_fields}
