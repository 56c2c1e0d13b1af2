"""Refused credentials are told, and cannot flood the ledger."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.flows.refused import QUIET, Refusal, RefusedCredentials
from safepassage.records.actor import Component

pytestmark = pytest.mark.django_db
CARRIER = uuid4()


def entries():
    found = reversed(ledger.page(event=Event.CARRIER_REFUSED))
    return [(entry.subject, json.loads(bytes(entry.details))) for entry in found]


def test_a_hundred_refusals_are_one_entry_and_their_count_follows(clock):
    refused = RefusedCredentials(Event.CARRIER_REFUSED, Component.CARRIER_DOOR)
    for _ in range(100):
        refused.record(None, Refusal.UNKNOWN, clock.now())
    assert entries() == [("", {"why": "unknown", "times": 1})]
    clock.forward(QUIET)
    refused.record(None, Refusal.UNKNOWN, clock.now())
    assert entries()[1:] == [("", {"why": "unknown", "times": 100})]


def test_each_carrier_and_each_reason_is_told_apart(clock):
    refused = RefusedCredentials(Event.CARRIER_REFUSED, Component.CARRIER_DOOR)
    refused.record(CARRIER, Refusal.ENDED, clock.now())
    refused.record(CARRIER, Refusal.SUSPENDED, clock.now())
    refused.record(CARRIER, Refusal.SUSPENDED, clock.now() + timedelta(minutes=1))
    assert entries() == [
        (str(CARRIER), {"why": "ended", "times": 1}),
        (str(CARRIER), {"why": "suspended", "times": 1}),
    ]
