"""The JSON profile: what is asked, and that nothing but a good answer is taken for one."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.formats import registers as profile
from safepassage.formats.registers import BadAnswerError
from safepassage.records.register import (
    NO_HIT,
    RegisterKind,
    RegisterQuestion,
    Sent,
    Verdict,
)

QUESTION = RegisterQuestion(
    id="5f", kind=RegisterKind.DOCUMENTS, values={Sent.DOCUMENT_NUMBER: "XK0098231"}
)
HIT = {
    "question": "5f",
    "result": "hit",
    "reference": "UTO/2026/1",
    "reason": "stolen",
    "matched": ["document.number"],
}


def read(**changed):
    body = {name: value for name, value in {**HIT, **changed}.items() if value is not None}
    return profile.read(json.dumps(body).encode(), QUESTION)


def test_a_question_is_its_values_and_nothing_else():
    assert json.loads(profile.write(QUESTION)) == {
        "question": "5f",
        "kind": "documents",
        "values": {"document.number": "XK0098231"},
    }


def test_a_hit_has_reference_reason_and_what_matched():
    found = read()
    assert (found.verdict, found.reference, found.reason) == (Verdict.HIT, "UTO/2026/1", "stolen")
    assert found.matched == (Sent.DOCUMENT_NUMBER,)


def test_no_hit_says_nothing_more():
    assert read(result="no_hit") == NO_HIT


def test_what_an_owner_adds_is_passed_over():
    assert read(severity="high") == read()


@pytest.mark.parametrize(
    "changed",
    [
        {"question": "60"},
        {"question": None},
        {"result": "maybe"},
        {"result": None},
        {"reference": None},
        {"reference": "with a space"},
        {"reference": "x" * 81},
        {"reason": None},
        {"reason": "Stolen!"},
        {"reason": "x" * 41},
        {"matched": []},
        {"matched": ["surname"]},
        {"matched": ["iris"]},
    ],
)
def test_half_an_answer_is_none(changed):
    with pytest.raises(BadAnswerError):
        read(**changed)


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b"<hit/>", b"\xff", b" " * 20_000])
def test_nonsense_is_none(body):
    with pytest.raises(BadAnswerError):
        profile.read(body, QUESTION)


@given(st.binary(max_size=200))
def test_no_bytes_crash_it(body):
    with pytest.raises(BadAnswerError):
        profile.read(body, QUESTION)
