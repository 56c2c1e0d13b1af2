from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from safepassage.apps.accounts.credentials import CREDENTIAL_LASTS, OVERLAP
from safepassage.apps.accounts.tokens import digest
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.carriers import agreements, selectors, services
from safepassage.apps.carriers.models import Carrier, Credential
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.agreement import Agreement

AT = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)
BY = Actor.component(Component.COMMAND_LINE)


@pytest.fixture
def carrier(db: None) -> Carrier:
    return services.add_carrier(code="ut", name=" Utopia Airways ", actor=BY, at=AT)


@pytest.fixture
def token(carrier: Carrier) -> str:
    return services.rotate(carrier=carrier, actor=BY, at=AT)


def test_a_carrier_is_found_by_its_designator(carrier: Carrier) -> None:
    assert (carrier.code, carrier.name) == ("UT", "Utopia Airways")
    assert selectors.by_code("ut") == selectors.by_id(carrier.pk) == carrier
    assert list(selectors.carriers()) == [carrier]


@pytest.mark.parametrize("code", ["", "U", "UTOP", "U-", "U1T", "ÜT"])
def test_a_malformed_designator_is_refused(db: None, code: str) -> None:
    with pytest.raises(services.CarrierError, match="designator"):
        services.add_carrier(code=code, name="X", actor=BY, at=AT)


@pytest.mark.parametrize("code", ["7Y", "Y7", "UTO"])
def test_iata_and_icao_designators_are_taken(db: None, code: str) -> None:
    assert services.add_carrier(code=code, name="X", actor=BY, at=AT).code == code


def test_a_taken_designator_and_an_empty_name_are_refused(carrier: Carrier) -> None:
    with pytest.raises(services.CarrierError, match="already"):
        services.add_carrier(code=carrier.code, name="Other", actor=BY, at=AT)
    with pytest.raises(services.CarrierError, match="name"):
        services.add_carrier(code="ZZ", name=" ", actor=BY, at=AT)


def test_a_token_names_its_carrier_and_only_its_digest_is_kept(
    carrier: Carrier, token: str
) -> None:
    assert selectors.authenticate(token, AT) == carrier
    assert bytes(Credential.objects.get().sha256) == digest(token)


@pytest.mark.parametrize("presented", ["", "wrong", "\0", "ü" * 43])
def test_anything_else_names_nobody(token: str, presented: str) -> None:
    assert selectors.authenticate(presented, AT) is None
    assert selectors.authenticate(token + " ", AT) is None


def test_rotation_leaves_a_week_of_overlap(carrier: Carrier, token: str) -> None:
    fresh = services.rotate(carrier=carrier, actor=BY, at=AT)
    before, after = AT + OVERLAP - timedelta(seconds=1), AT + OVERLAP
    assert selectors.authenticate(token, before) == carrier
    assert selectors.authenticate(token, after) is None
    assert selectors.authenticate(fresh, after) == carrier


def test_rotation_never_prolongs_an_old_credential(carrier: Carrier, token: str) -> None:
    services.rotate(carrier=carrier, actor=BY, at=AT)
    services.rotate(carrier=carrier, actor=BY, at=AT + timedelta(days=5))
    assert selectors.authenticate(token, AT + OVERLAP) is None


def test_a_credential_ends_after_a_year(carrier: Carrier, token: str) -> None:
    assert selectors.authenticate(token, AT + CREDENTIAL_LASTS) is None
    assert carrier.is_active


def test_a_revoked_credential_ends_at_once(carrier: Carrier, token: str) -> None:
    credential = selectors.credential(carrier, carrier.credentials.get().pk)
    assert credential
    services.revoke(credential=credential, ground=services.Ground.WRONG_HANDS, actor=BY, at=AT)
    assert selectors.authenticate(token, AT) is None
    with pytest.raises(services.CarrierError):
        services.revoke(credential=credential, ground=services.Ground.WRONG_HANDS, actor=BY, at=AT)


def test_a_suspended_carrier_is_known_but_not_active(carrier: Carrier, token: str) -> None:
    services.suspend(carrier=carrier, ground=services.Ground.WRONG_HANDS, actor=BY, at=AT)
    found = selectors.authenticate(token, AT)
    assert found
    assert not found.is_active
    services.restore(carrier=carrier, actor=BY, at=AT)
    found = selectors.authenticate(token, AT)
    assert found
    assert found.is_active


def test_a_credential_of_another_carrier_is_not_found(carrier: Carrier, token: str) -> None:
    other = services.add_carrier(code="ZZ", name="Other", actor=BY, at=AT)
    assert selectors.credential(other, carrier.credentials.get().pk) is None
    assert selectors.credential(carrier, uuid4()) is None
    assert token


def test_every_change_is_in_the_ledger(carrier: Carrier, token: str) -> None:
    services.suspend(carrier=carrier, ground=services.Ground.WRONG_HANDS, actor=BY, at=AT)
    services.restore(carrier=carrier, actor=BY, at=AT)
    written = [entry.event for entry in ledger.page(subject=str(carrier.pk))]
    assert written == [
        Event.CARRIER_RESTORED,
        Event.CARRIER_SUSPENDED,
        Event.CARRIER_ROTATED,
        Event.CARRIER_ADDED,
    ]
    assert not any(token.encode() in bytes(entry.details) for entry in ledger.page())


def test_an_agreement_is_kept_in_one_form_and_ends_empty(carrier: Carrier) -> None:
    assert agreements.agreements() == {}
    before = agreements.stamp()
    agreements.agree(
        carrier=carrier, formats=["paxlst"], routes=["fr-*", "CDG-PDL", "FR-*"], actor=BY, at=AT
    )
    assert agreements.agreements() == {
        carrier.pk: Agreement(formats=frozenset({"paxlst"}), routes=frozenset({"CDG-PDL", "FR-*"}))
    }
    assert agreements.stamp() != before
    (entry, *_) = ledger.page(event=Event.CARRIER_AGREED)
    assert b'"routes":["CDG-PDL","FR-*"]' in bytes(entry.details)
    agreements.agree(carrier=carrier, formats=[], routes=[], actor=BY, at=AT)
    assert agreements.agreements() == {}
    assert agreements.stamp() == before


@pytest.mark.parametrize(
    ("formats", "routes", "sentence"),
    [
        (["telex"], [], "not 'telex'"),
        ([], ["CDG"], "no route"),
        ([], ["CDG-PDL-FNC"], "no route"),
        ([], ["PARIS-PDL"], "no route"),
        ([], ["C\0G-PDL"], "no route"),
    ],
)
def test_a_faulty_agreement_changes_nothing(
    carrier: Carrier, formats: list[str], routes: list[str], sentence: str
) -> None:
    with pytest.raises(services.CarrierError, match=sentence):
        agreements.agree(carrier=carrier, formats=formats, routes=routes, actor=BY, at=AT)
    assert agreements.agreements() == {}
    assert ledger.page(event=Event.CARRIER_AGREED) == []
