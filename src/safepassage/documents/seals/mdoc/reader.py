"""A mobile document, as far as its issuer signed it."""

from functools import partial

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.seals import cose
from safepassage.documents.seals.as_json import as_json
from safepassage.documents.seals.encodings import cbor
from safepassage.documents.seals.encodings.strict_json import Json
from safepassage.documents.seals.mdoc.elements import Element, read_shown
from safepassage.documents.seals.mdoc.judge import MobileDocument, judge
from safepassage.documents.seals.mdoc.security_object import read_security_object
from safepassage.documents.seals.seal import Seal, Stated

KIND = "mdoc"


def read(data: bytes) -> Seal:
    """Read an IssuerSigned or a DeviceResponse with one document; raises MalformedError."""
    shown = read_shown(cbor.read(data))
    signed = cose.read(shown.issuer_auth)
    security = read_security_object(signed.payload)
    elements = _by_name(shown.elements)
    fields: dict[str, Json] = {
        "document_type": security.document_type,
        "signing_date": security.signed.isoformat(),
        "valid_from": security.begins.isoformat(),
        "valid_until": security.ends.isoformat(),
        "elements": elements,
    }
    document = MobileDocument(shown, signed, security)
    return Seal(KIND, fields, Stated(), partial(judge, document))


def _by_name(elements: tuple[Element, ...]) -> dict[str, Json]:
    """Values by name space and name; MalformedError for an element that comes twice."""
    found: dict[str, dict[str, Json]] = {}
    for each in elements:
        space = found.setdefault(each.space, {})
        if each.name in space:
            raise MalformedError("an element twice")
        space[each.name] = as_json(each.value)
    return dict(found)
