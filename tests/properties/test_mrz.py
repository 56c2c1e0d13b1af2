"""Zones are read as they were written, whatever is changed is noticed, and nothing crashes."""

from datetime import date, timedelta
from string import ascii_uppercase, digits

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from safepassage.documents.mrz import (
    NameStyle,
    Truncation,
    ZoneFields,
    ZoneReader,
    ZoneType,
    search_keys,
    stands_for,
    write_name,
    write_zone,
)
from safepassage.documents.mrz.check_digits import SIGNS, values
from safepassage.documents.mrz.layouts import LAYOUTS
from safepassage.formats.transliteration import (
    Language,
    LatinForm,
    NotTransliteratedError,
    transliterate,
)

AT = date(2026, 11, 23)
READER = ZoneReader(AT)
WORDS = st.text(ascii_uppercase, min_size=1, max_size=9)
NAMES = st.lists(WORDS, min_size=1, max_size=2).map(" ".join)
STATES = st.sampled_from(["UTO", "D", "XXA", "GBR", "UNO"])
OPTIONAL = st.text(ascii_uppercase + digits, min_size=1, max_size=7)
DAYS = st.dates(date(1927, 1, 1), AT - timedelta(days=1)).map(date.isoformat)
BEGINS = {
    ZoneType.TD1: "I",
    ZoneType.TD2: "AR",
    ZoneType.TD3: "PP",
    ZoneType.MRV_A: "V",
    ZoneType.MRV_B: "VB",
}


def partial(day: str) -> st.SearchStrategy[str]:
    return st.sampled_from([day, day[:7], day[:4]])


FIELDS = st.builds(
    ZoneFields,
    issuer=STATES,
    surname=NAMES,
    given_names=NAMES | st.none(),
    number=st.text(ascii_uppercase + digits, min_size=1, max_size=9),
    nationality=STATES | st.none(),
    born=DAYS.flatmap(partial) | st.none(),
    sex=st.sampled_from("MFX"),
    expires=st.dates(date(1977, 1, 1), date(2075, 12, 31)).map(date.isoformat) | st.none(),
    optional=OPTIONAL.map(lambda one: (one,)) | st.just(()),
)


def written(kind: ZoneType, fields: ZoneFields) -> tuple[ZoneFields, str]:
    """The fields with a document code of the kind, and the lines, whose name has to fit."""
    whole = msgspec.structs.replace(fields, document_code=BEGINS[kind])
    room = LAYOUTS[kind].places.name
    name = f"{fields.surname}<<{fields.given_names}" if fields.given_names else fields.surname or ""
    assume(len(name) <= room.stop - room.start)
    return whole, write_zone(kind, whole)


@given(st.sampled_from(ZoneType), FIELDS)
def test_what_is_written_is_read_back(kind: ZoneType, fields: ZoneFields) -> None:
    whole, text = written(kind, fields)
    zone = READER.read(text)
    assert (zone.type, zone.valid, zone.fields) == (kind, True, whole)


@given(st.sampled_from([ZoneType.TD1, ZoneType.TD2]), FIELDS, OPTIONAL.filter(lambda o: len(o) < 6))
def test_long_numbers_are_read_back(kind: ZoneType, fields: ZoneFields, more: str) -> None:
    number = "D23145890" + more
    whole, text = written(kind, msgspec.structs.replace(fields, number=number, optional=()))
    zone = READER.read(text)
    assert (zone.valid, zone.fields) == (True, whole)


def checked_places(kind: ZoneType) -> set[int]:
    places = LAYOUTS[kind].places
    parts = [places.number, places.born, places.expires, places.optional, places.more_optional]
    if not LAYOUTS[kind].composite:
        parts = parts[:3]
    return {place for part in parts for place in range(part.start, part.stop)}


