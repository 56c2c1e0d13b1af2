"""Manifests are read as they were written, and written again as they were read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from carrier_messages import CODE, COUNTRY, DAYS, MOMENTS, maybe, only_message, several
from safepassage.formats.manifests import write_csv, write_json
from safepassage.records import (
    Bags,
    Contact,
    Document,
    Leg,
    Message,
    Mode,
    Name,
    Place,
    Role,
    Seat,
    SeatSource,
    Traveller,
    Vehicle,
)

LETTERS = st.characters(categories=["L", "N", "P", "S"], codec="utf-8")
WORDS = st.tuples(st.text(LETTERS, max_size=6), CODE).map("".join) | st.just("=1+1")
BIRTHS = DAYS | st.sampled_from(["1931", "1971-05"])
DOCUMENTS = st.builds(
    Document,
    type=st.sampled_from(["P", "V", "I", "AC"]),
    number=CODE,
    issuer=maybe(COUNTRY),
    nationality=maybe(COUNTRY),
    expires=maybe(DAYS),
    issued=maybe(DAYS),
    place=maybe(WORDS),
)
CARS = st.builds(Vehicle, kind=maybe(CODE), registration=CODE, country=maybe(COUNTRY))
CRAFT = st.builds(
    Vehicle,
    kind=maybe(CODE),
    registration=CODE,
    country=maybe(COUNTRY),
    name=maybe(WORDS),
    imo=st.none() | st.just("9074729"),
    call_sign=maybe(CODE),
    operator=maybe(WORDS),
)
LEGS = st.builds(
    Leg,
    carrier=maybe(WORDS),
    number=CODE.map(lambda code: f"N-{code}"),
    origin=maybe(WORDS),
    destination=maybe(WORDS),
    departs=MOMENTS | DAYS,
    arrives=maybe(MOMENTS),
    mode=st.sampled_from(Mode),
    vehicle=st.none() | CRAFT,
)


@st.composite
def travellers(draw: st.DrawFn) -> Traveller:
    surname, given_names = draw(WORDS), draw(maybe(WORDS))
    return Traveller(
        surname=surname,
        given_names=given_names,
        names=(Name(surname=surname, given_names=given_names, source="manifest"),),
        title=draw(maybe(CODE)),
        sex=draw(maybe(st.sampled_from(["M", "F", "U", "X"]))),
        born=draw(BIRTHS),
        nationality=draw(COUNTRY),
        residence=draw(maybe(COUNTRY)),
        birth_place=draw(st.none() | st.builds(Place, country=maybe(COUNTRY), text=WORDS)),
        role=draw(st.sampled_from(Role)),
        rank=draw(maybe(WORDS)),
        embarks=draw(maybe(WORDS)),
        disembarks=draw(maybe(CODE)),
        clears_at=draw(maybe(CODE)),
        reference=draw(maybe(CODE)),
        reservation=draw(maybe(CODE)),
        customer_reference=draw(maybe(CODE)),
        tickets=draw(several(CODE)),
        documents=tuple(draw(st.lists(DOCUMENTS, max_size=3))),
        seats=tuple(
            Seat(source=SeatSource.MANIFEST, number=number) for number in draw(several(CODE))
        ),
        bags=draw(
            st.builds(
                Bags,
                count=st.none() | st.integers(0, 99),
                weight_kg=st.none() | st.integers(0, 9900).map(lambda number: number / 100),
                tags=several(CODE),
            )
        ),
        phones=draw(several(CODE.map(lambda number: f"+{number}"))),
        emails=draw(several(CODE)),
        group=draw(maybe(CODE)),
        vehicle=draw(st.none() | CARS),
    )


def manifests(name: str, legs: st.SearchStrategy[Leg] = LEGS) -> st.SearchStrategy[Message]:
    return st.builds(
        Message,
        format=st.just(name),
        reference=maybe(CODE),
        sender=maybe(WORDS),
        recipient=maybe(WORDS),
        sent_at=maybe(MOMENTS),
        contact=st.none() | st.builds(Contact, name=WORDS, telephone=several(CODE)),
        flights=st.lists(legs, min_size=1, max_size=3, unique=True).map(tuple),
        travellers=st.lists(travellers(), max_size=4).map(tuple),
    )


def bare(message: Message) -> Message:
    return structs.replace(message, defects=())


KINDS = st.sampled_from(["vehicle-manifest", "fal5", "fal6", "gendec"]).flatmap(manifests)
TABLES = st.tuples(
    LEGS.map(lambda leg: structs.replace(leg, mode=Mode.AIR, vehicle=None)),
    st.lists(travellers(), min_size=1, max_size=4).map(tuple),
).map(lambda parts: Message(format="csv-manifest", flights=parts[:1], travellers=parts[1]))


@given(KINDS, st.sampled_from(";,\t|"), st.sampled_from(["\n", "\r\n"]))
def test_a_form_as_csv_is_read_as_it_was_written(
    message: Message, delimiter: str, line_end: str
) -> None:
    written = write_csv(message, delimiter=delimiter, line_end=line_end)
    found = only_message(written)
    assert bare(found) == message
    assert {one.code for one in found.defects} <= {"mapping_guessed"}
    assert write_csv(found, delimiter=delimiter, line_end=line_end) == written


@given(KINDS)
def test_a_form_as_json_is_read_as_it_was_written(message: Message) -> None:
    written = write_json(message)
    found = only_message(written)
    assert bare(found) == message
    assert found.defects == ()
    assert write_json(found) == written


@given(TABLES, st.sampled_from(";,\t|"))
def test_a_flat_table_is_read_as_it_was_written(message: Message, delimiter: str) -> None:
    plain = structs.replace(
        message,
        travellers=tuple(structs.replace(one, vehicle=None) for one in message.travellers),
    )
    written = write_csv(plain, delimiter=delimiter)
    found = only_message(written)
    assert bare(found) == plain
    assert write_csv(found, delimiter=delimiter) == written


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@given(message=KINDS)
def test_the_encoding_changes_nothing(message: Message, encoding: str) -> None:
    text = write_csv(message).decode()
    assert bare(only_message(text.encode(encoding))) == message
