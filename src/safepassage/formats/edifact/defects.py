"""Every finding a reader of EDIFACT can report: its code, what it costs, and its sentence.

A sentence may name tags, qualifiers and counts, never a value that could be personal;
``docs/user/defects.md`` lists the same codes for the people who meet them.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from safepassage.formats.telling import tell
from safepassage.records import Defect, Severity

NOTE, WARNING, ERROR, FATAL = Severity.NOTE, Severity.WARNING, Severity.ERROR, Severity.FATAL


class Code(StrEnum):
    """The stable name of a finding; scripts and statistics rely on it."""

    EMPTY_INPUT = "empty_input"
    NO_INTERCHANGE = "no_interchange"
    UNKNOWN_FORMAT = "unknown_format"
    LEGACY_DIALECT = "legacy_dialect"
    ENVELOPE_ABSENT = "envelope_absent"
    NOISE_BEFORE = "noise_before"
    NOISE_AFTER = "noise_after"
    CONTROL_CHARACTERS = "control_characters"
    CHARSET_ASSUMED = "charset_assumed"
    UNA_MALFORMED = "una_malformed"
    UNA_CONTRADICTED = "una_contradicted"
    TERMINATORS_MIXED = "terminators_mixed"
    TERMINATOR_MISSING = "terminator_missing"
    FINAL_TERMINATOR_MISSING = "final_terminator_missing"
    INTERCHANGE_UNCLOSED = "interchange_unclosed"
    INTERCHANGE_COUNT = "interchange_count"
    INTERCHANGE_REFERENCE = "interchange_reference"
    GROUP_UNCLOSED = "group_unclosed"
    GROUP_COUNT = "group_count"
    GROUP_REFERENCE = "group_reference"
    MESSAGE_UNCLOSED = "message_unclosed"
    MESSAGE_UNOPENED = "message_unopened"
    MESSAGE_REFERENCE = "message_reference"
    SEGMENT_COUNT = "segment_count"
    SEGMENT_OUTSIDE_MESSAGE = "segment_outside_message"
    MALFORMED_SEGMENT = "malformed_segment"
    UNKNOWN_SEGMENT = "unknown_segment"
    MISPLACED_SEGMENT = "misplaced_segment"
    UNKNOWN_QUALIFIER = "unknown_qualifier"
    UNKNOWN_CODE = "unknown_code"
    UNKNOWN_COUNTRY = "unknown_country"
    TWO_LETTER_COUNTRY = "two_letter_country"
    UNREADABLE_DATE = "unreadable_date"
    UNREADABLE_NUMBER = "unreadable_number"
    CENTURY_UNKNOWN = "century_unknown"
    SENT_DATE_IMPLAUSIBLE = "sent_date_implausible"
    ARRIVAL_DATE_ASSUMED = "arrival_date_assumed"
    ZONE_NOT_APPLIED = "zone_not_applied"
    FLIGHT_MISSING = "flight_missing"
    NAME_MISSING = "name_missing"
    CONTROL_TOTAL = "control_total"
    RESERVATION_COUNT = "reservation_count"
    RESERVATION_UNOPENED = "reservation_unopened"
    ANSWER_UNOPENED = "answer_unopened"
    PART_MISSING = "part_missing"
    PART_DIFFERS = "part_differs"
    DATE_MISPLACED = "date_misplaced"
    CODESHARE_NUMBERS_SWAPPED = "codeshare_numbers_swapped"
    GROUP_WITHOUT_NAMES = "group_without_names"
    TRAVELLER_AT_CHECK_IN_ONLY = "traveller_at_check_in_only"
    TRAVELLER_FROM_DOCUMENT = "traveller_from_document"
    DOCUMENT_NAME_DIFFERS = "document_name_differs"
    INFANT_FROM_DOCUMENT = "infant_from_document"
    REQUEST_UNASSIGNED = "request_unassigned"
    BAG_RANGE_IMPLAUSIBLE = "bag_range_implausible"
    NOTHING_REQUESTED = "nothing_requested"
    XML_DTD_REFUSED = "xml_dtd_refused"
    XML_TOO_DEEP = "xml_too_deep"
    XML_TAG_TOO_LONG = "xml_tag_too_long"
    XML_WITHOUT_RESERVATIONS = "xml_without_reservations"
    XML_ROOT_UNKNOWN = "xml_root_unknown"
    XML_MALFORMED = "xml_malformed"
    XML_BEYOND_REPAIR = "xml_beyond_repair"
    XML_CUT = "xml_cut"
    XML_REPAIRED = "xml_repaired"
    UNKNOWN_ELEMENT = "unknown_element"
    VALUE_TOO_LONG = "value_too_long"
    TIME_ZONE_IGNORED = "time_zone_ignored"
    PARTY_SIZE = "party_size"
    TRAVELLER_OUTSIDE_RESERVATION = "traveller_outside_reservation"


_TABLE: Final[dict[Code, tuple[Severity, str]]] = {
    Code.EMPTY_INPUT: (FATAL, "The input is empty."),
    Code.NO_INTERCHANGE: (FATAL, "Neither UNB nor UNH was found: no EDIFACT message is in here."),
    Code.UNKNOWN_FORMAT: (FATAL, "The message type in UNH is none that is read here."),
    Code.LEGACY_DIALECT: (
        NOTE,
        "The list is in the United States dialect from before 2005 (PDT segments).",
    ),
    Code.ENVELOPE_ABSENT: (NOTE, "The message begins with UNH: there is no interchange header."),
    Code.NOISE_BEFORE: (NOTE, "Text before the interchange was left out."),
    Code.NOISE_AFTER: (NOTE, "Text after the interchange was left out."),
    Code.CONTROL_CHARACTERS: (NOTE, "Control characters inside the interchange were left out."),
    Code.CHARSET_ASSUMED: (
        NOTE,
        "Bytes that the declared character set does not have were read as ISO 8859-1.",
    ),
    Code.UNA_MALFORMED: (
        WARNING,
        "UNA does not have six characters; the separators were taken from the data.",
    ),
    Code.UNA_CONTRADICTED: (
        WARNING,
        "The data uses other separators than UNA declares; the data was followed.",
    ),
    Code.TERMINATORS_MIXED: (
        WARNING,
        "Segments end with different quotation marks; each was read as the terminator.",
    ),
    Code.TERMINATOR_MISSING: (
        WARNING,
        "Segment {tag} follows without a terminator before it; it was read as a segment.",
    ),
    Code.FINAL_TERMINATOR_MISSING: (NOTE, "The last segment has no terminator."),
    Code.INTERCHANGE_UNCLOSED: (WARNING, "The interchange has no trailer (UNZ)."),
    Code.INTERCHANGE_COUNT: (
        WARNING,
        "UNZ announces {announced} messages or groups; {found} were found.",
    ),
    Code.INTERCHANGE_REFERENCE: (WARNING, "UNZ and UNB carry different control references."),
    Code.GROUP_UNCLOSED: (WARNING, "The functional group has no trailer (UNE)."),
    Code.GROUP_COUNT: (WARNING, "UNE announces {announced} messages; {found} were found."),
    Code.GROUP_REFERENCE: (WARNING, "UNE and UNG carry different references."),
    Code.MESSAGE_UNCLOSED: (ERROR, "The message has no trailer (UNT): its end may be lost."),
    Code.MESSAGE_UNOPENED: (ERROR, "The message has no header (UNH); its content was read."),
    Code.MESSAGE_REFERENCE: (WARNING, "UNT and UNH carry different references."),
    Code.SEGMENT_COUNT: (WARNING, "UNT announces {announced} segments; {found} were found."),
    Code.SEGMENT_OUTSIDE_MESSAGE: (ERROR, "Segment {tag} stands outside any message."),
    Code.MALFORMED_SEGMENT: (WARNING, "A segment does not begin with a tag of three letters."),
    Code.UNKNOWN_SEGMENT: (NOTE, "Segment {tag} is not one this message type is read for."),
    Code.MISPLACED_SEGMENT: (
        WARNING,
        "Segment {tag} stands where it has nothing to belong to; it was not used.",
    ),
    Code.UNKNOWN_QUALIFIER: (NOTE, "Segment {tag} has an unknown qualifier {qualifier}."),
    Code.UNKNOWN_CODE: (NOTE, "Segment {tag} has an unknown code; it stays as sent."),
    Code.UNKNOWN_COUNTRY: (NOTE, "Segment {tag} has an unknown country code; it stays as sent."),
    Code.TWO_LETTER_COUNTRY: (NOTE, "Segment {tag} has a two-letter country code."),
    Code.UNREADABLE_DATE: (WARNING, "Segment {tag} has a date that cannot be read."),
    Code.UNREADABLE_NUMBER: (WARNING, "Segment {tag} has a number that cannot be read."),
    Code.CENTURY_UNKNOWN: (
        WARNING,
        "Segment {tag} has a year of two digits and nothing tells the century; it was left out.",
    ),
    Code.SENT_DATE_IMPLAUSIBLE: (
        WARNING,
        "The interchange is dated years ahead, or before any such; no century was read by it.",
    ),
    Code.ARRIVAL_DATE_ASSUMED: (NOTE, "Segment {tag} has an arrival without a date."),
    Code.ZONE_NOT_APPLIED: (
        NOTE,
        "Segment {tag} gives a time with a zone; the time stands as sent.",
    ),
    Code.FLIGHT_MISSING: (WARNING, "The message names no flight."),
    Code.NAME_MISSING: (WARNING, "A traveller has no name; the traveller is kept."),
    Code.CONTROL_TOTAL: (
        WARNING,
        "The message announces {announced} travellers; {found} were found.",
    ),
    Code.RESERVATION_COUNT: (
        WARNING,
        "EQN announces {announced} reservations; {found} are in this message.",
    ),
    Code.RESERVATION_UNOPENED: (
        WARNING,
        "Segment {tag} begins a reservation that has no header (SRC); its content was read.",
    ),
    Code.ANSWER_UNOPENED: (
        WARNING,
        "Segment {tag} refers to another traveller though no answer (ERP) begins; one was begun.",
    ),
    Code.PART_MISSING: (WARNING, "Part {number} of the message has not arrived."),
    Code.PART_DIFFERS: (
        WARNING,
        "Part {number} of the message came again with other content; the later one was taken.",
    ),
    Code.DATE_MISPLACED: (NOTE, "Segment {tag} has a date or time one place too early."),
    Code.CODESHARE_NUMBERS_SWAPPED: (
        NOTE,
        "A code-share gives the operating carrier's number first; the second is the one sold.",
    ),
    Code.GROUP_WITHOUT_NAMES: (NOTE, "A group is booked whose travellers are not named."),
    Code.TRAVELLER_AT_CHECK_IN_ONLY: (
        WARNING,
        "A traveller is checked in who is not in the reservation; the traveller was added.",
    ),
    Code.TRAVELLER_FROM_DOCUMENT: (
        WARNING,
        "A document names a traveller who is not in the reservation; the traveller was added.",
    ),
    Code.DOCUMENT_NAME_DIFFERS: (
        WARNING,
        "A document names another person than the traveller it was sent for; both names are kept.",
    ),
    Code.INFANT_FROM_DOCUMENT: (
        NOTE,
        "An infant has a request (DOCS, INFT) but no name segment (TIF); the traveller was added.",
    ),
    Code.REQUEST_UNASSIGNED: (
        NOTE,
        "A special request names no traveller of the reservation, or cannot be read.",
    ),
    Code.BAG_RANGE_IMPLAUSIBLE: (
        WARNING,
        "A bag tag stands for more pieces than anybody checks in; it was read as one.",
    ),
    Code.NOTHING_REQUESTED: (WARNING, "The request names neither a reservation nor a flight."),
    Code.XML_DTD_REFUSED: (
        FATAL,
        "The XML declares a document type (DTD); no such file is read, because of its entities.",
    ),
    Code.XML_TOO_DEEP: (FATAL, "The XML has more elements inside each other than any message."),
    Code.XML_TAG_TOO_LONG: (FATAL, "The XML has a tag or comment longer than any message's."),
    Code.XML_WITHOUT_RESERVATIONS: (
        FATAL,
        "There is neither IATA_PNRGOV_NotifRQ nor a PNR in this XML.",
    ),
    Code.XML_ROOT_UNKNOWN: (WARNING, "The XML has no IATA_PNRGOV_NotifRQ; its PNRs were read."),
    Code.XML_MALFORMED: (
        ERROR,
        "The XML is not well-formed here; reading went on where the next part begins.",
    ),
    Code.XML_BEYOND_REPAIR: (FATAL, "The XML has more faults than can be read around."),
    Code.XML_CUT: (ERROR, "The XML ends before its elements are closed: its end may be lost."),
    Code.XML_REPAIRED: (
        WARNING,
        "A bare & or an undeclared entity stands in the XML; it was read as text.",
    ),
    Code.UNKNOWN_ELEMENT: (NOTE, "An element is none that is read here; it was not used."),
    Code.VALUE_TOO_LONG: (WARNING, "Element {tag} has a value that is too long; it was cut."),
    Code.TIME_ZONE_IGNORED: (
        NOTE,
        "Element {tag} has a time with a zone; its clock was read as local time.",
    ),
    Code.PARTY_SIZE: (
        WARNING,
        "The reservation announces {announced} travellers; {found} were found.",
    ),
    Code.TRAVELLER_OUTSIDE_RESERVATION: (
        WARNING,
        "A traveller stands outside any reservation; the traveller is kept, without a locator.",
    ),
}


def severity_of(code: Code) -> Severity:
    """What the finding costs."""
    return _TABLE[code][0]


def sentence_of(code: Code) -> str:
    """The sentence's template, with its names in braces."""
    return _TABLE[code][1]


def defect(code: Code, /, **values: str | int) -> Defect:
    """One finding about the whole; texts in ``values`` are cut to a code's length."""
    return located(code, values)


def located(
    code: Code,
    values: Mapping[str, str | int],
    *,
    segment: int | None = None,
    offset: int | None = None,
) -> Defect:
    """One finding with its place: 1-based segment, offset in bytes of the input."""
    return tell(code.value, _TABLE[code], values, segment=segment, offset=offset)
