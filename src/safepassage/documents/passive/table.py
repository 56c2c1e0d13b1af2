"""EF.COM, the chip's table of contents, which nobody signed (Doc 9303-10 clause 4.6.1).

Only the security object counts. A table that says otherwise is told, for it may have been made
to hide a data group; it never decides anything.
"""

from collections.abc import Collection, Iterator

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.lds.com import read_com
from safepassage.documents.reasons import reason
from safepassage.records import DocumentReason


def differences(com: bytes, signed: Collection[int]) -> Iterator[DocumentReason]:
    """Say what the table of contents names and nobody signed, or leaves out."""
    try:
        named = read_com(com).data_groups
    except MalformedError as error:
        yield reason("com_sod_differ", str(error))
        return
    differing = sorted(set(named) ^ set(signed))
    if differing:
        yield reason("com_sod_differ", ", ".join(f"DG{number}" for number in differing))
