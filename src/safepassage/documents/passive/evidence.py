"""What passive authentication is given, and what it gives back."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates import names
from safepassage.documents.certificates.anchors import Anchor, Anchors
from safepassage.documents.certificates.certificate import Certificate
from safepassage.documents.certificates.keys import UnusableKeyError, public_key
from safepassage.documents.certificates.revocation import Revocations
from safepassage.documents.certificates.signatures import algorithm_of
from safepassage.documents.lists.deviations import DeviationList
from safepassage.documents.passive.signer import Directory
from safepassage.records import DocumentReason, Verdict
from safepassage.records._base import Record


class Chip(NamedTuple):
    """What was read of a chip: EF.SOD, the data groups' files by number, and EF.COM."""

    sod: bytes | None
    data_groups: Mapping[int, bytes] = {}
    com: bytes | None = None


class Trust(NamedTuple):
    """What is held here to judge by: roots, revocation lists, signers kept beside, deviations.

    ``directory`` holds further signers, too many to be kept at hand.

    Deviation lists are believed: who gives them here has seen to it that their states signed them.
    """

    anchors: Anchors
    revocations: Revocations
    signers: tuple[Certificate, ...] = ()
    deviations: tuple[DeviationList, ...] = ()
    directory: Directory | None = None


class GroupState(StrEnum):
    """What became of one data group."""

    OK = "ok"
    MISMATCH = "mismatch"
    UNREAD = "unread"
    NOT_IN_SOD = "not_in_sod"


class SignerShown(Record, frozen=True):
    """The document signer as people read it; serial number in hexadecimal, times ISO 8601."""

    subject: str
    serial: str
    algorithm: str
    valid_from: str
    valid_to: str


class AnchorShown(Record, frozen=True):
    """The root certificate that the signer leads to, and where it came from."""

    subject: str
    sha256: str
    source: str


class Examination(Record, frozen=True):
    """The outcome: a verdict, why, by whom it was signed, and each data group's state."""

    verdict: Verdict
    reasons: tuple[DocumentReason, ...]
    data_groups: Mapping[str, GroupState]
    signer: SignerShown | None = None
    anchor: AnchorShown | None = None


def signer_shown(certificate: Certificate) -> SignerShown:
    """Describe a signer's certificate for people."""
    return SignerShown(
        subject=names.readable(certificate.subject),
        serial=f"{certificate.serial:x}",
        algorithm=key_in_words(certificate),
        valid_from=_iso(certificate.not_before),
        valid_to=_iso(certificate.not_after),
    )


def anchor_shown(anchor: Anchor) -> AnchorShown:
    """Describe a root certificate for people."""
    return AnchorShown(
        subject=names.readable(anchor.certificate.subject),
        sha256=anchor.certificate.sha256,
        source=", ".join(anchor.sources),
    )


def key_in_words(certificate: Certificate) -> str:
    """The signer's key and how its own certificate was signed: ``EC P-256, ecdsa with sha256``."""
    try:
        key = public_key(certificate.public_key)
        algorithm = algorithm_of(certificate.algorithm)
    except (MalformedError, UnusableKeyError) as error:
        return str(error)
    size = key.curve.name if key.curve else str(key.bits)
    return f"{key.kind.upper()} {size}, certificate by {algorithm.scheme} with {algorithm.digest}"


def _iso(instant: datetime) -> str:
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ")
