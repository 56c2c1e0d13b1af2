"""That everything is DER (Doc 9303-12 7.1): names, keys, and inside of extensions."""

from collections.abc import Iterator

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.lint.anatomy.parts import ExtensionPart
from safepassage.documents.lint.encoding import faults
from safepassage.documents.lint.finding import Finding, Rule, Severity

NOT_DER = Rule(
    "not_der",
    Severity.ERROR,
    "Doc 9303-12 7.1",
    "Not all of it is DER: {about}.",
    "Strict readers cannot read it, and no document under it is checked there.",
)
STANDARD = ("2.5.29.", "2.23.136.")
"""Extensions of X.509 and of ICAO; what stands in private ones is nobody else's affair."""


def check_encoding(
    elements: dict[str, bytes], extensions: tuple[ExtensionPart, ...]
) -> Iterator[Finding]:
    """Clause 7.1: certificates and revocation lists are produced in DER; ``elements`` by name."""
    named = elements | {
        f"extension {each.oid}": each.value for each in extensions if each.oid.startswith(STANDARD)
    }
    for name, element in named.items():
        for fault in sorted(_faults(element)):
            yield NOT_DER.found(f"{name}: {fault}")


def _faults(element: bytes) -> frozenset[str]:
    try:
        return faults(element)
    except MalformedError as error:
        return frozenset({str(error)})
