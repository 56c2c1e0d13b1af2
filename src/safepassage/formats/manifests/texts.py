"""Records to the texts that a manifest holds: what the writers write, field by field."""

from safepassage.formats.manifests.fields import Field, Key
from safepassage.records import Document, Leg, Message, Mode, Role, Traveller, Vehicle

F = Field


def _filled(texts: dict[Field, str | None], nth: int = 1) -> dict[Key, str]:
    return {(field, nth): text for field, text in texts.items() if text}


def of_traveller(one: Traveller, role: Role) -> dict[Key, str]:
    """Every field of a traveller that a manifest has; ``role`` need not be said."""
    place = one.birth_place
    texts = {
        F.SURNAME: one.surname,
        F.GIVEN_NAMES: one.given_names,
        F.TITLE: one.title,
        F.SEX: one.sex,
        F.BORN: one.born,
        F.BIRTH_PLACE: place.text if place else None,
        F.BIRTH_COUNTRY: place.country if place else None,
        F.NATIONALITY: one.nationality,
        F.RESIDENCE: one.residence,
        F.ROLE: one.role.value if one.role is not role else None,
        F.RANK: one.rank,
        F.EMBARKS: one.embarks,
        F.DISEMBARKS: one.disembarks,
        F.CLEARS_AT: one.clears_at,
        F.SEAT: " ".join(seat.number for seat in one.seats if seat.number),
        F.RESERVATION: one.reservation,
        F.REFERENCE: one.reference,
        F.CUSTOMER_REFERENCE: one.customer_reference,
        F.TICKET: "|".join(one.tickets),
        F.PHONE: "|".join(one.phones),
        F.EMAIL: "|".join(one.emails),
        F.GROUP: one.group,
    }
    found = _filled(texts) | _bags(one) | _vehicle(one.vehicle)
    for nth, document in enumerate(one.documents, 1):
        found |= _document(document, nth)
    return found


def of_leg(leg: Leg, nth: int, mode: Mode) -> dict[Key, str]:
    """Every field of a leg; ``mode`` need not be said."""
    craft = leg.vehicle or Vehicle()
    return _filled(
        {
            F.MODE: leg.mode.value if leg.mode is not mode else None,
            F.CARRIER: leg.carrier,
            F.NUMBER: leg.number,
            F.ORIGIN: leg.origin,
            F.DESTINATION: leg.destination,
            F.DEPARTS: leg.departs,
            F.ARRIVES: leg.arrives,
            F.CRAFT_KIND: craft.kind,
            F.CRAFT_REGISTRATION: craft.registration,
            F.CRAFT_COUNTRY: craft.country,
            F.CRAFT_NAME: craft.name,
            F.IMO: craft.imo,
            F.CALL_SIGN: craft.call_sign,
            F.OPERATOR: craft.operator,
        },
        nth,
    )


def of_head(message: Message) -> dict[Key, str]:
    """What a message says of itself."""
    contact = message.contact
    totals = message.control_totals.values()
    return _filled(
        {
            F.MANIFEST: message.format,
            F.MANIFEST_REFERENCE: message.reference,
            F.SENDER: message.sender,
            F.RECIPIENT: message.recipient,
            F.SENT_AT: message.sent_at,
            F.CONTACT_NAME: contact.name if contact else None,
            F.CONTACT_PHONE: "|".join(contact.telephone) if contact else None,
            F.CONTACT_EMAIL: "|".join(contact.email) if contact else None,
            F.CONTROL_TOTAL: str(sum(totals)) if totals else None,
        }
    )


def _bags(one: Traveller) -> dict[Key, str]:
    count, weight = one.bags.count, one.bags.weight_kg
    return _filled(
        {
            F.BAG_COUNT: None if count is None else str(count),
            F.BAG_WEIGHT: None if weight is None else f"{weight:.2f}".rstrip("0").rstrip("."),
            F.BAG_TAGS: " ".join(one.bags.tags),
        }
    )


def _vehicle(vehicle: Vehicle | None) -> dict[Key, str]:
    known = vehicle or Vehicle()
    return _filled(
        {
            F.VEHICLE_KIND: known.kind,
            F.VEHICLE_REGISTRATION: known.registration,
            F.VEHICLE_COUNTRY: known.country,
            F.VEHICLE_NAME: known.name,
        }
    )


def _document(document: Document, nth: int) -> dict[Key, str]:
    return _filled(
        {
            F.DOCUMENT_TYPE: document.type,
            F.DOCUMENT_NUMBER: document.number,
            F.DOCUMENT_ISSUER: document.issuer,
            F.DOCUMENT_NATIONALITY: document.nationality,
            F.DOCUMENT_EXPIRES: document.expires,
            F.DOCUMENT_ISSUED: document.issued,
            F.DOCUMENT_PLACE: document.place,
        },
        nth,
    )
