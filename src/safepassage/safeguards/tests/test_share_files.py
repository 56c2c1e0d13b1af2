"""A share on paper: read as it was written, and no slip of the pen goes unseen."""

import pytest
from msgspec.structs import replace

from safepassage.safeguards.share_files import Share, key_of, read_share, share_text
from safepassage.safeguards.shares import SharesError, split

SECRET = bytes(range(32))
SHARES = [
    Share(
        key="0d5fc31a41c8e9b7",
        made="2026-09-01 a41c9f02",
        needed=2,
        of=3,
        place=place,
        holder=f"Judge {place}: first chamber",
        value=value,
    )
    for place, value in split(SECRET, shares=3, needed=2, chance=bytes(range(7, 39))).items()
]


def test_a_share_reads_as_it_was_written_whatever_its_spaces() -> None:
    text = share_text(SHARES[0])
    assert read_share(text) == SHARES[0]
    spaced = "".join(f"  {line.replace(': ', ':   ', 1)}  \n" for line in text.splitlines())
    assert read_share(f"\n{spaced}\n") == SHARES[0]


def test_any_two_of_three_give_the_key() -> None:
    for left_out in range(3):
        assert key_of([one for at, one in enumerate(SHARES) if at != left_out]) == SECRET


def test_any_changed_character_of_any_line_is_found() -> None:
    text = share_text(SHARES[1])
    for at, character in enumerate(text.rstrip()):
        if character not in " \n":
            wrong = text[:at] + ("B" if character == "A" else "A") + text[at + 1 :]
            with pytest.raises(SharesError):
                read_share(wrong)


@pytest.mark.parametrize("text", ["", "safepassage share 1", "safepassage share 2\nkey: a"])
def test_what_is_no_share_is_refused(text: str) -> None:
    with pytest.raises(SharesError):
        read_share(text)


def test_shares_of_two_splittings_or_of_two_keys_never_mix() -> None:
    for other in ({"made": "2026-09-02 00000000"}, {"key": "1111111111111111"}):
        with pytest.raises(SharesError, match="one splitting"):
            key_of([SHARES[0], replace(SHARES[1], **other)])


def test_too_few_shares_or_one_twice_give_nothing() -> None:
    for given in ([], SHARES[:1], [SHARES[0], SHARES[0]]):
        with pytest.raises(SharesError):
            key_of(given)
