"""Passive authentication from the files of a chip to a verdict with reasons."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from hashlib import new

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates import names
from safepassage.documents.certificates.anchors import Anchor, Anchors
from safepassage.documents.certificates.certificate import Certificate
from safepassage.documents.certificates.keys import UnusableKeyError
from safepassage.documents.cms import SignedData
from safepassage.documents.passive import binding, signer, validity
from safepassage.documents.passive.evidence import (
    Chip,
    Examination,
    GroupState,
    Trust,
    anchor_shown,
    signer_shown,
)
from safepassage.documents.passive.known import explained
from safepassage.documents.passive.printed import Printed, read_printed
from safepassage.documents.passive.security_object import Digests, read_digests, read_envelope
from safepassage.documents.passive.table import differences
from safepassage.documents.reasons import reason, verdict
from safepassage.records import DocumentReason


def authenticate(
    chip: Chip, trust: Trust, at: datetime, *, issuer: str | None = None
) -> Examination:
    """Check a chip's data by what is held here, as of an instant with a time zone.

    ``issuer`` is the issuing state's code where data group 1 was not read. That the data are no
    copy is for the chip to prove: ``documents.chip.examine`` judges both.
    Never raises for bad data: what cannot be read is a reason.
    """
    if chip.sod is None:
        return _without(chip, reason("sod_missing"))
    try:
        data = read_envelope(chip.sod)
    except MalformedError as error:
        return _without(chip, reason("malformed_data", str(error)))
    except UnusableKeyError as error:
        return _without(chip, reason(error.code, error.about))
    return _judged(data, chip, trust, at, issuer)


def _without(chip: Chip, why: DocumentReason) -> Examination:
    """The outcome where there is no security object to hold anything against."""
    return Examination(verdict=verdict((why,)), reasons=(why,), data_groups=_all_unread(chip))


def _judged(
    data: SignedData, chip: Chip, trust: Trust, at: datetime, issuer: str | None
) -> Examination:
    found = signer.find(data, trust.signers, trust.directory, partial(_counts, trust.anchors))
    printed, reasons = _printed(chip)
    reasons += found.reasons
    anchor = None
    if found.certificate is not None:
        reasons += _guarded(signer.judge(data, found.certificate))
        anchor, about_chain = _chain(found.certificate, trust, at)
        reasons += about_chain
        for about in _about_signer(data, found.certificate, printed, issuer, at):
            reasons += _guarded(about)
    states, about_groups = _groups(data, chip)
    reasons += about_groups
    if found.certificate is not None:
        reasons = explained(reasons, data, found.certificate, printed, trust.deviations)
    reasons.append(reason("copy_not_excluded"))
    return Examination(
        verdict=verdict(reasons),
        reasons=tuple(reasons),
        signer=signer_shown(found.certificate) if found.certificate else None,
        anchor=anchor_shown(anchor) if anchor else None,
        data_groups=states,
    )


def _printed(chip: Chip) -> tuple[Printed | None, list[DocumentReason]]:
    """What data group 1 says of the document, if it was read."""
    first = chip.data_groups.get(1)
    if first is None:
        return None, []
    try:
        return read_printed(first), []
    except MalformedError as error:
        return None, [reason("malformed_data", str(error))]


def _about_signer(
    data: SignedData,
    certificate: Certificate,
    printed: Printed | None,
    issuer: str | None,
    at: datetime,
) -> Iterator[Iterator[DocumentReason]]:
    """Hold the signer against its times and use, and against what the document says it is."""
    signed_at = data.signers[0].attributes.signing_time
    yield validity.of_signer(certificate, signed_at, at)
    yield binding.of_use(certificate)
    if printed is not None:
        yield binding.of_country(certificate, printed.issuer)
        yield binding.of_type(certificate, printed.code)
    if issuer is not None:
        yield binding.of_country(certificate, issuer.rstrip("<"))


def _guarded(reasons: Iterator[DocumentReason]) -> Iterator[DocumentReason]:
    """The same reasons; where what they are about cannot be read, that is one, too."""
    try:
        yield from reasons
    except MalformedError as error:
        yield reason("malformed_data", str(error))


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


def _counts(anchors: Anchors, certificate: Certificate) -> bool:
    """Whether a root that counts stands for a certificate."""
    anchor = anchors.issuer_of(certificate).anchor
    return anchor is not None and anchor.is_trusted


def _missing(anchors: Anchors, country: str) -> str:
    return "csca_missing" if anchors.of_country(country) else "no_csca_for_country"


def _groups(data: SignedData, chip: Chip) -> tuple[dict[str, GroupState], list[DocumentReason]]:
    """Hold every data group that was read or signed against the digests that were signed."""
    try:
        digests = read_digests(data.content)
    except MalformedError as error:
        return _all_unread(chip), [reason("malformed_data", str(error))]
    except UnusableKeyError as error:
        return _all_unread(chip), [reason(error.code, error.about)]
    numbers = sorted(digests.of.keys() | chip.data_groups.keys())
    states = {str(number): _state(digests, chip, number) for number in numbers}
    reasons = [reason(_CODES[state], number) for number, state in states.items() if state in _CODES]
    if chip.com is not None:
        reasons += differences(chip.com, digests.of.keys())
    return states, reasons


def _all_unread(chip: Chip) -> dict[str, GroupState]:
    return {str(number): GroupState.UNREAD for number in sorted(chip.data_groups)}


def _state(digests: Digests, chip: Chip, number: int) -> GroupState:
    content = chip.data_groups.get(number)
    digest = digests.of.get(number)
    if digest is None:
        return GroupState.NOT_IN_SOD
    if content is None:
        return GroupState.UNREAD
    fits = new(digests.algorithm, content).digest() == digest
    return GroupState.OK if fits else GroupState.MISMATCH


_CODES = {
    GroupState.MISMATCH: "dg_hash_mismatch",
    GroupState.NOT_IN_SOD: "dg_not_in_sod",
    GroupState.UNREAD: "dg_unread",
}
