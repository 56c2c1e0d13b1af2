"""Deviation lists: mistakes in its documents that a state announces (Doc 9303-12 clause 10)."""

from datetime import datetime
from typing import NamedTuple

from safepassage.simulation.passports import asn1
from safepassage.simulation.passports.authority import DAY, Authority
from safepassage.simulation.passports.keys.identifiers import of_digest
from safepassage.simulation.passports.pki import extensions, names
from safepassage.simulation.passports.pki.certificates import Certificate
from safepassage.simulation.passports.signed_data import Form, signed_data

DEVIATION_LIST = "2.23.136.1.1.7"
GROUP_DIGEST_WRONG = "2.23.136.1.1.7.2.2"
SIGNATURE_WRONG = "2.23.136.1.1.7.2.3"
TABLE_INCONSISTENT = "2.23.136.1.1.7.2.4"
WRONG_CHECK_DIGIT = "2.23.136.1.1.7.3.2"


class Announced(NamedTuple):
    """One mistake: its kind, the data group if it is about one, and the documents that have it."""

    kind: str
    data_group: int | None = None
    signer: Certificate | None = None
    document_type: str | None = None
    issued: tuple[datetime, datetime] | None = None
    numbers: tuple[str, ...] = ()
    words: str = "invented mistake"


def deviation_list(by: Authority, *announced: Announced) -> bytes:
    """A state's signed list of these mistakes."""
    signer = by.list_signer(extensions.DEVIATION_LIST_SIGNER)
    content = asn1.sequence(
        asn1.integer(0), of_digest("sha256"), asn1.set_of(_deviation(each) for each in announced)
    )
    form = Form(embedded=(by.root.raw,))
    return signed_data(DEVIATION_LIST, content, signer, by.at - 20 * DAY, form)


def _deviation(announced: Announced) -> bytes:
    parameters = b""
    if announced.data_group is not None:
        parameters = asn1.explicit(0, asn1.integer(announced.data_group))
    words = asn1.printable(announced.words)
    description = asn1.sequence(words, asn1.oid(announced.kind), parameters)
    return asn1.sequence(_documents(announced), asn1.set_of([description]))


def _documents(announced: Announced) -> bytes:
    parts = []
    if announced.document_type is not None:
        parts.append(asn1.implicit(0, announced.document_type.encode("ascii")))
    if announced.signer is not None:
        signer = announced.signer
        parts.append(asn1.explicit(1, names.written(signer.issuer), asn1.integer(signer.serial)))
    if announced.issued is not None:
        parts.append(asn1.explicit(4, *(asn1.generalized(each) for each in announced.issued)))
    if announced.numbers:
        numbers = sorted(asn1.printable(each) for each in announced.numbers)
        parts.append(asn1.explicit(5, *numbers))
    return asn1.sequence(*parts)
