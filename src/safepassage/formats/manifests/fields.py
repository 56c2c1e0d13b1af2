"""What a column, a labelled cell or a JSON field of a manifest can mean."""

from enum import StrEnum
from typing import Final, TypeAlias


class Field(StrEnum):
    """One meaning; the value is the heading that is written and the name in JSON."""

    SURNAME = "surname"
    GIVEN_NAMES = "given_names"
    MIDDLE_NAMES = "middle_names"
    FULL_NAME = "full_name"
    TITLE = "title"
    SEX = "sex"
    BORN = "born"
    BIRTH = "birth"
    BIRTH_PLACE = "birth_place"
    BIRTH_COUNTRY = "birth_country"
    NATIONALITY = "nationality"
    RESIDENCE = "residence"
    ROLE = "role"
    RANK = "rank"
    TRANSIT = "transit"
    DOCUMENT_TYPE = "document_type"
    DOCUMENT_NUMBER = "document_number"
    DOCUMENT_ISSUER = "document_issuer"
    DOCUMENT_NATIONALITY = "document_nationality"
    DOCUMENT_EXPIRES = "document_expires"
    DOCUMENT_ISSUED = "document_issued"
    DOCUMENT_PLACE = "document_place"
    VISA_NUMBER = "visa_number"
    VISA_ISSUER = "visa_issuer"
    VISA_EXPIRES = "visa_expires"
    EMBARKS = "embarks"
    DISEMBARKS = "disembarks"
    CLEARS_AT = "clears_at"
    SEAT = "seat"
    RESERVATION = "reservation"
    REFERENCE = "reference"
    CUSTOMER_REFERENCE = "customer_reference"
    TICKET = "ticket"
    BAG_COUNT = "bag_count"
    BAG_WEIGHT = "bag_weight_kg"
    BAG_TAGS = "bag_tags"
    PHONE = "phone"
    EMAIL = "email"
    GROUP = "group"
    VEHICLE_KIND = "vehicle_kind"
    VEHICLE_REGISTRATION = "vehicle_registration"
    VEHICLE_COUNTRY = "vehicle_country"
    VEHICLE_NAME = "vehicle_name"
    MODE = "mode"
    CARRIER = "carrier"
    NUMBER = "number"
    DESIGNATOR = "designator"
    ORIGIN = "origin"
    DESTINATION = "destination"
    DEPARTS = "departs"
    DEPARTS_TIME = "departs_time"
    ARRIVES = "arrives"
    ARRIVES_TIME = "arrives_time"
    CRAFT_KIND = "craft_kind"
    CRAFT_REGISTRATION = "craft_registration"
    CRAFT_COUNTRY = "craft_country"
    CRAFT_NAME = "craft_name"
    IMO = "imo"
    CALL_SIGN = "call_sign"
    OPERATOR = "operator"
    MOVEMENT = "movement"
    PORT = "port"
    PORT_DATE = "port_date"
    PORT_TIME = "port_time"
    LAST_PORT = "last_port"
    NEXT_PORT = "next_port"
    MANIFEST = "manifest"
    MANIFEST_REFERENCE = "manifest_reference"
    SENDER = "sender"
    RECIPIENT = "recipient"
    SENT_AT = "sent_at"
    CONTACT_NAME = "contact_name"
    CONTACT_PHONE = "contact_phone"
    CONTACT_EMAIL = "contact_email"
    CONTROL_TOTAL = "control_total"
    ROW_NUMBER = "row_number"


Key: TypeAlias = tuple[Field, int]
"""A field and which one of its kind (1 for the first document or leg, 2 for the second …)."""

_FIELDS: Final = tuple(Field)
TRAVELLER: Final = _FIELDS[: _FIELDS.index(Field.MODE)]
LEG: Final = _FIELDS[_FIELDS.index(Field.MODE) : _FIELDS.index(Field.MANIFEST)]
HEAD: Final = _FIELDS[_FIELDS.index(Field.MANIFEST) : _FIELDS.index(Field.ROW_NUMBER)]
NAMES: Final = frozenset({Field.SURNAME, Field.GIVEN_NAMES, Field.MIDDLE_NAMES, Field.FULL_NAME})
DOCUMENT: Final = tuple(field for field in TRAVELLER if field.value.startswith("document_"))


def label(key: Key) -> str:
    """How a field is written as a heading."""
    field, nth = key
    return field.value if nth == 1 else f"{field.value}_{nth}"
