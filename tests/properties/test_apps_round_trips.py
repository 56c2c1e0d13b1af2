"""What is written as APPS is read, and what is read is written again as it was."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from apps_messages import WORDS, any_message, asked
from safepassage.formats import apps
from safepassage.formats.apps.codes import CODES, MEANINGS
from safepassage.formats.read import read
from safepassage.records import Answer, AnswerError, Message, Scope, Traveller

KEPT = ("surname", "given_names", "sex", "born", "nationality", "role")


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
