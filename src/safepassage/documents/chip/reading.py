"""Any file of a chip, the signed ones among them, by what it begins with.

Nothing here is verified: a security object says what it says, whoever signed it.
"""

from datetime import datetime

from safepassage.documents.cms import SignedData, certificates_of
from safepassage.documents.lds import ElementaryFile, read
from safepassage.documents.lds.security_files import CARD_SECURITY, read_security_infos
from safepassage.documents.lds.tags import NAMES, SIGNED, SOD
from safepassage.documents.passive.evidence import SignerShown, signer_shown
from safepassage.documents.passive.security_object import read_digests, read_envelope
from safepassage.records._base import Record


class SecurityObject(Record, frozen=True):
    """EF.SOD: digests in hexadecimal by number of data group, and the certificates with them."""

    content_type: str
    version: int
    digest: str
    data_groups: dict[str, str]
    certificates: tuple[SignerShown, ...]
    signing_time: datetime | None


def read_any(file: bytes) -> ElementaryFile:
    """Read one file of a chip; raises MalformedError, UnusableKeyError."""
    if file[:1] not in {bytes((SOD,)), bytes((SIGNED,))}:
        return read(file)
    data = read_envelope(file)
    if data.content_type == CARD_SECURITY:
        return ElementaryFile("CardSecurity", read_security_infos(data.content))
    return ElementaryFile(NAMES[SOD], _security_object(data))


def _security_object(data: SignedData) -> SecurityObject:
    digests = read_digests(data.content)
    return SecurityObject(
        content_type=data.content_type,
        version=digests.version,
        digest=digests.algorithm,
        data_groups={str(number): value.hex() for number, value in sorted(digests.of.items())},
        certificates=tuple(signer_shown(each) for each in certificates_of(data.certificates)),
        signing_time=data.signers[0].attributes.signing_time,
    )
