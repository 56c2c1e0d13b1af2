"""What an agency is given, field by field, and by which law."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from safepassage.apps.agencies.models import Agency
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import kinds_of
from safepassage.safeguards.sharing import (
    BY_MACHINE,
    EVERY_FIELD,
    PURPOSE_OF_ROLE,
    STORED,
    AgencyBasis,
    AgencyRole,
    named,
)
from safepassage.web.console.agencies.wording import ROLES, SUPPLIES


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One field of one kind: ``laws`` give it; without ``stored`` there is nothing to give."""

    kind: DataKind
    laws: tuple[str, ...]
    stored: bool
    by_machine: bool


@dataclass(frozen=True, kw_only=True)
class Row:
    """A field in every kind that the agency's purpose may touch."""

    field: str
    cells: tuple[Cell, ...]

    @property
    def is_given(self) -> bool:
        """Whether any law gives it."""
        return any(cell.laws for cell in self.cells)


@dataclass(frozen=True, kw_only=True)
class Law:
    """A law with what a page says of it in words."""

    basis: AgencyBasis
    supply: str | Promise


def purpose_laws(agency: Agency, laws: Sequence[AgencyBasis]) -> list[AgencyBasis]:
    """Those of the laws that serve the agency's purpose; no other gives anything."""
    purpose = PURPOSE_OF_ROLE[AgencyRole(agency.role)]
    return [law for law in laws if law.purpose is purpose]


def kinds(agency: Agency) -> list[DataKind]:
    """The kinds of data that the agency may be given at all."""
    allowed = kinds_of(PURPOSE_OF_ROLE[AgencyRole(agency.role)])
    return [kind for kind in DataKind if kind in allowed]


def rows(agency: Agency, laws: Sequence[AgencyBasis]) -> list[Row]:
    """Every field that is stored of these kinds, those that are given first."""
    columns = kinds(agency)
    stored = [field for field in EVERY_FIELD if any(field in STORED[kind] for kind in columns)]
    made = [
        Row(field=field, cells=tuple(_cell(field, kind, laws) for kind in columns))
        for field in stored
    ]
    return sorted(made, key=lambda row: not row.is_given)


def in_words(laws: Sequence[AgencyBasis]) -> list[Law]:
    """The laws as the page tells them."""
    return [Law(basis=law, supply=SUPPLIES[law.supply]) for law in laws]


def role_in_words(agency: Agency) -> str | Promise:
    """What the agency is."""
    return ROLES[AgencyRole(agency.role)]


def _cell(field: str, kind: DataKind, laws: Sequence[AgencyBasis]) -> Cell:
    giving = tuple(law.code for law in laws if field in named(law, kind))
    return Cell(kind=kind, laws=giving, stored=field in STORED[kind], by_machine=kind in BY_MACHINE)
