"""Who has a stronger right to come in than others is asked about before a refusal is proposed."""

import pytest

from one_traveller import agree, ask, item, refused
from safepassage.apps.cases.models import ItemState
from safepassage.flows.decide import DecisionRefused

pytestmark = pytest.mark.django_db(transaction=True)


def code_of(platform, kind="api_border", **words):
    with pytest.raises(DecisionRefused) as refusal:
        refused(platform, kind, **words)
    return refusal.value.code


def test_the_unit_refuses_nobody_who_enters_by_free_movement(platform, door, unit, settings):
    settings.SAFEPASSAGE_FREE_MOVEMENT = frozenset({"QMA"})
    ask(door)
    assert code_of(platform, "api_piu") == "free_movement"
    assert code_of(platform, "api_piu", court_order="3 C 14/26") == "free_movement"
    assert agree(platform, refused(platform)).in_force


def test_who_travels_as_a_refugee_is_refused_only_by_an_act(platform, door):
    ask(door, nationality="XXB", issuer="QMA")
    assert code_of(platform) == "refugee_act_missing"
    assert item().state == ItemState.OPEN
    assert agree(platform, refused(platform, court_order="3 C 14/26")).in_force
