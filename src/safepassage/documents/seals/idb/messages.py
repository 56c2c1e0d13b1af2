"""What messages of an ICAO barcode hold, by tag (ICAO Datastructure for Barcode)."""

from collections.abc import Mapping
from types import MappingProxyType

from safepassage.documents.seals.features import Coding, Feature

NATIONAL = "national_document"
LARGEST = 1024


def _optional(name: str, coding: Coding, least: int, most: int) -> Feature:
    return Feature(name, coding, least, most, required=False)


MESSAGES: Mapping[int, Feature] = MappingProxyType(
    {
        0x01: _optional("visa", Coding.OCTETS, 61, 331),
        0x02: _optional("emergency_travel_document", Coding.OCTETS, 52, 52),
        0x03: _optional("proof_of_testing", Coding.OCTETS, 0, LARGEST),
        0x04: _optional("proof_of_vaccination", Coding.OCTETS, 0, LARGEST),
        0x05: _optional("proof_of_recovery", Coding.OCTETS, 0, LARGEST),
        0x06: _optional("digital_travel_authorization", Coding.OCTETS, 32, 169),
        0x07: _optional("mrz_td1", Coding.LINES, 60, 60),
        0x08: _optional("mrz_td3", Coding.LINES, 60, 60),
        0x09: _optional("can", Coding.C40, 4, 4),
        0x0A: _optional("ef_card_access", Coding.OCTETS, 0, LARGEST),
        0x80: _optional("face_image", Coding.OCTETS, 900, 1000),
        0x81: _optional("mrz_td2", Coding.LINES, 48, 48),
        0x82: _optional("document_reference", Coding.C40, 6, 6),
        0x83: _optional("azr", Coding.C40, 8, 8),
        0x84: _optional("expires", Coding.MASKED_DATE, 4, 4),
        0x85: _optional("document_number", Coding.C40, 6, 6),
        0x86: _optional(NATIONAL, Coding.NUMBER, 1, 1),
    }
)
