"""Certificates and revocation lists, as other libraries read and verify them."""

from datetime import UTC, datetime, timedelta

import pytest
from asn1crypto import crl, x509
from asn1crypto.algos import SignedDigestAlgorithm
from cryptography import x509 as fast
from cryptography.exceptions import InvalidSignature
from cryptography.x509.oid import ExtensionOID

from safepassage.documents.issuers import countries_of
from safepassage.simulation.passports.authority import DAY, STATES, Authority, Signing, alpha2
from safepassage.simulation.passports.keys import COMMONEST, Ecdsa, Rsa
from safepassage.simulation.passports.pki.extensions import (
    DEVIATION_LIST_SIGNER,
    MASTER_LIST_SIGNER,
)
from safepassage.simulation.passports.pki.profiles import Issuer, Quirk
from safepassage.simulation.passports.pki.revocation import RevocationReason, Revoked

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
EVERY_QUIRK = [each for each in Quirk if each]


def authority(code="UTO", algorithm=COMMONEST, **rest):
    return Authority(code, seed=1, at=AT, algorithm=algorithm, **rest)


def loaded(certificate):
    return fast.load_der_x509_certificate(certificate.raw)


def parsed(certificate):
    return x509.Certificate.load(certificate.raw, strict=True)


@pytest.mark.parametrize("algorithm", [Ecdsa(), Ecdsa(explicit=False), Rsa(), Rsa(pss=True)])
def test_generations_links_and_signers_hang_together(algorithm):
    home = authority(algorithm=algorithm)
    root, following, renamed = map(loaded, (home.root, home.next_root, home.renamed_root))
    for each in (root, following, renamed):
        each.verify_directly_issued_by(each)
    for link, key in ((home.link, following), (home.renaming_link, renamed)):
        loaded(link).verify_directly_issued_by(root)
        assert loaded(link).public_key() == key.public_key()
    for signer in (home.document_signer(), home.list_signer()):
        loaded(signer).verify_directly_issued_by(root)
        with pytest.raises(InvalidSignature):
            loaded(signer).verify_directly_issued_by(following)


def test_a_link_keeps_the_name_or_says_that_it_changed():
    home = authority()
    assert home.link.subject == home.link.issuer == home.root.subject
    assert home.renaming_link.subject != home.renaming_link.issuer
    changes = {
        each["extn_id"].native
        for each in parsed(home.renaming_link)["tbs_certificate"]["extensions"]
    }
    assert "2.23.136.1.1.6.1" in changes


def test_a_root_has_what_the_profile_wants():
    root = parsed(authority().root)
    assert root.ca
    assert root.max_path_length == 0
    assert root.key_usage_value.native == {"key_cert_sign", "crl_sign"}
    assert root.key_identifier == root.authority_key_identifier == root.public_key.sha1
    assert root.private_key_usage_period_value.native["not_before"] == AT - timedelta(days=3 * 365)
    assert root.subject_alt_name_value[1].native == {"locality_name": "UTO"}
    assert root.crl_distribution_points[0].url == "https://pki.ut.example/csca.crl"
    assert {"basic_constraints", "key_usage"} == set(root.critical_extensions)


def test_a_document_signer_signs_its_types_only_and_for_ninety_days():
    signer = parsed(authority().document_signer(Signing(types=("P", "V"))))
    period = signer.private_key_usage_period_value.native
    assert period["not_after"] - period["not_before"] == timedelta(days=90)
    assert not signer.ca
    assert signer.key_usage_value.native == {"digital_signature"}
    types = fast.load_der_x509_certificate(signer.dump()).extensions.get_extension_for_oid(
        fast.ObjectIdentifier("2.23.136.1.1.6.2")
    )
    assert types.value.value == bytes.fromhex("300b020100 3106 130150 130156")


