"""The forms of the desk: what an answer or a change of records needs."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.apps.subjects.marks import NoteKind
from safepassage.apps.travel.correcting import CORRECTABLE, Fields
from safepassage.flows.subjects.answering import SHORTEST_REASON, Limits
from safepassage.safeguards.rights.asked import Aim, Channel, Review
from safepassage.web.console.phrases.marks import NOTES
from safepassage.web.console.plain import PlainForm
from safepassage.web.console.subjects.request_form import RequestForm
from safepassage.web.console.subjects.wording import AIMS, LONGER, REFUSALS

Lines = Sequence[tuple[str, str]]
"""Records to choose among: their ids and how they are shown."""


def _choices(words: Mapping[Any, Promise]) -> list[tuple[str, Promise]]:
    return [(one.value, text) for one, text in words.items()]


def _words(**more: Any) -> forms.Textarea:  # noqa: ANN401 - attributes of a widget
    return forms.Textarea(attrs={"rows": 4, **more})


class EnterForm(RequestForm):
    """A letter, or what a visitor asks."""

    channel = forms.ChoiceField(
        label=_("How did it come?"),
        choices=[(Channel.LETTER.value, _("Letter")), (Channel.VISIT.value, _("Visit"))],
        widget=forms.RadioSelect,
    )


class LimitForm(PlainForm):
    """Why access is limited, and when that is looked at again."""

    aims = forms.MultipleChoiceField(
        label=_("For which aims?"), choices=_choices(AIMS), widget=forms.CheckboxSelectMultiple
    )
    reasons = forms.CharField(
        label=_("Why is that necessary in this case?"),
        help_text=_("Kept for the supervisory authority; the person never reads it."),
        min_length=SHORTEST_REASON,
        max_length=4_000,
        widget=_words(),
    )
    recheck_on = forms.DateField(
        label=_("Look at it again on"),
        help_text=_("Year, month, day; within a year."),
        input_formats=["%Y-%m-%d"],
    )

    def limits(self) -> Limits:
        """As it is documented."""
        data = self.cleaned_data
        return Limits(
            aims=tuple(map(Aim, data["aims"])),
            reasons=data["reasons"],
            recheck_on=data["recheck_on"],
        )


class RefuseForm(PlainForm):
    """The reasons, which stand in the letter."""

    why = forms.MultipleChoiceField(
        label=_("Reasons"),
        help_text=_("They stand in the letter, with the ways to a review and to court."),
        choices=_choices(REFUSALS),
        widget=forms.CheckboxSelectMultiple,
    )
    words = forms.CharField(
        label=_("More about it, for the letter"), max_length=2_000, required=False, widget=_words()
    )


class WordsForm(PlainForm):
    """An answer to a complaint."""

    words = forms.CharField(
        label=_("The answer"),
        help_text=_("It stands in the letter: plain words, nobody else's data."),
        min_length=SHORTEST_REASON,
        max_length=4_000,
        widget=_words(),
    )


class PutOffForm(PlainForm):
    """Why it takes longer."""

    why = forms.ChoiceField(
        label=_("Why does it need longer?"), choices=_choices(LONGER), widget=forms.RadioSelect
    )


class RecordsForm(PlainForm):
    """Which of the person's records are meant; all, unless some are left out."""

    records = forms.MultipleChoiceField(
        label=_("Records"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, lines: Lines, data: Any = None) -> None:  # noqa: ANN401 - a query's values
        """Offer the records, bound when ``data`` was sent."""
        super().__init__(data, initial={"records": [one for one, _said in lines]})
        self.fields["records"].choices = lines  # type: ignore[attr-defined]  # a choice field


class CorrectForm(RecordsForm):
    """What is to stand there; what is left empty stays."""

    surname = forms.CharField(label=_("Surname"), max_length=80, required=False)
    given_names = forms.CharField(label=_("Given names"), max_length=80, required=False)
    born = forms.DateField(
        label=_("Birth date"),
        help_text=_("Year, month, day, as 1974-08-12."),
        input_formats=["%Y-%m-%d"],
        required=False,
    )
    sex = forms.ChoiceField(
        label=_("Sex"), choices=[("", ""), ("F", "F"), ("M", "M"), ("X", "X")], required=False
    )
    nationality = forms.CharField(
        label=_("Nationality"), help_text=_("Three letters."), max_length=3, required=False
    )
    wrong_number = forms.CharField(
        label=_("Document number that is wrong"), max_length=40, required=False
    )
    right_number = forms.CharField(
        label=_("Number that is to stand in its place"), max_length=40, required=False
    )

    def clean(self) -> dict[str, Any]:
        """Something must change, and a number in the place of another."""
        data = super().clean() or self.cleaned_data
        if bool(data.get("wrong_number")) != bool(data.get("right_number")):
            self.add_error("right_number", _("Give both numbers, or neither."))
        if not self.errors and not self.fields_to_correct().names:
            raise forms.ValidationError(_("Fill in what is to be corrected."))
        return data

    def fields_to_correct(self) -> Fields:
        """As it is carried out; names in capitals, as in documents."""
        data = self.cleaned_data
        told = {name: str(data.get(name) or "").strip().upper() for name in CORRECTABLE}
        wrong, right = data.get("wrong_number"), data.get("right_number")
        return Fields(
            identity={name: value for name, value in told.items() if value},
            numbers={wrong.strip(): right.strip()} if wrong and right else {},
        )


class NoteForm(RecordsForm):
    """What is marked on the record, for every officer who opens it."""

    kind = forms.ChoiceField(
        label=_("What is marked?"),
        choices=[(one.value, NOTES[one]) for one in (NoteKind.DISPUTED, NoteKind.RESTRICTED)],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("In words"),
        help_text=_("Every officer who opens the record reads this."),
        max_length=1_000,
        widget=_words(),
    )


class NamesForm(PlainForm):
    """Why officers' names are indispensable for the person's rights."""

    law = forms.CharField(label=_("Law"), max_length=200)
    ground = forms.CharField(
        label=_("Why are the names indispensable, and why do they outweigh the officers' rights?"),
        min_length=SHORTEST_REASON,
        max_length=2_000,
        widget=_words(),
    )


class ReviewForm(PlainForm):
    """What the supervisory authority found."""

    result = forms.ChoiceField(
        label=_("Result"),
        choices=[
            (Review.UPHELD.value, _("The answer stands; the person is told that checks were made")),
            (Review.AGAIN.value, _("The answer is to be given again")),
        ],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Why"), help_text=_("For the record; not in the letter."), widget=_words()
    )
