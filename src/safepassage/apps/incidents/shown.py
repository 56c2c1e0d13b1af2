"""What readers of this app are given; the account in words stays sealed here."""

from datetime import datetime
from uuid import UUID

from safepassage.apps.incidents.models import Incident, Step
from safepassage.records._base import Record
from safepassage.records.kinds import DataKind
from safepassage.safeguards.breach import (
    OF_PERSONS,
    OF_SUPERVISOR,
    Cause,
    Consequence,
    Measure,
    Risk,
    Told,
    What,
    missing,
)


class StepHead(Record, frozen=True):
    """Who was told, or why not."""

    told: Told
    persons: int | None
    reference: str
    officer: UUID
    at: datetime


class IncidentHead(Record, frozen=True):
    """A breach in codes, counts and times."""

    id: UUID
    what: What
    cause: Cause
    kinds: tuple[DataKind, ...]
    persons: int | None
    risk: Risk
    consequences: tuple[Consequence, ...]
    measures: tuple[Measure, ...]
    happened_at: datetime | None
    known_at: datetime
    reported_by: UUID
    reported_at: datetime
    supervisor_by: datetime
    closed_at: datetime | None
    closed_by: UUID | None
    steps: tuple[StepHead, ...]

    @property
    def reference(self) -> str:
        """The name by which people speak of it."""
        return f"B-{self.id.hex[-8:].upper()}"

    @property
    def told(self) -> frozenset[Told]:
        """Everybody who was told, and why others were not."""
        return frozenset(one.told for one in self.steps)

    @property
    def missing(self) -> tuple[str, ...]:
        """What has to be done before it can be closed."""
        return missing(self.risk, self.told)

    @property
    def supervisor_waits(self) -> bool:
        """Whether the supervisor's clock runs."""
        return self.told.isdisjoint(OF_SUPERVISOR)

    @property
    def persons_wait(self) -> bool:
        """Whether nobody has said what the persons are told."""
        return self.told.isdisjoint(OF_PERSONS)


def incident_head(row: Incident) -> IncidentHead:
    """The value of a breach's row with its steps."""
    own = {name: getattr(row, name) for name in IncidentHead.__struct_fields__ if name != "steps"}
    return IncidentHead(
        **own
        | {
            "what": What(row.what),
            "cause": Cause(row.cause),
            "kinds": tuple(map(DataKind, row.kinds)),
            "risk": Risk(row.risk),
            "consequences": tuple(map(Consequence, row.consequences)),
            "measures": tuple(map(Measure, row.measures)),
        },
        steps=tuple(map(_step, row.steps.all())),
    )


def _step(row: Step) -> StepHead:
    own = {name: getattr(row, name) for name in StepHead.__struct_fields__}
    return StepHead(**own | {"told": Told(row.told)})
