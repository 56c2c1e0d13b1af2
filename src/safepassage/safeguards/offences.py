"""What a reasoned request may be about: terrorism or a listed offence, linked to air travel.

Directive (EU) 2016/681 art. 3(8) and (9) with Annex II, whose numbers are in the codes; the
order is that of the Spanish transposition (Ley Orgánica 1/2020, art. 4). The link to air travel
is what the Court asks for (C-817/19): objective, at least indirect. That an offence must be
punishable by three years at least is checked by whoever asks, under their own law.
"""

import re
from enum import StrEnum

from safepassage.records._base import Record
from safepassage.safeguards.purpose import Purpose


class Offence(StrEnum):
    """Terrorism, or one of the twenty-six of Annex II."""

    TERRORISM = "terrorism"
    ORGANISED_CRIME = "01_organised_crime"
    TRAFFICKING_IN_PEOPLE = "02_trafficking_in_people"
    CHILD_EXPLOITATION = "03_child_exploitation"
    DRUGS = "04_drugs"
    ARMS = "05_arms"
    CORRUPTION = "06_corruption"
    FRAUD = "07_fraud"
    LAUNDERING = "08_laundering"
    CYBERCRIME = "09_cybercrime"
    ENVIRONMENT = "10_environment"
    ILLEGAL_ENTRY = "11_aiding_illegal_entry"
    HOMICIDE = "12_homicide"
    ORGANS = "13_organs"
    KIDNAPPING = "14_kidnapping"
    ROBBERY = "15_robbery"
    CULTURAL_GOODS = "16_cultural_goods"
    PIRACY_OF_PRODUCTS = "17_product_piracy"
    FORGED_DOCUMENTS = "18_forged_documents"
    HORMONES = "19_hormones"
    NUCLEAR = "20_nuclear"
    RAPE = "21_rape"
    INTERNATIONAL_CRIMES = "22_international_crimes"
    HIJACKING = "23_hijacking"
    SABOTAGE = "24_sabotage"
    STOLEN_VEHICLES = "25_stolen_vehicles"
    ESPIONAGE = "26_industrial_espionage"


class AirLink(StrEnum):
    """How the offence is linked to travel by air."""

    OF_AVIATION = "of_aviation"
    WHO_DID_TRAVELS = "who_did_travels"
    VICTIMS_TRAVEL = "victims_travel"
    GOODS_TRAVEL = "goods_travel"
    PREPARED_BY_TRAVEL = "prepared_by_travel"


_CASE = re.compile(r"[A-Z0-9](?:[A-Z0-9./-]{1,38})[A-Z0-9]")
"""An authority's reference: a code, so that no name gets into the ledger."""


class Reasons(Record, frozen=True, kw_only=True):
    """Why an authority asks in one case; ``case`` is its own reference."""

    offence: Offence
    air_link: AirLink
    case: str

    @property
    def codes(self) -> dict[str, str]:
        """What of it stands in the ledger."""
        return {"offence": self.offence.value, "air_link": self.air_link.value, "case": self.case}


class Unreasoned(ValueError):  # noqa: N818 - a state, told as one
    """A case-by-case request that does not say in which case, or asks for more than one."""


def wants_reasons(purpose: Purpose) -> bool:
    """Whether a use is case by case, on a reasoned request (2016/681 art. 6(2)(b))."""
    return purpose is Purpose.PNR_REQUEST


def check_reasons(purpose: Purpose, reasons: Reasons | None) -> None:
    """Raise ``Unreasoned`` where ``purpose`` wants reasons, and there are none or bad ones."""
    if not wants_reasons(purpose):
        return
    if reasons is None:
        raise Unreasoned("a request names its offence, the link to air travel and the case")
    if not is_case(reasons.case):
        raise Unreasoned("a case is a reference of 3 to 40 capital letters, digits and dashes")


def is_case(text: str) -> bool:
    """Whether a text has the form of an authority's reference, with a digit in it."""
    return bool(_CASE.fullmatch(text)) and any(map(str.isdigit, text))
