"""The forms of a decision: a closed list without a default, and a ground in words."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from safepassage.flows.grounds import Words
from safepassage.formats.countries import is_known
from safepassage.records.outcome import Outcome
from safepassage.safeguards.boarding import NEEDS_SECOND, SHORTEST_GROUND
from safepassage.web.console.phrases.outcomes import NAMES
from safepassage.web.console.plain import PlainForm

KEYS = {
    Outcome.NOT_THE_SAME_PERSON: "n",
    Outcome.BOARD: "b",
    Outcome.BOARD_AND_TELL_ARRIVAL: "a",
    Outcome.ASK_CARRIER: "c",
    Outcome.POSSIBLE_PROTECTION_NEED: "p",
    Outcome.DO_NOT_BOARD: "d",
}


class DecisionForm(PlainForm):
    """What an officer decides, and why; the rights are checked by the flow itself.

    ``corrects`` is the decision in force that the officer saw and takes back.
    """

    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=list(NAMES.items()), widget=forms.RadioSelect
    )
    ground = forms.CharField(
        label=_("Ground, in words"),
        help_text=_("What you compared, and why it leads to this outcome."),
        min_length=SHORTEST_GROUND,
        widget=forms.Textarea(attrs={"rows": 3, "data-key": "g"}),
    )
    law = forms.CharField(
        label=_("Law that it rests on"),
        help_text=_("Act and section."),
        max_length=200,
        required=False,
    )
    court_order = forms.CharField(
        label=_("Court order or equal act"),
        help_text=_("Its reference; without one nobody is kept from leaving."),
        max_length=120,
        required=False,
    )
    feared = forms.CharField(
        label=_("States that the person may fear"),
        help_text=_(
            "Three letters each, such as UTO; kept sealed. They and the person's own states are "
            "told nothing about them."
        ),
        max_length=80,
        required=False,
    )
    corrects = forms.UUIDField(required=False, widget=forms.HiddenInput)

    offered: tuple[Outcome, ...] = tuple(Outcome)

    def clean_feared(self) -> tuple[str, ...]:
        """The codes written, each once; one that no state has is named."""
        codes = str(self.cleaned_data["feared"]).upper().replace(",", " ").split()
        for one in codes:
            if not is_known(one):
                raise forms.ValidationError(_("%(code)s is the code of no state.") % {"code": one})
        return tuple(dict.fromkeys(codes))

    def options(self) -> list[dict[str, object]]:
        """The outcomes offered, with their keys, and which of them need a second officer."""
        chosen = self["outcome"].value()
        return [
            {
                "value": outcome.value,
                "name": NAMES[outcome],
                "key": KEYS[outcome],
                "second": outcome in NEEDS_SECOND,
                "chosen": chosen == outcome.value,
            }
            for outcome in self.offered
        ]

    def seen(self, decision: UUID) -> "DecisionForm":
        """The same form, sent again by somebody who has now seen ``decision``."""
        self.data = {**self.data, "corrects": str(decision)}
        return self

    def chosen(self) -> Outcome:
        """The outcome chosen."""
        return Outcome(self.cleaned_data["outcome"])

    def words(self) -> Words:
        """What the officer says."""
        data = self.cleaned_data
        return Words(
            ground=data["ground"],
            law=data["law"],
            court_order=data["court_order"],
            feared=data["feared"],
        )


class SecondForm(PlainForm):
    """The second officer's word."""

    agrees = forms.TypedChoiceField(
        label=_("Your word"),
        choices=[("yes", _("I agree")), ("no", _("I do not agree"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    ground = forms.CharField(
        label=_("If you do not agree: why, in words"),
        help_text=_("The first officer reads it."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "data-key": "g"}),
    )

    def clean(self) -> dict[str, object]:
        """Who does not agree says why."""
        data: dict[str, object] = super().clean() or self.cleaned_data
        short = len(str(data.get("ground", "")).strip()) < SHORTEST_GROUND
        if data.get("agrees") is False and short:
            self.add_error("ground", _("Say in words why you do not agree."))
        return data
