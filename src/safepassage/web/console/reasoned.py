"""Why an authority asks in one case: the offence, its link to air travel, the reference."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.safeguards.offences import AirLink, Offence, Reasons, is_case
from safepassage.web.console.plain import PlainForm

OFFENCES: dict[Offence, Promise] = {
    Offence.TERRORISM: _("Terrorism"),
    Offence.ORGANISED_CRIME: _("Participation in a criminal organisation"),
    Offence.TRAFFICKING_IN_PEOPLE: _("Trafficking in human beings"),
    Offence.CHILD_EXPLOITATION: _("Sexual exploitation of children, child pornography"),
    Offence.DRUGS: _("Drug trafficking"),
    Offence.ARMS: _("Trafficking in weapons, munitions and explosives"),
    Offence.CORRUPTION: _("Corruption"),
    Offence.FRAUD: _("Fraud"),
    Offence.LAUNDERING: _("Laundering, counterfeiting of currency"),
    Offence.CYBERCRIME: _("Computer crime"),
    Offence.ENVIRONMENT: _("Environmental crime, trafficking in species"),
    Offence.ILLEGAL_ENTRY: _("Aiding illegal entry and stay"),
    Offence.HOMICIDE: _("Homicide, grievous bodily injury"),
    Offence.ORGANS: _("Trade in human organs and tissue"),
    Offence.KIDNAPPING: _("Kidnapping, unlawful restraint, hostage-taking"),
    Offence.ROBBERY: _("Organised and armed robbery"),
    Offence.CULTURAL_GOODS: _("Trafficking in cultural goods"),
    Offence.PIRACY_OF_PRODUCTS: _("Counterfeiting and piracy of products"),
    Offence.FORGED_DOCUMENTS: _("Forgery of administrative documents"),
    Offence.HORMONES: _("Trafficking in hormonal substances"),
    Offence.NUCLEAR: _("Trafficking in nuclear or radioactive materials"),
    Offence.RAPE: _("Rape"),
    Offence.INTERNATIONAL_CRIMES: _("Crimes of the International Criminal Court"),
    Offence.HIJACKING: _("Seizure of aircraft or ships"),
    Offence.SABOTAGE: _("Sabotage"),
    Offence.STOLEN_VEHICLES: _("Trafficking in stolen vehicles"),
    Offence.ESPIONAGE: _("Industrial espionage"),
}
LINKS: dict[AirLink, Promise] = {
    AirLink.WHO_DID_TRAVELS: _("Who did or plans it travels by air"),
    AirLink.VICTIMS_TRAVEL: _("Its victims are brought by air"),
    AirLink.GOODS_TRAVEL: _("What it is about is brought by air"),
    AirLink.PREPARED_BY_TRAVEL: _("It is prepared, paid or hidden by journeys by air"),
    AirLink.OF_AVIATION: _("It is against aircraft, airports or crews"),
}


class ReasonsForm(PlainForm):
    """The reasons of a request in one case; they stand in the ledger as codes."""

    offence = forms.ChoiceField(
        label=_("Offence"),
        help_text=_("Terrorism, or a listed offence that your law punishes with three years."),
        choices=[("", _("Choose the offence")), *OFFENCES.items()],
    )
    air_link = forms.ChoiceField(
        label=_("Link to air travel"),
        choices=[("", _("Choose the link")), *LINKS.items()],
    )
    case = forms.CharField(
        label=_("Reference of the request"),
        help_text=_("The authority's own, such as PO-2026/118; no name. It stands in the ledger."),
        max_length=40,
    )

    def clean_case(self) -> str:
        """A reference has a digit, and no words in which a name could stand."""
        case = str(self.cleaned_data["case"]).strip().upper()
        if not is_case(case):
            raise forms.ValidationError(
                _("Letters, digits, dots, dashes and strokes, with at least one digit.")
            )
        return case

    def reasons(self) -> Reasons:
        """What was said, after it was found good."""
        data: dict[str, Any] = self.cleaned_data
        return Reasons(
            offence=Offence(data["offence"]), air_link=AirLink(data["air_link"]), case=data["case"]
        )