@given(st.data(), st.sampled_from(ZoneType), FIELDS)
def test_every_changed_sign_of_a_checked_field_is_noticed_or_weighs_the_same(
    data: st.DataObject, kind: ZoneType, fields: ZoneFields
) -> None:
    _, lines = written(kind, fields)
    text = lines.replace("\n", "")
    place = data.draw(st.sampled_from(sorted(checked_places(kind))))
    sign = data.draw(st.sampled_from(SIGNS).filter(lambda sign: sign != text[place]))
    zone = READER.read(text[:place] + sign + text[place + 1 :])
    alike = values(sign) == values(text[place])
    assert not zone.valid or alike


@given(st.data(), st.sampled_from(ZoneType), FIELDS)
def test_every_changed_check_digit_is_noticed(
    data: st.DataObject, kind: ZoneType, fields: ZoneFields
) -> None:
    _, lines = written(kind, fields)
    text = lines.replace("\n", "")
    places = LAYOUTS[kind].places
    parts = [places.number_digit, places.born_digit, places.expires_digit, places.composite_digit]
    at = data.draw(st.sampled_from([part.start for part in parts if part.stop]))
    sign = data.draw(st.sampled_from(digits).filter(lambda sign: sign != text[at]))
    assert not READER.read(text[:at] + sign + text[at + 1 :]).valid


TEXTS = st.one_of(
    st.text(max_size=120),
    st.text(SIGNS, min_size=70, max_size=92),
    *(st.text(SIGNS, min_size=size, max_size=size) for size in (72, 88, 90)),
    st.lists(st.text(SIGNS, min_size=33, max_size=47), min_size=1, max_size=3).map("\n".join),
    st.lists(st.text(SIGNS, min_size=30, max_size=30), min_size=3, max_size=3).map("\n".join),
)


@given(TEXTS)
def test_any_text_gets_an_answer(text: str) -> None:
    zone = READER.read(text)
    assert zone.valid is False or zone.type is not None
    assert msgspec.json.decode(msgspec.json.encode(zone))["valid"] is zone.valid
    assert zone.valid or zone.reasons


@pytest.mark.parametrize("sign", ["<", "A", "0", "\x00", "\u202e", "\U0001f600", "\n", " "])
def test_ten_thousand_signs_get_an_answer(sign: str) -> None:
    assert READER.read(sign * 10_000).type is None


@given(FIELDS, st.sampled_from(ZoneType), st.randoms(use_true_random=False))
def test_a_zone_cut_and_joined_anew_gets_an_answer(fields, kind, chance) -> None:
    _, text = written(kind, fields)
    first, last = sorted(chance.randrange(len(text)) for _ in range(2))
    for other in (
        text[first:],
        text[:last],
        text[:first] + text[last:],
        text[last:] + text[:first],
    ):
        READER.read(other)


ANY_NAMES = st.text(max_size=80)
STYLES = st.builds(
    NameStyle,
    language=st.sampled_from([None, *Language]),
    latin=st.sampled_from(LatinForm),
    truncation=st.sampled_from(Truncation),
    room=st.integers(1, 50),
)


@given(ANY_NAMES, st.sampled_from([None, *Language]), st.sampled_from(LatinForm))
def test_any_text_is_transliterated_or_refused(text, language, latin) -> None:
    try:
        name = transliterate(text, language=language, latin=latin)
    except NotTransliteratedError:
        return
    assert all(part and set(part) <= set(ascii_uppercase) for part in name.split("<") if name)


@given(
    st.lists(WORDS, max_size=24),
    st.lists(WORDS, max_size=24),
    st.sampled_from([30, 31, 39]),
    STYLES,
)
def test_any_name_is_cut_as_the_standard_allows(primary, secondary, size, style) -> None:
    assume(primary or secondary)
    field = write_name(" ".join(primary), " ".join(secondary), size, style)
    assert len(field) == size
    first, second = (primary, secondary) if primary else (secondary, [])
    assert field[-1] == "<" or stands_for(field, first, second)


@given(st.text(SIGNS, max_size=39) | st.text(max_size=39), STATES | st.just("SAU"))
def test_any_name_field_gives_keys(field: str, issuer: str) -> None:
    keys = search_keys(field, issuer)
    assert all(keys.names)
    assert all(keys.beginnings)
