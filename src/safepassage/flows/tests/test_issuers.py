"""What became of the people found by the alerts of an issuer is told beside the checks."""

from datetime import date
from uuid import UUID

import pytest

from one_traveller import decided, message, notify, work
from safepassage.apps.watchlists import foreign
from safepassage.apps.watchlists.models import CheckOutcome, ForeignAlert, LegalEffect
from safepassage.apps.watchlists.services import Terms
from safepassage.flows.import_list import import_list
from safepassage.flows.issuers import issuer_reports
from safepassage.formats.lists import ListFormat
from safepassage.records.actor import Actor, Component
from safepassage.records.outcome import Outcome

pytestmark = pytest.mark.django_db(transaction=True)
OFFICER = Actor.officer(str(UUID(int=5)))
ALERTS = (
    b'{"id": "1", "name": "Ilmo Testovar", "dob": ["1971-05-27"]}\n'
    b'{"id": "2", "name": "Somebody Else"}\n'
)


@pytest.fixture
def accepted(platform, bases):
    """Two alerts of QMA, of which one names the traveller and was accepted."""
    imported = import_list(
        ALERTS,
        list_format=ListFormat.JSONL,
        name="alerts",
        terms=Terms(
            owner="Ministry",
            legal_effect=LegalEffect.TRAVEL_BAN,
            legal_ground="Alerts Act s. 4",
            review_date=date(2027, 5, 4),
            issuer="QMA",
        ),
        actor=Actor.component(Component.COMMAND_LINE),
        at=platform.clock.now(),
    ).imported
    key = imported.version.entries.get(entry="1").key
    foreign.check(
        alert=ForeignAlert.objects.get(key=key),
        outcome=CheckOutcome.ACCEPTED,
        words="A theft, with a warrant.",
        actor=OFFICER,
        at=platform.clock.now(),
    )
    notify(platform, message())
    work(platform)


def test_hits_that_were_somebody_else_are_counted_for_the_issuer(platform, accepted):
    (before,) = issuer_reports()
    assert (before.figures.issuer, before.hits_decided) == ("QMA", 0)
    decided(platform, Outcome.NOT_THE_SAME_PERSON)
    (after,) = issuer_reports()
    assert (after.figures.accepted, after.figures.waiting) == (1, 1)
    assert (after.hits_decided, after.hits_another_person) == (1, 1)
