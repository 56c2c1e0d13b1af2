"""The store says what of the state's own ends soon, and what it needs of other states."""

from datetime import timedelta

import pytest

from safepassage.documents.lint.reminders import Ending
from safepassage.flows.trust.reminding import count_own_soon, due
from safepassage.simulation.passports.world import AT

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def filled(keeper):
    for authority in (keeper.home, keeper.other):
        keeper.vouch(authority.root.raw)
        keeper.give(authority.revocations())
        keeper.give(authority.document_signer().raw)
    return keeper


def told(at, state="UTO"):
    return [(each.ending, each.own, each.lead) for each in due(at, state)]


def test_revocation_lists_are_told_of_all_states(filled):
    ends = AT + 60 * DAY
    assert told(ends - 5 * DAY) == [
        (Ending.REVOCATION_LIST, own, 7) for own in sorted_by_digest(filled)
    ]


def sorted_by_digest(keeper):
    found = due(AT + 55 * DAY, "UTO")
    assert {each.own for each in found} == {True, False}
    assert {each.name.split(",")[0] for each in found} == {"C=UT", "C=QM"}
    return [each.own for each in found]


def test_a_private_key_is_told_only_of_ones_own(filled):
    last_use = AT - 365 * DAY + 90 * DAY
    assert told(last_use - 3 * DAY) == [(Ending.PRIVATE_KEY, True, 7)]


def test_roots_are_told_of_all_and_signers_of_ones_own_only(filled):
    ends = AT + 13 * 365 * DAY
    kinds = {(each.kind, each.own) for each in due(ends - 20 * DAY, "UTO")}
    assert {("csca_root", True), ("root", False)} <= kinds
    signer_ends = AT + 9 * 365 * DAY + 90 * DAY
    kinds = [(each.kind, each.own) for each in due(signer_ends - 20 * DAY, "UTO")]
    assert [each for each in kinds if each[0] != "crl"] == [("document_signer", True)]


def test_without_a_state_all_are_others(filled):
    assert {own for _, own, _ in told(AT + 55 * DAY, None)} == {False}
    assert count_own_soon(AT + 55 * DAY, None) == 0


def test_what_is_to_be_done_soon_is_counted(filled):
    assert count_own_soon(AT, "UTO") == 0
    assert count_own_soon(AT + 35 * DAY, "UTO") == 1
    assert count_own_soon(AT + 70 * DAY, "UTO") == 1
