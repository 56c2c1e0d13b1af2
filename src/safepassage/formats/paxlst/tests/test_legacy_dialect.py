"""The United States dialect of PAXLST from before 2005: PDT, UNS."""

import pytest

from safepassage.formats.read import read
from safepassage.records import Document, Leg, Message, Name, Role, Traveller

HEAD = (
    "CTA+IC+:UTO? DESK+1-555-0100:TE+1-555-0101:FX'TDT++UT812+40+UT'LOC+005+NZAKL:50'"
    "DTM+136+020131+1030'LOC+008+USLAX:50'DTM+132+020131+2200'"
)
ONE = "PDT+P/X1234567:040517:DE+LEE:ADA:M:590429:F+PAX+NZAKL:USLAX'"


def message(body: str, *, unh: str = "UNH+1+PAXLST:001:000:NZ+UT812/020131/2300") -> Message:
    unb = "UNB+UNOA:1+UTOAIR:NZ+UTOGOV:US+020131:2359+1++CEDIPAX'UNG+PAXLST+A:NZ+B:US'"
    (only,) = read(f"{unb}{unh}'{body}UNT+{body.count(chr(39)) + 2}+1'".encode()).messages
    return only


def traveller(segment: str) -> Traveller:
    (only,) = message(f"{HEAD}UNS+D'{segment}").travellers
    return only


def codes(found: Message) -> list[str]:
    return [defect.code for defect in found.defects]


def test_head_is_read() -> None:
    found = message(f"{HEAD}UNS+D'{ONE}")
    assert found.contact
    assert (found.contact.name, found.contact.telephone, found.contact.fax) == (
        "UTO DESK",
        ("1-555-0100",),
        ("1-555-0101",),
    )
    assert found.flights == (
        Leg(
            carrier="UT",
            number="812",
            origin="AKL",
            destination="LAX",
            departs="2002-01-31T10:30",
            arrives="2002-01-31T22:00",
        ),
    )
    assert (found.format, found.version, found.function) == ("paxlst", "001.000", None)
    assert found.common_access_reference == "UT812/020131/2300"
    assert codes(found) == ["legacy_dialect", "two_letter_country"]


def test_traveller_is_read() -> None:
    assert traveller(ONE) == Traveller(
        surname="LEE",
        given_names="ADA M",
        names=(Name(surname="LEE", given_names="ADA M", source="pdt"),),
        sex="F",
        born="1959-04-29",
        embarks="AKL",
        disembarks="LAX",
        documents=(Document(type="P", number="X1234567", issuer="DEU", expires="2004-05-17"),),
    )


@pytest.mark.parametrize(
    ("status", "role"),
    [
        ("PAX", Role.PASSENGER),
        ("", Role.PASSENGER),
        ("CRW", Role.CREW),
        ("ITI", Role.TRANSIT_PASSENGER),
        ("DDT", Role.TRANSIT_CREW),
    ],
)
def test_roles(status: str, role: Role) -> None:
    found = message(f"{HEAD}UNS+D'PDT+P/1+LEE:ADA::590429:F+{status}+NZAKL:USLAX'")
    assert found.travellers[0].role == role
    assert codes(found) == ["legacy_dialect"]


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("LEE:ADA:M:590429:F", ("LEE", "ADA M", "1959-04-29", "F")),
        ("LEE:ADA::590429:F", ("LEE", "ADA", "1959-04-29", "F")),
        ("LEE:ADA:590429:F", ("LEE", "ADA", "1959-04-29", "F")),
        ("LEE:ADA:M:19590429:U", ("LEE", "ADA M", "1959-04-29", "U")),
        ("LEE:ADA:::M", ("LEE", "ADA", None, "M")),
        ("LEE:ADA", ("LEE", "ADA", None, None)),
        ("LEE", ("LEE", None, None, None)),
        ("O?'HALE:K?:D?+J::331231:F", ("O'HALE", "K:D+J", "1933-12-31", "F")),
        ("LEE:ADA:M:020131:F", ("LEE", "ADA M", "2002-01-31", "F")),
    ],
)
def test_names_birth_dates_and_sex(named: str, expected: tuple[str | None, ...]) -> None:
    found = traveller(f"PDT+P/1:040517:DE+{named}+PAX'")
    assert (found.surname, found.given_names, found.born, found.sex) == expected


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("V/A 1::GB", (Document(type="V", number="A 1", issuer="GBR"),)),
        ("P/1", (Document(type="P", number="1"),)),
        ("12345:040517", (Document(number="12345", expires="2004-05-17"),)),
        ("P/:040517:UTO", (Document(type="P", issuer="UTO", expires="2004-05-17"),)),
        ("", ()),
    ],
)  # fmt: skip
def test_documents(document: str, expected: tuple[Document, ...]) -> None:
    assert traveller(f"PDT+{document}+LEE:ADA'").documents == expected


