"""Whether what a source holds counts: a list by its signers, never by what it holds itself."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from safepassage.apps.trust.kinds import About, SourceKind, Stance
from safepassage.apps.trust.models import Source
from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates.anchors import Anchors
from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.certificates.revocation import RevocationList, Revocations
from safepassage.flows.trust.held import Words, Worth


class Proof(NamedTuple):
    """What lists are judged by: their signers' certificates by SHA-256, CRLs, and the time."""

    signers: Mapping[str, bytes]
    revocation_lists: Iterable[RevocationList]
    at: datetime


def worths_of(
    sources: Mapping[UUID, Source], first_hand: Anchors, proof: Proof, words: Words
) -> dict[UUID, Worth]:
    """Whether what each source holds counts; a list by its signers, all of them."""
    revocations = Revocations(proof.revocation_lists, first_hand)
    said = {Stance.DO_NOT_TRUST: Worth.NOT_TRUSTED, Stance.TRUST: Worth.TRUSTED}
    worths = {}
    for key, source in sources.items():
        stance = words.stance(About.SOURCE, str(key))
        signers = _signers(source, proof)
        if stance in said:
            worths[key] = said[stance]
        elif isinstance(signers, Worth):
            worths[key] = signers
        else:
            judged = (_of_signer(each, first_hand, revocations, proof.at) for each in signers)
            worths[key] = next((each for each in judged if each is not Worth.SIGNED), Worth.SIGNED)
    return worths


def _signers(source: Source, proof: Proof) -> list[bytes | None] | Worth:
    """The certificates of a list's signers, or why there are none to ask."""
    if source.kind != SourceKind.MASTER_LIST or source.current is None:
        return Worth.NOT_A_LIST
    if not (source.current.sound and source.current.signers):
        return Worth.SIGNATURE_NOT_PROVED
    return [proof.signers.get(each) for each in source.current.signers]


def _of_signer(
    raw: bytes | None, first_hand: Anchors, revocations: Revocations, at: datetime
) -> Worth:
    if raw is None:
        return Worth.SIGNER_UNKNOWN
    try:
        certificate = read_certificate(raw)
        anchor = first_hand.issuer_of(certificate).anchor
        if anchor is None or not anchor.is_trusted:
            return Worth.SIGNER_UNKNOWN
        revoked = any(each.code == "dsc_revoked" for each in revocations.judge(certificate, at))
    except MalformedError:
        return Worth.SIGNER_UNKNOWN
    return Worth.SIGNER_REVOKED if revoked else Worth.SIGNED
