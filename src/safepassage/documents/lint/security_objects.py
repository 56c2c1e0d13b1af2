"""A document security object held against its profile, and the signer inside it."""

from hashlib import sha256

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates import names
from safepassage.documents.certificates.keys import UnusableKeyError
from safepassage.documents.cms import read_signed_data
from safepassage.documents.lint.certificates import attempted, unreadable
from safepassage.documents.lint.finding import Report
from safepassage.documents.lint.lists import check_form, signer_reports
from safepassage.documents.lint.roles import Role
from safepassage.documents.lint.rules import cms
from safepassage.documents.lint.rules.digests import check_digests
from safepassage.documents.lint.specimen import Setting
from safepassage.documents.lists.signed_list import certificate_of
from safepassage.documents.passive.security_object import without_tag

KIND = "sod"


def lint_security_object(raw: bytes, setting: Setting) -> Report:
    """Hold an EF.SOD, with its tag or bare, against its profile."""
    try:
        signed = without_tag(raw)
        data = read_signed_data(signed)
    except (MalformedError, UnusableKeyError) as error:
        return unreadable(raw, KIND, error)
    signer = certificate_of(data, data.signers[0])
    is_converted = signed not in raw
    found = (
        *((cms.SECURITY_OBJECT.of(cms.SIGNED_NOT_DER).found(),) if is_converted else ()),
        *check_form(signed, data, cms.SECURITY_OBJECT),
        *attempted(check_digests(data.content)),
    )
    return Report(
        kind=KIND,
        name=names.readable(signer.subject) if signer else "",
        sha256=sha256(raw).hexdigest(),
        findings=tuple(dict.fromkeys(found)),
        parts=signer_reports(data, setting, Role.DOCUMENT_SIGNER),
    )
