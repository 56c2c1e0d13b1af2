"""Master lists and deviation lists as a whole: form, signer, content."""

from collections.abc import Iterator
from hashlib import sha256

from safepassage.documents.asn1 import ber
from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates import names
from safepassage.documents.certificates.certificate import Certificate, read_certificate
from safepassage.documents.certificates.keys import UnusableKeyError
from safepassage.documents.cms import SignedData
from safepassage.documents.lint.anatomy.signed import dissect_signed_data
from safepassage.documents.lint.certificates import attempted, lint_certificate, unreadable
from safepassage.documents.lint.finding import Finding, Report
from safepassage.documents.lint.roles import AUTHORITIES, Role, role_of
from safepassage.documents.lint.rules import cms, listing
from safepassage.documents.lint.specimen import Setting
from safepassage.documents.lists.deviations import read_deviation_list
from safepassage.documents.lists.master_list import MasterList, read_master_list
from safepassage.documents.lists.signed_list import certificate_of

MASTER_LIST = "master_list"
DEVIATION_LIST = "deviation_list"


def lint_master_list(raw: bytes, setting: Setting) -> Report:
    """Hold a master list, its signer and every certificate in it against their profiles."""
    try:
        listed = read_master_list(raw)
    except (MalformedError, UnusableKeyError) as error:
        return unreadable(raw, MASTER_LIST, error)
    setting = setting._replace(authorities=(*setting.authorities, *listed.certificates))
    signer = certificate_of(listed.data, listed.data.signers[0])
    roles = {each.raw: role_of(each) for each in listed.certificates}
    country = names.country(signer.issuer) if signer else None
    found = (
        *check_form(raw, listed.data, cms.MASTER_LIST),
        *attempted(listing.check_content(listed, roles)),
        *_check_origin(listed, signer, roles),
        *_check_expired(listed, setting),
    )
    inside = (
        _of_state(lint_certificate(each.raw, setting, roles[each.raw]), each, country)
        for each in listed.certificates
    )
    return Report(
        kind=MASTER_LIST,
        name=names.readable(signer.subject) if signer else "",
        sha256=sha256(raw).hexdigest(),
        findings=tuple(dict.fromkeys(found)),
        parts=(*signer_reports(listed.data, setting, Role.MASTER_LIST_SIGNER), *inside),
    )


def lint_deviation_list(raw: bytes, setting: Setting) -> Report:
    """Hold a deviation list's form and signer against their profiles."""
    try:
        data = read_deviation_list(raw).data
    except (MalformedError, UnusableKeyError) as error:
        return unreadable(raw, DEVIATION_LIST, error)
    signer = certificate_of(data, data.signers[0])
    return Report(
        kind=DEVIATION_LIST,
        name=names.readable(signer.subject) if signer else "",
        sha256=sha256(raw).hexdigest(),
        findings=tuple(dict.fromkeys(check_form(raw, data, cms.DEVIATION_LIST))),
        parts=signer_reports(data, setting, Role.DEVIATION_LIST_SIGNER),
    )


def check_form(raw: bytes, data: SignedData, form: cms.Form) -> Iterator[Finding]:
    """The signed data and each signature on them."""
    yield from attempted(_check_signed_data(raw, data, form))
    for signer in data.signers:
        certificate = certificate_of(data, signer)
        if certificate is None:
            yield form.of(cms.SIGNER_MISSING).found()
        else:
            yield from attempted(cms.check_signer(data, signer, certificate))


def _check_signed_data(raw: bytes, data: SignedData, form: cms.Form) -> Iterator[Finding]:
    parts = dissect_signed_data(raw if data.is_der else ber.to_der(raw))
    yield from cms.check_signed_data(data, parts, form)


def signer_reports(data: SignedData, setting: Setting, role: Role) -> tuple[Report, ...]:
    """Reports on the certificates beside signed data; who is no authority has this role."""
    beside = certificates_beside(data)
    authorities = tuple(each for each in beside if role_of(each) in AUTHORITIES)
    setting = setting._replace(authorities=(*setting.authorities, *authorities))
    return tuple(
        lint_certificate(each.raw, setting, None if each in authorities else role)
        for each in beside
    )


def certificates_beside(data: SignedData) -> list[Certificate]:
    """Certificates that came with signed data; unreadable ones are passed over."""
    found = []
    for raw in data.certificates:
        try:
            found.append(read_certificate(raw))
        except MalformedError:
            continue
    return found


def _check_origin(
    listed: MasterList, signer: Certificate | None, roles: dict[bytes, Role]
) -> Iterator[Finding]:
    """Who signed the list, and whether his own state's roots are in it."""
    if signer is None:
        return
    if role_of(signer) in AUTHORITIES:
        yield listing.SIGNED_BY_AUTHORITY.found()
    else:
        beside = certificates_beside(listed.data)
        yield from listing.check_chain(signer, beside, listed.certificates)
    country = names.country(signer.issuer)
    own = [each for each in listed.certificates if each.country == country]
    yield from listing.check_own(own, roles)


def _check_expired(listed: MasterList, setting: Setting) -> Iterator[Finding]:
    expired = sum(each.not_after < setting.at for each in listed.certificates)
    if expired:
        yield listing.EXPIRED_ENTRIES.found(f"{expired} of {len(listed.certificates)}")


def _of_state(report: Report, certificate: Certificate, country: str | None) -> Report:
    """The report, marked where another state issued what it is about."""
    return report if certificate.country == country else report.as_foreign()
