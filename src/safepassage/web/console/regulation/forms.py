"""What the regulator writes: orders, grounds, liftings; each with the second factor where asked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from safepassage.apps.accounts import second_factor
from safepassage.apps.accounts.models import Officer
from safepassage.apps.watchlists.selectors import watchlists
from safepassage.flows.inspecting.ground import What
from safepassage.flows.orders.targets import codes
from safepassage.safeguards.capabilities import Capability
from safepassage.safeguards.orders import STOPPABLE_PURPOSES, OrderKind
from safepassage.web import installed
from safepassage.web.console.phrases.orders import KINDS
from safepassage.web.console.plain import PlainForm
from safepassage.web.console.regulation.wording import CAPABILITIES, HAPPENS
from safepassage.web.console.words import in_words

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise


class ConfirmedForm(PlainForm):
    """A form that asks the code of the officer's device again."""

    code = forms.CharField(
        label=_("Six digits of your device"),
        help_text=_("Asked again, because this takes effect at once."),
        max_length=8,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def __init__(self, officer: Officer, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._officer = officer
        if not second_factor.is_asked(officer):
            del self.fields["code"]

    def clean_code(self) -> str:
        """Refuse a code that is not the present one."""
        code: str = self.cleaned_data["code"]
        if not second_factor.is_good(self._officer, code):
            raise forms.ValidationError(
                _("These digits are not right, or were used. Wait for the next ones.")
            )
        return code


class OrderForm(ConfirmedForm):
    """An order of one kind."""

    target = forms.CharField(label="", max_length=80)
    until = forms.DateField(label="", required=False, input_formats=["%Y-%m-%d"])
    law = forms.CharField(
        label=_("Law"), help_text=_("Under which you give it; the agency reads it."), max_length=200
    )
    reasons = forms.CharField(
        label=_("Reasons"),
        help_text=_("Read by the data protection officer; stored sealed."),
        min_length=10,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    field_order = ("target", "until", "law", "reasons", "code")

    def __init__(self, kind: OrderKind, officer: Officer, *args: object, **kwargs: object) -> None:
        super().__init__(officer, *args, **kwargs)
        self.fields["target"] = _target(kind)
        if kind is OrderKind.CORRECT_RECORD or kind is OrderKind.PRESERVE_RECORD:
            self.fields["until"].required = True
            self.fields["until"].label = _UNTIL[kind]
            self.fields["until"].help_text = _("Year-month-day, such as 2027-06-30.")
        else:
            del self.fields["until"]
        self.order_fields(self.field_order)


_UNTIL = {
    OrderKind.CORRECT_RECORD: _("To be done by"),
    OrderKind.PRESERVE_RECORD: _("To be kept until"),
}


class KindForm(PlainForm):
    """Which order to give."""

    kind = forms.ChoiceField(
        label=_("What do you order?"),
        widget=forms.RadioSelect,
        choices=[(kind.value, KINDS[kind]) for kind in OrderKind if kind in HAPPENS],
    )


class LiftForm(ConfirmedForm):
    """Under what an order is lifted."""

    under = forms.CharField(
        label=_("Your decision, or the reference of the court"), min_length=3, max_length=200
    )
    field_order = ("under", "code")


class DoneForm(PlainForm):
    """What was done for an order."""

    words = forms.CharField(
        label=_("What was done"),
        help_text=_("The regulator reads it; stored sealed."),
        min_length=10,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class InspectForm(PlainForm):
    """The ground, and what is to be opened; everything is sent in the body, nothing in an address.

    An address would stand in the logs of proxies.
    """

    inspection = forms.CharField(label=_("Number of your inspection"), max_length=40)
    law = forms.CharField(label=_("Law"), max_length=200)
    what = forms.ChoiceField(
        label=_("Open"),
        choices=[
            (What.RECORD.value, _("A traveller's record, by its id")),
            (What.ITEM.value, _("A work item, by its id")),
            (What.LISTING.value, _("An entry of a watchlist, by its key")),
            (What.MESSAGE.value, _("A carrier's message, by its id")),
            (What.SEARCH.value, _("Whoever has this document number")),
        ],
    )
    subject = forms.CharField(label=_("Id, key or document number"), max_length=80)

    def clean_subject(self) -> str:
        """Refuse what is no id where an id is meant."""
        subject: str = self.cleaned_data["subject"].strip()
        if self.cleaned_data.get("what") in {What.RECORD, What.ITEM, What.MESSAGE}:
            try:
                UUID(subject)
            except ValueError as error:
                raise forms.ValidationError(_("Write the whole id, as it is shown.")) from error
        return subject

    field_order = ("inspection", "law", "what", "subject")


class KeyForm(ConfirmedForm):
    """The fingerprint of the key that waits, read off the regulator's own machine."""

    fingerprint = forms.CharField(
        label=_("Fingerprint of your key"),
        help_text=_("64 letters and digits, as your own machine shows them; not copied from here."),
        min_length=64,
        max_length=64,
    )
    field_order = ("fingerprint", "code")


def _target(kind: OrderKind) -> forms.Field:
    match kind:
        case OrderKind.STOP_CAPABILITY:
            return _choice(_("Capability"), [(one.value, CAPABILITIES[one]) for one in Capability])
        case OrderKind.STOP_PURPOSE:
            found = sorted(STOPPABLE_PURPOSES)
            return _choice(_("Purpose"), [(one, in_words(one)) for one in found])
        case OrderKind.STOP_LIST:
            lists = [(str(one.pk), one.name) for one in watchlists()]
            return _choice(_("Watchlist"), lists)
        case OrderKind.STOP_RECIPIENT:
            names = codes(installed.platform(), kind)
            return _choice(_("Recipient"), [(one, f"{one} {names[one]}") for one in sorted(names)])
        case _:
            return forms.CharField(
                label=_("Id of the record"),
                help_text=_("As it stands on the page of the record, or in the ledger."),
                min_length=32,
                max_length=36,
            )


def _choice(label: "Words", choices: "Sequence[tuple[str, Words]]") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=list(choices))
