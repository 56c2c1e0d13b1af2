"""Which columns the prepared rows of this app fill, in their order."""

from django.db.models import Model

from safepassage.apps.travel.models import (
    DataKey,
    Journey,
    LookUp,
    Part,
    Push,
    Reservation,
    Sighting,
)

_HOLDER = (
    "id kind basis basis_version version sequence content received_at mask_at mask_day "
    "delete_at unheld_at latest_at at_departure masked_at delivered flight_id"
)
COLUMNS: dict[type[Model], tuple[str, ...]] = {
    Journey: (*_HOLDER.split(), "reservation_id", "role", "ambiguous_with"),
    Reservation: tuple(_HOLDER.split()),
    DataKey: ("holder", "mask_day", "by_day", "by_authority", "ephemeral"),
    Part: ("holder", "group", "version", "sealed"),
    LookUp: ("token", "kind", "holder"),
    Push: ("reservation_id", "message", "sequence", "function", "at", "version", "cancelled"),
    Sighting: (
        "journey_id",
        "message",
        "ordinal",
        "sequence",
        "function",
        "at",
        "version",
        "reservation",
    ),
}
