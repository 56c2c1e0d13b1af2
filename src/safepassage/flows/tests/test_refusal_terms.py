"""Nobody is refused where nobody could be reached, or where it is not said how to appeal."""

import pytest

from one_traveller import CARRIER, agree, ask, decided, item, refused
from safepassage.apps.cases.models import Decision
from safepassage.apps.messages import selectors as messages
from safepassage.flows import readiness
from safepassage.flows.decide import DecisionRefused
from safepassage.formats.read import read
from safepassage.records.outcome import Outcome

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("missing", ["SAFEPASSAGE_REFUSAL_CONTACT", "SAFEPASSAGE_REFUSAL_APPEAL"])
def test_without_contact_or_appeal_a_refusal_is_neither_proposed_nor_agreed_to(
    platform, door, settings, missing
):
    ask(door)
    proposal = refused(platform)
    setattr(settings, missing, " ")
    with pytest.raises(DecisionRefused) as refusal:
        agree(platform, proposal)
    assert refusal.value.code == "notice_missing"
    assert not Decision.objects.filter(in_force=True).exists()
    assert missing in " ".join(readiness.warnings(platform))


def test_a_refusal_tells_the_carrier_whom_the_traveller_reaches_and_how_they_appeal(
    platform, door, settings
):
    settings.SAFEPASSAGE_REFUSAL_CONTACT = "Büro of Utopia, +999 1 000 000"
    ask(door)
    agree(platform, refused(platform))
    (waiting,) = messages.answers_after(CARRIER, 0)
    body = platform.spool.unseal("outgoing", waiting.id, waiting.created_day, waiting.body)
    (answer,) = read(body).messages[0].answers
    assert answer.text == (
        "DO NOT BOARD. CONTACT: BURO OF UTOPIA, +999 1 000 000. "
        "APPEAL: WITHIN 14 DAYS, TO THE COURT OF UTOPIA, PORT HALL"
    )
    assert body.isascii()


def test_whoever_boards_needs_no_notice(platform, door, settings):
    settings.SAFEPASSAGE_REFUSAL_CONTACT = ""
    ask(door)
    decided(platform, Outcome.BOARD)
    assert item().state == "decided"


def test_a_protection_contact_without_a_name_is_said(platform, settings):
    settings.SAFEPASSAGE_PROTECTION_CONTACT = ""
    assert "SAFEPASSAGE_PROTECTION_CONTACT" in " ".join(readiness.warnings(platform))
