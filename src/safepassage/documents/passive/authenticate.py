"""Passive authentication from the files of a chip to a verdict with reasons."""

from collections.abc import Iterator
from datetime import datetime
from hashlib import new

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates import names
from safepassage.documents.certificates.anchors import Anchor, Anchors
from safepassage.documents.certificates.certificate import Certificate
from safepassage.documents.certificates.keys import UnusableKeyError
from safepassage.documents.passive import binding, signer, validity
from safepassage.documents.passive.evidence import (
    Chip,
    Examination,
    GroupState,
    Trust,
    anchor_shown,
    signer_shown,
)
from safepassage.documents.passive.printed import issuer_and_code
from safepassage.documents.passive.security_object import SecurityObject, read_security_object
from safepassage.documents.reasons import reason, verdict
from safepassage.records import DocumentReason


def authenticate(
    chip: Chip, trust: Trust, at: datetime, *, issuer: str | None = None, proved: bool = False
) -> Examination:
    """Check a chip's data by what is held here, as of an instant with a time zone.

    ``issuer`` is the issuing state's code where data group 1 was not read; ``proved`` says that
    the chip has shown by active or chip authentication that it is no copy.
    Never raises for bad data: what cannot be read is a reason.
    """
    if chip.sod is None:
        return _without(chip, reason("sod_missing"))
    try:
        security = read_security_object(chip.sod)
    except MalformedError as error:
        return _without(chip, reason("malformed_data", str(error)))
    except UnusableKeyError as error:
        return _without(chip, reason(error.code, error.about))
    return _judged(security, chip, trust, at, issuer=issuer, proved=proved)


def _without(chip: Chip, why: DocumentReason) -> Examination:
    """The outcome where there is no security object to hold anything against."""
    states = {str(number): GroupState.UNREAD for number in sorted(chip.data_groups)}
    return Examination(verdict=verdict((why,)), reasons=(why,), data_groups=states)


def _judged(
    security: SecurityObject,
    chip: Chip,
    trust: Trust,
    at: datetime,
    *,
    issuer: str | None,
    proved: bool,
) -> Examination:
    found = signer.find(security.data, trust.signers)
    certificate = found.certificate
    reasons = list(found.reasons)
    anchor = None
    if certificate is not None:
        reasons += signer.judge(security.data, certificate)
        anchor, about_chain = _chain(certificate, trust, at)
        reasons += about_chain
        signed_at = security.data.signers[0].attributes.signing_time
        reasons += _guarded(validity.of_signer(certificate, signed_at, at))
        reasons += _guarded(_bound(certificate, chip, issuer))
    states = group_states(security, chip)
    reasons += _about_groups(states)
    if not proved:
        reasons.append(reason("copy_not_excluded"))
    return Examination(
        verdict=verdict(reasons),
        reasons=tuple(reasons),
        signer=signer_shown(certificate) if certificate else None,
        anchor=anchor_shown(anchor) if anchor else None,
        data_groups=states,
    )


def _chain(
    certificate: Certificate, trust: Trust, at: datetime
) -> tuple[Anchor | None, list[DocumentReason]]:
    """The root that a signer leads to, and what is to say of both and of revocation."""
    issuer = trust.anchors.issuer_of(certificate)
    anchor = issuer.anchor
    if anchor is None:
        country = names.country(certificate.issuer) or "an issuer without a country"
        if issuer.is_named:
            return None, [reason("dsc_signature_invalid", country)]
        if issuer.unusable is not None:
            return None, [reason(issuer.unusable.code, issuer.unusable.about)]
        return None, [reason(_missing(trust.anchors, country), country)]
    reasons = list(validity.of_anchor(anchor, certificate, at))
    if not anchor.is_trusted:
        reasons.append(reason("csca_not_trusted", ", ".join(anchor.sources)))
    reasons += trust.revocations.judge(certificate, at)
    return anchor, reasons


def _missing(anchors: Anchors, country: str) -> str:
    return "csca_missing" if anchors.of_country(country) else "no_csca_for_country"


def _bound(certificate: Certificate, chip: Chip, issuer: str | None) -> Iterator[DocumentReason]:
    """Hold the signer against what the document itself says it is, and against what was said."""
    first = chip.data_groups.get(1)
    if first is not None:
        state, code = issuer_and_code(first)
        yield from binding.of_country(certificate, state)
        yield from binding.of_type(certificate, code)
    if issuer is not None:
        yield from binding.of_country(certificate, issuer)


def _guarded(reasons: Iterator[DocumentReason]) -> Iterator[DocumentReason]:
    """The same reasons; where what they are about cannot be read, that is one, too."""
    try:
        yield from reasons
    except MalformedError as error:
        yield reason("malformed_data", str(error))


def group_states(security: SecurityObject, chip: Chip) -> dict[str, GroupState]:
    """Hold every data group that was read or signed against the security object's digests."""
    numbers = sorted(security.digests.keys() | chip.data_groups.keys())
    return {str(number): _state(security, chip, number) for number in numbers}


def _state(security: SecurityObject, chip: Chip, number: int) -> GroupState:
    content = chip.data_groups.get(number)
    digest = security.digests.get(number)
    if digest is None:
        return GroupState.NOT_IN_SOD
    if content is None:
        return GroupState.UNREAD
    fits = new(security.digest, content).digest() == digest
    return GroupState.OK if fits else GroupState.MISMATCH


_CODES = {
    GroupState.MISMATCH: "dg_hash_mismatch",
    GroupState.NOT_IN_SOD: "dg_not_in_sod",
    GroupState.UNREAD: "dg_unread",
}


def _about_groups(states: dict[str, GroupState]) -> Iterator[DocumentReason]:
    for number, state in states.items():
        if state in _CODES:
            yield reason(_CODES[state], number)
