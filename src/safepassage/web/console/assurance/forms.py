"""The forms of assessments and emergencies."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from safepassage.safeguards.assurance.assessment import SHORTEST_ANSWER, Answer
from safepassage.safeguards.assurance.emergency import SHORTEST_GROUND
from safepassage.safeguards.assurance.risks import Level, Risk
from safepassage.web.console.assurance.wording import LEVELS
from safepassage.web.console.plain import PlainForm

_LONGEST = 4000


def _words(label: object, *, shortest: int | None = None, needed: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,  # type: ignore[arg-type]  # a lazy text
        min_length=shortest,
        max_length=_LONGEST,
        required=needed,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AssessmentForm(PlainForm):
    """What the capability is used for, and for each risk what is done about it."""

    purpose = _words(_("What it is used for here, and under which law"), shortest=SHORTEST_ANSWER)

    def __init__(
        self, risks: tuple[Risk, ...], given: Mapping[str, Answer], *args: object, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)
        self._risks = risks
        for one in risks:
            before = given.get(one.code)
            measures = _words(one.question, needed=False)
            measures.help_text, measures.initial = one.right, before.measures if before else ""
            level = forms.ChoiceField(
                label=_("How grave it stays then"),
                choices=list(LEVELS.items()),
                initial=(before.level if before else Level.MEDIUM).value,
            )
            self.fields[f"measures_{one.code}"], self.fields[f"level_{one.code}"] = measures, level

    def answers(self) -> dict[str, Answer]:
        """The answers that were given, by the code of the risk."""
        data = self.cleaned_data
        return {
            one.code: Answer(
                measures=data[f"measures_{one.code}"].strip(),
                level=Level(data[f"level_{one.code}"]),
            )
            for one in self._risks
            if data[f"measures_{one.code}"].strip()
        }


class AdviceForm(PlainForm):
    """The data protection officer's advice."""

    advice = _words(_("Advice"), shortest=SHORTEST_ANSWER)


class ApprovalForm(PlainForm):
    """Until when it holds, and who outside was asked and told."""

    until = forms.DateField(
        label=_("Holds until"),
        help_text=_("Two years at most."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    consulted = _words(
        _("What the supervising authority answered, where a risk stays high"), needed=False
    )
    notified = forms.CharField(
        label=_("How the authority was told of it (reference)"), max_length=200, required=False
    )


class ExtensionForm(PlainForm):
    """Until when a capability goes on beyond its assessment, and why; published."""

    until = forms.DateField(
        label=_("Goes on until"), widget=forms.DateInput(attrs={"type": "date"})
    )
    ground = _words(_("Why; this is published"), shortest=SHORTEST_ANSWER)


class EmergencyForm(PlainForm):
    """The legal act, what it is needed for, and when it ends."""

    act = forms.CharField(label=_("Legal act that declares it"), max_length=200)
    ground = _words(_("What it is needed for here"), shortest=SHORTEST_GROUND)
    until = forms.DateField(
        label=_("Ends on"),
        help_text=_("Within thirty days; it ends by itself."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
