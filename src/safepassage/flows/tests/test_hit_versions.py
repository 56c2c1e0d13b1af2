"""A hit says on which versions it rests, and its reasons can be read again."""

import pytest

from safepassage.apps.cases.models import Hit, WorkItem
from safepassage.apps.travel.vault import open_keys
from safepassage.apps.watchlists import selectors as watchlists
from safepassage.flows.hits import open_evidence
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db


def test_a_hit_names_list_version_and_inputs(traffic):
    hits = list(Hit.objects.all())
    assert hits
    for hit in hits:
        listing = watchlists.listings([hit.key.partition("/")[2]]).popitem()[1]
        assert (hit.list_id, hit.list_version) == (listing.list_id, str(listing.version_number))
        assert hit.inputs == traffic.platform.lists.stamp()
        assert Purpose(hit.purpose) is listing.purpose


def test_its_reasons_for_and_against_are_kept_with_it(traffic):
    reasons = []
    for item in WorkItem.objects.all():
        sealer = open_keys([item.journey], traffic.platform.keys)[item.journey]
        for hit in item.hits.all():
            found = open_evidence(sealer, hit.id, bytes(hit.evidence))
            assert [[one.code, one.weight] for one in found] == hit.codes
            reasons += found
    assert any(one.weight > 0 for one in reasons)
    assert all(one.text for one in reasons)
