"""What a check of an issuer's own objects finds: graded, with the clause, and what it costs."""

from enum import StrEnum
from typing import NamedTuple

from msgspec import structs

from safepassage.records._base import Record

TO_BE_CONFIRMED = ", to be confirmed"
"""Ends the clause of a rule whose number or value was not read in the standard itself."""


class Severity(StrEnum):
    """How much a finding weighs.

    ERROR breaks what the standard demands, and readers that keep to it may refuse. WARNING
    breaks what it recommends, or what it demands and readers are known to pass over. NOTICE is
    worth knowing and breaks nothing that is certain.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class Finding(Record, frozen=True):
    """One finding: a sentence for people, and what it costs those who travel."""

    code: str
    severity: Severity
    clause: str
    text: str
    cost: str


class Rule(NamedTuple):
    """One rule; ``text`` has room for ``about`` where the finding says what was found."""

    code: str
    severity: Severity
    clause: str
    text: str
    cost: str

    def found(self, about: object = "") -> Finding:
        """Say that this rule is broken, and by what."""
        return Finding(
            code=self.code,
            severity=self.severity,
            clause=self.clause,
            text=self.text.format(about=about),
            cost=self.cost,
        )


class Report(Record, frozen=True):
    """All findings about one certificate or list, and the parts that it holds.

    ``kind`` is a word of ``Role`` or the kind of list; ``name`` is the subject, or the issuer of
    a list; ``sha256`` names the bytes. ``foreign`` marks what another state has issued.
    """

    kind: str
    name: str
    sha256: str
    findings: tuple[Finding, ...] = ()
    parts: tuple["Report", ...] = ()
    foreign: bool = False

    def as_foreign(self) -> "Report":
        """The same, marked as of what another state has issued."""
        return structs.replace(self, foreign=True)

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """Its own findings and those of its parts."""
        return self.findings + sum((part.all_findings for part in self.parts), ())

    @property
    def own_findings(self) -> tuple[Finding, ...]:
        """Findings that whoever issued this can mend: those of other states' parts left out."""
        own = (part.own_findings for part in self.parts if not part.foreign)
        return self.findings + sum(own, ())

    def has_errors(self, *, own: bool = False) -> bool:
        """Whether anything here is an error, or only what its issuer can mend."""
        found = self.own_findings if own else self.all_findings
        return any(each.severity is Severity.ERROR for each in found)
