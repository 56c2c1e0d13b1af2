"""The names of elements and attributes, and which spellings each piece of data is looked for by.

The schema itself could not be read. Names marked ``seen`` were established from public
descriptions of PNRGOV XML (guides 13.1 to 16.1 as generators and readers of it use them); those
marked ``assumed`` are likely spellings, accepted so that nobody is lost to a variant. Spellings are
compared without namespace prefix, capitals, underscores and hyphens: ``SSR_Code`` is ``SSRCode``.
``docs/user/pnr.md`` shows the same table to carriers.
"""

from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple


class Spellings(NamedTuple):
    """How one piece of data may be called: what was seen, and what is only assumed."""

    seen: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()


def _spellings(seen: str, assumed: str = "") -> Spellings:
    return Spellings(tuple(seen.split()), tuple(assumed.split()))


ELEMENTS: Final = MappingProxyType(
    {
        "message": _spellings("IATA_PNRGOV_NotifRQ", "PNRGOV_NotifRQ"),
        "originator": _spellings("Originator"),
        "flight_leg": _spellings("FlightLeg"),
        "reservation": _spellings("PNR"),
        "locator": _spellings("BookingRefID", "BookingReferenceID RecordLocator"),
        "traveller": _spellings("Passenger"),
        "flight": _spellings("Flight"),
        "from": _spellings("DepartureAirport"),
        "to": _spellings("ArrivalAirport"),
        "operating": _spellings("OperatingAirline"),
        "marketing": _spellings("MarketingAirline"),
        "request": _spellings("SSR", "SpecialServiceRequest"),
        "document_request": _spellings("DOC_SSR"),
        "docs": _spellings("DOCS"),
        "doca": _spellings("DOCA"),
        "doco": _spellings("DOCO"),
        "contact": _spellings("ContactInfo"),
        "loyalty": _spellings("CustLoyalty"),
        "ticket": _spellings("TicketDocument"),
        "payment": _spellings("PaymentInfo", "FormOfPayment"),
        "sale": _spellings("Source"),
        "check_in": _spellings("CheckInInfo", "CheckIn"),
        "remark": _spellings("", "OSI OtherServiceInformation Remark GeneralRemark"),
        "seat": _spellings("", "Seat SeatInfo SeatAssignment"),
        "bag": _spellings("", "Bag BagInfo Baggage BaggageInfo CheckedBag CheckedBaggage BagTag"),
        "split": _spellings("", "SplitPNR DividedPNR SplitFrom SplitTo"),
    }
)
"""Elements that are read, by what they hold."""

