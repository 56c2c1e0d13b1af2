"""Any seal from its octets to a verdict with reasons."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates.keys import UnusableKeyError
from safepassage.documents.reasons import reason, verdict
from safepassage.documents.seals.printed import compare
from safepassage.documents.seals.read import UnreadableSealError, read
from safepassage.documents.seals.seal import Fields, Held
from safepassage.records import DocumentReason, Verdict, Weight
from safepassage.records._base import Record


class CheckedSeal(Record, frozen=True):
    """The outcome: what kind of seal it is, a verdict, what the seal says, and why.

    No kind: it is none that is known. No fields: it could not be read. TRUSTED says that the
    state made this seal and that it is unaltered; whether it belongs to the document it is on,
    the printed lines tell.
    """

    kind: str | None
    verdict: Verdict
    fields: Fields
    reasons: tuple[DocumentReason, ...]


def check(
    data: bytes,
    held: Held,
    at: datetime,
    *,
    printed: str | None = None,
    before: Iterable[DocumentReason] = (),
) -> CheckedSeal:
    """Check a seal by what is held here, as of an instant with a time zone.

    ``printed`` are the lines printed on the document; ``before`` is what was found while making
    ready, as a revocation list that cannot be read: where that leaves something open, the seal
    is read and not judged. Never raises for bad data: what cannot be read is a reason.
    """
    found = list(before)
    try:
        seal = read(data)
    except MalformedError as error:
        kind = error.kind if isinstance(error, UnreadableSealError) else None
        return _checked(kind, {}, [*found, reason("malformed_data", str(error))])
    if all(each.severity in {Weight.INFO, Weight.WARNING} for each in found):
        found += _guarded(seal.judge(held, at))
        found += _guarded(compare(seal.stated, printed, at))
    return _checked(seal.kind, seal.fields, found)


def _checked(kind: str | None, fields: Fields, reasons: list[DocumentReason]) -> CheckedSeal:
    return CheckedSeal(kind=kind, verdict=verdict(reasons), fields=fields, reasons=tuple(reasons))


def _guarded(reasons: Iterable[DocumentReason]) -> Iterator[DocumentReason]:
    """The same reasons; what keeps the rest from being found is one, too."""
    try:
        yield from reasons
    except MalformedError as error:
        yield reason("malformed_data", str(error))
    except UnusableKeyError as error:
        yield reason(error.code, error.about)
