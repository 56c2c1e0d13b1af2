"""How many travellers were announced, each kind of data apart."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import Purpose, kinds_of

SHORT = {
    DataKind.API_BORDER: _("API"),
    DataKind.API_PIU: _("API (unit)"),
    DataKind.PNR: _("PNR"),
    DataKind.API_CUSTOMS: _("API (customs)"),
    DataKind.API_HEALTH: _("API (health)"),
}


@dataclass(frozen=True)
class Count:
    """Travellers of one kind of data."""

    kind: str | Promise
    travellers: int


def counts_of(travellers: Mapping[DataKind, int], purpose: Purpose) -> tuple[Count, ...]:
    """The counts of every kind that ``purpose`` may see, in a fixed order."""
    allowed = kinds_of(purpose)
    return tuple(
        Count(SHORT[kind], travellers.get(kind, 0)) for kind in DataKind if kind in allowed
    )
