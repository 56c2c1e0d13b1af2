"""Changes only, laid over what was told before: named fields replace, the others stay."""

from itertools import accumulate

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from safepassage.apps.travel.folding import Tell, as_told, fold, is_whole

FIELDS = st.dictionaries(st.sampled_from("abc"), st.integers(0, 9), min_size=1)
PARTS = st.dictionaries(st.sampled_from(["booking", "contact"]), FIELDS)
TELLINGS = st.lists(st.tuples(st.booleans(), PARTS), min_size=1, max_size=8)


def sealed(parts):
    return {group: msgspec.msgpack.encode(fields) for group, fields in parts.items()}


def opened(parts):
    return {group: msgspec.msgpack.decode(fields) for group, fields in parts.items()}


def laid(before, told):
    """The same, told in the plainest way."""
    changes_only, parts = told
    if not changes_only:
        return parts
    groups = before.keys() | parts.keys()
    return {group: before.get(group, {}) | parts.get(group, {}) for group in groups}


@given(TELLINGS, st.randoms(use_true_random=False))
def test_each_version_says_what_all_before_it_come_to(told, chance):
    tellings = [
        Tell(sequence=number, version=number, function="141" if partly else "22")
        for number, (partly, _) in enumerate(told, 1)
    ]
    contents = {
        number: as_told(sealed(parts)) if partly else sealed(parts)
        for number, (partly, parts) in enumerate(told, 1)
    }
    expected = list(accumulate(told, laid, initial={}))[1:]
    chance.shuffle(tellings)
    found = fold(tellings, contents)
    assert {number: opened(parts) for number, parts in found.items()} == {
        number: expected[number - 1] for number, (partly, _) in enumerate(told, 1) if partly
    }


def test_a_whole_push_may_repeat_an_older_version():
    tellings = [
        Tell(sequence=1, version=1, function="22"),
        Tell(sequence=2, version=2, function="22"),
        Tell(sequence=3, version=1, function="22"),
        Tell(sequence=4, version=4, function="141"),
    ]
    first, second = sealed({"booking": {"a": 1}}), sealed({"booking": {"a": 2}})
    changes = as_told(sealed({"booking": {"b": 7}}))
    found = fold(tellings, {1: first, 2: second, 4: changes})
    assert opened(found[4]) == {"booking": {"a": 1, "b": 7}}


def test_what_was_told_alone_is_kept_apart():
    assert not any(is_whole(group) for group in as_told({"booking": b""}))
