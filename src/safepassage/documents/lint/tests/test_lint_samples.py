"""Real lists and certificates: what is known of them is found, and nothing stops a report."""

from collections import Counter
from datetime import UTC, datetime
from functools import cache

import pytest

from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.lint.files import lint_file
from safepassage.documents.lint.finding import Severity
from safepassage.documents.lint.roles import Role
from safepassage.documents.lint.specimen import Setting
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
