"""Messages: what became of them; parked ones opened on a ground, defects at their places."""

from datetime import timedelta
from uuid import UUID

import pytest

from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.messages import selectors as messages
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed
from safepassage.web.console.inbox.places import BEGINNING, MOST_LINES, marked
from safepassage.web.console.inbox.wording import weighed

pytestmark = pytest.mark.django_db

REPAIR = Purpose.TECHNICAL_REPAIR
BAD = b"SECRET HEADING UNB+UNOA:4+XX+YY+260901:0600+1++APIS'UNZ+1+1'"


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


@pytest.fixture
def quiet(quiet_traffic, monkeypatch):
    monkeypatch.setattr(installed, "platform", lambda: quiet_traffic.platform)
    return quiet_traffic


@pytest.fixture
def admin(quiet, desk_for):
    return desk_for(Role.ADMINISTRATOR, REPAIR)


@pytest.fixture
def parked(quiet):
    (message,) = quiet.receive(BAD)
    assert messages.story(message).state == "parked"
    return message


def opened(client, message, ground="unknown_dialect"):
    return client.post(f"/messages/{message}/repair/", {"ground": ground}, follow=True)


def test_messages_are_counted_and_filtered_by_state(admin, quiet, parked):
    done = quiet.receive(*[one.body for one in list(quiet.scenario.dispatches())[:3]])
    page = text(admin, "/messages/")
    assert all(f'href="/messages/{one}/"' in page for one in (parked, *done))
    only = text(admin, "/messages/?state=parked")
    assert str(parked) in only
    assert str(done[0]) not in only
    assert "No message in this state" in text(admin, "/messages/?state=received")
    assert str(done[0]) in text(admin, "/messages/?state=nonsense&before=x")


def test_older_messages_are_on_further_pages(admin, quiet):
    ids = quiet.receive(*[b"nothing %d" % number for number in range(52)])
    first = text(admin, "/messages/")
    assert str(ids[-1]) in first
    assert str(ids[0]) not in first
    before = first.split("before=")[1].split('"')[0]
    older = text(admin, f"/messages/?state=&before={before}")
    assert str(ids[0]) in older
    assert "hx-trigger" not in older


def test_a_story_tells_counts_and_defects_without_content(admin, parked):
    page = text(admin, f"/messages/{parked}/")
    for words in ("parked", "interchange_count", "0 were found", "sealed, destroyed", "in 3 days"):
        assert words in page
    assert "SECRET" not in page
    assert admin.get(f"/messages/{UUID(int=4)}/").status_code == 404


def test_what_the_gate_struck_and_refused_is_counted(admin, quiet):
    (message,) = quiet.receive(
        b"UNB+UNOA:4+XX+YY+260901:0600+1++APIS'UNH+1+PAXLST:D:05B:UN:IATA'"
        b"BGM+745'NAD+FL+++MUSTER:ADA'UNT+4+1'UNZ+1+1'"
    )
    page = text(admin, f"/messages/{message}/")
    assert "names no flight" in page
    assert "MUSTER" not in page


def test_notes_are_no_warnings_in_the_list(admin, quiet):
    quiet.receive(next(quiet.scenario.dispatches()).body, b"nothing at all")
    page = text(admin, "/messages/")
    assert "1 error" in page
    assert "unknown_country" not in page


@pytest.mark.parametrize(
    ("severities", "total", "told"),
    [
        ([], 0, []),
        (["note"], 1, [("1 note", "")]),
        (
            ["fatal", "error", "warning", "note", "note"],
            5,
            [("2 errors", "bad"), ("1 warning", "warning"), ("2 notes", "")],
        ),
        (["error", "note"], 9, [("1 error", "bad"), ("8 notes", "")]),
        (["warning"], 3, [("3 warnings", "warning")]),
    ],
)
def test_defects_are_counted_by_weight(severities, total, told):
    found = weighed([{"severity": one} for one in severities], total)
    assert [(one.text, one.tone) for one in found] == told


def test_opening_needs_a_ground_and_goes_to_the_ledger_first(admin, parked):
    assert 'role="alert"' in opened(admin, parked, ground="curious").content.decode()
    assert ledger.page(event=Event.REPAIR_READ) == []
    page = opened(admin, parked).content.decode()
    assert "<mark>UNZ</mark>+1+1" in page
    (entry,) = ledger.page(event=Event.REPAIR_READ)
    assert (entry.subject, entry.purpose) == (str(parked), "technical_repair")
    assert b"unknown_dialect" in bytes(entry.details)


def test_only_technical_repair_opens_a_message(parked, desk_for):
    supervisor = desk_for(Role.SUPERVISOR, Purpose.BORDER_CHECK)
    assert "choose the purpose of technical repair" in text(supervisor, f"/messages/{parked}/")
    assert opened(supervisor, parked).status_code == 403
    protector = desk_for(Role.DATA_PROTECTION_OFFICER, Purpose.OVERSIGHT)
    assert "Repair" not in text(protector, f"/messages/{parked}/").split("<main")[1]
    assert opened(protector, parked).status_code == 403
    assert ledger.page(event=Event.REPAIR_READ) == []


def test_a_message_that_is_not_parked_has_nothing_to_open(admin, quiet):
    (done,) = quiet.receive(next(quiet.scenario.dispatches()).body)
    assert "body of this message is gone" in opened(admin, done).content.decode()
    again = admin.post(f"/messages/{done}/retry/", follow=True).content.decode()
    assert "body of this message is gone" in again


