from safepassage.records import HistoryEntry

CURRENT = "TIF+LEE+ADAMRS:A:1'TVL+231126:1015:241126:0440+FRA+SIN+UT+815:Y'RPI+1+HK'"
HISTORY = (
    "ABI+1+:UTOGRAD+UTO++UT'DAT+ZT:011126:1010'"
    "SAC+++X'TVL+221126:0915::1230+FRA+SIN+UT+815:B'RPI+2+K'"
    "SAC+++X'TIF+LEE+ADDAMRS:A:1'SAC+++A'IFT+4:19+NEW NAME'"
    "SAC+++A'SSR+KSML:HK:1:UT'SAC+++X'SSR+SEAT:HK:1:UT:::FRA:SIN+15A::1'"
    "TBD++9:99:700'EQN+4'MSG+8'RCI+UT:OLD999'"
)


def test_history_is_told_and_leaves_the_present_alone(reservation):
    before, after = reservation(CURRENT), reservation(CURRENT + HISTORY)
    assert before.history == ()
    assert after.flights == before.flights
    assert after.travellers == before.travellers
    assert (after.locator, after.split_to, after.remarks) == ("ABC123", (), ())
    assert after.bag_count is None


def test_each_entry_has_its_time_action_and_segment(reservation):
    entries = reservation(CURRENT + HISTORY).history
    assert entries[0] == HistoryEntry(
        at="2026-11-01T10:10",
        action="X",
        segment="TVL",
        text="221126 0915 1230 FRA SIN UT 815 B",
    )
    assert [(entry.action, entry.segment) for entry in entries[:6]] == [
        ("X", "TVL"),
        ("X", "RPI"),
        ("X", "TIF"),
        ("A", "IFT"),
        ("A", "SSR"),
        ("X", "SSR"),
    ]


def test_special_requests_are_not_told_in_the_history(reservation):
    entries = reservation(CURRENT + HISTORY).history
    meal, seat = (entry for entry in entries if entry.segment == "SSR")
    assert meal.text is None
    assert seat.text == "SEAT HK 1 UT FRA SIN 15A 1"


def test_long_texts_have_no_action(reservation):
    entries = reservation(CURRENT + "LTS+0/O/NM/LEE/ADAMRS'LTS+1/Z/X'").history
    assert entries[0] == HistoryEntry(segment="LTS", text="0/O/NM/LEE/ADAMRS")
    assert len(entries) == 2


def test_the_next_reservation_follows_a_history(message):
    found = message(f"SRC'RCI+UT:AAA111'{CURRENT}{HISTORY}SRC'RCI+UT:BBB222'{CURRENT}")
    assert [(each.locator, len(each.travellers)) for each in found.reservations] == [
        ("AAA111", 1),
        ("BBB222", 1),
    ]
