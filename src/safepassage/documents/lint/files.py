"""Whatever file an issuer brings: told apart by its first bytes, every object in it checked."""

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates.keys import UnusableKeyError
from safepassage.documents.cms import read_signed_data
from safepassage.documents.lint.certificates import lint_certificate, unreadable
from safepassage.documents.lint.finding import Report
from safepassage.documents.lint.lists import lint_deviation_list, lint_master_list
from safepassage.documents.lint.revocations import lint_revocation_list
from safepassage.documents.lint.roles import Role
from safepassage.documents.lint.security_objects import lint_security_object
from safepassage.documents.lint.specimen import Setting
from safepassage.documents.lists.deviations import DEVIATION_LIST
from safepassage.documents.lists.files import pieces, structure_of
from safepassage.documents.lists.master_list import MASTER_LIST
from safepassage.documents.passive.security_object import EF_SOD

UNKNOWN = "unknown"
_SIGNED = {MASTER_LIST: lint_master_list, DEVIATION_LIST: lint_deviation_list}


def lint_file(raw: bytes, setting: Setting, role: Role | None = None) -> tuple[Report, ...]:
    """Check every object of a file in DER, PEM or LDIF; ``role`` is that of its certificates."""
    return tuple(lint_object(piece, setting, role) for piece in pieces(raw))


def lint_object(raw: bytes, setting: Setting, role: Role | None = None) -> Report:
    """Check one certificate, CRL, list or security object in DER; never raises."""
    if raw[:1] == bytes((EF_SOD,)):
        return lint_security_object(raw, setting)
    try:
        structure = structure_of(raw)
        if structure == "signed_data":
            return _lint_signed_data(raw, setting)
    except (MalformedError, UnusableKeyError) as error:
        return unreadable(raw, UNKNOWN, error)
    if structure == "revocation_list":
        return lint_revocation_list(raw, setting)
    return lint_certificate(raw, setting, role)


def _lint_signed_data(raw: bytes, setting: Setting) -> Report:
    """By the type of the content; signed data of any other type are taken for security objects."""
    check = _SIGNED.get(read_signed_data(raw).content_type, lint_security_object)
    return check(raw, setting)
