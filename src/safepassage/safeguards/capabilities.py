"""The closed list of what can be stopped by name: the risky capabilities of the platform.

Receiving what carriers send and answering "board" are no members: nothing stops them
(ICAO Annex 9, standards 9.33 to 9.38: an outage or a stop never strands a traveller).
"""

from enum import StrEnum
from typing import Self


class Capability(StrEnum):
    """One thing that the platform does with people's data; ``what`` says it in words.

    A court, the regulator or an impact assessment that ended stops it under this name.
    Members are alphabetised.
    """

    what: str

    def __new__(cls, value: str, what: str = "") -> Self:
        """Make a member that carries its sentence."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.what = what
        return member

    ASKING_CARRIERS = "asking_carriers", "asking a carrier for a reservation or a flight"
    CRITERIA = "criteria", "holding journeys against rules"
    DISCLOSURE = "disclosure", "disclosing a record to another authority"
    FORECAST = "forecast", "counting how many people arrive when"
    FULL_EXPORT = "full_export", "carrying everything out, sealed"
    JOINING = "joining", "joining API and reservations of one person"
    LIST_SCREENING = "list_screening", "holding travellers against watchlists"
    REDRESS_NUMBERS = "redress_numbers", "giving redress numbers"
    REGISTER_QUERIES = "register_queries", "asking registers of others about travellers"
    SEARCH = "search", "looking for travellers by what they are known by"
    SINGLE_WINDOW = "single_window", "giving other agencies what their own law names"
    UNMASKING = "unmasking", "opening a masked record"


class StopKind(StrEnum):
    """What can be stopped; a list and a record are named by id, the others by their code."""

    CAPABILITY = "capability"
    LIST = "list"
    PURPOSE = "purpose"
    RECIPIENT = "recipient"
    RECORD = "record"
    RULE = "rule"


class StopSource(StrEnum):
    """What kind of act stops something."""

    ASSESSMENT = "assessment"
    FAIRNESS = "fairness"
    ORDER = "order"
