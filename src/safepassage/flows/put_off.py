"""A late message tells a scheduled time; the carrier may have put its flight off before."""

from datetime import datetime

from msgspec.structs import replace

from safepassage.apps.travel.flight_changes import times_of
from safepassage.pipeline.draft import Part, Prepared
from safepassage.safeguards.lateness import AFTER_DEPARTURE, is_after_departure


def put_off(prepared: Prepared, *, received_at: datetime) -> Prepared:
    """Give late messages the stored times of a flight that leaves later than they say.

    So nobody at the gate of a delayed flight counts as gone, and a message that tells the old
    time does not bring it back. To be called before the message itself is stored.
    """
    if not any(part.late for part in prepared.parts):
        return prepared
    parts = tuple(_put_off(part, received_at) for part in prepared.parts)
    if any(part.late for part in parts):
        return replace(prepared, parts=parts)
    defects = tuple(one for one in prepared.defects if one != AFTER_DEPARTURE)
    return replace(prepared, parts=parts, defects=defects)


def _put_off(part: Part, received_at: datetime) -> Part:
    told = part.crossing
    known = times_of(told) if part.late and told else None
    if known is None or told is None:
        return part
    if told.departs_at and known["departs_at"] <= told.departs_at:
        return part
    crossing = replace(told, **known)
    late = is_after_departure(
        crossing, intent=part.intent, format_name=part.format, received_at=received_at
    )
    return part if late else replace(part, crossing=crossing, late=False)