@pytest.mark.parametrize("purpose", [MASTER_LIST_SIGNER, DEVIATION_LIST_SIGNER])
def test_list_signers_have_one_critical_purpose(purpose):
    signer = loaded(authority().list_signer(purpose))
    usage = signer.extensions.get_extension_for_oid(ExtensionOID.EXTENDED_KEY_USAGE)
    assert usage.critical
    assert [each.dotted_string for each in usage.value] == [purpose]


@pytest.mark.parametrize("quirk", EVERY_QUIRK, ids=lambda quirk: quirk.name)
def test_every_quirk_is_there_and_leaves_the_signature_whole(quirk):
    home = authority(quirks=quirk)
    root = parsed(home.root)
    extensions = {each["extn_id"].native for each in root["tbs_certificate"]["extensions"]}
    assert {
        Quirk.NO_AUTHORITY_KEY: "authority_key_identifier" not in extensions,
        Quirk.NO_SUBJECT_KEY: "key_identifier" not in extensions,
        Quirk.NOT_MARKED_CA: not root.ca,
        Quirk.NEGATIVE_SERIAL: root.serial_number < 0,
        Quirk.ZERO_SERIAL: root.serial_number == 0,
        Quirk.NO_USAGE_PERIOD: "private_key_usage_period" not in extensions,
        Quirk.NO_EXTENSIONS: not extensions,
        Quirk.PATH_LENGTH_1: root.max_path_length == 1,
        Quirk.MARKED_CA_LOOSELY: bytes.fromhex("0101ff 0408 3006 010101") in root.dump(),
    }[quirk]
    assert root.signature == home.root.key.sign(root["tbs_certificate"].dump())


def test_small_letters_are_only_in_the_country():
    name = parsed(authority(small_letters=True).root).subject.native
    assert name["country_name"] == "ut"
    assert name["organization_name"] == "Utopia"


def test_every_state_has_the_letters_that_its_certificates_are_checked_by():
    for code in STATES:
        assert countries_of(code) == {alpha2(code)}


def test_null_stands_after_the_algorithm_where_it_is_asked_for():
    root = authority(algorithm=Ecdsa(null=True)).root
    with pytest.raises(ValueError, match="signature_alg"):
        fast.load_der_x509_certificate(root.raw).signature_algorithm_oid  # noqa: B018
    found = parsed(root)["signature_algorithm"]
    assert isinstance(found, SignedDigestAlgorithm)
    assert found.dump().endswith(b"\5\0")


@pytest.mark.parametrize("why", [*RevocationReason, None], ids=str)
def test_a_revocation_list_names_what_is_revoked_and_why(why):
    home = authority()
    raw = home.revocations(Revoked(100, AT - DAY, why))
    (entry,) = crl.CertificateList.load(raw, strict=True)["tbs_cert_list"]["revoked_certificates"]
    assert entry["user_certificate"].native == 100
    assert entry["revocation_date"].native == AT - DAY
    said = entry.crl_reason_value
    assert (said and said.native) == (None if why is None else why.name.lower())


def test_revocation_lists_are_fresh_stale_empty_or_by_another_key():
    home = authority()
    root = loaded(home.root).public_key()
    fresh = fast.load_der_x509_crl(home.revocations())
    assert fresh.next_update_utc > AT
    assert fresh.is_signature_valid(root)
    assert len(fresh) == 0
    stale = fast.load_der_x509_crl(home.revocations(age=200 * DAY))
    assert stale.next_update_utc < AT
    by = Issuer(home.name, home.next_root.key)
    other = fast.load_der_x509_crl(home.revocations(by=by))
    assert other.issuer == fresh.issuer
    assert not other.is_signature_valid(root)
    assert other.is_signature_valid(loaded(home.next_root).public_key())


def test_neighbours_have_no_rsa_key_in_common():
    states = [authority(code, Rsa()) for code in STATES[:2]]
    keys = [
        key.info
        for each in states
        for key in (each.root.key, each.next_root.key, each.renamed_root.key)
    ]
    keys += [each.document_signer().key.info for each in states]
    assert len(set(keys)) == len(keys)
