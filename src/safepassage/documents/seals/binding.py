"""The signer of a barcode bound to its document: its state, and its type where lines say it."""

from collections.abc import Iterator

from safepassage.documents.passive import binding
from safepassage.documents.seals.signers import Signer
from safepassage.records import DocumentReason

CODE = 2
"""Signs of the document code, which begin the lines."""


def judge(issuer: str, lines: str | None, signer: Signer) -> Iterator[DocumentReason]:
    """Hold a signer against the issuer and the printed lines that its barcode names."""
    yield from binding.of_country(signer.certificate, issuer)
    if lines is not None:
        yield from binding.of_type(signer.certificate, lines[:CODE])
