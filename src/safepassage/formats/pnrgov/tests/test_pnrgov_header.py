import pytest

from safepassage.records import Leg, Severity


def test_the_pushed_flight_and_the_function_are_those_of_level_0(message, codes):
    found = message("SRC'RCI+UT:ABC123'")
    assert (found.format, found.version, found.function) == ("pnrgov", "17.1", "22")
    assert found.flights == (
        Leg(
            carrier="UT",
            number="815",
            origin="FRA",
            destination="SIN",
            departs="2026-11-23T10:15",
            arrives="2026-11-24T04:40",
        ),
    )
    assert found.travellers == ()
    assert (found.sender, found.recipient, found.sent_at) == ("UT", "UTOGOV", "2026-11-22T09:00")
    assert codes(found) == []


def test_the_number_of_reservations_is_compared(message):
    found = message("SRC'RCI+UT:AAA111'SRC'RCI+UT:BBB222'SRC'RCI+UT:CCC333'")
    assert [each.locator for each in found.reservations] == ["AAA111", "BBB222", "CCC333"]
    assert found.control_totals == {"EQN": 1}
    (defect,) = found.defects
    assert (defect.code, defect.segment) == ("reservation_count", 5)
    assert "1" in defect.text
    assert "3" in defect.text


def test_an_arrival_without_date_is_on_the_next_day_when_the_clock_is_earlier(message, codes):
    found = message("SRC'", head="TVL+231126:2215::0440+FRA+SIN+UT+815'")
    assert found.flights[0].arrives == "2026-11-24T04:40"
    assert codes(found) == ["arrival_date_assumed"]


def test_an_arrival_time_in_the_place_of_its_date_is_read(message, codes):
    found = message("SRC'", head="TVL+231126:1220:1505+FRA+SIN+UT+815'")
    assert found.flights[0].arrives == "2026-11-23T15:05"
    assert codes(found) == ["date_misplaced", "arrival_date_assumed"]


def test_a_day_variation_counts(message, codes):
    found = message("SRC'", head="TVL+231126:1220::1505:2+FRA+SIN+UT+815'")
    assert found.flights[0].arrives == "2026-11-25T15:05"
    assert codes(found) == []


def test_a_message_without_flight_says_so(message, codes):
    assert codes(message("SRC'", head="MSG+:22'")) == ["flight_missing"]


@pytest.mark.parametrize(
    ("segment", "code"),
    [
        ("XYZ+1'", "unknown_segment"),
        ("TBD++1'", "misplaced_segment"),
        ("DAT+999:231126'", "unknown_qualifier"),
        ("DAT+710:319926'", "unreadable_date"),
    ],
)
def test_what_cannot_be_used_is_a_finding_with_its_place(message, segment, code):
    found = message(f"SRC'RCI+UT:ABC123'{segment}TIF+LEE+ADA:A:1'")
    (defect,) = found.defects
    assert (defect.code, defect.segment) == (code, 8)
    assert defect.offset
    assert defect.severity is not Severity.FATAL
    assert len(found.reservations[0].travellers) == 1


@pytest.mark.parametrize(
    ("days", "arrives", "codes_expected"),
    [
        ("1", "2026-11-24T04:40", []),
        ("-1", "2026-11-22T04:40", []),
        ("9" * 5000, "2026-11-24T04:40", ["unreadable_number", "arrival_date_assumed"]),
    ],
)
def test_an_arrival_so_many_days_later(message, codes, days, arrives, codes_expected):
    found = message("SRC'", head=f"TVL+231126:2215::0440:{days}+FRA+SIN+UT+815'")
    assert (found.flights[0].arrives, codes(found)) == (arrives, codes_expected)


@pytest.mark.parametrize(
    ("head", "body", "segment"),
    [
        ("MSG+:99'TVL+231126+FRA+SIN+UT+815'", "SRC'", 2),
        ("MSG+:22'TVL+231126+FRA+SIN+UT+815'", "SRC'TIF+LEE+ADA:QQ:1'", 5),
        ("MSG+:141'TVL+231126+FRA+SIN+UT+815'", "SRC'TVL+231126+FRA+SIN+UT+815'RPI+1+QQ'", 6),
    ],
)
def test_an_unknown_code_is_told_where_it_stands(message, head, body, segment):
    found = message(body, head=head)
    assert [(each.code, each.segment) for each in found.defects] == [("unknown_code", segment)]


def test_an_unknown_status_stays_as_sent(message):
    found = message("SRC'TVL+231126+FRA+SIN+UT+815'RPI+1+QQ'")
    assert found.reservations[0].status == "QQ"


def test_a_name_with_a_damaged_tag_is_a_traveller(message, codes):
    found = message("SRC'TIF+LEE+ADA:A:1'TXF+DOE+EVE:A:2'SSR+SEAT:HK:1:UT:::FRA:SIN+1A::2'")
    assert [each.surname for each in found.reservations[0].travellers] == ["LEE", "DOE"]
    assert found.reservations[0].travellers[1].seats[0].number == "1A"
    assert codes(found) == ["unknown_segment"]
