"""Who acts: an officer or a named part of the machine."""

from enum import StrEnum

from safepassage.records._base import Record


class ActorKind(StrEnum):
    """The three kinds of actor the ledger knows."""

    OFFICER = "officer"
    COMPONENT = "component"
    CARRIER = "carrier"


class Component(StrEnum):
    """The named parts of the machine that may act."""

    PIPELINE = "pipeline"
    INTERACTIVE = "interactive"
    RESCREENING = "rescreening"
    RETENTION = "retention"
    SEALER = "sealer"
    COMMAND_LINE = "command_line"
    CARRIER_DOOR = "carrier_door"
    DEMONSTRATION = "demonstration"
    CONSOLE = "console"


class Actor(Record, frozen=True):
    """An officer (by id), a component (by name) or a carrier (by id); never a person's name."""

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
