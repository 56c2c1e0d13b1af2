"""Drafts become records: reservations, travellers, legs with both numbers of a code-share."""

from safepassage.formats.edifact.defects import Code
from safepassage.formats.pnrgov.context import Context
from safepassage.formats.pnrgov.divided import UNDIVIDED, division
from safepassage.formats.pnrgov.drafts import LegDraft, ReservationDraft, TravellerDraft
from safepassage.formats.pnrgov.luggage import leg_pieces, reservation_bags, traveller_bags
from safepassage.formats.pnrgov.travel import same_number
from safepassage.records import Codeshare, FlightNumber, Leg, Reservation, Traveller
from safepassage.records.reservation import CANCELLED


def reservation_record(context: Context, draft: ReservationDraft) -> Reservation:
    """One PNR, complete."""
    first, *others = draft.locators or (None,)
    locator = first.locator if first else None
    divided = division(draft) if draft.divided else UNDIVIDED
    flights = [leg_record(context, leg) for leg in draft.legs]
    loaded = [leg for leg in draft.legs if leg.luggage]
    counted = [leg_pieces(leg.luggage) for leg in loaded]
    pieces = [count for count in counted if count is not None]
    return Reservation(
        locator=locator,
        system=first.system if first else None,
        other_locators=tuple(others),
        created_at=draft.created_at,
        booked_at=draft.created_at or draft.ticketed_at,
        status=_status(draft),
        agency=draft.agency,
        origin=flights[0].origin if flights else None,
        flights=tuple(flights),
        codeshares=tuple([_codeshare(leg) for leg in flights if _is_shared(leg)]),
        services=tuple(draft.services),
        travellers=tuple([traveller_record(person, locator) for person in draft.travellers]),
        bag_count=max(pieces) if pieces else None,
        bag_pieces_all_legs=sum(pieces) if pieces else None,
        bags=reservation_bags(loaded),
        phones=tuple(draft.phones),
        emails=tuple(draft.emails),
        addresses=tuple(draft.addresses),
        payments=tuple(draft.payments),
        split_from=divided.split_from,
        split_to=divided.split_to,
        remarks=tuple(draft.remarks),
        history=tuple(draft.history),
    )


def traveller_record(draft: TravellerDraft, locator: str | None) -> Traveller:
    """One traveller, complete."""
    return Traveller(
        surname=draft.surname,
        given_names=draft.given_names,
        title=draft.title,
        names=tuple(draft.names),
        sex=draft.sex,
        born=draft.born,
        nationality=draft.nationality,
        residence=draft.residence,
        birth_place=draft.birth_place,
        role=draft.role,
        reference=draft.reference,
        local_reference=draft.local_reference,
        reservation=locator,
        tickets=tuple(draft.tickets),
        documents=tuple(draft.documents.values()),
        seats=tuple(draft.seats),
        bags=traveller_bags(draft.luggage.values()),
        frequent_flyer=tuple(draft.frequent_flyer),
        phones=tuple(draft.phones),
        emails=tuple(draft.emails),
        addresses=tuple(draft.addresses),
        destination_address=draft.destination_address,
    )


def _status(draft: ReservationDraft) -> str | None:
    """The booking status of the pushed flight, else of the first leg that has one.

    A PNR with a locator but without flights and booking agency was cancelled (guide, GR.1: what
    is left of a cancelled PNR); the reader takes that back where a message was cut.
    """
    if not (draft.legs or draft.is_sold or draft.services) and draft.locators:
        return CANCELLED
    known = [leg for leg in draft.legs if leg.status]
    prime = next((leg for leg in known if leg.is_prime), None)
    chosen = prime or (known[0] if known else None)
    return chosen.status if chosen else None


def leg_record(context: Context, draft: LegDraft) -> Leg:
    """A leg under its operating number where that is known, with the number it was sold as."""
    sold, carrier = draft.sold, draft.operating_carrier
    if draft.other is None and carrier in {None, sold.carrier}:
        return sold
    shown = FlightNumber(carrier=sold.carrier, number=sold.number)
    if draft.other is None:
        return _shared(sold, shown, FlightNumber(carrier=carrier))
    other, operator = draft.other.number, draft.other.carrier or carrier or sold.carrier
    if draft.other.carrier is None and _is_swapped(context, draft):
        context.position = draft.other_at
        context.report(Code.CODESHARE_NUMBERS_SWAPPED)
        marketing = FlightNumber(carrier=sold.carrier, number=other)
        return _shared(sold, marketing, FlightNumber(carrier=operator, number=sold.number))
    return _shared(sold, shown, FlightNumber(carrier=operator, number=other))


def _is_swapped(context: Context, draft: LegDraft) -> bool:
    """Whether the first number is the pushed flight's: then it cannot be the one sold.

    The guide up to 13.1 puts the number sold first; messages of one large reservation system
    have it the other way round, and the pushed flight is always an operating one.
    """
    sold, carrier = draft.sold, draft.operating_carrier
    return any(
        pushed.carrier == carrier != sold.carrier
        and same_number(pushed.number, sold.number)
        and not same_number(pushed.number, draft.other.number if draft.other else None)
        for pushed in context.pushed
    )


def _shared(sold: Leg, marketing: FlightNumber, operating: FlightNumber) -> Leg:
    flown = operating if operating.number else marketing
    return Leg(
        carrier=flown.carrier,
        number=flown.number,
        origin=sold.origin,
        destination=sold.destination,
        departs=sold.departs,
        arrives=sold.arrives,
        marketing=(marketing,),
        operating=operating,
        cabin=sold.cabin,
    )


def _is_shared(leg: Leg) -> bool:
    return leg.operating is not None and leg.operating.number is not None


def _codeshare(leg: Leg) -> Codeshare:
    sold, operated = leg.marketing[0], leg.operating or FlightNumber()
    return Codeshare(
        marketing=f"{sold.carrier or ''}{sold.number or ''}",
        operating=f"{operated.carrier or ''}{operated.number or ''}",
    )
