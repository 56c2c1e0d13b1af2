"""JSON that is signed has one meaning and one form."""

import pytest

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.seals.encodings.strict_json import DEEPEST, canonical, read


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1, "a": 2}',
        '{"a": 1, "\\u0061": 2}',
        "[NaN]",
        "[Infinity]",
        "[1e999]",
        '"\\ud800"',
        '{"\\udfff": 1}',
        "9007199254740993",
        "1" * 5000,
        "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1),
        "",
        "{} {}",
        "{'a': 1}",
    ],
)
def test_what_readers_could_take_in_two_ways_is_refused(text):
    with pytest.raises(MalformedError):
        read(text.encode())


def test_octets_that_are_no_text_are_refused():
    with pytest.raises(MalformedError):
        read(b'"\xff"')


def test_brackets_in_texts_are_not_nested():
    assert read(b'["' + b"[" * 100 + b'\\""]') == ["[" * 100 + '"']


def test_keys_stand_in_order_and_numbers_in_their_shortest_form():
    """RFC 8785 clauses 3.2.2.3 and 3.2.3."""
    value = read(b'{"\\u20ac": 1.0, "\\r": 1e2, "1": [-0, 4.50]}')
    assert canonical(value).decode() == '{"\\r":100,"1":[0,4.5],"€":1}'
