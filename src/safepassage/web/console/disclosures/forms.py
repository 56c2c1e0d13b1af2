"""The forms of disclosures: short, without defaults where a person has to choose."""

from collections.abc import Iterable
from datetime import datetime, time
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from safepassage.apps.disclosures.shown import RecipientHead
from safepassage.flows.disclosing.words import DisclosureWords
from safepassage.records.groups import FieldGroup
from safepassage.records.kinds import DataKind
from safepassage.safeguards.disclosure import (
    GROUPS_OF,
    SHORTEST_WORDS,
    Onward,
    Protection,
    RecipientKind,
)
from safepassage.safeguards.offence_words import OFFENCE_WORDS
from safepassage.safeguards.offences import Offence
from safepassage.web.console.disclosures.wording import (
    BY_PEOPLE,
    DEFERRALS,
    ENDS,
    FEEDBACK,
    GROUPS,
    KINDS,
    ONWARD,
    PROTECTIONS,
    WAYS,
)
from safepassage.web.console.plain import PlainForm

_KEY = 64
ABROAD = ("necessity", "from_state", "consent")
"""Fields that only another state makes necessary; the rules say when they are missing."""


def _area(key: str = "") -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 2, **({"data-key": key} if key else {})})


class AskForm(PlainForm):
    """To whom, for which offence, what of the record, and why."""

    recipient = forms.ChoiceField(label=_("Recipient"))
    offence = forms.ChoiceField(
        label=_("Offence"),
        help_text=_("Nothing else can be served: the list is that of the law."),
        choices=[("", _("Choose one")), *((one.value, OFFENCE_WORDS[one]) for one in Offence)],
    )
    marks = forms.MultipleChoiceField(
        label=_("How it was found"),
        choices=[
            ("chance_find", _("Chance find: it came to light while another offence was assessed"))
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    groups = forms.MultipleChoiceField(
        label=_("What the recipient needs"),
        help_text=_("Choose no more than that; nothing is chosen for you."),
        widget=forms.CheckboxSelectMultiple,
    )
    need = forms.CharField(
        label=_("Why the recipient needs it"),
        help_text=_("The recipient reads it."),
        min_length=SHORTEST_WORDS,
        widget=_area("g"),
    )
    link = forms.CharField(
        label=_("How the offence is linked to the journey by air"),
        min_length=SHORTEST_WORDS,
        widget=_area(),
    )
    reference = forms.CharField(
        label=_("The recipient's own case or request"), max_length=120, required=False
    )
    necessity = forms.CharField(
        label=_("Another state only: why it is strictly necessary"),
        required=False,
        widget=_area(),
    )
    from_state = forms.CharField(
        label=_("Data that another state's unit gave us: which state"),
        help_text=_("Three letters; leave it empty for our own data."),
        max_length=3,
        required=False,
    )
    consent = forms.CharField(
        label=_("That unit's express consent"),
        help_text=_("Its reference and date."),
        max_length=120,
        required=False,
    )

    def __init__(self, data: object, kind: DataKind, recipients: Iterable[RecipientHead]) -> None:
        """Offer what the record has, to whom something may go."""
        super().__init__(data)
        choices = [(str(one.id), f"{one.name} ({one.code})") for one in recipients]
        groups = [(one.value, GROUPS[one]) for one in GROUPS_OF.get(kind, ())]
        self.fields["recipient"].choices = [("", _("Choose one")), *choices]  # type: ignore[attr-defined]  # a choice field
        self.fields["groups"].choices = groups  # type: ignore[attr-defined]  # a choice field

    def usual(self) -> list[forms.BoundField]:
        """What is asked of every disclosure."""
        return [field for field in self if field.name not in ABROAD]

    def abroad(self) -> list[forms.BoundField]:
        """What is asked where another state is concerned."""
        return [self[name] for name in ABROAD]

    def chosen(self) -> tuple[FieldGroup, ...]:
        """The groups in their order."""
        wanted = set(self.cleaned_data["groups"])
        return tuple(one for one in FieldGroup if one.value in wanted)

    def words(self) -> DisclosureWords:
        """What the officer says."""
        names = DisclosureWords.__struct_fields__
        return DisclosureWords(**{name: self.cleaned_data[name] for name in names})

    def recipient_id(self) -> UUID:
        """Whom."""
        return UUID(self.cleaned_data["recipient"])


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
        widget=_area("g"),
    )


class FeedbackForm(PlainForm):
    """What a recipient said came of it."""

    feedback = forms.ChoiceField(label=_("What came of it"), choices=list(FEEDBACK.items()))


class RecipientForm(PlainForm):
    """Who may be given records, by which law, for what alone."""

    code = forms.CharField(
        label=_("Code"), help_text=_("Letters, digits and hyphens."), max_length=40
    )
    name = forms.CharField(label=_("Name"), max_length=120)
    kind = forms.TypedChoiceField(
        label=_("What it is"), choices=list(KINDS.items()), coerce=RecipientKind
    )
    state = forms.CharField(
        label=_("State"),
        help_text=_("Three letters; empty for a body of several states."),
        max_length=3,
        required=False,
    )
    law = forms.CharField(
        label=_("Law under which it may be given something"),
        help_text=_("Act and section."),
        max_length=200,
    )
    purpose_lock = forms.CharField(
        label=_("Purpose to which it is bound"),
        help_text=_("It stands in every file."),
        max_length=400,
    )
    protection = forms.TypedChoiceField(
        label=_("What its protection of data rests on"),
        choices=list(PROTECTIONS.items()),
        coerce=Protection,
    )
    reference = forms.CharField(
        label=_("Agreement or decision"),
        help_text=_("Its name and place of publication."),
        max_length=200,
        required=False,
    )
    until = forms.DateField(
        label=_("Until"),
        help_text=_("Its last day, as year-month-day; empty where it has no end."),
        required=False,
    )
    onward = forms.TypedChoiceField(
        label=_("May it give on what it gets?"), choices=list(ONWARD.items()), coerce=Onward
    )
    public_key = forms.CharField(
        label=_("Public key"),
        help_text=_(
            "X25519, 64 hexadecimal digits. Get it by a way that you trust: the second person"
            " compares it by another one."
        ),
        min_length=_KEY,
        max_length=_KEY,
    )
    contact = forms.CharField(
        label=_("Contact"), help_text=_("A desk, not a person."), max_length=200
    )

    def clean_state(self) -> str:
        """Capital letters."""
        return str(self.cleaned_data["state"]).upper()

    def clean_public_key(self) -> bytes:
        """The bytes of the key."""
        try:
            return bytes.fromhex(self.cleaned_data["public_key"])
        except ValueError as error:
            raise forms.ValidationError(_("These are no hexadecimal digits.")) from error


class HeardForm(PlainForm):
    """How a recipient heard."""

    way = forms.ChoiceField(label=_("How"), choices=[(one.value, WAYS[one]) for one in BY_PEOPLE])


class DeferForm(PlainForm):
    """Why a person is told later, and until when."""

    ground = forms.ChoiceField(
        label=_("Ground"), choices=list(DEFERRALS.items()), widget=forms.RadioSelect
    )
    until = forms.DateField(
        label=_("Until"), help_text=_("On that day somebody looks at it again.")
    )

    def moment(self, like: datetime) -> datetime:
        """The end of the deferral, in the time zone of ``like``."""
        return datetime.combine(self.cleaned_data["until"], time(), tzinfo=like.tzinfo)


class EndForm(PlainForm):
    """How the person was told."""

    how = forms.ChoiceField(label=_("How"), choices=list(ENDS.items()), widget=forms.RadioSelect)
