"""Which extensions each certificate must, may and must not have (Doc 9303-12 7.1.1, table 6).

Bar code signers have a profile of their own (7.1.3, table 8): what it does not name is forbidden.
"""

from collections.abc import Iterator
from functools import cache

from safepassage.documents.certificates import extensions as known
from safepassage.documents.lint import costs
from safepassage.documents.lint.anatomy.certificate import CertificateParts
from safepassage.documents.lint.finding import Finding, Rule, Severity
from safepassage.documents.lint.roles import SEAL_SIGNERS, Role
from safepassage.documents.lint.rules.table_6 import COLUMNS, TABLE_6, Row

CLAUSE = "Doc 9303-12 7.1.1, table 6"
SEAL_CLAUSE = "Doc 9303-12 7.1.3, table 8"
HAS_TO_REFUSE = "Readers that do not know it have to refuse, and with it all documents under it."

_SEAL_PRESENCE = {
    known.AUTHORITY_KEY_IDENTIFIER: "m",
    known.EXTENDED_KEY_USAGE: "m",
    known.DOCUMENT_TYPES: "o",
}
_MILD = frozenset({known.BASIC_CONSTRAINTS, known.NAME_CHANGE, known.DOCUMENT_TYPES})
"""Where they must not be, readers pass over them: FALSE, or something only ICAO knows."""

UNKNOWN_CRITICAL = Rule(
    "unknown_critical",
    Severity.ERROR,
    CLAUSE,
    "The private extension {about} is marked critical.",
    HAS_TO_REFUSE,
)
NOT_FOR_SEALS = Rule(
    "not_for_seals",
    Severity.ERROR,
    SEAL_CLAUSE,
    "The certificate of a seal's signer must not have this extension: {about}.",
    "Checkers of seals on small devices refuse it, and holders of visas wait.",
)


def missing(row: Row) -> Rule:
    """Table 6: the extension is mandatory."""
    text = f"It does not say {row.says} ({row.term})."
    return Rule(f"{row.code}_missing", row.lack, CLAUSE, text, row.cost)


def forbidden(row: Row) -> Rule:
    """Table 6: the extension must not be used."""
    text = f"It must not say {row.says} ({row.term})."
    mild = row.oid in _MILD
    severity = Severity.WARNING if mild else Severity.ERROR
    cost = costs.PASSED_OVER if mild else costs.REFUSED
    return Rule(f"{row.code}_forbidden", severity, CLAUSE, text, cost)


def criticality(row: Row) -> Rule:
    """Table 6: the extension is marked critical, or is not."""
    if row.critical:
        text = f"The extension {row.term} is not marked critical."
        cost = "Readers may pass over what it forbids; strict ones refuse the certificate."
        return Rule(f"{row.code}_not_critical", Severity.ERROR, CLAUSE, text, cost)
    text = f"The extension {row.term} is marked critical."
    return Rule(f"{row.code}_critical", Severity.ERROR, CLAUSE, text, HAS_TO_REFUSE)


@cache
def rules_of_table() -> tuple[Rule, ...]:
    """Every rule that follows from table 6."""
    found = []
    for row in TABLE_6:
        if "m" in row.presence:
            found.append(missing(row))
        if "x" in row.presence:
            found.append(forbidden(row))
        if set(row.presence) != {"x"}:
            found.append(criticality(row))
    return tuple(found)


def check_profile(parts: CertificateParts, role: Role) -> Iterator[Finding]:
    """Tables 6 and 8: presence and criticality of every extension, by role."""
    if not parts.extensions:
        return
    for row in TABLE_6:
        yield from _check_row(parts, row, role)
    yield from _check_others(parts, role)


def _check_row(parts: CertificateParts, row: Row, role: Role) -> Iterator[Finding]:
    found, presence = parts.extension(row.oid), _presence(row, role)
    if found is None:
        if presence == "m":
            yield missing(row).found()
    elif presence == "x":
        yield NOT_FOR_SEALS.found(row.term) if role in SEAL_SIGNERS else forbidden(row).found()
    elif found.critical != row.critical:
        yield criticality(row).found()


def _presence(row: Row, role: Role) -> str:
    if role in SEAL_SIGNERS:
        return _SEAL_PRESENCE.get(row.oid, "x")
    column = Role.MASTER_LIST_SIGNER if role is Role.DEVIATION_LIST_SIGNER else role
    return row.presence[COLUMNS.index(column)]


def _check_others(parts: CertificateParts, role: Role) -> Iterator[Finding]:
    """Table 6: other private extensions are not critical; table 8: there are none."""
    named = {row.oid for row in TABLE_6}
    for each in parts.extensions:
        if each.oid in named:
            continue
        if role in SEAL_SIGNERS:
            yield NOT_FOR_SEALS.found(each.oid)
        elif each.critical:
            yield UNKNOWN_CRITICAL.found(each.oid)