def test_flight_with_stops_has_several_legs() -> None:
    found = message(
        "TDT++UT812+40+UT'LOC+005+UTABC'DTM+136+020131+1030'LOC+008+UTDEF'DTM+132+020131+1200'"
        "LOC+005+NZAKL'DTM+136+020131+1400'LOC+008+USLAX'DTM+132+020131+2200'"
        "LOC+005+USLAX'DTM+136+020131+2300'LOC+008+USJFK'DTM+132+020201+0600'UNS+D'" + ONE
    )
    legs = [(leg.origin, leg.departs, leg.destination, leg.arrives) for leg in found.flights]
    assert legs[-1] == ("LAX", "2002-01-31T23:00", "JFK", "2002-02-01T06:00")
    assert legs[-2] == ("AKL", "2002-01-31T14:00", "LAX", "2002-01-31T22:00")
    assert legs[0][0] == "UTABC"  # no country has this code: it stays as sent


def test_a_list_behind_many_stops_is_still_one_of_the_old_dialect() -> None:
    stops = "".join(f"LOC+009+NZ{a}AA'DTM+136+020131'" for a in "ABCDEFGHIJ")
    found = message(f"TDT++UT812'{stops}UNS+D'{ONE}")
    assert (len(found.flights), len(found.travellers)) == (9, 1)
    assert "legacy_dialect" in codes(found)


@pytest.mark.parametrize(
    "dtm", ["DTM+136+020131+1030", "DTM+136:0201311030", "DTM+136+020131:1030"]
)
def test_a_time_may_be_written_as_elements_or_components(dtm: str) -> None:
    found = message(f"TDT++UT812'LOC+5+NZAKL'{dtm}'LOC+8+USLAX'UNS+D'{ONE}")
    assert found.flights[0].departs == "2002-01-31T10:30"


@pytest.mark.parametrize(
    ("segment", "code"),
    [
        ("PDT+P/1+LEE:ADA::591399:F", "unreadable_date"),
        ("PDT+P/1:999999+LEE:ADA", "unreadable_date"),
        ("PDT+P/1::QQ+LEE:ADA", "unknown_country"),
        ("PDT+P/1::US+LEE:ADA", "two_letter_country"),
        ("PDT+P/1+LEE:ADA:::Q", "unknown_code"),
        ("PDT+P/1+LEE:ADA+ZZZ", "unknown_code"),
        ("PDT+P/1", "name_missing"),
        ("PDT", "name_missing"),
        ("ZZZ+1", "unknown_segment"),
    ],
)
def test_what_is_not_understood_is_a_defect_and_costs_no_traveller(segment: str, code: str) -> None:
    found = message(f"{HEAD}UNS+D'PDT+P/1+FIRST:ONE'{segment}'PDT+P/2+LAST:ONE'")
    assert codes(found) == ["legacy_dialect", code]
    assert [t.surname for t in found.travellers][:: len(found.travellers) - 1] == ["FIRST", "LAST"]
    assert len(found.travellers) == 2 + segment.startswith("PDT")


def test_a_stated_zone_is_noted_and_the_time_stands() -> None:
    found = message(f"TDT++UT812'LOC+005+NZAKL'DTM+136+020131+1030+M05'UNS+D'{ONE}")
    assert found.flights[0].departs == "2002-01-31T10:30"
    assert "zone_not_applied" in codes(found)


def test_travellers_of_both_dialects_in_one_message_are_read() -> None:
    found = message(f"BGM+745'{HEAD}NAD+FL+++NADS:ONE'ATT+2++M'{ONE}NAD+FL+++LAST:ONE'ATT+2++F'")
    assert [(t.surname, t.sex) for t in found.travellers] == [
        ("NADS", "M"),
        ("LEE", "F"),
        ("LAST", "F"),
    ]


def test_a_list_whose_unh_is_lost_is_read() -> None:
    data = f"UNB+UNOA:1+UTOAIR+UTOGOV+020131:2359+1'{HEAD}UNS+D'{ONE}UNT+9+1'UNZ+1+1'"
    (only,) = read(data.encode()).messages
    assert [t.surname for t in only.travellers] == ["LEE"]
    assert "message_unopened" in codes(only)


def test_a_missing_terminator_costs_nobody() -> None:
    found = message(f"{HEAD}UNS+D'{ONE}{ONE[:-1]}{ONE.replace('LEE', 'LAST')}")
    assert [t.surname for t in found.travellers] == ["LEE", "LEE", "LAST"]
