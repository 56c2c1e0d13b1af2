"""Master lists: the root certificates that one state vouches for (Doc 9303-12 clause 9)."""

from datetime import datetime
from typing import NamedTuple

from safepassage.documents.asn1 import der, values
from safepassage.documents.certificates.anchors import Anchors
from safepassage.documents.certificates.certificate import Certificate, read_certificate
from safepassage.documents.certificates.extensions import MASTER_LIST_SIGNER
from safepassage.documents.certificates.revocation import Revocations
from safepassage.documents.cms import SignedData, read_signed_data
from safepassage.documents.lists.signed_list import judge
from safepassage.documents.reasons import reason
from safepassage.records import DocumentReason

MASTER_LIST = "2.23.136.1.1.2"


class MasterList(NamedTuple):
    """The certificates of a list in their order, and what was wrong with those left out."""

    data: SignedData
    certificates: tuple[Certificate, ...]
    unreadable: tuple[str, ...]

    @property
    def countries(self) -> frozenset[str]:
        """Countries of which there is a certificate."""
        return frozenset(each.country for each in self.certificates if each.country)


def read_master_list(raw: bytes) -> MasterList:
    """Read a master list; one unreadable certificate leaves the others. MalformedError."""
    data = read_signed_data(raw)
    if data.content_type != MASTER_LIST:
        raise der.MalformedError(f"signed data of type {data.content_type}, not a master list")
    content = data.content
    start, stop = der.whole(content, der.SEQUENCE)
    first, at = der.expect(content, start, stop, der.INTEGER)
    if values.small(content[first:at]) != 0:
        raise der.MalformedError("a master list of another version than 0")
    inner, end = der.expect(content, at, stop, der.SET)
    certificates: list[Certificate] = []
    unreadable: list[str] = []
    for number, (_, begin, _, until) in enumerate(der.children(content, inner, end), start=1):
        try:
            certificates.append(read_certificate(content[begin:until]))
        except der.MalformedError as error:
            unreadable.append(f"number {number}: {error}")
    return MasterList(data, tuple(certificates), tuple(unreadable))


def judge_master_list(
    listed: MasterList, anchors: Anchors, revocations: Revocations, at: datetime
) -> tuple[DocumentReason, ...]:
    """Say whether a list is of whom it should be, by roots that were held before it came."""
    about_signer = judge(listed.data, MASTER_LIST_SIGNER, anchors, revocations, at)
    about_content = (reason("certificate_unreadable", each) for each in listed.unreadable)
    return (*about_signer, *about_content)
