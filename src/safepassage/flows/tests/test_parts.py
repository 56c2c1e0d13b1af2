"""Messages in parts: each is processed as it comes, together they are counted as one."""

from datetime import timedelta
from itertools import permutations

import pytest

from one_traveller import CARRIER, interchange, message, notify, work
from safepassage.apps.messages import part_sets
from safepassage.apps.messages import selectors as messages
from safepassage.apps.messages.models import PartSet
from safepassage.apps.travel.models import Journey
from safepassage.flows import retain

pytestmark = pytest.mark.django_db(transaction=True)
NAMES = ("NOBODY:ANNA", "NOBODY:BEA", "NOBODY:CLEO")


def part(number, place, total=3, reference="CAR1"):
    told = message(name=NAMES[number - 1], number=f"AA{number}", place=str(number))
    head = f"UNH+{number}+PAXLST:D:05B:UN:IATA+{reference}+{number:02}{place}'"
    body = told[told.index("BGM") :].replace("CNT+42:1'", f"CNT+42:{total}'")
    return head + body


def parts(**values):
    return [part(1, ":C", **values), part(2, "", **values), part(3, ":F", **values)]


def sent(platform, *told):
    ids = []
    for one in told:
        ids.append(notify(platform, one))
        work(platform)
    return [{one["code"] for one in messages.story(id_).defects} for id_ in ids]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_in_whatever_order_parts_come_the_total_is_that_of_the_whole(platform, bases, order):
    told = parts()
    codes = sent(platform, *(told[place] for place in order))
    assert "control_total" not in set.union(*codes)
    assert Journey.objects.filter(kind="api_border").count() == 3
    assert PartSet.objects.get().complete
    assert part_sets.waiting(CARRIER) == []


def test_what_misses_is_told_with_the_last_part_and_shown_until_it_comes(platform, clock, bases):
    first, second, third = parts()
    codes = sent(platform, first, third)
    assert "part_missing" in codes[1]
    ((row, missing),) = part_sets.waiting(CARRIER)
    assert (missing, row.last) == ((2,), 3)
    clock.forward(timedelta(hours=20))
    assert "part_missing" not in set.union(*sent(platform, second))
    assert part_sets.waiting(CARRIER) == []


def test_a_total_that_the_whole_contradicts_is_told_once_it_is_whole(platform, bases):
    codes = sent(platform, *parts(total=4))
    assert ["control_total" in one for one in codes] == [False, False, True]


def test_the_next_set_with_the_same_reference_begins_anew(platform, bases):
    sent(platform, *parts())
    sent(platform, part(1, ":C", total=2), part(2, ":F", total=2))
    row = PartSet.objects.get()
    assert (row.complete, row.last, len(row.parts)) == (True, 2, 2)


def test_sets_end_with_their_date(platform, clock, bases):
    sent(platform, parts()[0])
    clock.forward(part_sets.KEPT + timedelta(hours=1))
    report = retain.run(platform)
    assert report.deleted["part_sets"] == 1
    assert not PartSet.objects.exists()


def test_parts_of_one_interchange_are_one_message(platform, bases):
    assert interchange(*parts()).count(b"UNH+") == 3
    sent(platform, "".join(parts()))
    assert PartSet.objects.get().complete
