"""The seals of the samples, with what their origins assert of them."""

import base64
import json
from datetime import UTC, datetime

import pytest

from safepassage.documents.certificates.anchors import Anchor, Anchors, signed
from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.certificates.extensions import (
    authority_key_identifier,
    subject_key_identifier,
)
from safepassage.documents.certificates.revocation import Revocations, read_revocation_list
from safepassage.documents.passive import Trust
from safepassage.documents.reasons import reason
from safepassage.documents.seals import Held, check
from safepassage.documents.seals.encodings import strict_json
from safepassage.records import Verdict
from skips import SAMPLES

pytestmark = pytest.mark.samples

DOCUMENTS = SAMPLES / "documents"
ROWS = DOCUMENTS / "expected.jsonl"
BARCODES = DOCUMENTS / "vds" / "idb_cases.jsonl"
COVID = DOCUMENTS / "dcc"
AUTUMN_2021 = datetime(2021, 10, 1, tzinfo=UTC)
YEAR_2025 = datetime(2025, 1, 1, tzinfo=UTC)

NAMES = {
    "documentType": "document_type",
    "signerCertReference": "signer_certificate",
    "signingDate": "signing_date",
}
"""Names of the origin's that are others here; features keep theirs, in small letters."""


def lines(path):
    return (
        [json.loads(row) for row in path.read_text("utf-8").splitlines()] if path.is_file() else []
    )


def parsed_seals():
    return [row for row in lines(ROWS) if row["what"] == "parse VDS"]


def raw(name):
    return (DOCUMENTS / name).read_bytes()


def holding(*certificates, lists=()):
    anchors = Anchors([Anchor(read_certificate(each), ("sample",)) for each in certificates])
    return Held(
        Trust(anchors, Revocations([read_revocation_list(each) for each in lists], anchors))
    )


def codes(seal):
    return {each.code for each in seal.reasons} - {"seal_not_compared"}


def australian(name="vdsnc/aus_valid.json", *, at=AUTUMN_2021, before=()):
    held = holding(raw("vdsnc/aus_csca.cer"), lists=[raw("vdsnc/aus_crl.crl")])
    return check(raw(name), held, at, before=before)


@pytest.mark.parametrize("row", parsed_seals(), ids=lambda row: row["file"])
def test_a_visible_seal_says_what_it_should(row):
    seal = check(raw(row["file"]), holding(), AUTUMN_2021)
    for name, value in row["expected"].items():
        assert seal.fields[NAMES.get(name, name.lower())] == value


def test_a_seal_of_a_kind_that_is_not_known_is_read():
    seal = check(raw("vds/utoVisa.vds"), holding(), AUTUMN_2021)
    assert (seal.kind, seal.fields["document_type"]) == ("VDS", "5F03")
    assert len(seal.fields["feature_03"]) == 2 * 128


def test_the_residence_permit_holds_by_its_signer():
    held = holding(raw("vds/sealgen_UTTS5B.crt"))
    seal = check(raw("vds/residentPermit.vds"), held, YEAR_2025)
    assert (seal.verdict, codes(seal)) == (Verdict.TRUSTED, set())


def test_every_bit_of_the_residence_permit_counts():
    data = raw("vds/residentPermit.vds")
    held = holding(raw("vds/sealgen_UTTS5B.crt"))
    for bit in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        assert check(bytes(flipped), held, YEAR_2025).verdict is not Verdict.TRUSTED, bit


@pytest.mark.parametrize("row", lines(BARCODES), ids=lambda row: row["raw"][:5])
def test_a_barcode_has_its_flags_and_its_payload(row):
    expected = row["expected"]
    seal = check(row["raw"].encode(), holding(), AUTUMN_2021)
    said = seal.fields
    assert (said["signed"], said["compressed"]) == (expected["signed"], expected["zipped"])
    assert said["payload"] == expected["payload_hex"]
    assert codes(seal) == ({"seal_signer_unknown"} if said["signed"] else {"seal_unsigned"})


