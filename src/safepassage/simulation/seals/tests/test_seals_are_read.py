"""What is made here is what the readers read: the same values, and signatures that hold."""

import cbor2
import pytest

from safepassage.documents.asn1.writing import encode
from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.certificates.extensions import extended_key_usage
from safepassage.records import Verdict
from safepassage.simulation.seals.covid import covid_certificate, vaccinated
from safepassage.simulation.seals.signed_cbor import signed_cbor
from safepassage.simulation.seals.signers import common_name, country, plain_signature, seal_signer
from safepassage.simulation.seals.travel_credentials import travel_credential
from sealing import AT, BEFORE, BY, NC_BY, SOON, UTOPIA, VDS_NC_SIGNER, checked, sound


@pytest.mark.parametrize("kind", sorted(sound()))
def test_a_sound_seal_is_trusted(kind):
    data, held = sound()[kind]
    assert checked(data, held).verdict is Verdict.TRUSTED


def test_the_same_seal_is_made_each_time():
    assert covid_certificate(vaccinated(), BY, BEFORE, SOON) == covid_certificate(
        vaccinated(), BY, BEFORE, SOON
    )


def test_a_signer_is_named_and_limited_as_asked():
    certificate = read_certificate(NC_BY.raw)
    assert (country(NC_BY), common_name(NC_BY), certificate.serial) == ("UT", "SS", 0x5B)
    assert extended_key_usage(certificate) == (VDS_NC_SIGNER,)
    assert certificate.not_before < AT < certificate.not_after
    assert read_certificate(seal_signer(UTOPIA).raw).country == "UT"


def test_a_plain_signature_has_both_numbers_in_full():
    assert len(plain_signature(BY, b"data")) == 64


def test_a_key_identifier_is_protected():
    tag = signed_cbor(b"", BY, identifier=b"id")
    assert cbor2.loads(tag.value[0])[4] == b"id"
    assert tag.value[1] == {}


def test_a_bound_credential_has_both_parts():
    whole = travel_credential(None, {1: b"a", 2: b"b"}, bound=True)
    assert whole.endswith(encode(0xA0, b"\x30\0") + encode(0xA1, b"\x30\0"))
