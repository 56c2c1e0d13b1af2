"""The shared PNRGOV samples: nobody is lost, nothing is fatal, what is read can be written."""

from itertools import takewhile
from typing import Final

import pytest
from msgspec import structs

from safepassage.formats.edifact.interchange import read_interchange
from safepassage.formats.pnrgov import write
from safepassage.formats.read import read
from safepassage.records import Message, Severity
from skips import SAMPLES

FOLDER: Final = SAMPLES / "messages"
TRAVELLERS: Final = {
    "gtas/danglingMetaCharacter.txt": 1,
    "gtas/pnrAddressPhoneCTCM.txt": 1,
    "gtas/pnrMessageExample.txt": 5,
    "gtas/pnrMessagePg76.txt": 2,
    "gtas/pnrMessagePg77.txt": 1,
    "gtas/pnrWithBags.txt": 268,
    "gtas-inline/pnrgov_three_src.edi": 0,
    "gtas-loader/2_pnrs_basic.edi": 4,
    "gtas-loader/codeshare.edi": 2,
    "gtas-loader/infant.edi": 2,
}
LISTED: Final = ("surname", "born", "documents", "seats", "bags", "tickets", "reference")

pytestmark = pytest.mark.samples


def sample(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


def only(data: bytes) -> Message:
    (message,) = read(data).messages
    return message


def named_in_group_2(data: bytes) -> int:
    """TIF segments between SRC and the first leg, history or text of each reservation."""
    (raw,) = read_interchange(data).messages
    groups = "\n".join(raw.segments).split("\nSRC")[1:]
    ends = ("TVL", "ABI", "LTS")
    current = (takewhile(lambda line: line[:3] not in ends, group.split("\n")) for group in groups)
    return sum(line[:3] == "TIF" for lines in current for line in lines)


@pytest.mark.parametrize("name", TRAVELLERS)
def test_every_traveller_is_returned(name: str) -> None:
    data = sample(name)
    found = sum(len(each.travellers) for each in only(data).reservations)
    assert found == named_in_group_2(data) == TRAVELLERS[name]


@pytest.mark.parametrize("name", TRAVELLERS)
def test_nothing_is_fatal_and_nothing_unknown(name: str) -> None:
    defects = only(sample(name)).defects
    assert not [each for each in defects if each.severity is Severity.FATAL]
    assert not {"unknown_segment", "misplaced_segment"} & {each.code for each in defects}


@pytest.mark.parametrize("version", ["11.1", "13.1", "17.1"])
@pytest.mark.parametrize("name", TRAVELLERS)
def test_what_is_read_is_written_again(name: str, version: str) -> None:
    before = only(sample(name))
    after = only(write(structs.replace(before, version=version)))
    assert after.flights == before.flights
    for sent, received in zip(before.reservations, after.reservations, strict=True):
        assert received.flights == sent.flights
        assert received.codeshares == sent.codeshares
        assert (received.locator, received.payments) == (sent.locator, sent.payments)
        assert [[getattr(each, field) for field in LISTED] for each in received.travellers] == [
            [getattr(each, field) for field in LISTED] for each in sent.travellers
        ]


def test_bags_are_counted_on_one_leg_and_on_all() -> None:
    (found,) = only(sample("gtas/pnrMessageExample.txt")).reservations
    assert (found.bag_count, found.bag_pieces_all_legs) == (9, 18)


def test_the_operating_flight_of_a_code_share_is_the_pushed_one() -> None:
    found = only(sample("gtas-loader/codeshare.edi"))
    shares = [share for each in found.reservations for share in each.codeshares]
    assert [share.operating for share in shares] == ["SQ609", "SQ609"]
    assert [share.marketing for share in shares] == ["KE303", "OZ752"]
