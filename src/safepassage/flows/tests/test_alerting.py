"""A message's travellers are looked up and raised together, however many of them are listed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from one_traveller import LISTED, message, notify, put_list, work
from safepassage.apps.audit.events import Event
from safepassage.apps.audit.models import Entry
from safepassage.apps.cases.models import Hit, WorkItem
from safepassage.apps.travel.models import Journey
from safepassage.apps.travel.vault import open_keys
from safepassage.flows.hits import open_evidence
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sealing import SealBroken

pytestmark = pytest.mark.django_db(transaction=True)
LETTERS = "ABCDEFGHIJKL"


@pytest.fixture
def listed(platform, bases):
    """Everybody of ``aboard`` is listed, by name and birth date."""
    named = (LISTED.replace(b"Testovar", b"Testovar%c" % ord(one)) for one in LETTERS)
    put_list(platform, "border", Purpose.BORDER_CHECK, entries=b"".join(_numbered(named)))


def _numbered(entries):
    for place, entry in enumerate(entries):
        yield entry.replace(b"L-1", b"L-%d" % place).replace(b"XK0098231", b"YK%07d" % place)


def aboard(count, before=""):
    """One message about so many travellers, each with a name and a document of their own."""
    head, first = message().split("NAD+FL", 1)
    body, tail = first.split("CNT+42:1'", 1)
    people = [
        f"NAD+FL{body}".replace("TESTOVAR", f"{before}TESTOVAR{one}")
        .replace("XK0098231", f"ZK{before}{place:07d}")
        .replace("ABO:90001", f"ABO:9{before}{place:03d}")
        for place, one in enumerate(LETTERS[:count])
    ]
    return f"{head}{''.join(people)}CNT+42:{count}'{tail}"


def statements(platform, sent):
    """How many touch listed entries, clearances, items, hits or the ledger."""
    notify(platform, sent)
    with CaptureQueriesContext(connection) as caught:
        work(platform)
    tables = ("watchlists_listedentry", "clearances_", "cases_", "audit_entry")
    return sum(any(table in one["sql"] for table in tables) for one in caught)


def test_each_listed_traveller_has_an_item_that_only_their_own_key_opens(platform, listed):
    notify(platform, aboard(12))
    work(platform)
    items = {one.id: one.journey for one in WorkItem.objects.all()}
    assert len(items) == 12
    sealers = open_keys(items.values(), platform.keys)
    for hit in Hit.objects.all():
        own = sealers.pop(items[hit.item_id])
        said = {one.query for one in open_evidence(own, hit.id, bytes(hit.evidence))}
        assert any(value and "TESTOVAR" in value for value in said)
        for other in sealers.values():
            with pytest.raises(SealBroken):
                open_evidence(other, hit.id, bytes(hit.evidence))
        sealers[items[hit.item_id]] = own
    assert set(items.values()) <= set(Journey.objects.values_list("id", flat=True))
    assert Entry.objects.filter(event=Event.HIT_RAISED).count() == Hit.objects.count()


def test_twelve_listed_travellers_take_as_many_statements_as_two(platform, listed):
    statements(platform, aboard(1, before="X"))
    assert statements(platform, aboard(12)) == statements(platform, aboard(2, before="Q"))