FIELDS: Final = MappingProxyType(
    {
        "version": _spellings("", "Version"),
        "reference": _spellings("", "TransactionIdentifier MessageID EchoToken"),
        "sent_at": _spellings("", "TimeStamp"),
        "function": _spellings("", "MessageFunction Function"),
        "airline": _spellings("AirlineCode", "Code"),
        "contact_text": _spellings("AirlineContactInfo"),
        "announced": _spellings("NumberOfPnrs"),
        "party": _spellings("NumberOfPassengers"),
        "created": _spellings("PNR_CreationDate", "CreationDateTime"),
        "ticketed": _spellings("LastTktDate"),
        "status": _spellings("Status", "PNRStatus BookingStatus"),
        "locator": _spellings("ID BookingRefID", "BookingReferenceID RecordLocator Locator"),
        "system": _spellings("CompanyName", "AirlineCode System"),
        "rph": _spellings("RPH", "PassengerRPH PaxRPH TravelerRefNumber"),
        "surname": _spellings("Surname", "LastName"),
        "surname_prefix": _spellings("SurnamePrefix"),
        "given": _spellings("GivenName", "FirstName FirstGivenName"),
        "middle": _spellings("MiddleName"),
        "title": _spellings("NameTitle", "Title NamePrefix"),
        "kind": _spellings("PTC_Code", "PassengerTypeCode PassengerType"),
        "unique": _spellings("", "UniqueReference UniquePassengerRef UniqueID"),
        "carrier": _spellings("CarrierCode", "AirlineCode"),
        "number": _spellings("FlightNumber"),
        "departs": _spellings("DepartureDateTime", "DepartureDate"),
        "arrives": _spellings("ArrivalDateTime", "ArrivalDate"),
        "cabin": _spellings("ResBookDesigCode", "CabinClass ClassOfService"),
        "code": _spellings("SSR_Code SSRCode", "Code Type"),
        "text": _spellings("Text"),
        "board": _spellings("BoardPoint"),
        "off": _spellings("OffPoint"),
        "document_type": _spellings("TravelDocType", "DocType DocumentType"),
        "document_number": _spellings("TravelDocNbr", "DocNumber DocumentNumber DocNbr DocID"),
        "issuer": _spellings(
            "IssuingLoc", "IssuingCountry DocIssueCountry IssueCountry IssuingState"
        ),
        "nationality": _spellings("PaxNationality", "Nationality DocHolderNationality"),
        "born": _spellings("DateOfBirth", "BirthDate"),
        "sex": _spellings("Gender", "Sex"),
        "expires": _spellings("ExpiryDate", "ExpireDate ExpirationDate DateOfExpiry"),
        "docs_given": _spellings("FirstGivenName", "GivenName FirstName"),
        "docs_middle": _spellings("SecondGivenName", "MiddleName"),
        "birth_place": _spellings("BirthLocation", "PlaceOfBirth BirthPlace"),
        "issue_place": _spellings("PlaceOfIssue"),
        "issued": _spellings("DateOfIssue", "IssueDate"),
        "issue_country": _spellings("CountryState", "ApplicableCountry Country"),
        "address_type": _spellings("AddressType", "Type"),
        "street": _spellings("Address AddressLine", "Street StreetAddress"),
        "city": _spellings("CityName", "City"),
        "state": _spellings("StateProvCounty StateProv", "State"),
        "postcode": _spellings("PostalCode", "PostCode ZipCode"),
        "country": _spellings("Country CountryName", "CountryCode"),
        "phone": _spellings("PhoneNumber", "Telephone Phone"),
        "email": _spellings("EmailAddress", "Email"),
        "programme": _spellings("ProgramID"),
        "membership": _spellings("MembershipID"),
        "ticket_number": _spellings("TicketDocumentNbr", "TicketNumber TicketNbr"),
        "payment_kind": _spellings("PaymentType"),
        "account": _spellings("AccountNbr", "AccountNumber CardNumber"),
        "agency": _spellings("", "IATA_Number AgencyNumber"),
        "office": _spellings("PseudoCityCode"),
        "seat": _spellings("", "SeatNumber SeatNbr SeatNo"),
        "seat_cabin": _spellings("", "Cabin CabinClass CompartmentCode"),
        "pieces": _spellings("", "NumberOfBags BagCount Pieces PieceCount Quantity"),
        "weight": _spellings("UnitOfMeasureQuantity", "Weight BagWeight"),
        "unit": _spellings("UnitOfMeasureCode", "WeightUnit Unit UnitOfMeasure"),
        "pool": _spellings("BaggagePool", "BagPool Pool"),
        "tag_carrier": _spellings("IssuerCode", "Airline CarrierCode"),
        "tag": _spellings("SerialNumber", "BagTagNumber TagNumber BagTag"),
        "tag_count": _spellings("SequenceCount"),
        "tag_to": _spellings("BagDestination", "Destination"),
    }
)
"""Attributes, or children with nothing but text, by what they hold."""

_WRAPPERS: Final = "PersonName Name PassengerName NameInfo"
_PASSED_OVER: Final = (
    "PNRs POS RequestorID CompanyName Airline FlightInfo FareInfo Taxes Tax TotalFare PricingInfo "
    "ExcessBaggage PrepaidBag StreetNmbr Passengers Itinerary Flights Envelope Header Body "
    "Equipment"
)


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """A name as it is compared: ``pnr:SSR_Code`` is ``ssrcode``."""
    local = name.rpartition(":")[2]
    return local.replace("_", "").replace("-", "").replace(".", "").lower()


def _plain(spellings: Spellings) -> tuple[str, ...]:
    return tuple(map(plain, (*spellings.seen, *spellings.assumed)))


KIND_OF: Final = {name: kind for kind, each in ELEMENTS.items() for name in _plain(each)}
"""What an element holds, by its plain name."""

PLAIN: Final = {field: _plain(each) for field, each in FIELDS.items()}
"""The plain names that a field is looked for by, in their order."""

WRAPPERS: Final = frozenset(map(plain, _WRAPPERS.split()))
"""Elements around names, looked through."""

KNOWN: Final = frozenset(
    (
        *KIND_OF,
        *WRAPPERS,
        *map(plain, _PASSED_OVER.split()),
        *(n for ns in PLAIN.values() for n in ns),
    )
)
"""Every element that is no surprise, read or passed over."""

SHOWN: Final = {
    plain(name): name
    for each in (*ELEMENTS.values(), *FIELDS.values())
    for name in (*each.seen, *each.assumed)
} | {plain(name): name for name in _PASSED_OVER.split()}
"""Names that may stand in a sentence; any other could be somebody's."""
