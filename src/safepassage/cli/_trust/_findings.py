"""Findings for people, grouped by certificate or list."""

from collections import Counter
from collections.abc import Iterable, Iterator

from safepassage.documents.lint import costs
from safepassage.documents.lint.finding import Finding, Report, Severity

KINDS = {
    "csca_root": "CSCA root",
    "csca_link": "CSCA link",
    "document_signer": "document signer",
    "master_list_signer": "master list signer",
    "deviation_list_signer": "deviation list signer",
    "seal_signer": "signer of seals (VDS)",
    "vds_nc_signer": "signer of seals (VDS-NC)",
    "crl": "revocation list",
    "master_list": "master list",
    "deviation_list": "deviation list",
    "sod": "security object",
}
SHORT = 12
WIDTH = max(map(len, Severity))


def lines(name: str, reports: Iterable[Report], *, foreign: bool) -> Iterator[str]:
    """All lines about one file."""
    for report in reports:
        yield f"{name}: {_title(report)}"
        yield from _findings(report.findings)
        yield from _parts(report, foreign=foreign)
        yield ""


def summary(reports: Iterable[Report], *, foreign: bool) -> str:
    """One line: how many objects, and how many findings of each severity."""
    listed = list(reports)
    found = (each.all_findings if foreign else each.own_findings for each in listed)
    counts = Counter(finding.severity for each in found for finding in each)
    told = ", ".join(_count(counts[severity], severity) for severity in Severity)
    return f"{_count(len(listed), 'object')}: {told}"


def _parts(report: Report, *, foreign: bool) -> Iterator[str]:
    """Parts with findings; those of other states only as a number, unless asked for."""
    others = [each for each in report.parts if each.foreign]
    for part in report.parts:
        if part.all_findings and (foreign or not part.foreign):
            yield f"  {_title(part)}"
            yield from _findings(part.findings, indent="    ")
    wrong = sum(each.has_errors() for each in others)
    if others and not foreign:
        told = _count(len(others), "certificate")
        yield f"  {told} of other states, {wrong} with errors; --foreign shows them"


def _title(report: Report) -> str:
    kind = KINDS.get(report.kind, report.kind)
    return f"{kind} {report.name} ({report.sha256[:SHORT]})".replace("  ", " ")


def _findings(findings: Iterable[Finding], indent: str = "  ") -> Iterator[str]:
    order = list(Severity)
    for each in sorted(findings, key=lambda found: order.index(found.severity)):
        yield f"{indent}{each.severity:<{WIDTH}}  {each.text} [{each.clause}; {each.code}]"
        if each.cost != costs.NOTHING:
            yield f"{indent}{'':<{WIDTH}}  {each.cost}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
