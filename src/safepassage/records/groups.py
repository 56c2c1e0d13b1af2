"""Groups of fields: the unit that is sealed, read, and named in the ledger."""

from enum import StrEnum
from types import MappingProxyType


class FieldGroup(StrEnum):
    """What one sealed part of a traveller or a reservation holds."""

    IDENTITY = "identity"
    DOCUMENTS = "documents"
    TRAVEL = "travel"
    BAGGAGE = "baggage"
    CONTACT = "contact"
    LOYALTY = "loyalty"
    BOOKING = "booking"
    ITINERARY = "itinerary"
    PAYMENT = "payment"
    HISTORY = "history"
    REMARKS = "remarks"


TRAVELLER_GROUPS = MappingProxyType(
    {
        FieldGroup.IDENTITY: (
            "surname",
            "given_names",
            "title",
            "names",
            "sex",
            "born",
            "nationality",
            "residence",
            "birth_place",
            "verified",
            "redress_numbers",
        ),
        FieldGroup.DOCUMENTS: ("documents",),
        FieldGroup.TRAVEL: (
            "role",
            "embarks",
            "disembarks",
            "clears_at",
            "reference",
            "local_reference",
            "agency_reference",
            "customer_reference",
            "crew_position",
            "reservation",
            "tickets",
            "seats",
            "group",
            "vehicle",
            "rank",
        ),
        FieldGroup.BAGGAGE: ("bags",),
        FieldGroup.CONTACT: ("phones", "emails", "addresses", "destination_address"),
        FieldGroup.LOYALTY: ("frequent_flyer",),
    }
)

RESERVATION_GROUPS = MappingProxyType(
    {
        FieldGroup.BOOKING: (
            "locator",
            "system",
            "other_locators",
            "created_at",
            "booked_at",
            "status",
            "agency",
            "split_from",
            "split_to",
        ),
        FieldGroup.ITINERARY: ("origin", "flights", "codeshares", "services"),
        FieldGroup.BAGGAGE: ("bag_count", "bag_pieces_all_legs", "bags"),
        FieldGroup.CONTACT: ("phones", "emails", "addresses"),
        FieldGroup.PAYMENT: ("payments",),
        FieldGroup.HISTORY: ("history",),
        FieldGroup.REMARKS: ("remarks",),
    }
)
