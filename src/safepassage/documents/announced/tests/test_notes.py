"""What is noticed about announced documents, and that nothing is noticed about faultless ones."""

import pytest
from msgspec.structs import replace

from safepassage.documents.announced.announcement import announcements
from safepassage.documents.announced.notes import notes_on
from safepassage.documents.reasons import MEANINGS, reason, verdict
from safepassage.formats.countries import INVENTED
from safepassage.records import Document, DocumentReason, Traveller, Verdict, Weight

DAY = "2026-09-01"
PASSPORT = Document(
    type="P", number="XK0098231", issuer="QMA", expires="2031-01-01", issued="2021-01-02"
)
HOLDER = Traveller(nationality="QMA", born="1971-05-27", documents=(PASSPORT,))


def codes(traveller: Traveller, day: str | None = DAY) -> list[str]:
    return [note.code for notes in notes_on(traveller, day) for note in notes]


def of(nationality: str | None = "QMA", day: str | None = DAY, **values: str | None) -> list[str]:
    """The notes on the passport with other values."""
    traveller = replace(HOLDER, nationality=nationality, documents=(replace(PASSPORT, **values),))
    return codes(traveller, day)


def test_a_faultless_document_has_no_notes():
    assert codes(HOLDER) == []


@pytest.mark.parametrize("state", [*sorted(INVENTED), "UTO", "FRA", "RKS"])
def test_states_invented_and_real_are_treated_alike(state):
    assert of(nationality=state, issuer=state) == []


@pytest.mark.parametrize("state", ["DEU", "D"])
def test_germany_is_one_state_under_both_codes(state):
    assert of(nationality="D", issuer=state, number="C01X0006H") == []


def test_what_was_not_told_is_no_note():
    assert codes(Traveller(documents=(Document(), Document(type="P")))) == []
    assert codes(Traveller()) == []


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"number": "XK00982311234"}, "announced_number_length"),
        ({"number": "XK\N{CYRILLIC CAPITAL LETTER IE}098231"}, "announced_number_signs"),
        ({"number": "XK0098231?"}, "announced_number_signs"),
        ({"issuer": "QQQ"}, "announced_state_unknown"),
        ({"issuer": "LIM"}, "announced_state_unknown"),
        ({"nationality": "NOWHERE"}, "announced_state_unknown"),
        ({"issuer": "SUN"}, "announced_state_former"),
        ({"nationality": "YUG"}, "announced_state_former"),
        ({"expires": "2026-08-31"}, "announced_expired"),
        ({"expires": "2061-02-18"}, "announced_expiry_far"),
        ({"issued": "2031-01-02", "expires": "2031-01-01"}, "announced_issued_after_expiry"),
        ({"issued": "2026-09-02"}, "announced_issued_late"),
        ({"issued": "1971-05-26", "expires": None}, "announced_issued_before_birth"),
        ({"type": "XY"}, "announced_type_unknown"),
        ({"type": "V"}, "announced_type_alone"),
        ({"type": "L"}, "announced_type_alone"),
        ({"issuer": "FRA"}, "announced_nationality_other"),
    ],
)
def test_each_thing_is_noticed(values, code):
    assert code in of(**values)


@pytest.mark.parametrize(
    "values",
    [
        {"expires": DAY},
        {"expires": "2026-08-31", "day": None},
        {"expires": "2026-08", "issued": "yesterday"},
        {"issued": DAY},
        {"issued": "2026-08-31", "expires": "2037-08-31"},
        {"number": "XK 009-8231"},
        {"number": "xk0098231"},
        {"number": "XK009823<"},
        {"type": "PP"},
        {"type": "I", "number": "XK00982311234", "expires": "9999-01-01"},
        {"type": "p"},
    ],
)
def test_what_is_possible_is_not_noticed(values):
    assert of(**values) == []


@pytest.mark.parametrize(
    "number",
    [
        "000000000",
        "XXXXXXXXX",
        "123456789",
        "0123456",
        "987654321",
        "ABCDEFGH",
        "QMA",
        "QMAQMAQMA",
        "UNKNOWN",
        "No passport",
        "N/A",
        "-",
        "1",
        "19710527",
        "27051971",
        "270571",
    ],
)
def test_numbers_that_stand_for_none_are_noticed(number):
    assert "announced_number_placeholder" in of(number=number)


@pytest.mark.parametrize("number", ["12345", "QMA1", "112233445", "19710528", "A00000000"])
def test_numbers_that_may_be_somebodys_are_not(number):
    assert of(number=number) == []


def test_a_visa_beside_a_passport_stands_for_itself():
    visa = Document(type="V", number="V1122334", issuer="UTO", expires="2026-12-01")
    assert codes(replace(HOLDER, documents=(PASSPORT, visa))) == []
    assert codes(replace(HOLDER, documents=(visa, visa))) == ["announced_type_alone"] * 2


def test_a_nationality_is_spoken_of_once():
    unknown = replace(HOLDER, nationality="QQQ", documents=(PASSPORT, PASSPORT))
    assert codes(unknown) == ["announced_state_unknown"]


def test_an_organisation_issues_to_nationals_of_every_state():
    assert of(nationality="FRA", issuer="UNO") == []
    assert of(nationality="FRA", issuer="XOM") == []


def test_british_and_hong_kong_passports_are_of_their_own():
    assert of(nationality="GBD", issuer="GBR", number="123987456") == []
    assert of(nationality="CHN", issuer="HKG", number="K12398745") == []


def test_a_card_of_another_state_is_no_matter():
    assert of(type="A", issuer="FRA") == []


def test_a_document_of_two_travellers_is_noticed_where_it_is_shared():
    other = replace(PASSPORT, number="XK0098232")
    found = notes_on(replace(HOLDER, documents=(other, PASSPORT)), DAY, {PASSPORT})
    assert [[note.code for note in notes] for notes in found] == [[], ["announced_number_shared"]]


def test_notes_stand_in_the_order_of_the_documents():
    documents = (PASSPORT, replace(PASSPORT, expires="2026-08-31"), PASSPORT)
    found = notes_on(replace(HOLDER, documents=documents), DAY)
    assert [len(notes) for notes in found] == [0, 1, 0]


def announced_reasons() -> list[DocumentReason]:
    return [reason(code, "x") for code in MEANINGS if code.startswith("announced_")]


def test_no_note_can_fail_a_document_or_leave_it_open():
    every = announced_reasons()
    assert {one.severity for one in every} == {Weight.INFO, Weight.WARNING}
    assert verdict(every) is Verdict.TRUSTED


def test_every_note_says_what_to_do_next():
    assert all(MEANINGS[one.code].advice for one in announced_reasons())


def test_notes_never_repeat_what_was_announced():
    traveller = replace(
        HOLDER,
        nationality="SECRETLAND",
        documents=(Document(type="Z", number="S?CR3T" * 9, issuer="HIDDEN", expires="1999-09-09"),),
    )
    ((*notes,),) = notes_on(traveller, DAY)
    said = " ".join(f"{note.text} {note.about}" for note in notes)
    assert len(notes) > 3
    assert not any(one in said for one in ("SECRET", "S?CR3T", "HIDDEN", "1999", "1971"))


def test_an_announcement_takes_the_documents_own_nationality():
    documents = (replace(PASSPORT, nationality="UTO"), PASSPORT)
    first, second = announcements(replace(HOLDER, documents=documents), DAY)
    assert (first.nationality, second.nationality) == ("UTO", "QMA")
    assert first.others == (PASSPORT,)
