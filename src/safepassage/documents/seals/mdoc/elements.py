"""The elements that a mobile document shows, each with the octets that its digest is of."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.seals.encodings.cbor import Cbor, Key, Tagged
from safepassage.documents.seals.mdoc.security_object import inner

_LEAST_RANDOM = 16


class Element(NamedTuple):
    """An IssuerSignedItem (ISO/IEC 18013-5 clause 8.3.2.1.2.2) and its octets, tag included."""

    space: str
    number: int
    name: str
    value: Cbor
    octets: bytes


class Shown(NamedTuple):
    """Elements, the COSE_Sign1 that is to prove them, and the type that a response names."""

    elements: tuple[Element, ...]
    issuer_auth: Cbor
    document_type: Cbor


def read_shown(value: Cbor) -> Shown:
    """Read an IssuerSigned, or the only one of a response; raises MalformedError."""
    document = _only_document(value)
    said = document.get("issuerSigned", document)
    if not isinstance(said, Mapping):
        raise MalformedError("no mobile document")
    spaces = said.get("nameSpaces", {})
    if not isinstance(spaces, Mapping) or "issuerAuth" not in said:
        raise MalformedError("a mobile document without what its issuer signed")
    elements = tuple(each for space, items in spaces.items() for each in _elements(space, items))
    return Shown(elements, said["issuerAuth"], document.get("docType"))


def _only_document(value: Cbor) -> Mapping[Key, Cbor]:
    if isinstance(value, Mapping) and "documents" in value:
        documents = value["documents"]
        if not isinstance(documents, tuple) or isinstance(documents, Tagged) or len(documents) != 1:
            raise MalformedError("a response that does not hold one document")
        value = documents[0]
    if not isinstance(value, Mapping):
        raise MalformedError("no mobile document")
    return value


def _elements(space: Key, items: Cbor) -> Iterator[Element]:
    if not isinstance(space, str) or not isinstance(items, tuple) or isinstance(items, Tagged):
        raise MalformedError("a name space without its elements")
    for item in items:
        said = inner(item)
        if not isinstance(item, Tagged) or not isinstance(said, Mapping):
            raise MalformedError("an element that is none")
        number, name = said.get("digestID"), said.get("elementIdentifier")
        random = said.get("random")
        if not isinstance(number, int) or not isinstance(name, str):
            raise MalformedError("an element without number or name")
        if not isinstance(random, bytes) or len(random) < _LEAST_RANDOM:
            raise MalformedError("an element without its random octets")
        yield Element(space, number, name, said.get("elementValue"), item.encoded)
