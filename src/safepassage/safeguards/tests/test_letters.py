"""Letters open for one key in one context; wrappings say of which key they are."""

import os

import pytest

from safepassage.safeguards.letters import (
    CHANCE_BYTES,
    WRAPPED_BYTES,
    key_id,
    open_letter,
    public_of,
    seal_letter,
)
from safepassage.safeguards.sealing import SealBroken
from safepassage.safeguards.wrappings import Wrapping, packed, unpacked

PRIVATE, OTHER = os.urandom(32), os.urandom(32)
PUBLIC = public_of(PRIVATE)


def test_a_letter_opens_for_its_recipient_in_its_context_and_nowhere_else() -> None:
    letter = seal_letter(PUBLIC, "one", b"content", os.urandom(CHANCE_BYTES))
    assert b"content" not in letter
    assert open_letter(PRIVATE, "one", letter) == b"content"
    for private, context, sent in (
        (OTHER, "one", letter),
        (PRIVATE, "another", letter),
        (PRIVATE, "one", letter[:-1]),
        (PRIVATE, "one", letter[:40]),
        (PRIVATE, "one", b""),
    ):
        with pytest.raises(SealBroken):
            open_letter(private, context, sent)


def test_wrappings_for_several_keys_lie_side_by_side_and_say_of_which_they_are() -> None:
    both = tuple(
        Wrapping(key=key_id(public), wrapped=os.urandom(WRAPPED_BYTES))
        for public in (PUBLIC, public_of(OTHER))
    )
    assert unpacked(packed(both)) == both


def test_a_bare_wrapping_is_of_the_first_key_there_was() -> None:
    bare = os.urandom(WRAPPED_BYTES)
    assert unpacked(bare) == (Wrapping(key=b"", wrapped=bare),)


@pytest.mark.parametrize("stored", [b"", bytes(59), bytes(61), bytes(69)])
def test_what_is_no_wrapping_is_refused(stored: bytes) -> None:
    with pytest.raises(SealBroken):
        unpacked(stored)
