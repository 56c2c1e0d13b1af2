"""The message that a head, legs and travellers make, whatever file they come from."""

from collections.abc import Iterable, Mapping
from typing import Final

from safepassage.formats.manifests.fields import Field, Key
from safepassage.formats.manifests.journey import contact_of, reference_of
from safepassage.formats.manifests.mapping import DateOrder
from safepassage.formats.manifests.profiles import Profile
from safepassage.formats.manifests.values import Desk, Values
from safepassage.formats.tables.defects import TableCode
from safepassage.records import Defect, Leg, Message, Role, Traveller

_CREW, _PASSENGERS = "41", "42"
_TIME_OF: Final = {
    Field.SENT_AT: Field.SENT_AT,
    Field.DEPARTS: Field.DEPARTS_TIME,
    Field.PORT_DATE: Field.PORT_TIME,
    Field.ARRIVES: Field.ARRIVES_TIME,
}


def desk_for(texts: dict[Key, str], orders: Mapping[Key, DateOrder | None], at: str | None) -> Desk:
    """A desk whose calendar knows the message's own date, else its first departure, else ``at``."""
    trial = Values(texts, Desk(at, orders))
    for field, nth in reference_of(texts):
        told = trial.moment(field, _TIME_OF[field], nth)
        if told:
            return Desk(told, orders)
    return Desk(at, orders)


def message_of(
    head: Values,
    profile: Profile,
    *,
    flights: tuple[Leg, ...],
    travellers: tuple[Traveller, ...],
    total: int | None = None,
    before: Iterable[Defect] = (),
) -> Message:
    """One message; what ``head``'s desk noted comes after what was found ``before``."""
    desk = head.desk
    if not flights:
        desk.note(TableCode.FLIGHT_MISSING)
    if total is not None and total != len(travellers):
        desk.note(TableCode.CONTROL_TOTAL)
    kind = _CREW if profile.role is Role.CREW else _PASSENGERS
    return Message(
        format=profile.format,
        reference=head.text(Field.MANIFEST_REFERENCE),
        sender=head.text(Field.SENDER),
        recipient=head.text(Field.RECIPIENT),
        sent_at=head.moment(Field.SENT_AT, Field.SENT_AT),
        contact=contact_of(head),
        control_totals={} if total is None else {kind: total},
        flights=flights,
        travellers=travellers,
        defects=(*before, *desk.defects),
    )
