"""Every rule says where it stands, what it says in plain words, and what it costs travellers."""

import re

import pytest

from safepassage.documents.lint.finding import TO_BE_CONFIRMED, Severity
from safepassage.documents.lint.registry import every_rule, to_be_confirmed

CLAUSE = re.compile(r"^(Doc 9303-1[02] |RFC \d{4} |good practice)")
RULES = every_rule().values()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_told_in_full(rule):
    assert CLAUSE.match(rule.clause)
    said = rule.text.format(about="x")
    assert said.endswith(".")
    assert said[0].isupper()
    assert rule.cost.endswith(".")


def test_what_is_not_confirmed_is_a_notice_only():
    assert {each.code for each in to_be_confirmed()} == {"key_short", "vds_nc_curve_named"}
    assert all(each.severity is Severity.NOTICE for each in to_be_confirmed())
    assert all(TO_BE_CONFIRMED in each.clause for each in to_be_confirmed())


def test_codes_are_unique():
    codes = [each.code for each in RULES]
    assert len(codes) == len(set(codes))


def test_a_notice_alone_is_no_error(bench):
    report = bench.lint(bench.security_object(lds_version=0, info=b""))
    assert [(each.code, each.severity) for each in report.all_findings] == [
        ("lds_former", Severity.NOTICE)
    ]
    assert not report.has_errors()
