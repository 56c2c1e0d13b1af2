"""The printed lines of travel documents, read and written (ICAO Doc 9303-3 to 9303-7)."""

from safepassage.documents.mrz.access import access_information
from safepassage.documents.mrz.check_digits import check_digit
from safepassage.documents.mrz.layouts import ZoneType
from safepassage.documents.mrz.lines import NoZoneError
from safepassage.documents.mrz.reading import ZoneReader
from safepassage.documents.mrz.search_keys import SearchKeys, search_keys
from safepassage.documents.mrz.truncation import Truncation, stands_for
from safepassage.documents.mrz.writing import NameStyle, write_name, write_zone
from safepassage.documents.mrz.zone import Change, CheckDigits, DigitState, Zone, ZoneFields

__all__ = [
    "Change",
    "CheckDigits",
    "DigitState",
    "NameStyle",
    "NoZoneError",
    "SearchKeys",
    "Truncation",
    "Zone",
    "ZoneFields",
    "ZoneReader",
    "ZoneType",
    "access_information",
    "check_digit",
    "search_keys",
    "stands_for",
    "write_name",
    "write_zone",
]
