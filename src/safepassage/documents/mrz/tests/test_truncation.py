"""Names that are too long; the examples of ICAO Doc 9303-4 to 9303-7, sections 4.2.3."""

import pytest

from safepassage.documents.mrz import Truncation, stands_for
from safepassage.documents.mrz.truncation import cut_as_chosen, truncated

CHAYAPA = (["NILAVADHANANANDA"], ["CHAYAPA", "DEJTHAMRONG", "KRASUANG"])
ARNPOL = (["NILAVADHANANANDA"], ["ARNPOL", "PETCH", "CHARONGUANG"])
DINGO = (["BENNELONG", "WOOLOOMOOLOO", "WARRANDYTE", "WARNAMBOOL"], ["DINGO", "POTOROO"])
LONG = (CHAYAPA, ARNPOL, DINGO)
SIZES = (30, 31, 39)

BY_A_WAY = [
    (CHAYAPA, Truncation.INITIALS, 1, "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K"),
    (CHAYAPA, Truncation.INITIALS, 1, "NILAVADHANANANDA<<CHAYAPA<DE<K"),
    (CHAYAPA, Truncation.INITIALS, 1, "NILAVADHANANANDA<<CHAYAPA<DEJ<K"),
    (ARNPOL, Truncation.SHORTENED, 1, "NILAVADHANANANDA<<ARNPOL<PETCH<CHARONGU"),
    (DINGO, Truncation.INITIALS, 1, "BENNELONG<WOOLOOMOOLOO<WARRANDYTE<W<<DI"),
    (DINGO, Truncation.INITIALS, 2, "BENNELONG<WOOLOOMOOLOO<W<W<<DI"),
    (DINGO, Truncation.INITIALS, 3, "BENNELONG<WOOLOOMOOLOO<W<W<<D<P"),
    (DINGO, Truncation.INITIALS, 1, "BENNELONG<WOOLOOMOOLOO<WAR<W<<D"),
    (DINGO, Truncation.SHORTENED, 5, "BENNELONG<WOOLOOM<WARRAND<WARNAM<<DINGO"),
    (DINGO, Truncation.EVEN, 10, "BENNEL<WOOLOO<WARRAN<WARNAM<<DINGO<POTO"),
    (DINGO, Truncation.EVEN, 5, "BENNE<WOOLO<WARRA<WARNA<<DIN<P"),
    (DINGO, Truncation.EVEN, 5, "BENNEL<WOOLO<WARRA<WARNA<<DIN<P"),
    (DINGO, Truncation.EVEN, 10, "BENN<WOOL<WARR<WARN<<DINGO<POTO"),
]
BY_CHOICE = [
    (ARNPOL, ((16,), (6, 2, 2)), "NILAVADHANANANDA<<ARNPOL<PE<CH"),
    (ARNPOL, ((16,), (3, 3, 5)), "NILAVADHANANANDA<<ARN<PET<CHARO"),
    (ARNPOL, ((16,), (4, 2, 5)), "NILAVADHANANANDA<<ARNP<PE<CHARO"),
    (DINGO, ((9, 7, 2, 4), (1, 1)), "BENNELONG<WOOLOOM<WA<WARN<<D<P"),
    (DINGO, ((9, 7, 3, 4), (1, 1)), "BENNELONG<WOOLOOM<WAR<WARN<<D<P"),
    (DINGO, ((9, 7, 3, 2), (5,)), "BENNELONG<WOOLOOM<WAR<WA<<DINGO"),
]


@pytest.mark.parametrize(("name", "way", "room", "field"), BY_A_WAY)
def test_the_examples_come_out_by_a_way(name, way, room, field):
    assert truncated(*name, len(field), way, room) == field


@pytest.mark.parametrize(("name", "lengths", "field"), BY_CHOICE)
def test_the_examples_that_follow_no_way_come_out_by_choice(name, lengths, field):
    assert cut_as_chosen(*name, len(field), lengths) == field


@pytest.mark.parametrize(
    "lengths", [((9, 7, 2, 4), (1,)), ((9, 7, 2, 4), ()), ((9, 7, 9, 9), (1, 1)), ((9, 0, 9), (9,))]
)
def test_a_choice_that_the_standard_does_not_allow_is_refused(lengths):
    with pytest.raises(ValueError, match="not cut to these lengths"):
        cut_as_chosen(*DINGO, 30, lengths)


@pytest.mark.parametrize("way", Truncation)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("room", [1, 2, 3, 7, 12, 99])
def test_every_way_ends_in_a_letter_at_the_last_place_and_keeps_both_identifiers(way, size, room):
    for name in LONG:
        field = truncated(*name, size, way, room)
        assert len(field) == size
        assert stands_for(field, *name)


@pytest.mark.parametrize("way", Truncation)
def test_a_name_that_fits_is_left_whole(way):
    name = (["PAPANDROPOULOUS"], ["JONATHON", "WARREN", "TREVOR"])
    assert truncated(*name, 39, way) == "PAPANDROPOULOUS<<JONATHON<WARREN<TREVOR"
    assert truncated(["ARKFREITH"], [], 39, way) == "ARKFREITH"


@pytest.mark.parametrize("way", Truncation)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "name",
    [
        (["A" * 45], []),
        (["A" * 45], ["B" * 45]),
        (["A" * 38, "B"], ["C"]),
        (["AB"] * 25, ["C"]),
        (["AB"] * 25, ["CD"] * 25),
        ([], ["AB"] * 25),
        (["A" * 20, "B" * 20], []),
        (["A"], ["B" * 50, "C"]),
        (["A" * 12, "B" * 12], ["C" * 6, "D" * 6]),
    ],
)
def test_odd_names_fill_their_field(way, size, name):
    primary, secondary = name if name[0] else (name[1], [])
    field = truncated(*name, size, way)
    assert len(field) == size
    assert field[-1] != "<"
    assert stands_for(field, primary, secondary)


def test_single_letters_may_leave_the_last_place_empty():
    assert truncated(["A"] * 30, [], 30) == "<".join("A" * 15)


@pytest.mark.parametrize(
    ("field", "stands"),
    [
        ("BENNELONG<WOOLOOM<WA<WARN<<D<P", True),
        ("BENNELONG<WOOLOOMOOLOO<W<W<<DI", True),
        ("BENNELONG<WOOLOOMOOLOO<WA<<DIN", True),
        ("BENNELONG<WOOLOOMOOLOO<W<X<<DI", False),
        ("BENNELONG<WOOLOOMOOLOO<W<W<<PO", False),
        ("BENNELONG<WOOLOOMOOLOO<W<W<DIN", False),
        ("BENNELONG<WOOLOOMOOLOO<W<W<<D<", False),
        ("BENNELONG<WOOLOOMOOLOO<WARRAND", False),
        ("WOOLOOMOOLOO<WARRANDYTE<W<<DIN", False),
    ],
)
def test_a_cut_name_can_be_held_against_the_whole_one(field, stands):
    assert stands_for(field, *DINGO) is stands


def test_a_name_that_has_room_stands_for_itself_alone():
    assert stands_for("ERIKSSON<<ANNA".ljust(30, "<"), ["ERIKSSON"], ["ANNA"])
    assert not stands_for("ERIKSSON<<ANN".ljust(30, "<"), ["ERIKSSON"], ["ANNA"])
    assert not stands_for("ERIKSSON<<ANNA".ljust(30, "<"), ["ERIKSSON"], ["ANNA", "MARIA"])
