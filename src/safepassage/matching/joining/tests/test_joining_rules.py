"""The parts of the join: slips, names, births; and that its words are complete."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.matching.joining import Sheet, join, wording
from safepassage.matching.joining.births import BirthFit, birth_fit
from safepassage.matching.joining.documents import DocumentFit
from safepassage.matching.joining.names import NameFit, best_fit, forms_of
from safepassage.matching.joining.slips import one_slip, scans_alike
from safepassage.records import Document, Traveller


def fit(one, other):
    forms = [forms_of(Traveller(surname=name[0], given_names=name[1])) for name in (one, other)]
    return best_fit(*forms)


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("TESTOVAR", "TESTOVER", True),
        ("TESTOVAR", "TESTVOAR", True),
        ("TESTOVAR", "TESTOVA", True),
        ("TESTOVAR", "TESTTOVAR", True),
        ("TESTOVAR", "TESTOVAR", False),
        ("TESTOVAR", "TESTVORA", False),
        ("TESTOVAR", "TESTO", False),
        ("AB", "BA", True),
        ("", "A", True),
    ],
)
def test_one_slip_is_one(one, other, slip):
    assert one_slip(one, other) is slip
    assert one_slip(other, one) is slip


@given(st.text("ABC", max_size=6), st.text("ABC", max_size=6))
def test_slips_are_those_of_an_exhaustive_search(one, other):
    def slipped(word):
        for at in range(len(word) + 1):
            yield word[:at] + word[at + 1 :]
            yield word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
            for sign in "ABC":
                yield word[:at] + sign + word[at:]
                yield word[:at] + sign + word[at + 1 :]

    assert one_slip(one, other) is (one != other and other in set(slipped(one)))


def test_scanners_take_signs_for_each_other():
    assert scans_alike("XKO09B231", "XK009823I")
    assert not scans_alike("XK0098231", "XK0098231")
    assert not scans_alike("XK0098231", "XK0098237")


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (("TESTOVAR", "ILMO"), ("TESTOVAR", "AINO"), NameFit.OTHER_GIVEN),
        (("TESTOVAR", "JAN"), ("TESTOVAR", "JANA"), NameFit.OTHER_GIVEN),
        (("TESTOVAR", "ANA"), ("TESTOVAR", "ANASTASIA"), NameFit.OTHER_GIVEN),
        (("TESTOVAR", "ANNA MARIA"), ("TESTOVAR", "EVA MARIA"), NameFit.OTHER_GIVEN),
        (("TESTOVAR", "ANNA MARIA"), ("TESTOVAR", "MARIA"), NameFit.LATER_PART),
        (("TESTOVAR", "ANASTASIA"), ("TESTOVAR", "ANASTA"), NameFit.CUT),
        (("TESTOVAR", "ILMO"), ("PERHE", "ILMO"), NameFit.OTHER_SURNAME),
        (("TESTOVAR", "ILMO"), ("PERHE", "OLGA"), NameFit.OTHER),
        (("TESTOVAR PERHE", "ILMO"), ("TESTOVAR", "ILMO"), NameFit.PART),
        (("DE LA CRUZ", "ANA"), ("DELACRUZ", "ANA"), NameFit.SAME),
        (("TESTOVAR", None), ("TESTOVAR", None), NameFit.SAME),
        (("ILMO", "TESTOVER"), ("TESTOVAR", "ILMO"), NameFit.SLIPS),
        ((None, None), ("TESTOVAR", "ILMO"), NameFit.UNKNOWN),
    ],
)
def test_names_are_compared_narrowly(one, other, wanted):
    assert fit(one, other) is wanted
    assert fit(other, one) is wanted


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("1971-05-27", "1971-05-27", BirthFit.SAME),
        ("1971-05-07", "1971-07-05", BirthFit.SWAPPED),
        ("1971-05-27", "1972-05-27", BirthFit.DIGIT),
        ("1971-05-27", "1917-05-27", BirthFit.DIGIT),
        ("1971-05-31", "1971-06-01", BirthFit.NEAR),
        ("1971-05-27", "1971", BirthFit.PARTLY),
        ("1971", "1971", BirthFit.PARTLY),
        ("1971-05-27", "1998-11-02", BirthFit.OTHER),
        ("1971-05-27", None, BirthFit.UNKNOWN),
        ("1971-05-27", "0000-00-00", BirthFit.UNKNOWN),
    ],
)
def test_births_are_compared_with_the_slips_that_happen(one, other, wanted):
    assert birth_fit(one, other) is wanted
    assert birth_fit(other, one) is wanted


def test_every_relation_has_its_words():
    for name in NameFit:
        told = "same_name" if name is NameFit.SAME else f"name_{name.value}"
        assert (told in wording.REASONS) is (name not in wording.SPEAKS_AGAINST)
        assert name in wording.NAME_DIFFERENCES or name in {NameFit.SAME, NameFit.UNKNOWN}
    assert set(wording.NAME_DIFFERENCES.values()) <= set(wording.DIFFERENCES)
    assert set(wording.BIRTH_DIFFERENCES.values()) <= set(wording.DIFFERENCES)
    agreeing = set(DocumentFit) - {DocumentFit.UNKNOWN, DocumentFit.OTHER}
    assert set(wording.DOCUMENT_REASONS) == agreeing


def test_short_numbers_and_missing_ones_say_nothing():
    people = [
        Traveller(surname="A", documents=(Document(type="P", number=number, issuer="UTO"),))
        for number in ("12", None)
    ]
    for one in people:
        sheet = Sheet(traveller=one, keys=frozenset("k"))
        assert join([sheet], [sheet]).joins == ()


names = st.sampled_from(["TESTOVAR", "TESTOVER", "ILMO", "AINO", "ILMO JUHANI", "", None])
travellers = st.builds(
    Traveller,
    surname=names,
    given_names=names,
    born=st.sampled_from([None, "1971-05-27", "1971-05-28", "1999-11-12"]),
    reservation=st.sampled_from([None, "AAAB22", "CCCD33"]),
    sex=st.sampled_from([None, "M", "F"]),
)


@given(st.lists(travellers, max_size=5), st.lists(travellers, max_size=5))
def test_everybody_has_one_partner_at_most_and_could_be_nobody_else_then(api, pnr):
    sides = [[Sheet(traveller=one, keys=frozenset("k")) for one in side] for side in (api, pnr)]
    result = join(*sides)
    for end, side in (("api", api), ("pnr", pnr)):
        joined = [getattr(one, end) for one in result.joins]
        assert len(joined) == len(set(joined))
        assert all(place < len(side) for place in joined)
        assert not set(joined) & {getattr(one, end) for one in result.could_be}
    assert all(pair.reasons for pair in (*result.joins, *result.could_be))


@given(st.lists(travellers, max_size=4), st.lists(travellers, max_size=4))
def test_the_two_sides_may_change_places(api, pnr):
    sides = [[Sheet(traveller=one, keys=frozenset("k")) for one in side] for side in (api, pnr)]
    there, back = join(*sides), join(*sides[::-1])
    assert {(one.api, one.pnr) for one in there.joins} == {(one.pnr, one.api) for one in back.joins}
