"""Real and reference security objects of the samples, with what their origins assert of them."""

from datetime import UTC, datetime

import pytest

from safepassage.documents.certificates.anchors import Anchor, Anchors
from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.certificates.revocation import Revocations, read_revocation_list
from safepassage.documents.passive import Chip, Trust, authenticate
from safepassage.documents.passive.security_object import is_known_type, read_envelope
from safepassage.records import Verdict, Weight
from skips import SAMPLES

pytestmark = pytest.mark.samples

DOCUMENTS = SAMPLES / "documents"
AT = datetime(2018, 1, 1, tzinfo=UTC)
NOBODY = Anchors([])
NO_TRUST = Trust(NOBODY, Revocations((), NOBODY))
MALFORMED = ("04", "05", "06", "07", "08", "14")
ALTERED = {
    "03": "sod_signature_invalid",
    "09": "sod_signature_invalid",
    "10": "content_type_mismatch",
    "11": "content_type_mismatch",
    "12": "message_digest_mismatch",
    "13": "message_digest_mismatch",
    "15": "message_digest_mismatch",
    "16": "sod_signature_invalid",
    "17": "message_digest_mismatch",
}


def sod(number):
    return (DOCUMENTS / "sod" / f"pymrtd_{number}.sod").read_bytes()


def signer_as_root(raw):
    """A store that trusts the very certificate inside a security object."""
    inside = read_envelope(raw).certificates[0]
    anchors = Anchors([Anchor(read_certificate(inside), ("the object itself",))])
    return Trust(anchors, Revocations((), anchors))


@pytest.mark.parametrize("number", ["01", "02", "18", "19"])
def test_a_sound_object_holds_by_the_certificate_inside_it(number):
    raw = sod(number)
    examined = authenticate(Chip(raw), signer_as_root(raw), AT)
    assert examined.verdict is Verdict.TRUSTED
    assert {each.severity for each in examined.reasons} <= {Weight.INFO, Weight.WARNING}


@pytest.mark.parametrize("number", ["01", "02", "18", "19"])
def test_nobody_is_trusted_for_being_inside_an_object(number):
    examined = authenticate(Chip(sod(number)), NO_TRUST, AT)
    assert examined.verdict is Verdict.UNDETERMINED
    assert "no_csca_for_country" in {each.code for each in examined.reasons}


@pytest.mark.parametrize("number", MALFORMED)
def test_what_is_no_security_object_cannot_be_judged(number):
    examined = authenticate(Chip(sod(number)), NO_TRUST, AT)
    assert examined.verdict is Verdict.UNDETERMINED
    assert [each.code for each in examined.reasons] == ["malformed_data"]


@pytest.mark.parametrize(("number", "code"), ALTERED.items())
def test_what_was_altered_is_not_trusted_and_says_where(number, code):
    examined = authenticate(Chip(sod(number)), NO_TRUST, AT)
    assert examined.verdict is Verdict.NOT_TRUSTED
    assert code in {each.code for each in examined.reasons}


@pytest.mark.parametrize(
    ("content_type", "known"),
    [
        ("2.23.136.1.1.1", True),
        ("1.3.27.1.1.1", True),
        ("1.2.528.1.1006.1.20.1", True),
        ("1.2.840.113549.1.7.1", True),
        ("1.2.840.113549.1.7.2", False),
    ],
)
def test_types_of_content_are_those_that_real_documents_have(content_type, known):
    assert is_known_type(content_type) is known


def test_the_bsi_sample_holds_on_a_curve_that_usual_libraries_lack():
    folder = DOCUMENTS / "bsi2008"
    groups = {number: (folder / f"DG{number}.bin").read_bytes() for number in (1, 2, 3, 14)}
    raw = (folder / "EF_SOD.bin").read_bytes()
    examined = authenticate(Chip(raw, groups), signer_as_root(raw), AT)
    assert set(examined.data_groups.values()) == {"ok"}
    assert examined.signer.algorithm.startswith("EC brainpoolP224r1")
    codes = {each.code for each in examined.reasons}
    assert not codes & {"sod_signature_invalid", "message_digest_mismatch", "dg_hash_mismatch"}
    assert "signer_without_country" in codes


def test_a_group_that_was_put_in_is_told_from_one_that_was_changed():
    folder = DOCUMENTS / "bsi2008"
    groups = {1: (folder / "DG1.bin").read_bytes()[:-1] + b"7", 15: b"o\0"}
    raw = (folder / "EF_SOD.bin").read_bytes()
    examined = authenticate(Chip(raw, groups), signer_as_root(raw), AT)
    assert examined.data_groups["1"] == "mismatch"
    assert examined.data_groups["15"] == "not_in_sod"
    assert examined.data_groups["2"] == "unread"


def test_the_specimen_of_2006_is_read_with_its_data_groups():
    folder = DOCUMENTS / "loes2006"
    groups = {1: (folder / "ef0101.bin").read_bytes(), 15: (folder / "ef010F.bin").read_bytes()}
    raw = (folder / "ef011D.bin").read_bytes()
    examined = authenticate(Chip(raw, groups), signer_as_root(raw), AT)
    assert dict(examined.data_groups) == {"1": "ok", "2": "unread", "15": "ok"}
    assert not [each for each in examined.reasons if each.severity is Weight.FAILURE]


def test_a_real_signer_leads_to_its_root_and_its_list_is_out_of_date():
    folder = DOCUMENTS / "vdsnc"
    root = read_certificate((folder / "aus_csca.cer").read_bytes())
    signer = read_certificate((folder / "aus_bsc.cer").read_bytes())
    anchors = Anchors([Anchor(root, ("by hand",))])
    assert anchors.issuer_of(signer).anchor.certificate == root
    listed = read_revocation_list((folder / "aus_crl.crl").read_bytes())
    revocations = Revocations([listed], anchors)
    fresh = datetime(2021, 11, 1, tzinfo=UTC)
    assert revocations.judge(signer, fresh) == ()
    assert [each.code for each in revocations.judge(signer, AT.replace(year=2026))] == ["crl_stale"]
    strange = Revocations([listed], Anchors([]))
    assert [each.code for each in strange.judge(signer, fresh)] == ["crl_bad_signature"]
