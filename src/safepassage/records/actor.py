"""Who acts: an officer or a named part of the machine."""

from enum import StrEnum

from safepassage.records._base import Record


class ActorKind(StrEnum):
    """The kinds of actor the ledger knows."""

    OFFICER = "officer"
    COMPONENT = "component"
    CARRIER = "carrier"
    AGENCY = "agency"


class Component(StrEnum):
    """The named parts of the machine that may act."""

    PIPELINE = "pipeline"
    INTERACTIVE = "interactive"
    RESCREENING = "rescreening"
    RETENTION = "retention"
    SEALER = "sealer"
    COMMAND_LINE = "command_line"
    CARRIER_DOOR = "carrier_door"
    AGENCY_DOOR = "agency_door"
    FORECAST = "forecast"
    ENQUIRIES = "enquiries"
    DEMONSTRATION = "demonstration"
    CONSOLE = "console"
    PUBLIC_PAGE = "public_page"


class Actor(Record, frozen=True):
    """An officer, carrier or agency (by id), or a component (by name); never a person's name."""

    kind: ActorKind
    id: str

    @classmethod
    def component(cls, component: Component) -> "Actor":
        """The actor for a part of the machine."""
        return cls(kind=ActorKind.COMPONENT, id=component.value)

    @classmethod
    def officer(cls, officer_id: str) -> "Actor":
        """The actor for an officer."""
        return cls(kind=ActorKind.OFFICER, id=officer_id)

    @classmethod
    def carrier(cls, carrier_id: str) -> "Actor":
        """The actor for a carrier's system."""
        return cls(kind=ActorKind.CARRIER, id=carrier_id)

    @classmethod
    def agency(cls, agency_id: str) -> "Actor":
        """The actor for an agency's system."""
        return cls(kind=ActorKind.AGENCY, id=agency_id)
