"""The message around the reservations: root, flight, originator, detection."""

import pytest

from safepassage.formats.pnrgov_xml import is_pnrgov_xml
from safepassage.formats.read import read
from safepassage.records import Contact, Leg

PUSHED = Leg(
    carrier="UT",
    number="815",
    origin="FRA",
    destination="SIN",
    departs="2026-11-23T10:15:00",
    arrives="2026-11-24T04:40:00",
)


def test_the_head_of_a_message(message, make, codes):
    found = message(make.pnr(make.person("LEE")))
    assert (found.format, found.version, found.sender) == ("pnrgov-xml", "13.1", "UT")
    assert (found.sent_at, found.flights) == ("2026-11-22T09:00:00", (PUSHED,))
    assert codes(found) == []


def test_the_airlines_contact_is_kept(message):
    found = message("", head='<Originator AirlineCode="UT" AirlineContactInfo="OPS DESK"/>')
    assert found.contact is None
    text = '<IATA_PNRGOV_NotifRQ><Originator AirlineContactInfo="OPS DESK"/></IATA_PNRGOV_NotifRQ>'
    (only,) = read(text.encode()).messages
    assert only.contact == Contact(name="OPS DESK")


@pytest.mark.parametrize(
    "text",
    [
        "<IATA_PNRGOV_NotifRQ/>",
        "\n  <?xml version='1.0'?><n:IATA_PNRGOV_NotifRQ xmlns:n='urn:x'/>",
        "\ufeff<IATA_PNRGOV_NotifRQ/>",
        "<e:Envelope xmlns:e='urn:s'><e:Body><IATA_PNRGOV_NotifRQ/></e:Body></e:Envelope>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_it_is_detected_whatever_the_prefix_and_encoding(text, encoding):
    data = text.encode(encoding)
    assert is_pnrgov_xml(data)
    assert [each.format for each in read(data).messages] == ["pnrgov-xml"]


@pytest.mark.parametrize("data", [b"", b"UNB+IATA:1+IATA_PNRGOV_NotifRQ'", b"<html/>", b"<"])
def test_other_inputs_are_not(data):
    assert not is_pnrgov_xml(data)


@pytest.mark.parametrize("prefix", ["", "n:", "iata-1.x:"])
def test_any_prefix_reads_the_same(parsed, make, prefix):
    plain = make.document(make.pnr(make.person("LEE")))
    text = plain.replace("</", "\0").replace("<", f"<{prefix}").replace("\0", f"</{prefix}")
    text = text.replace(f"<{prefix}?xml", "<?xml")
    (found,), (same,) = parsed(text).messages, parsed(plain).messages
    assert (found.reservations, found.flights) == (same.reservations, same.flights)


def test_a_number_of_reservations_is_compared(parsed, make, codes):
    text = make.document(make.pnr("")).replace("<PNRs>", '<PNRs NumberOfPnrs="3">')
    (found,) = parsed(text).messages
    assert found.control_totals == {"NumberOfPnrs": 3}
    assert codes(found) == ["reservation_count"]
    assert "NumberOfPnrs announces 3 reservations; 1" in found.defects[0].text


def test_reservations_inside_the_flight_know_it(parsed, make):
    flight = (
        '<Flight FlightNumber="815" Status="HK" DepartureDateTime="2026-11-23 10:15">'
        '<DepartureAirport LocationCode="FRA"/><OperatingAirline Code="UT"/></Flight>'
        '<Flight FlightNumber="9" Status="TK"><MarketingAirline Code="UT"/></Flight>'
    )
    inside = make.leg.replace("</FlightLeg>", make.pnr(flight) + "</FlightLeg>")
    text = f"<IATA_PNRGOV_NotifRQ>{inside}</IATA_PNRGOV_NotifRQ>"
    (found,) = parsed(text).messages
    assert found.reservations[0].status == "HK"


def test_bare_reservations_are_read_and_nothing_is_fatal(parsed, make, codes):
    (found,) = parsed(f"<Data>{make.pnr(make.person('LEE'))}</Data>").messages
    assert [each.surname for each in found.reservations[0].travellers] == ["LEE"]
    assert set(codes(found)) == {"xml_root_unknown", "unknown_element", "flight_missing"}


@pytest.mark.parametrize("around", ["<All>{}</All>", "{}"])
def test_several_messages_in_a_file_stay_apart(parsed, make, around):
    texts = [make.document(make.pnr(make.person(name), name * 2)) for name in ("LEE", "ROE")]
    second = texts[1].replace('"815"', '"816"').replace("<?xml", "<!--").replace("?>", "-->")
    found = parsed(around.format(texts[0].partition("?>")[2] + second))
    assert [
        (message.flights[0].number, [each.locator for each in message.reservations])
        for message in found.messages
    ] == [("815", ["LEELEE"]), ("816", ["ROEROE"])]


def test_what_stands_behind_the_message_is_told(parsed, make):
    found = parsed(make.document(make.pnr(make.person("LEE"))) + "--\nScanned & sent")
    assert "noise_after" in [each.code for each in found.defects]
    assert [len(each.reservations) for each in found.messages] == [1]


def test_xml_that_is_something_else_is_fatal(parsed):
    found = parsed("<html><body>404</body></html>")
    assert [(each.code, each.severity) for each in found.defects] == [
        ("xml_without_reservations", "fatal")
    ]
    assert [each.code for each in parsed(" \n").defects] == ["empty_input"]


def test_a_date_years_ahead_is_not_believed(make, codes):
    text = make.document(make.pnr(make.person("LEE"))).replace("2026-11-22", "2099-11-22")
    docs = '<DOCS DateOfBirth="12JUL64"/></Passenger>'
    data = text.replace("</Passenger>", docs).encode()
    (found,) = read(data, at="2026-11-23").messages
    assert found.reservations[0].travellers[0].born == "1964-07-12"
    assert codes(found) == ["sent_date_implausible"]


def test_without_any_date_years_of_two_digits_stay_unknown(parsed, make, codes):
    text = make.document(make.pnr(make.person("LEE", inside='<DOCS DateOfBirth="12JUL64"/>')))
    bare = text.replace(' TimeStamp="2026-11-22T09:00:00"', "").replace(make.leg, "")
    (found,) = parsed(bare).messages
    assert found.reservations[0].travellers[0].born is None
    assert codes(found) == ["flight_missing", "century_unknown"]
    (read_again,) = read(bare.encode(), at="2026-11-23").messages
    assert read_again.reservations[0].travellers[0].born == "1964-07-12"
