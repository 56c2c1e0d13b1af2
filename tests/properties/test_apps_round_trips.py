"""What is written as APPS is read, and what is read is written again as it was."""

from collections.abc import Sequence
from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from safepassage.formats import apps
from safepassage.formats.apps.codes import CODES, COUNTS, HEADER_FIELDS, MEANINGS, USUAL
from safepassage.formats.read import read
from safepassage.records import (
    Answer,
    AnswerError,
    Apps,
    AppsGroup,
    Document,
    Leg,
    Message,
    Role,
    Scope,
    Traveller,
)

VERSIONS = st.sampled_from(["21", "26"])
CODE = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=1, max_size=8)
LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"], exclude_characters="/:")
WORDS = st.text(LETTERS, min_size=1, max_size=12).filter(lambda text: text not in COUNTS)
FIELD = st.just("") | WORDS
COUNTRY = st.sampled_from(["UTO", "DEU", "D", "XXA"])
DAYS = st.dates(date(1900, 1, 1), date(2035, 12, 31)).map(date.isoformat)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(  # noqa: DTZ001 - local
    lambda moment: moment.isoformat(timespec="seconds")
)
LEGS = st.builds(
    Leg,
    carrier=st.just("UT"),
    number=st.sampled_from(["815", "0816"]),
    origin=st.sampled_from(["FRA", "SIN", "INT"]),
    destination=st.just("NBO"),
    departs=MOMENTS,
    arrives=st.none() | MOMENTS,
)
DOCUMENTS = st.builds(
    Document,
    type=st.sampled_from(["P", "V", "I"]),
    number=CODE.filter(lambda number: number not in COUNTS),
    issuer=st.none() | COUNTRY,
    expires=st.none() | DAYS,
)
TRAVELLERS = st.builds(
    Traveller,
    surname=WORDS,
    given_names=st.none() | WORDS,
    sex=st.none() | st.sampled_from(["M", "F", "U", "X"]),
    born=st.none() | DAYS | st.sampled_from(["1931", "1971-05"]),
    nationality=st.none() | COUNTRY,
    role=st.sampled_from([Role.PASSENGER, Role.CREW]),
    documents=st.lists(DOCUMENTS, min_size=1, max_size=3).map(tuple),
)
KEPT = ("surname", "given_names", "sex", "born", "nationality", "role")


@st.composite
def any_message(draw: st.DrawFn) -> Message:
    """A transaction with any of its groups in any order, fields filled with anything."""
    transaction = draw(st.sampled_from(sorted(USUAL)))
    version = draw(VERSIONS)
    names = sorted(name for name in USUAL[transaction] if version in COUNTS[name])
    groups = [
        AppsGroup(
            name=name,
            field_count=COUNTS[name][version],
            fields=tuple(draw(st.tuples(*[FIELD] * COUNTS[name][version]))),
        )
        for name in draw(st.lists(st.sampled_from(names), min_size=1, max_size=4))
    ]
    known = HEADER_FIELDS.get(transaction, 0)
    header = ("UTUTA1", "N", draw(st.sampled_from(["", "P"])), version)
    told = {0: (), 2: ("UTUTA1", version), 4: header}[known]
    content = Apps(
        transaction=transaction, message_id=draw(CODE), header=told, groups=tuple(groups)
    )
    return Message(format="apps", apps=content)


@st.composite
def asked(draw: st.DrawFn) -> tuple[Message, Sequence[Traveller]]:
    """A request of each kind about some travellers."""
    how = apps.Asking(
        message_id=draw(CODE),
        sender="UTUTA1",
        version=draw(VERSIONS),
        pre_check_in=draw(st.booleans()),
        pad_country="UTO",
    )
    leg = draw(LEGS)
    kind = draw(st.sampled_from(["CIRQ", "CICX", "CIMR"]))
    if kind == "CIMR":
        return apps.close(leg, draw(st.lists(COUNTRY, min_size=1, max_size=3)), how), ()
    people = draw(st.lists(TRAVELLERS, min_size=1, max_size=5))
    if kind == "CIRQ":
        return apps.check_in(leg, people, how), people
    return apps.cancel(leg, people, [str(n) for n in range(len(people))], how), people


def only_message(data: bytes) -> Message:
    (message,) = read(data).messages
    return message


@given(any_message())
def test_any_transaction_is_read_as_it_was_written(message: Message) -> None:
    written = apps.write(message)
    found = only_message(written)
    assert found.apps
    assert message.apps
    assert found.apps.groups == message.apps.groups
    assert found.apps.header == message.apps.header
    assert not {"apps_field_count", "apps_unknown_group", "apps_header_fields"}.intersection(
        defect.code for defect in found.defects
    )
    assert apps.write(found) == written


@given(asked())
def test_a_request_tells_the_travellers_it_was_made_for(
    made: tuple[Message, Sequence[Traveller]],
) -> None:
    message, people = made
    assert only_message(apps.write(message)) == message
    for found, known in zip(message.travellers, people, strict=True):
        assert [getattr(found, name) for name in KEPT] == [getattr(known, name) for name in KEPT]
        assert found.documents[0] == known.documents[0]
        if message.version == "26" and message.function == "CIRQ":
            assert found.documents == known.documents


@given(made=asked(), data=st.data())
def test_an_answer_tells_what_was_answered(
    made: tuple[Message, Sequence[Traveller]], data: st.DataObject
) -> None:
    request, _ = made
    assert request.apps
    count = sum(group.name in {"PRQ", "PCX", "MRQ"} for group in request.apps.groups)
    errors = st.builds(AnswerError, code=st.sampled_from(["5555", "6999"]), text=WORDS)
    answers = st.builds(
        Answer,
        scope=st.just(Scope.TRAVELLER),
        meaning=st.sampled_from(sorted(CODES)),
        errors=st.lists(errors, max_size=1).map(tuple),
    )
    given_answers = data.draw(st.lists(answers, min_size=count, max_size=count))
    response = apps.respond(request, given_answers, country="UTO")
    written = apps.write(response)
    assert only_message(written) == response
    assert apps.write(only_message(written)) == written
    for found, known in zip(response.answers, given_answers, strict=True):
        assert (found.meaning, found.errors) == (known.meaning, known.errors)
        assert MEANINGS[found.status or ""] == known.meaning


@given(made=asked(), noise=st.text(max_size=30))
def test_every_traveller_is_read_whatever_stands_around(
    made: tuple[Message, Sequence[Traveller]], noise: str
) -> None:
    message, _ = made
    around = noise.encode("utf-8", "replace")
    (found, *_) = read(around + b"\r\n" + apps.write(message) + b"\r\n" + around).messages
    assert found.travellers == message.travellers
    assert structs.replace(found, defects=()) == structs.replace(message, defects=())
