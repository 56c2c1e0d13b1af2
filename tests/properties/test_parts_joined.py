"""A message split into parts, sent in any order and joined is the message that was never split."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from carrier_messages import MANIFESTS, only_message, travellers
from safepassage.formats import paxlst
from safepassage.formats.parts import join, key_of, split
from safepassage.formats.paxlst.totals import counted
from safepassage.records import Message

CODES_OF_PARTS = {"control_total", "part_missing", "part_differs"}


@st.composite
def wholes(draw: st.DrawFn) -> Message:
    """A message of several travellers whose control totals are right."""
    people = tuple(draw(st.lists(travellers(), min_size=2, max_size=7)))
    return replace(
        draw(MANIFESTS),
        transfer=None,
        common_access_reference="CAR1",
        travellers=people,
        control_totals=counted(people),
    )


def sent(message: Message) -> list[Message]:
    return [only_message(paxlst.write(part)) for part in split(message, 2)]


def plain(message: Message) -> Message:
    return replace(message, segment_count=None, defects=())


@given(wholes(), st.randoms(use_true_random=False))
def test_any_order_gives_the_whole(message: Message, chance: Random) -> None:
    parts = sent(message)
    chance.shuffle(parts)
    joined = join([*parts, chance.choice(parts)])
    assert joined.complete
    assert not CODES_OF_PARTS & {defect.code for defect in joined.message.defects}
    assert plain(joined.message) == plain(only_message(paxlst.write(message)))


@given(wholes(), st.data())
def test_what_is_missing_is_told_and_completes_the_message(
    message: Message, data: st.DataObject
) -> None:
    parts = sent(message)
    held = data.draw(st.sets(st.sampled_from(range(len(parts))), max_size=len(parts) - 1))
    came = [part for at, part in enumerate(parts) if at not in held]
    joined = join(came)
    assert joined.complete == (not held)
    assert set(joined.missing) <= {number + 1 for number in held}
    assert bool(joined.missing) == bool(held)
    again = join([*came, *(parts[at] for at in held)])
    assert plain(again.message) == plain(join(parts).message)


@given(wholes(), st.sampled_from([{"41": 99}, {"42": 99}]))
def test_a_wrong_total_is_told_once(message: Message, wrong: dict[str, int]) -> None:
    totals = message.control_totals | wrong
    joined = join(sent(replace(message, control_totals=totals)))
    found = [d.code for d in joined.message.defects if d.code in CODES_OF_PARTS]
    parts_alone = len(sent(message)) == 1
    assert found == ["control_total"] or parts_alone


@given(wholes())
def test_parts_know_each_other(message: Message) -> None:
    assert len({key_of(part) for part in sent(message)}) == 1
