"""What seals of each kind of document hold.

Doc 9303-13 clauses 3 and 4, annexes of BSI TR-03137-1, TR-03171 for administrative documents. A
profile's number is the octet of the feature definition and that of the document category.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from safepassage.documents.seals.features import Coding, Feature

TD2_OCTETS = 48
TD3_OCTETS = 60
LARGEST_PICTURE = 1000


class Profile(NamedTuple):
    """A kind of document and its features by tag."""

    name: str
    features: Mapping[int, Feature]


def _lines(octets: int = TD2_OCTETS) -> Feature:
    return Feature("mrz", Coding.LINES, octets, octets)


def _c40(name: str, least: int, most: int) -> Feature:
    return Feature(name, Coding.C40, least, most)


def _text(name: str, most: int, *, required: bool = True) -> Feature:
    return Feature(name, Coding.UTF8, 1, most, required)


_PASSPORT = _c40("passport_number", 6, 6)
_NUMBER = _c40("document_number", 6, 6)
_PLACE = _c40("ags", 6, 6)
_FILE = _c40("azr", 8, 8)
_FACE = Feature("face_image", Coding.OCTETS, 1, LARGEST_PICTURE)
_PROFILE = Feature("profile_number", Coding.OCTETS, 16, 16)

_FOREIGNERS = {1: _FACE, 2: _lines(), 3: _PASSPORT, 4: _FILE}
_VISA = {
    1: Feature("mrz", Coding.VISA_A, 48, 48, required=False),
    2: Feature("mrz", Coding.VISA_B, 44, 44, required=False),
    3: Feature("number_of_entries", Coding.NUMBER, 1, 1),
    4: Feature("duration_of_stay", Coding.OCTETS, 3, 3),
    5: _PASSPORT,
    6: Feature("visa_type", Coding.OCTETS, 1, 4, required=False),
    7: Feature("additional_features", Coding.OCTETS, 0, 254, required=False),
}
_SOCIAL_INSURANCE = {
    1: _c40("social_insurance_number", 8, 8),
    2: _text("surname", 90),
    3: _text("first_name", 90),
    4: _text("birth_name", 90, required=False),
}
_ADMINISTRATIVE_8 = {
    0: _PROFILE,
    1: Feature("validity_dates", Coding.VALIDITY, 1, 17, required=False),
}
_ADMINISTRATIVE_9 = {
    0: _PROFILE,
    1: Feature("valid_from", Coding.DATE_DIGITS, 8, 8, required=False),
    2: Feature("valid_to", Coding.DATE_DIGITS, 8, 8, required=False),
    3: _text("profile_uri", 255),
    4: _text("certificate_uri", 255),
    5: _text("status_uri", 255, required=False),
    6: Feature("status_list_index", Coding.OCTETS, 1, 4, required=False),
}

PROFILES: Mapping[int, Profile] = MappingProxyType(
    {
        0x5D01: Profile("VISA", _VISA),
        0x5E03: Profile("EMERGENCY_TRAVEL_DOCUMENT", {2: _lines()}),
        0xFD02: Profile("ARRIVAL_ATTESTATION", {2: _lines(), 3: _FILE}),
        0xFC04: Profile("SOCIAL_INSURANCE_CARD", _SOCIAL_INSURANCE),
        0xFB06: Profile("RESIDENCE_PERMIT", {2: _lines(), 3: _PASSPORT}),
        0xFA06: Profile("SUPPLEMENTARY_SHEET", {4: _lines(), 5: _c40("sheet_number", 6, 6)}),
        0xF908: Profile("ADDRESS_STICKER_ID", {1: _NUMBER, 2: _PLACE, 3: _c40("address", 6, 18)}),
        0xF80A: Profile(
            "ADDRESS_STICKER_PASSPORT", {1: _NUMBER, 2: _PLACE, 3: _c40("postal_code", 4, 4)}
        ),
        0xF70B: Profile("TEMP_PERSO", {1: _FACE, 2: _lines()}),
        0xF60D: Profile("TEMP_PASSPORT", {1: _FACE, 2: _lines(TD3_OCTETS)}),
        0xF50C: Profile("FICTION_CERT", _FOREIGNERS),
        0x01FE: Profile("ALIENS_LAW", _FOREIGNERS),
        0xF48F: Profile(
            "PERMANENT_RESIDENCE_CERT",
            {1: _c40("document_number", 1, 8), 2: _c40("passport_number", 1, 8)},
        ),
        0x01C8: Profile("ADMINISTRATIVE_DOCUMENTS_V8", _ADMINISTRATIVE_8),
        0x01C9: Profile("ADMINISTRATIVE_DOCUMENTS_V9", _ADMINISTRATIVE_9),
    }
)
