"""Who is joined with whom on a flight, by which reasons, and who never is."""

from itertools import permutations

import pytest

from safepassage.matching.joining import Sheet, join
from safepassage.matching.joining.wording import DIFFERENCES, REASONS
from safepassage.records import Document, Name, Traveller
from safepassage.records.traveller import Bags, Seat, SeatSource

FLIGHT = frozenset({"the flight"})
PASSPORT = Document(type="P", number="XK0098231", issuer="UTO", expires="2031-01-01")


def person(surname="TESTOVAR", given="ILMO JUHANI", born="1971-05-27", **told):
    values = {"reservation": "AAAB22", "documents": (PASSPORT,), "sex": "M", **told}
    return Traveller(surname=surname, given_names=given, born=born, **values)


def passport(number, **told):
    return (Document(type="P", number=number, issuer="UTO", **told),)


def found(api, pnr):
    sheets = [[Sheet(traveller=one, keys=FLIGHT) for one in side] for side in (api, pnr)]
    return join(*sheets)


def pairs(api, pnr):
    return [(one.api, one.pnr) for one in found(api, pnr).joins]


def only(api, pnr):
    (pair,) = found([api], [pnr]).joins
    return {one.code for one in pair.reasons}, {one.code for one in pair.differences}


def test_the_same_in_everything_is_joined_with_every_reason_and_no_difference():
    reasons, differences = only(
        person(reference="9001", seats=(Seat(source=SeatSource.MANIFEST, number="012A"),)),
        person(reference="9001", seats=(Seat(source=SeatSource.CHECK_IN, number="12A"),)),
    )
    assert reasons == {
        "same_locator",
        "same_reference",
        "same_document",
        "same_name",
        "same_birth",
        "same_seat",
    }
    assert differences == set()


@pytest.mark.parametrize(
    ("told", "reason", "difference"),
    [
        ({"surname": "ILMO JUHANI", "given": "TESTOVAR"}, "name_swapped", "name_swapped"),
        ({"given": "JUHANI ILMO"}, "name_order", "name_order"),
        ({"given": "ILMO"}, "name_part", "given_missing"),
        ({"given": "ILMOJUHANIMR"}, "name_cut", "given_missing"),
        ({"given": "ILMOJUHANI"}, "same_name", None),
        ({"given": "ILMO J"}, "name_initials", "given_missing"),
        ({"given": None}, "name_given_unknown", "given_missing"),
        ({"given": "FNU"}, "name_given_unknown", "given_missing"),
        ({"surname": "TESTOVER"}, "name_slip", "name_spelling"),
        ({"surname": "TESTVOAR"}, "name_slip", "name_spelling"),
        ({"surname": "TSETOVAR", "given": "ILMO JUHAN"}, "name_slips", "name_spelling"),
        ({"surname": "Téstovar"}, "same_name", None),
        ({"surname": "TEST-OVAR"}, "same_name", None),
        ({"born": "1971-05-28"}, "birth_digit", "birth_typed"),
        ({"born": "1977-05-27"}, "birth_digit", "birth_typed"),
        ({"born": "1971-05"}, "birth_partly", None),
        ({"documents": passport("XK009823I")}, "document_scanned", "document_typed"),
        ({"documents": passport("XKO098231")}, "document_scanned", "document_typed"),
        ({"documents": passport("XK0098321")}, "document_slip", "document_typed"),
        ({"documents": passport("XK098231")}, "document_slip", "document_typed"),
        ({"sex": "F"}, "same_name", "sex"),
        ({"reservation": "BBBC33"}, "same_birth", "locator"),
        ({"documents": passport("QQ7712345")}, "same_birth", "document_other"),
        ({"documents": passport("XK0098231", expires="2032-01-01")}, "same_name", None),
        ({"born": "1980-12-01"}, "same_document", "birth_other"),
        ({"surname": "OTHERNAME"}, "same_document", "surname_other"),
    ],
)
def test_one_slip_joins_and_is_said(told, reason, difference):
    reasons, differences = only(person(), person(**told))
    assert reason in reasons
    assert differences - {"document_expires"} == ({difference} if difference else set())


def test_day_and_month_swapped_is_seen():
    reasons, differences = only(person(born="1971-05-07"), person(born="1971-07-05"))
    assert "birth_swapped" in reasons
    assert differences == {"birth_swapped"}


def test_a_difference_has_both_values_as_sent_and_a_sentence():
    (pair,) = found([person()], [person(documents=passport("XK009823I"))]).joins
    (told,) = pair.differences
    assert (told.api, told.pnr) == ("XK0098231 UTO", "XK009823I UTO")
    assert told.text == DIFFERENCES["document_typed"]
    assert all(one.text == REASONS[one.code] for one in pair.reasons)


def test_letters_of_other_alphabets_are_transliterated():
    api = person(surname="MÜLLER-ØSTBY", documents=())
    for written in ("MUELLER OESTBY", "MULLER OSTBY"):
        reasons, differences = only(api, person(surname=written, documents=()))
        assert "same_name" in reasons
        assert differences == set()
    reasons, _ = only(
        person(surname="KHALIDOV", documents=()), person(surname="HALIDOV", documents=())
    )
    assert reasons & {"name_slip", "name_spelt"}


def test_a_booking_under_a_slip_is_told_though_its_document_is_right():
    booked = person(names=(Name(surname="TESTOVER", given_names="ILMO", source="tif"),))
    _, differences = only(person(), booked)
    assert differences == {"name_booked"}


def test_documents_of_another_state_are_never_the_same():
    other = Document(type="P", number="XK0098231", issuer="QMA")
    reasons, _ = only(person(), person(documents=(other,)))
    assert "same_document" not in reasons


