"""The page that goes with a package: what is in it, what was found, and why it is handed over."""

from collections import Counter
from datetime import datetime

from safepassage.documents.lint.finding import Finding, Report, Severity
from safepassage.documents.lint.upload.parcel import Item

WHAT = {
    "csca": "CSCA certificates: not for the directory, to be handed to its operator and to other "
    "states by hand, their digests confirmed by another way (Doc 9303-12 6.1.1)",
    "dsc": "signers of documents",
    "crl": "revocation lists",
    "ml": "master lists",
}


def readme(found: list[Item], country: str, at: datetime, despite: str | None) -> bytes:
    """A page of plain text, lines ended by LF."""
    lines = [
        f"Objects of {country} for the ICAO public key directory",
        f"Checked against Doc 9303-12 (eighth edition, 2021) as of {at:%Y-%m-%d}.",
        "",
        *_despite(despite),
        "Compare before use: sha256sum --check SHA256SUMS",
        "",
    ]
    for place, words in WHAT.items():
        listed = [each for each in found if each.place == place]
        if listed:
            lines += [f"{words}:", *map(_line, listed), ""]
    lines += _findings([each.report for each in found])
    return "\n".join(lines).encode("utf-8")


def _despite(despite: str | None) -> list[str]:
    if not despite:
        return []
    return ["Handed over despite the errors below, for this reason:", f"  {despite}", ""]


def _line(item: Item) -> str:
    return f"  {item.path}\n    {item.report.name}\n    SHA-256 {item.report.sha256}"


def _findings(reports: list[Report]) -> list[str]:
    """What was found in what this state issued; each once, with how often."""
    counts = Counter(each for report in reports for each in report.own_findings)
    if not counts:
        return ["Nothing was found against the standard.", ""]
    order = list(Severity)
    ranked = sorted(counts.items(), key=lambda each: (order.index(each[0].severity), each[0].code))
    return ["Found (all of it in findings.json):", *(_finding(*each) for each in ranked), ""]


def _finding(finding: Finding, count: int) -> str:
    times = f" ({count} times)" if count > 1 else ""
    return f"  {finding.severity}: {finding.text} [{finding.clause}]{times}"
