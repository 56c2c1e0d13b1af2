"""All that a terminal brought back of a chip, judged together: files, proofs, offer.

Passive authentication comes first: only what it vouches for can bind a proof to a state.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.chip.active import ActiveAuthentication, judge_active
from safepassage.documents.chip.chip_authentication import ChipAuthentication, judge_chip
from safepassage.documents.chip.downgrade import judge_offer
from safepassage.documents.chip.proof import ACTIVE_AUTHENTICATION_KEY, SECURITY_OPTIONS
from safepassage.documents.lds.security_files import read_data_group_14
from safepassage.documents.passive import Chip, Examination, GroupState, Trust, authenticate
from safepassage.documents.reasons import reason, verdict
from safepassage.records import DocumentReason, Verdict


class Log(NamedTuple):
    """What a terminal logged besides the files; None is what it did not do or read."""

    active: ActiveAuthentication | None = None
    agreed: ChipAuthentication | None = None
    card_access: bytes | None = None


def examine(
    chip: Chip, log: Log, trust: Trust, at: datetime, *, issuer: str | None = None
) -> Examination:
    """Passive authentication, the chip's proofs and its offer in one verdict.

    Takes what ``passive.authenticate`` takes, and never raises for bad data.
    """
    passive = authenticate(chip, trust, at, issuer=issuer)
    found = dict.fromkeys(_about_chip(chip, log, passive))
    proved = any(each.code == "chip_proved" for each in found)
    kept = [each for each in passive.reasons if not (proved and each.code == "copy_not_excluded")]
    reasons = (*kept, *found)
    return replace(passive, verdict=verdict(reasons), reasons=reasons)


def vouched(passive: Examination) -> frozenset[int]:
    """Numbers of the data groups that a trusted signer signed as they were read."""
    if passive.verdict is not Verdict.TRUSTED:
        return frozenset()
    return frozenset(
        int(number) for number, state in passive.data_groups.items() if state is GroupState.OK
    )


def _about_chip(chip: Chip, log: Log, passive: Examination) -> Iterator[DocumentReason]:
    groups, bound = chip.data_groups, vouched(passive)
    options, key = groups.get(SECURITY_OPTIONS), groups.get(ACTIVE_AUTHENTICATION_KEY)
    if not _offers(options, passive):
        yield reason("chip_not_offered")
    if log.active is not None:
        yield from judge_active(log.active, key, options, bound)
    if log.agreed is not None:
        yield from judge_chip(log.agreed, options, bound)
    if log.card_access is not None:
        yield from judge_offer(log.card_access, options, bound)


def _offers(options: bytes | None, passive: Examination) -> bool:
    """Whether the chip has a key to prove itself by, or a data group that was not read has it."""
    if str(ACTIVE_AUTHENTICATION_KEY) in passive.data_groups:
        return True
    if options is None:
        return str(SECURITY_OPTIONS) in passive.data_groups
    try:
        return bool(read_data_group_14(options).chip_keys)
    except MalformedError:
        return True
