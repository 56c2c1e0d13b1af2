"""The real master lists of the samples, with asn1crypto as the oracle of every certificate."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from asn1crypto import x509

from safepassage.documents.certificates import extensions, names
from safepassage.documents.certificates.anchors import Anchor, Anchors, signed
from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.certificates.keys import public_key
from safepassage.documents.certificates.revocation import Revocations
from safepassage.documents.lists.files import read_file
from safepassage.documents.lists.master_list import judge_master_list, read_master_list
from safepassage.documents.reasons import verdict
from safepassage.records import Verdict
from skips import SAMPLES

pytestmark = pytest.mark.samples

LISTS = SAMPLES / "documents" / "masterlist"
AT = datetime(2025, 8, 1, tzinfo=UTC)
FILES = {"DE_ML_2024-08-07-07-38-24.ml": (541, 109), "NL_ML_2025-07-29.ml": (394, 120)}


@pytest.fixture(params=FILES)
def name(request):
    return request.param


@pytest.fixture
def listed(name):
    return read_master_list((LISTS / name).read_bytes())


def test_every_certificate_of_a_real_list_is_read(name, listed):
    assert (len(listed.certificates), len(listed.countries)) == FILES[name]
    assert listed.unreadable == ()


def test_every_public_key_of_a_real_list_can_be_used(listed):
    kinds = Counter(public_key(each.public_key).kind for each in listed.certificates)
    assert sum(kinds.values()) == len(listed.certificates)
    assert kinds["ec"] > 90


def test_explicit_curves_are_all_named_ones(listed):
    keys = [public_key(each.public_key) for each in listed.certificates]
    explicit = [key for key in keys if key.explicit]
    assert len(explicit) > 90
    assert all(key.curve is not None and key.declared is None for key in explicit)


def test_fields_are_those_that_the_oracle_reads(listed):
    for certificate in listed.certificates:
        oracle = x509.Certificate.load(certificate.raw)["tbs_certificate"]
        assert certificate.serial == oracle["serial_number"].native
        assert certificate.issuer == oracle["issuer"].dump()
        assert certificate.subject == oracle["subject"].dump()
        assert certificate.not_before == oracle["validity"]["not_before"].native
        assert certificate.not_after == oracle["validity"]["not_after"].native
        assert certificate.public_key == oracle["subject_public_key_info"].dump()
        assert list(certificate.extensions) == [
            each["extn_id"].dotted for each in oracle["extensions"]
        ]


def test_key_identifiers_are_those_that_the_oracle_reads(listed):
    for certificate in listed.certificates:
        oracle = x509.Certificate.load(certificate.raw)
        assert extensions.subject_key_identifier(certificate) == oracle.key_identifier
        assert extensions.authority_key_identifier(certificate) == oracle.authority_key_identifier


def test_names_are_told_whatever_their_case(listed):
    assert all(len(names.country(each.subject)) == 2 for each in listed.certificates)
    assert all(names.country(each.subject).isupper() for each in listed.certificates)


def test_self_signed_ones_are_proved_by_themselves(listed):
    proved = [
        each
        for each in listed.certificates
        if each.is_self_issued
        and extensions.authority_key_identifier(each) == extensions.subject_key_identifier(each)
    ]
    assert len(proved) > 200
    assert all(signed(each, each) for each in proved)


def test_a_list_is_trusted_only_under_a_root_held_before():
    listed = read_master_list((LISTS / "NL_ML_2025-07-29.ml").read_bytes())
    root = read_certificate((LISTS / "NL_ROOT_CA.cer").read_bytes())
    for anchors, expected in (
        (Anchors([Anchor(root, ("by hand",))]), Verdict.TRUSTED),
        (Anchors([]), Verdict.UNDETERMINED),
        (Anchors([Anchor(root, ("by hand",), is_trusted=False)]), Verdict.UNDETERMINED),
    ):
        reasons = judge_master_list(listed, anchors, Revocations((), anchors), AT)
        assert verdict(reasons) is expected


def test_an_altered_list_is_not_trusted():
    raw = bytearray((LISTS / "NL_ML_2025-07-29.ml").read_bytes())
    raw[len(raw) // 2] ^= 1
    root = read_certificate((LISTS / "NL_ROOT_CA.cer").read_bytes())
    anchors = Anchors([Anchor(root, ("by hand",))])
    listed = read_master_list(bytes(raw))
    reasons = judge_master_list(listed, anchors, Revocations((), anchors), AT)
    assert verdict(reasons) is Verdict.NOT_TRUSTED
    assert "list_signature_invalid" in {each.code for each in reasons}


def test_files_are_told_by_their_content():
    assert len(read_file((LISTS / "NL_ROOT_CA.cer").read_bytes()).certificates) == 1
    assert len(read_file((LISTS / "NL_ML_2025-07-29.ml").read_bytes()).master_lists) == 1
    crl = (SAMPLES / "documents" / "vdsnc" / "aus_crl.crl").read_bytes()
    assert len(read_file(crl).revocation_lists) == 1
