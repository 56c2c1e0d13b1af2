"""Answers: the report, the neutral letter that is everybody's, refusals, and their clocks."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest
from msgspec.structs import replace

from one_traveller import decided, message, notify, put_list, until_listed, work
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.cases.models import Decision
from safepassage.apps.subjects import selectors
from safepassage.apps.subjects.content import What, opened
from safepassage.apps.subjects.models import SealedWords, SubjectRequest
from safepassage.apps.travel import selectors as travel
from safepassage.flows.subjects import answering, following, handing, reporting, reviewing
from safepassage.flows.subjects.looking import OwnDecision
from safepassage.flows.subjects.tests.conftest import STRANGER, TRAVELLED
from safepassage.flows.subjects.told import NoRequest
from safepassage.records.kinds import DataKind
from safepassage.records.outcome import Outcome
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.rights.asked import (
    Aim,
    Answer,
    Review,
    Right,
    Route,
    State,
    WhyLonger,
    WhyRefused,
)
from safepassage.safeguards.rights.paper import STEP

pytestmark = pytest.mark.django_db(transaction=True)
LIMITS = answering.Limits(
    aims=(Aim.OFFENCES,),
    reasons="telling would warn the suspect of file 7",
    recheck_on=date(2026, 12, 1),
)


def letter_of(platform, request: UUID) -> bytes:
    row = SubjectRequest.objects.get(id=request)
    return opened(row, platform.keys, platform.ids).last(What.LETTER) or b""


def test_the_report_tells_data_purposes_recipients_and_looks(
    platform, travelled, prepared, officer
) -> None:
    reader = officer(purpose=Purpose.BORDER_CHECK)
    travel.journey(reader.actor, reader.purpose, travelled, platform.keys, reader.at)
    request, _receipt = prepared()
    answering.tell_all(platform, request, by=officer())
    text = letter_of(platform, request).decode()
    for said in ("1U220", "TESTOVAR", "XK0098231", "border check", "2026-09-01 06:00 UTC"):
        assert said in text
    assert str(reader.officer) not in text
    assert len(text.encode()) % STEP == 0


def test_of_kinds_that_are_told_nobody_nothing_is_told(
    platform, travelled, prepared, officer
) -> None:
    request, _receipt = prepared()
    answering.tell_all(platform, request, by=officer())
    text = letter_of(platform, request).decode()
    assert "for border checks" in text
    assert "for the unit against crime" not in text
    assert "pnr" not in text.lower()


def test_officers_names_are_told_only_by_leave_from_outside(
    platform, travelled, prepared, officer, monkeypatch
) -> None:
    dpo = officer()
    travel.journey(dpo.actor, dpo.purpose, travelled, platform.keys, dpo.at)
    named = {str(dpo.officer): "OFF-77"}
    monkeypatch.setattr(reporting, "codes_of", lambda ids: {one: named.get(one, "") for one in ids})
    without, _r = prepared()
    answering.tell_all(platform, without, by=officer(dpo.officer))
    assert "OFF-77" not in letter_of(platform, without).decode()
    granted, _r = prepared()
    used = []
    leave = SimpleNamespace(id=granted)
    monkeypatch.setattr(answering.approvals, "standing", lambda *_, **__: leave)
    monkeypatch.setattr(answering.approving, "use", lambda one, **__: used.append(one))
    answering.tell_all(platform, granted, by=officer(dpo.officer))
    assert "OFF-77" in letter_of(platform, granted).decode()
    assert used == [granted]


def neutral_letters(platform, bases, prepared, officer):
    """Of four people: known or not, listed or not; each as its officer has to answer."""
    ilmo, ada = TRAVELLED, replace(STRANGER, address=TRAVELLED.address)
    unknown, _r = prepared(ilmo)
    answering.nothing_found(platform, unknown, by=officer())
    unknown_listed, _r = prepared(ada)
    answering.limit(platform, unknown_listed, LIMITS, by=officer())
    put_list(platform, "border", Purpose.BORDER_CHECK)
    until_listed()
    notify(platform, message())
    work(platform)
    known_listed, _r = prepared(ilmo)
    answering.limit(platform, known_listed, LIMITS, by=officer())
    known, _r = prepared(ilmo)
    answering.limit(platform, known, LIMITS, by=officer())
    return [unknown, unknown_listed, known_listed, known]


def test_listed_and_not_listed_known_and_unknown_get_one_letter_at_one_time(
    platform, bases, prepared, officer
) -> None:
    requests = neutral_letters(platform, bases, prepared, officer)
    letters = {
        letter_of(platform, one)
        .replace(b"Ada Nobodyson", b"NAME")
        .replace(b"Ilmo Testovar", b"NAME")
        .rstrip()
        for one in requests
    }
    assert len(letters) == 1
    assert {len(letter_of(platform, one)) for one in requests} == {STEP}
    sealed = {len(bytes(one.sealed)) for one in SealedWords.objects.filter(what=What.LETTER.value)}
    assert len(sealed) == 1
    rows = SubjectRequest.objects.filter(id__in=requests)
    assert set(rows.values_list("answer", "leaves_at")) == {
        (Answer.NEUTRAL.value, datetime(2026, 9, 17, 12, tzinfo=UTC))
    }


def test_being_listed_by_the_unit_changes_no_byte_of_the_report(
    platform, travelled, prepared, officer
) -> None:
    before, _receipt = prepared()
    answering.tell_all(platform, before, by=officer())
    put_list(platform, "unit", Purpose.PNR_ASSESSMENT)
    until_listed()
    notify(platform, message())
    work(platform)
    after, _receipt = prepared()
    answering.tell_all(platform, after, by=officer())
    first, second = (letter_of(platform, one).decode() for one in (before, after))
    looked = first.index("When your data were looked at")
    assert first[:looked] == second[: second.index("When your data were looked at")]
    assert len(first) == len(second)


def test_how_long_the_work_took_does_not_show(platform, travelled, prepared, officer, clock):
    quick, receipt = prepared(STRANGER)
    answering.nothing_found(platform, quick, by=officer())
    slow, other = prepared()
    clock.forward(timedelta(days=15))
    answering.limit(platform, slow, LIMITS, by=officer())
    assert len(set(SubjectRequest.objects.values_list("leaves_at", flat=True))) == 1
    assert following.standing(platform, receipt) == following.standing(platform, other)
    clock.at = datetime(2026, 9, 17, 12, 0, 1, tzinfo=UTC)
    assert following.standing(platform, receipt) == following.standing(platform, other)
    assert following.standing(platform, receipt).state is State.ANSWERED


def test_no_letter_is_printed_before_its_time(
    platform, travelled, prepared, officer, until_batch
) -> None:
    request, receipt = prepared()
    answering.tell_all(platform, request, by=officer())
    with pytest.raises(NoRequest):
        handing.letter(platform, request, by=officer())
    until_batch()
    assert b"1U220" in handing.letter(platform, handing.of_receipt(receipt), by=officer())
    assert SubjectRequest.objects.get().handed_at


def test_without_proof_or_look_nothing_is_answered(platform, travelled, ask, officer) -> None:
    request, _receipt = ask()
    with pytest.raises(answering.NotReady) as error:
        answering.tell_all(platform, request, by=officer())
    assert error.value.code == "proof"


def test_what_may_be_told_cannot_be_answered_with_nothing(
    platform, travelled, prepared, officer
) -> None:
    request, _receipt = prepared()
    with pytest.raises(answering.NotReady) as error:
        answering.nothing_found(platform, request, by=officer())
    assert error.value.code == "found"


def test_a_limitation_has_an_aim_a_reason_and_a_day(platform, travelled, prepared, officer) -> None:
    request, _receipt = prepared()
    for broken in ({"aims": ()}, {"reasons": "no"}, {"recheck_on": date(2026, 9, 1)}):
        with pytest.raises(ValueError, match="limitation"):
            answering.limit(platform, request, replace(LIMITS, **broken), by=officer())


def test_the_supervisor_reads_why_access_was_limited_and_it_is_looked_at_again(
    platform, travelled, prepared, officer
) -> None:
    request, _receipt = prepared()
    answering.limit(platform, request, LIMITS, by=officer())
    assert b"file 7" not in b"".join(bytes(one.sealed) for one in SealedWords.objects.all())
    assert reviewing.limits_seen(platform, request, by=officer()) == LIMITS
    assert [one.id for one in selectors.to_look_at_again(LIMITS.recheck_on)] == [request]
    answering.lift(platform, request, by=officer())
    answering.tell_all(platform, request, by=officer())
    assert SubjectRequest.objects.get().answer == Answer.REPORT


def test_remedies_stand_under_every_letter(platform, travelled, prepared, officer, settings):
    settings.SAFEPASSAGE_SUPERVISOR_ADDRESS = "Commissioner, 3 Quay"
    settings.SAFEPASSAGE_COURT_ADDRESS = "Court of Utopia"
    told, _r = prepared()
    answering.tell_all(platform, told, by=officer())
    limited, _r = prepared()
    answering.limit(platform, limited, LIMITS, by=officer())
    refused, _r = prepared(right=Right.DELETION)
    answering.refuse(platform, refused, [WhyRefused.KEPT_BY_LAW], "", by=officer())
    for one in (told, limited, refused):
        text = letter_of(platform, one).decode()
        assert "Commissioner, 3 Quay" in text
        assert "Court of Utopia" in text
    assert "obliges us to keep" in letter_of(platform, refused).decode()


def test_a_reason_that_speaks_of_data_comes_after_proof_and_look(platform, ask, officer):
    request, _receipt = ask(STRANGER, Right.DELETION)
    with pytest.raises(answering.NotReady) as waits:
        answering.refuse(platform, request, [WhyRefused.KEPT_BY_LAW], "", by=officer())
    assert waits.value.code == "proof"
    answering.refuse(platform, request, [WhyRefused.NOT_PROVEN], "", by=officer())
    assert "not shown us who you are" in letter_of(platform, request).decode()


def test_nobody_learns_from_a_refusal_that_there_are_data_of_which_nothing_is_told(
    platform, travelled, prepared, officer, settings
):
    settings.SAFEPASSAGE_SUBJECT_NEUTRAL_KINDS = tuple(kind.value for kind in DataKind)
    unknown, _r = prepared(replace(STRANGER, address=TRAVELLED.address), Right.DELETION)
    known, _r = prepared(TRAVELLED, Right.DELETION)
    for one in (unknown, known):
        answering.refuse(platform, one, [WhyRefused.NEEDED_AS_EVIDENCE], "file 7", by=officer())
    first, second = (letter_of(platform, one) for one in (unknown, known))
    assert first.replace(b"Ada Nobodyson", b"NAME").rstrip() == (
        second.replace(b"Ilmo Testovar", b"NAME").rstrip()
    )
    assert b"file 7" not in first + second


def test_who_decided_the_item_answers_nothing_about_it(platform, bases, prepared, officer):
    put_list(platform, "border", Purpose.BORDER_CHECK)
    until_listed()
    notify(platform, message())
    work(platform)
    decided(platform, Outcome.BOARD)
    request, _receipt = prepared()
    author = Decision.objects.get().officer
    with pytest.raises(OwnDecision):
        answering.tell_all(platform, request, by=officer(author))
    answering.tell_all(platform, request, by=officer())


def test_it_is_put_off_once_and_in_time(platform, travelled, prepared, officer, clock) -> None:
    request, receipt = prepared()
    answering.put_off(platform, request, WhyLonger.COMPLEX, by=officer())
    assert following.standing(platform, receipt).due == date(2026, 12, 1)
    assert b"2026-12-01" in handing.notice_of_delay(platform, request, by=officer())
    with pytest.raises(NoRequest):
        answering.put_off(platform, request, WhyLonger.COMPLEX, by=officer())
    late, _receipt = prepared()
    clock.forward(timedelta(days=31))
    with pytest.raises(NoRequest):
        answering.put_off(platform, late, WhyLonger.MANY, by=officer())


def test_a_review_is_anothers_and_can_open_the_request_again(
    platform, travelled, prepared, officer, until_batch
) -> None:
    request, receipt = prepared()
    dpo = officer()
    answering.limit(platform, request, LIMITS, by=dpo)
    assert not following.ask_review(platform, receipt)
    until_batch()
    assert following.ask_review(platform, receipt)
    assert not following.ask_review(platform, receipt)
    assert [one.id for one in selectors.for_the_supervisor()] == [request]
    with pytest.raises(NoRequest):
        reviewing.review(platform, request, stands=True, words="mine", by=officer(dpo.officer))
    reviewing.review(platform, request, stands=False, words="no reason any more", by=officer())
    assert SubjectRequest.objects.get().review == Review.AGAIN
    answering.tell_all(platform, request, by=officer())


def test_the_supervisor_answers_in_the_requesters_place(
    platform, travelled, ask, prepared, officer
) -> None:
    known, _r = prepared(TRAVELLED, route=Route.REGULATOR)
    unknown, _r = prepared(STRANGER, route=Route.REGULATOR)
    assert not selectors.waiting()
    for one in (known, unknown):
        reviewing.check(platform, one, by=officer(purpose=Purpose.OVERSIGHT))
    texts = [letter_of(platform, one).decode() for one in (known, unknown)]
    assert all("All necessary checks were made" in one for one in texts)
    assert len(texts[0]) == len(texts[1])


def test_a_receipt_of_nobody_tells_nothing(platform, travelled, ask) -> None:
    _request, receipt = ask()
    assert following.standing(platform, receipt).state is State.PROOF_WANTED
    assert following.standing(platform, receipt[:-1] + ("2" if receipt[-1] != "2" else "3")) is None
    assert following.standing(platform, "nonsense") is None


def test_every_search_and_answer_is_in_the_ledger(platform, travelled, prepared, officer) -> None:
    request, _receipt = prepared()
    answering.tell_all(platform, request, by=officer())
    events = [one.event for one in ledger.page(limit=100)]
    for event in (
        Event.SUBJECT_RECEIVED,
        Event.SUBJECT_PROVEN,
        Event.RECORD_SEARCHED,
        Event.SUBJECT_CHOSEN,
        Event.RECORD_READ,
        Event.SUBJECT_ANSWERED,
    ):
        assert event in events


def test_a_complaint_needs_no_proof_and_is_answered_in_words(platform, ask, officer) -> None:
    request, _receipt = ask(right=Right.COMPLAINT)
    answering.in_words(platform, request, "You waited an hour; we are sorry.", by=officer())
    assert "we are sorry" in letter_of(platform, request).decode()
    other, _receipt = ask(right=Right.ACCESS)
    with pytest.raises(answering.NotReady):
        answering.in_words(platform, other, "No proof of anything here.", by=officer())
