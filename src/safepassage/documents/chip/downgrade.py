"""Does the chip offer what the state signed? EF.CardAccess is not signed (Doc 9303-11 clause 4.2).

Whoever stands between chip and reader can take the stronger protocols away or put weaker ones
in; data group 14 and EF.CardSecurity repeat what belongs there, and are signed.
"""

from collections.abc import Iterator

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.chip.proof import SECURITY_OPTIONS
from safepassage.documents.lds.security_files import (
    read_card_security,
    read_data_group_14,
    read_security_infos,
)
from safepassage.documents.lds.security_infos import PaceInfo, PaceParameters, SecurityInfos
from safepassage.documents.reasons import reason
from safepassage.records import DocumentReason


def judge_offer(
    card_access: bytes,
    dg14: bytes | None,
    vouched: frozenset[int],
    card_security: bytes | None = None,
) -> tuple[DocumentReason, ...]:
    """Hold EF.CardAccess against what was signed; never raises for bad data.

    ``vouched`` are the numbers of the data groups that passive authentication found signed; a
    data group 14 that is not among them tells nothing. EF.CardSecurity is given only where its
    own signature was found to hold.
    """
    try:
        return tuple(_differences(card_access, dg14, vouched, card_security))
    except MalformedError as error:
        return (reason("malformed_data", str(error)),)


def _differences(
    card_access: bytes, dg14: bytes | None, vouched: frozenset[int], card_security: bytes | None
) -> Iterator[DocumentReason]:
    offered = read_security_infos(card_access)
    if dg14 is not None and SECURITY_OPTIONS in vouched:
        yield from compare(offered, read_data_group_14(dg14))
    if card_security is not None:
        yield from compare(offered, read_card_security(card_security))


def compare(offered: SecurityInfos, signed: SecurityInfos) -> Iterator[DocumentReason]:
    """Hold what a chip offers against what was signed.

    What does not mention PACE at all says nothing of it: some states forgot the copy.
    """
    ours, theirs = set(_pace(offered)), set(_pace(signed))
    if not theirs:
        return
    missing = sorted(each.name for each in theirs - ours)
    if missing:
        yield reason("protocol_downgrade", f"{', '.join(missing)} missing")
    added = sorted(each.name for each in ours - theirs)
    if added:
        yield reason("protocol_downgrade", f"{', '.join(added)} not signed")


def _pace(infos: SecurityInfos) -> tuple[PaceInfo | PaceParameters, ...]:
    return infos.pace + infos.pace_parameters