def test_one_family_is_joined_each_with_their_own():
    parents = [person(given="ILMO"), person(given="AINO", sex="F", born="1973-01-02")]
    children = [
        person(given="MARIA", sex="F", born="2010-03-04"),
        person(given="MARIE", sex="F", born="2010-03-04"),
    ]
    numbers = ["XK0098231", "XK0098232", "XK0098233", "XK0098234"]
    family = [
        Traveller(
            surname=one.surname,
            given_names=one.given_names,
            born=one.born,
            sex=one.sex,
            reservation=one.reservation,
            documents=passport(number),
        )
        for one, number in zip([*parents, *children], numbers, strict=True)
    ]
    for order in permutations(range(4)):
        wanted = sorted((one, order.index(one)) for one in range(4))
        assert sorted(pairs(family, [family[one] for one in order])) == wanted


@pytest.mark.parametrize(
    "other",
    [
        {"given": "AINO"},
        {"given": "AINO", "sex": "F", "born": "1973-01-02", "documents": passport("XK0098232")},
        {"given": "OTTO", "documents": passport("XK0098232")},
        {"given": "OTTO"},
        {"given": "OTTO JUHANI"},
        {"born": "1999-11-12", "documents": passport("XK0098232")},
        {"born": "1999-11-12", "documents": ()},
    ],
)
def test_two_of_one_family_are_never_joined(other):
    """Another given name, or a father and his son of one name: whatever else they share."""
    assert pairs([person()], [person(**other)]) == []


def test_father_and_son_of_one_name_are_not_told_apart_by_guessing():
    father, son = person(documents=()), person(born="1999-11-12", documents=())
    bare = person(born=None, documents=())
    result = found([father, son], [bare, bare])
    assert result.joins == ()
    assert {(one.api, one.pnr) for one in result.could_be} == {(0, 0), (0, 1), (1, 0), (1, 1)}
    assert all(one.reasons for one in result.could_be)


def test_a_seat_does_not_tell_father_and_son_apart():
    seat = (Seat(source=SeatSource.MANIFEST, number="3A"),)
    father, son = person(documents=(), seats=seat), person(born="1999-11-12", documents=())
    bare = person(born=None, documents=())
    seated = person(born=None, documents=(), seats=seat)
    assert pairs([father, son], [seated, bare]) == []


def test_whoever_is_joined_leaves_the_rest_to_the_others():
    father, son = person(documents=()), person(born="1999-11-12", documents=())
    assert sorted(pairs([father, son], [person(born=None, documents=()), father])) == [
        (0, 1),
        (1, 0),
    ]


def test_a_name_alone_or_a_reservation_alone_joins_nobody():
    bare = person(born=None, documents=(), reservation=None)
    result = found([bare], [bare])
    assert (result.joins, len(result.could_be)) == ((), 1)
    stranger = person(surname="PERHE", given="OLGA", born=None, documents=())
    result = found([person()], [stranger])
    assert (result.joins, result.could_be) == ((), ())


def test_a_passport_number_copied_to_a_sister_does_not_join_her():
    sister = person(given="AINO", sex="F")
    result = found([person()], [sister])
    assert result.joins == ()
    assert [(one.api, one.pnr) for one in result.could_be] == [(0, 0)]


def test_a_record_with_the_passports_of_two_is_joined_with_neither():
    """A booking with a slip, whose document the reader gave to somebody else of the party."""
    both = person(
        names=(Name(surname="TESTOVAR", given_names="AINO", source="docs"),),
        documents=(PASSPORT, *passport("XK7712345")),
    )
    result = found([person(), person(given="AINO", documents=passport("XK7712345"))], [both])
    assert result.joins == ()
    assert [(one.api, one.pnr) for one in result.could_be] == [(0, 0), (1, 0)]
    renewed = person(documents=(PASSPORT, *passport("XK7712345")))
    assert pairs([person()], [renewed]) == [(0, 0)]


def test_a_closure_by_reference_alone_is_joined():
    bare = Traveller(reference="1U5492250889", reservation="AAAB22")
    assert pairs([bare], [person(reference="1U 5492250889")]) == [(0, 0)]


def test_an_infant_without_a_name_is_joined_by_its_birth_date():
    infant = person(given="INFANT", born="2026-02-03", documents=())
    api = [person(), person(given="LUMI", born="2026-02-03", documents=())]
    assert sorted(pairs(api, [infant, person()])) == [(0, 1), (1, 0)]


def test_bags_speak_for_a_join_but_do_not_make_one():
    bags = Bags(count=1, tags=("0901123456",))
    reasons, _ = only(person(bags=bags), person(bags=Bags(count=1, tags=("1U123456",))))
    assert "same_bag" in reasons
    bare = {"born": None, "documents": (), "given": None}
    assert pairs([person(bags=bags)], [person(bags=bags, **bare)]) == [(0, 0)]
    assert pairs([person(bags=bags)], [person(bags=bags, reservation=None, **bare)]) == []


def test_records_that_share_no_key_are_not_compared():
    api = Sheet(traveller=person(), keys=frozenset({"a"}))
    pnr = Sheet(traveller=person(), keys=frozenset({"b"}))
    result = join([api], [pnr])
    assert (result.joins, result.could_be) == ((), ())


def test_nobody_is_joined_twice_and_the_order_does_not_matter():
    people = [person(given=name, born=f"19{70 + at}-01-01") for at, name in enumerate("ABCDEF")]
    there = found(people, people[::-1])
    assert len({one.api for one in there.joins}) == len({one.pnr for one in there.joins})
    back = found(people[::-1], people)
    assert {(one.api, one.pnr) for one in there.joins} == {
        (len(people) - 1 - one.api, len(people) - 1 - one.pnr) for one in back.joins
    }
