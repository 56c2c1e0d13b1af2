"""Table 6 of Doc 9303-12, row by row: what is missing, what must not be, what is critical."""

import pytest

from safepassage.documents.lint.anatomy import parts
from safepassage.documents.lint.finding import Severity
from safepassage.documents.lint.roles import Role
from safepassage.documents.lint.rules.table_6 import COLUMNS, TABLE_6
from safepassage.simulation.passports import asn1
from safepassage.simulation.passports.authority import Role as Keys

KINDS = dict(zip(COLUMNS, ("root", "link", "signer", "master"), strict=True))
CELLS = [(row, role) for row in TABLE_6 for role in COLUMNS]
NAMES = {
    "2.5.29.35": "aki",
    "2.5.29.14": "ski",
    "2.5.29.15": "usage",
    "2.5.29.16": "period",
    "2.5.29.17": "san",
    "2.5.29.18": "ian",
    "2.5.29.19": "ca",
    "2.5.29.37": "eku",
    "2.5.29.31": "points",
    "2.23.136.1.1.6.2": "types",
}


def certificate(bench, role, **given):
    key = bench.authority.key(Keys.NEXT_ROOT) if role is Role.LINK else None
    return bench.certificate(KINDS[role], key=key, **given)


def codes(bench, role, **given):
    return bench.codes(certificate(bench, role, **given), role=role)


def presence(row, role):
    return row.presence[COLUMNS.index(role)]


@pytest.mark.parametrize(
    ("row", "role"), [cell for cell in CELLS if presence(*cell) == "m"], ids=str
)
def test_a_mandatory_extension_is_missed(bench, row, role):
    assert f"{row.code}_missing" in codes(bench, role, without=(NAMES[row.oid],))


@pytest.mark.parametrize(
    ("row", "role"), [cell for cell in CELLS if presence(*cell) == "x"], ids=str
)
def test_a_forbidden_extension_is_seen(bench, row, role):
    extension = asn1.sequence(asn1.oid(row.oid), asn1.octets(asn1.sequence()))
    assert f"{row.code}_forbidden" in codes(bench, role, other=extension)


@pytest.mark.parametrize(
    "row", [row for row in TABLE_6 if row.oid in NAMES], ids=lambda row: row.code
)
def test_a_wrong_criticality_is_seen(bench, row):
    role = next(role for role in COLUMNS if presence(row, role) == "m")
    name = NAMES[row.oid]
    kind = KINDS[role]
    key = bench.key(label=kind)
    sound = bench.extensions(kind, key, bench.root_key, (bench.at, bench.at))[name]
    oid, *_, value = parts.elements(sound, 0x30)
    wrong = asn1.sequence(oid, b"" if row.critical else asn1.true(), value)
    suffix = "not_critical" if row.critical else "critical"
    assert f"{row.code}_{suffix}" in codes(bench, role, **{name: wrong})


@pytest.mark.parametrize("role", COLUMNS)
def test_an_optional_extension_may_be_there_or_not(bench, role):
    policies = asn1.sequence(asn1.sequence(asn1.oid("1.2.3.4")))
    extension = asn1.sequence(asn1.oid("2.5.29.32"), asn1.octets(policies))
    assert codes(bench, role) == codes(bench, role, other=extension) == set()


def test_whatever_readers_cannot_do_without_is_an_error(bench):
    report = bench.lint(certificate(bench, Role.DOCUMENT_SIGNER, without=("aki", "usage", "san")))
    found = {each.code: each.severity for each in report.findings}
    assert found == {
        "authority_key_missing": Severity.ERROR,
        "key_usage_missing": Severity.ERROR,
        "subject_alternative_name_missing": Severity.WARNING,
    }
