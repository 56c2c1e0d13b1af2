"""What can be said against a zone beside its check digits."""

from safepassage.documents.mrz.dates import WRONG
from safepassage.documents.mrz.findings import EXPIRED, TRUNCATED, finding
from safepassage.documents.mrz.names import WrittenName
from safepassage.documents.mrz.zone import ZoneFields
from safepassage.formats.countries import ISSUERS
from safepassage.records import DocumentReason

Dates = tuple[str | None, str | None]
"""Birth and expiry as ``Reckoning`` reads them."""


def wrong_fields(begins: str, fields: ZoneFields, name: WrittenName, dates: Dates) -> list[str]:
    """The fields that hold what they cannot hold; a document code starts with one of ``begins``."""
    code, wrong = fields.document_code, []
    if code is None or code[0] not in begins:
        wrong.append("document_code")
    if not (fields.issuer and fields.issuer.isalpha()):
        wrong.append("issuer")
    if not name.fits:
        wrong.append("name")
    if not fields.number:
        wrong.append("number")
    if fields.nationality and not fields.nationality.isalpha():
        wrong.append("nationality")
    if fields.sex is None:
        wrong.append("sex")
    if WRONG in dates:
        born, expires = dates
        wrong += ["born"] * (born == WRONG) + ["expires"] * (expires == WRONG)
    return wrong


def remarks(fields: ZoneFields, *, cut: bool, past: bool) -> list[DocumentReason]:
    """What makes no lines wrong, but matters to whoever reads them."""
    found = [TRUNCATED] if cut else []
    if fields.issuer not in ISSUERS and _is_code(fields.issuer):
        found.append(finding("mrz_unknown_issuer", "issuer"))
    if fields.nationality not in ISSUERS and _is_code(fields.nationality):
        found.append(finding("mrz_unknown_issuer", "nationality"))
    if past:
        found.append(EXPIRED)
    return found


def _is_code(code: str | None) -> bool:
    """Whether it could be the code of a state; what could not is a wrong field."""
    return code is not None and code.isalpha()