def test_a_parked_message_is_tried_again(admin, parked):
    page = admin.post(f"/messages/{parked}/retry/", follow=True).content.decode()
    assert "tried again" in page
    assert messages.story(parked).state == "received"
    (entry,) = ledger.page(event=Event.MESSAGE_RETRIED)
    assert entry.subject == str(parked)


def defect(offset, code="unknown_code"):
    return {"code": code, "severity": "warning", "segment": 1, "offset": offset, "text": "Look."}


def body_of(*segments):
    return "".join(f"{one}'" for one in ("UNB+UNOA:4+X+Y+260901:0600+1", *segments)).encode()


def line_at(sheet, tag):
    return next(line for line in sheet.lines if line.tag == tag)


def test_a_defect_marks_the_element_that_it_points_to():
    body = body_of("NAD+FL+++MUSTER:ADA", "DTM+329:99XX99")
    sheet = marked(body, [defect(body.index(b"329"))])
    line = line_at(sheet, "DTM")
    assert line.pieces == (("DTM+", False), ("329:99XX99", True))
    assert [one.code for one in line.findings] == ["unknown_code"]
    assert line.offset == body.index(b"DTM")


def test_several_defects_of_a_segment_are_marked_apart():
    body = body_of("NAD+FL+++MUSTER:ADA")
    places = [body.index(b"FL"), body.index(b"MUSTER"), body.index(b"FL")]
    line = line_at(marked(body, [defect(one) for one in places]), "NAD")
    assert [text for text, wrong in line.pieces if wrong] == ["FL", "MUSTER:ADA"]
    assert "".join(text for text, _ in line.pieces) == "NAD+FL+++MUSTER:ADA"
    assert len(line.findings) == 3


@pytest.mark.parametrize("tag", ["IFT", "FTX", "LTS", "ADD", "FOP", "OSI", "ZZZ"])
def test_free_text_is_blanked_even_where_a_defect_stands(tag):
    body = body_of(f"{tag}+4:28+HIDDEN WORDS")
    line = line_at(marked(body, [defect(body.index(b"HIDDEN"))]), tag)
    assert (line.pieces, line.blanked) == ((), len("+4:28+HIDDEN WORDS"))
    assert line.findings


def test_only_the_surroundings_of_defects_are_shown():
    body = body_of(*[f"NAD+FL+++PERSON{number}" for number in range(200)])
    sheet = marked(body, [defect(body.index(b"PERSON150"))])
    shown = "".join(text for line in sheet.lines for text, _ in line.pieces)
    assert "PERSON150" in shown
    assert "PERSON80" not in shown
    assert f"PERSON{BEGINNING - 2}" in shown
    assert [line.left_out for line in sheet.lines if line.left_out] == [133, 43]


def test_a_long_input_without_segments_shows_its_beginning():
    sheet = marked(b"no interchange at all " * 5_000, [defect(0)])
    assert len(sheet.lines) == BEGINNING + 1
    assert sheet.lines[-1].left_out > 1_000


def test_defects_without_a_place_stand_above():
    sheet = marked(body_of("UNH+1"), [defect(None)])
    assert [one.code for one in sheet.findings] == ["unknown_code"]
    assert not any(line.findings for line in sheet.lines)


@pytest.mark.parametrize("body", [b"", b"\x00\xff", b"no interchange at all " * 40, "ÄÖÜ".encode()])
def test_any_body_can_be_laid_out(body):
    sheet = marked(body, [defect(0), defect(None), defect(10_000)])
    assert len(sheet.lines) <= MOST_LINES


def test_offsets_count_bytes_not_characters():
    body = b"UNB+UNOY:4+X+Y+260901:0600+1'NAD+FL+++M\xc3\x9cLLER'DTM+329:99XX99'"
    line = line_at(marked(body, [defect(body.index(b"DTM"))]), "DTM")
    assert line.pieces[0] == ("DTM", True)


@pytest.mark.parametrize("request_code", ["MEDA", "VGML", "OTHS", "ZZZZ"])
def test_requests_that_may_tell_of_health_or_religion_are_blanked(request_code):
    body = body_of(f"SSR+{request_code}:HK:1:1U:::::HIDDEN WORDS")
    line = line_at(marked(body, [defect(body.index(b"HK"))]), "SSR")
    assert (line.pieces, line.blanked) == ((), len(body) - body.index(b"SSR") - 4)


def test_coded_requests_are_shown():
    body = body_of("SSR+SEAT:HK:1:1U:::CDG:PDL+12A::1")
    line = line_at(marked(body, [defect(body.index(b"HK"))]), "SSR")
    assert "12A" in "".join(text for text, _ in line.pieces)


def test_noise_is_shown_by_its_shape_alone():
    sheet = marked(b"QD PARIS HIV CLINIC 12 " + body_of("UNH+1"), [defect(0)])
    assert sheet.lines[0].pieces[0][0].startswith("xx xxxxx xxx xxxxxx 99")


def test_what_comes_in_the_wrong_order_is_explained_to_the_officer(admin, quiet):
    late = next(one.body for one in quiet.scenario.dispatches() if b"BGM+745'" in one.body)
    (message,) = quiet.receive(late.replace(b"BGM+745'", b"BGM+745+XR'"))
    page = text(admin, f"/messages/{message}/")
    assert "never announced here; nothing was changed." in page
    assert "cancel_before_announcement" in page


def test_what_came_weeks_after_departure_says_so(admin, quiet):
    late = next(one.body for one in quiet.scenario.dispatches() if b"BGM+745'" in one.body)
    quiet.clock.forward(timedelta(days=40))
    (message,) = quiet.receive(late)
    assert "days before this message came." in text(admin, f"/messages/{message}/")
