"""What the state signed and the lines show to be wrong or past (Doc 9303-3 clauses 4.9 and 7)."""

from dataclasses import replace

from safepassage.simulation.passports.authority import DAY
from safepassage.simulation.passports.defects.case import Case, not_trusted, trusted
from safepassage.simulation.passports.defects.defect import Defect
from safepassage.simulation.passports.issuing import Plan
from safepassage.simulation.passports.lds import data_groups, mrz
from safepassage.simulation.passports.passport import Check

PRINTED = Check.PRINTED


def _with_lines(plan: Plan, lines: str) -> Plan:
    return plan._replace(groups={**plan.groups, 1: data_groups.dg1(lines)})


def _lines(plan: Plan) -> str:
    written = mrz.td3 if plan.holder.document.type == "P" else mrz.td1
    return written(plan.holder)


def _expired(plan: Plan) -> Plan:
    document = replace(plan.holder.document, expires=(plan.home.at - DAY).date())
    changed = plan._replace(holder=replace(plan.holder, documents=(document,)))
    return _with_lines(changed, _lines(changed))


def _wrong_digit(plan: Plan) -> Plan:
    """The last sign of a passport's lines is the digit over most of them."""
    lines = _lines(plan)
    return _with_lines(plan, lines[:-1] + str((int(lines[-1]) + 1) % 10))


CASES = {
    Defect.EXPIRED_DOCUMENT: Case(trusted("document_expired", check=PRINTED), _expired),
    Defect.WRONG_CHECK_DIGIT: Case(not_trusted("mrz_check_digit", check=PRINTED), _wrong_digit),
}