def test_the_certificates_of_the_australian_seal_are_chained():
    root = read_certificate(raw("vdsnc/aus_csca.cer"))
    signer = read_certificate(raw("vdsnc/aus_bsc.cer"))
    (row,) = (each for each in lines(ROWS) if each["file"] == "vdsnc/aus_csca.cer")
    assert root.sha256 == row["expected"]
    assert authority_key_identifier(signer) == subject_key_identifier(root)
    assert signed(signer, root)


def test_the_australian_seal_is_sound():
    seal = australian()
    assert (seal.verdict, codes(seal)) == (Verdict.TRUSTED, set())
    assert codes(australian(at=datetime(2022, 1, 1, tzinfo=UTC))) == {"crl_stale"}


def test_the_australian_seal_with_another_name_is_false():
    seal = australian("vdsnc/aus_tampered.json")
    assert (seal.verdict, codes(seal)) == (Verdict.NOT_TRUSTED, {"seal_signature_invalid"})


def test_a_list_without_content_is_judged_before_the_seal():
    unreadable = reason("crl_unreadable", "no octets")
    seal = australian("vdsnc/aus_tampered.json", before=[unreadable])
    assert (seal.verdict, codes(seal)) == (Verdict.UNDETERMINED, {"crl_unreadable"})


def test_other_json_is_no_seal():
    seal = australian("vdsnc/aus_not_vds.json")
    assert (seal.kind, codes(seal)) == (None, {"malformed_data"})


def test_the_canonical_form_is_the_origin_s():
    value = strict_json.read(raw("vdsnc/aus_valid.json"))
    assert strict_json.canonical(value) == raw("vdsnc/aus_valid.canonical.txt")


def test_the_specimen_has_a_good_signature_under_a_root_of_nobody():
    seal = australian("vdsnc/kde_single-vaccine.txt")
    assert (seal.verdict, codes(seal)) == (Verdict.UNDETERMINED, {"seal_signer_unknown"})
    dose = seal.fields["vaccinations"][0]["vd"][0]
    assert (seal.fields["name"], seal.fields["born"]) == ("Smith Bill", "1990-01-02")
    assert (seal.fields["identifier"], dose["seq"], dose["ctr"]) == ("U32870", "1", "AUS")


REFUSALS = {
    "EXPECTEDUNPREFIX": {"malformed_data"},
    "EXPECTEDB45DECODE": {"malformed_data"},
    "EXPECTEDCOMPRESSION": {"malformed_data"},
    "EXPECTEDDECODE": {"malformed_data"},
    "EXPECTEDVERIFY": {"seal_signature_invalid", "seal_signer_unknown"},
    "EXPECTEDEXPIRATIONCHECK": {"seal_not_yet_valid", "seal_expired"},
    "EXPECTEDKEYUSAGE": {"seal_not_for_this_use"},
    "EXPECTEDSCHEMAVALIDATION": {"seal_schema"},
}
"""What has to be said where a step of a certificate's check is to fail."""


def covid_files():
    return sorted(COVID.glob("*.json")) if COVID.is_dir() else []


@pytest.mark.parametrize("path", covid_files(), ids=lambda path: path.stem)
def test_a_covid_certificate_passes_and_fails_the_steps_it_should(path):
    """Judged by EXPECTEDRESULTS: some descriptions of the origin say otherwise."""
    sample = json.loads(path.read_text("utf-8"))
    context, expected = sample["TESTCTX"], sample["EXPECTEDRESULTS"]
    held = holding(base64.b64decode(context["CERTIFICATE"]))
    at = datetime.fromisoformat(context["VALIDATIONCLOCK"])
    seal = check(sample["PREFIX"].encode(), held, at)
    failing = {step for step, passes in expected.items() if not passes}
    for step in failing:
        assert codes(seal) & REFUSALS[step]
        assert seal.verdict is not Verdict.TRUSTED
    if not failing:
        assert (seal.verdict, codes(seal)) == (Verdict.TRUSTED, set())
