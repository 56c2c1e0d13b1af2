"""Real lists and certificates: what is known of them is found, and nothing stops a report."""

from collections import Counter
from datetime import UTC, datetime
from functools import cache

import pytest
from asn1crypto import x509

from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.lint.files import lint_file
from safepassage.documents.lint.finding import Severity
from safepassage.documents.lint.roles import Role
from safepassage.documents.lint.specimen import Setting
from safepassage.documents.lists.master_list import read_master_list
from skips import SAMPLES

pytestmark = pytest.mark.samples

DOCUMENTS = SAMPLES / "documents"
LISTS = DOCUMENTS / "masterlist"
AT = datetime(2025, 8, 1, tzinfo=UTC)
EXPECTED = {
    "DE_ML_2024-08-07-07-38-24.ml": {
        "serial_negative": 1,
        "serial_zero": 1,
        "ecdsa_parameters": 13,
        "authority_key_absent": 96,
        "not_marked_ca": 7,
        "basic_constraints_missing": 2,
        "curve_named": 4,
        "not_der": 1,
    },
    "NL_ML_2025-07-29.ml": {
        "serial_negative": 2,
        "serial_zero": 1,
        "ecdsa_parameters": 9,
        "authority_key_absent": 101,
        "curve_named": 2,
        "not_der": 1,
    },
}


@cache
def lint(name, *authorities):
    held = tuple(read_certificate((DOCUMENTS / each).read_bytes()) for each in authorities)
    (report,) = lint_file((DOCUMENTS / name).read_bytes(), Setting(AT, held))
    return report


@pytest.mark.parametrize("name", EXPECTED)
def test_what_states_are_known_to_do_is_found(name):
    report = lint(f"masterlist/{name}")
    found = Counter(each.code for part in report.parts for each in part.findings)
    assert {code: found[code] for code in EXPECTED[name]} == EXPECTED[name]
    small = [p for p in report.parts if "country_lower_case" in {f.code for f in p.findings}]
    assert 10 <= len(small) <= 15


def path_length_of(oracle):
    constraints = oracle.basic_constraints_value
    return constraints is not None and constraints["path_len_constraint"].native != 0


def is_critical(oracle, name):
    return any(
        each["critical"].native
        for each in oracle["tbs_certificate"]["extensions"]
        if each["extn_id"].native == name
    )


def is_named(oracle):
    key = oracle.public_key
    return key.algorithm == "ec" and key["algorithm"]["parameters"].name == "named"


ORACLE = {
    "serial_negative": lambda c: c.serial_number < 0,
    "digest_not_permitted": lambda c: c.hash_algo in {"md5", "sha1"},
    "subject_alternative_name_missing": lambda c: c.subject_alt_name_value is None,
    "revocation_address_missing": lambda c: c.crl_distribution_points_value is None,
    "usage_period_missing": lambda c: c.private_key_usage_period_value is None,
    "purpose_forbidden": lambda c: c.extended_key_usage_value is not None,
    "path_length": path_length_of,
    "curve_named": is_named,
    "country_lower_case": lambda c: any(
        not each.native["country_name"].isupper() for each in (c.issuer, c.subject)
    ),
    "key_usage_not_critical": lambda c: (
        c.key_usage_value is not None and not is_critical(c, "key_usage")
    ),
}


@pytest.mark.parametrize("code", ORACLE)
@pytest.mark.parametrize("name", EXPECTED)
def test_another_library_finds_the_same(name, code):
    raw = (LISTS / name).read_bytes()
    oracles = (x509.Certificate.load(each.raw) for each in read_master_list(raw).certificates)
    expected = {each.sha256.hex() for each in oracles if ORACLE[code](each)}
    parts = lint(f"masterlist/{name}").parts
    inside = [each for each in parts if each.kind in {Role.ROOT, Role.LINK}]
    assert {p.sha256 for p in inside if code in {f.code for f in p.findings}} == expected


@pytest.mark.parametrize("name", EXPECTED)
def test_a_real_list_itself_has_no_error(name):
    report = lint(f"masterlist/{name}")
    assert not any(each.severity is Severity.ERROR for each in report.findings)
    assert report.parts[0].kind in {Role.MASTER_LIST_SIGNER, Role.ROOT}
    assert sum(part.foreign for part in report.parts) > 0.9 * len(report.parts)


def test_links_are_told_from_roots_by_who_signed():
    report = lint("masterlist/DE_ML_2024-08-07-07-38-24.ml")
    kinds = Counter(part.kind for part in report.parts)
    assert kinds[Role.LINK] > 150
    assert kinds[Role.ROOT] > 350


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("masterlist/DE_ROOT_CA_CSCA07.cer", Role.ROOT),
        ("masterlist/NL_ROOT_CA.cer", Role.ROOT),
        ("vdsnc/aus_csca.cer", Role.ROOT),
        ("vdsnc/aus_bsc.cer", Role.NON_CONSTRAINED_SEAL_SIGNER),
    ],
)
def test_good_real_certificates_have_no_error(name, kind):
    report = lint(name, "vdsnc/aus_csca.cer")
    assert report.kind == kind
    assert not report.has_errors()


def test_a_real_revocation_list_is_only_out_of_date():
    report = lint("vdsnc/aus_crl.crl", "vdsnc/aus_csca.cer")
    errors = [each.code for each in report.findings if each.severity is Severity.ERROR]
    assert errors == ["crl_out_of_date"]


def test_real_security_objects_are_reported_on():
    for path in sorted((DOCUMENTS / "sod").glob("*.sod")):
        (report,) = lint_file(path.read_bytes(), Setting(AT))
        assert report.findings
