"""The forms of the register."""

from django import forms
from django.utils.translation import gettext_lazy as _

from safepassage.web.console.plain import PlainForm


def _day(label: object) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}))  # type: ignore[arg-type]  # a lazy text


class SupplierForm(PlainForm):
    """Who does what, under which contract."""

    name = forms.CharField(label=_("Name of the supplier"), max_length=120)
    does = forms.CharField(label=_("What it does here"), max_length=200)
    contract = forms.CharField(label=_("Contract (reference)"), max_length=120)
    since = _day(_("Since"))


class DutyForm(PlainForm):
    """A duty with its clause."""

    clause = forms.CharField(label=_("Clause of the contract"), max_length=60)
    duty = forms.CharField(label=_("Duty"), max_length=300)
    check_again = _day(_("To be checked by"))


class CheckForm(PlainForm):
    """What showed that a duty is kept."""

    evidence = forms.CharField(label=_("What showed that it is kept"), max_length=300)
    checked_on = _day(_("Checked on"))
    check_again = _day(_("To be checked again by"))


class IncidentForm(PlainForm):
    """What went wrong; published, without a person's data."""

    happened_on = _day(_("Day"))
    what = forms.CharField(
        label=_("What happened"),
        help_text=_("Published: no name and no number of a person."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    done = forms.CharField(
        label=_("What was done"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class EndForm(PlainForm):
    """When a supplier ended."""

    on = _day(_("Last day"))
