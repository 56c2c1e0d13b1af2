"""Where a certificate is asked for, a leaked token opens nothing."""

from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from django.test import Client
from pytest_django.fixtures import Settings

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.carriers import certificates, services
from safepassage.apps.carriers.models import Carrier
from safepassage.records.actor import Actor, Component
from safepassage.web.api import door

ADMIN = Actor.component(Component.COMMAND_LINE)
AT = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)
HEADER = "X-Client-Certificate"
CALL = "/api/v1/answers"


def certificate() -> x509.Certificate:
    """An invented carrier's own."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "system.air.example")])
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(AT).not_valid_after(AT + timedelta(days=365))
    return made.sign(key, SHA256())


FORMS: dict[str, Callable[[x509.Certificate], str]] = {
    "pem with percent signs": lambda one: quote(one.public_bytes(Encoding.PEM).decode()),
    "base64": lambda one: b64encode(one.public_bytes(Encoding.DER)).decode(),
    "rfc 9440": lambda one: f":{b64encode(one.public_bytes(Encoding.DER)).decode()}:",
}


@pytest.fixture(autouse=True)
def behind_a_proxy(settings: Settings) -> None:
    settings.SAFEPASSAGE_CLIENT_CERTIFICATE_HEADER = HEADER
    settings.SAFEPASSAGE_PROXIES = 1
    door.rate_limit.cache_clear()
    door.refused.cache_clear()


@pytest.fixture
def carrier(db: None) -> Carrier:
    return services.add_carrier(code="1U", name="Utopia Airways", actor=ADMIN, at=AT)


@pytest.fixture
def call(carrier: Carrier) -> Callable[..., int]:
    token = services.rotate(carrier=carrier, actor=ADMIN, at=datetime.now(UTC))

    def called(shown: str = "") -> int:
        headers = {"Authorization": f"Bearer {token}"} | ({HEADER: shown} if shown else {})
        return Client(headers=headers).get(CALL).status_code

    return called


def ask(carrier: Carrier, one: x509.Certificate) -> str:
    pem = one.public_bytes(Encoding.PEM)
    return certificates.add(carrier=carrier, pem=pem, actor=ADMIN, at=AT)


@pytest.mark.parametrize("form", FORMS)
def test_the_certificate_is_read_as_proxies_write_it(
    carrier: Carrier, call: Callable[..., int], form: str
) -> None:
    own = certificate()
    assert call() == 200
    ask(carrier, own)
    assert call() == 401
    assert call(FORMS[form](certificate())) == 401
    assert call(FORMS[form](own)) == 200


@pytest.mark.parametrize("shown", ["%", ":::", "=", "A" * 20_000, "-----BEGIN CERTIFICATE-----"])
def test_what_is_no_certificate_opens_nothing(
    carrier: Carrier, call: Callable[..., int], shown: str
) -> None:
    ask(carrier, certificate())
    assert call(shown) == 401


def test_without_a_proxy_the_header_is_anybodys(
    carrier: Carrier, call: Callable[..., int], settings: Settings
) -> None:
    own = certificate()
    ask(carrier, own)
    settings.SAFEPASSAGE_PROXIES = 0
    assert call(FORMS["base64"](own)) == 401


def test_two_hold_while_one_takes_the_place_of_the_other(
    carrier: Carrier, call: Callable[..., int]
) -> None:
    old, new = certificate(), certificate()
    named = ask(carrier, old)
    ask(carrier, new)
    assert [call(FORMS["base64"](one)) for one in (old, new)] == [200, 200]
    certificates.remove(carrier=carrier, named=named, actor=ADMIN, at=AT)
    assert [call(FORMS["base64"](one)) for one in (old, new)] == [401, 200]
    assert len(ledger.page(event=Event.CARRIER_CERTIFICATES_SET)) == 3


def test_a_token_without_its_certificate_is_in_the_ledger(
    carrier: Carrier, call: Callable[..., int]
) -> None:
    ask(carrier, certificate())
    call()
    (entry,) = ledger.page(event=Event.CARRIER_REFUSED)
    assert entry.subject == str(carrier.pk)
    assert b'"why":"certificate"' in bytes(memoryview(entry.details))


def test_what_is_no_pem_is_not_asked_for(carrier: Carrier) -> None:
    with pytest.raises(services.CarrierError, match="no certificate"):
        certificates.add(carrier=carrier, pem=b"certificate", actor=ADMIN, at=AT)


def test_answers_to_machines_are_kept_nowhere_and_are_no_page(call: Callable[..., int]) -> None:
    assert call() == 200
    for answer in (Client().get(CALL), Client().get("/api/v1/nothing")):
        assert answer["Cache-Control"] == "no-store"
        assert answer["Content-Disposition"].startswith("attachment")
