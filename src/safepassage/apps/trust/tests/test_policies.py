"""One person says it, another confirms it; a machine has no second person."""

from datetime import timedelta
from uuid import UUID

import pytest

from safepassage.apps.accounts.models import InstallationKind
from safepassage.apps.accounts.services import create_installation
from safepassage.apps.audit.models import Entry
from safepassage.apps.trust import policies
from safepassage.apps.trust.errors import TrustError
from safepassage.apps.trust.kinds import About, Stance
from safepassage.apps.trust.models import Policy
from safepassage.apps.trust.revision import revision
from safepassage.records.actor import Actor, Component
from trust_keeper import AT, FIRST, GROUND, SECOND

pytestmark = pytest.mark.django_db
COMMAND = Actor.component(Component.COMMAND_LINE)
LATER = AT + timedelta(hours=1)


def propose(stance: Stance = Stance.DO_NOT_TRUST, actor: Actor = FIRST, **other: str) -> Policy:
    said = {"about": About.COUNTRY, "subject": "UT", "ground": GROUND} | other
    return policies.propose(stance=stance, actor=actor, at=AT, **said)


def events() -> list[str]:
    return list(Entry.objects.order_by("id").values_list("event", flat=True))


def test_a_word_waits_and_changes_nothing_until_another_person_confirms_it():
    policy = propose()
    assert (policy.author, policy.confirmed_at) == (UUID(FIRST.id), None)
    assert revision() == 0
    with pytest.raises(TrustError, match="somebody else"):
        policies.confirm(policy=policy, actor=FIRST, at=LATER)
    with pytest.raises(TrustError, match="somebody else"):
        policies.confirm(policy=policy, actor=COMMAND, at=LATER)
    policies.confirm(policy=policy, actor=SECOND, at=LATER)
    held = policies.in_force().get()
    assert (held.confirmed_by, held.confirmed_at) == (UUID(SECOND.id), LATER)
    assert revision() == 1
    assert events() == ["trust:policy:proposed", "trust:policy:confirmed"]


def test_a_later_word_takes_the_place_of_the_former():
    policies.confirm(policy=propose(), actor=SECOND, at=AT)
    policies.confirm(policy=propose(Stance.TRUST), actor=SECOND, at=LATER)
    assert policies.in_force().get().stance == Stance.TRUST
    assert policies.of_subject(About.COUNTRY, "UT").count() == 2


def test_to_take_a_word_back_leaves_nothing_in_force():
    policies.confirm(policy=propose(), actor=SECOND, at=AT)
    policies.confirm(policy=propose(Stance.DEFAULT), actor=SECOND, at=LATER)
    assert not policies.in_force().exists()
    assert policies.ended().count() == 2


def test_a_word_can_be_dropped_once():
    policy = propose()
    policies.drop(policy=policy, actor=FIRST, at=LATER)
    with pytest.raises(TrustError, match="any more"):
        policies.drop(policy=policy, actor=SECOND, at=LATER)
    with pytest.raises(TrustError, match="any more"):
        policies.confirm(policy=policy, actor=SECOND, at=LATER)
    assert events()[-1] == "trust:policy:dropped"


def test_one_word_at_a_time_waits_on_one_thing():
    propose()
    with pytest.raises(TrustError, match="already"):
        propose(Stance.TRUST)
    propose(subject="QM")


@pytest.mark.parametrize(
    "other",
    [
        {"ground": "  short "},
        {"ground": "x" * 501},
        {"subject": "UTO"},
        {"subject": "ut"},
        {"about": About.CERTIFICATE, "subject": "00"},
        {"about": About.SOURCE, "subject": "no uuid"},
        {"about": About.SOURCE, "subject": str(UUID(int=7))},
    ],
)
def test_what_is_said_has_a_ground_and_a_subject_that_is_here(other):
    with pytest.raises(TrustError):
        propose(**other)
    assert not Policy.objects.exists()


def test_a_commands_word_holds_at_once_only_where_nobody_is_real():
    create_installation(
        kind=InstallationKind.PRODUCTION, title="Utopia", at=AT, authority_fingerprint="0" * 64
    )
    policy = propose(actor=COMMAND)
    assert policy.confirmed_at is None
    policies.confirm(policy=policy, actor=FIRST, at=LATER)
    assert policies.in_force().exists()


def test_in_a_demonstration_a_commands_word_holds():
    create_installation(kind=InstallationKind.DEMONSTRATION, title="Demonstration", at=AT)
    assert propose(actor=COMMAND).confirmed_at == AT
