"""Chip authentication from a logged exchange (Doc 9303-11 clause 6.2, TR-03110-1 clause 3.4).

The chip does not sign: it proves itself by answering under keys that only the holder of its
private key can have agreed on. So the first protected answer after the agreement is what tells.
"""

from collections.abc import Iterator

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates.keys import UnusableKeyError
from safepassage.documents.chip.agreement import shared_secret
from safepassage.documents.chip.ciphers import SUITES, TRIPLE_DES, Suite, derive
from safepassage.documents.chip.proof import SECURITY_OPTIONS, told
from safepassage.documents.chip.secure_messaging import answer_holds
from safepassage.documents.lds.protocols import CHIP_AUTHENTICATIONS, PUBLIC_KEYS
from safepassage.documents.lds.security_files import read_data_group_14
from safepassage.documents.lds.security_infos import ChipAuthenticationKey, SecurityInfos
from safepassage.documents.reasons import reason
from safepassage.records import DocumentReason
from safepassage.records._base import Record

MOST_KEYS = 8
FIRST_ANSWER = 2
"""The counter begins at 0 and is raised for each command and for each answer."""
MAC_COUNTER = 2


class ChipAuthentication(Record, frozen=True):
    """An exchange as the terminal logged it.

    ``private_key`` is the terminal's own, used once and spent (big-endian). A log without it may
    have ``shared_secret``, which is then believed. ``answer`` is the first protected answer under
    the new keys, ``counter`` its send sequence counter.
    """

    answer: bytes
    private_key: bytes | None = None
    shared_secret: bytes | None = None
    key_id: int | None = None
    counter: int = FIRST_ANSWER


def judge_chip(
    exchange: ChipAuthentication, dg14: bytes | None, vouched: frozenset[int]
) -> tuple[DocumentReason, ...]:
    """Say what a chip's answer proves; never raises for bad data.

    ``vouched`` are the numbers of the data groups whose digests passive authentication found
    signed by a signer it trusts.
    """
    if dg14 is None:
        return (reason("chip_not_offered"),)
    try:
        infos = read_data_group_14(dg14)
        if not infos.chip_keys:
            return (reason("chip_not_offered"),)
        holds = any(_holds(exchange, key, infos) for key in _candidates(exchange, infos))
    except MalformedError as error:
        return (reason("malformed_data", str(error)),)
    except UnusableKeyError as error:
        return (reason(error.code, error.about),)
    return (told(holds=holds, bound=SECURITY_OPTIONS in vouched, failed="ca_failed"),)


def _candidates(exchange: ChipAuthentication, infos: SecurityInfos) -> list[ChipAuthenticationKey]:
    keys = [key for key in infos.chip_keys if exchange.key_id in {None, key.key_id}]
    if not 1 <= len(keys) <= MOST_KEYS:
        raise MalformedError(f"{len(keys)} keys that could have been used")
    return keys


def _holds(exchange: ChipAuthentication, key: ChipAuthenticationKey, infos: SecurityInfos) -> bool:
    secret = exchange.shared_secret
    if secret is None:
        if exchange.private_key is None:
            raise MalformedError("an exchange without its key")
        secret = shared_secret(key.key.info, exchange.private_key)
    return any(
        answer_holds(suite, derive(suite, secret, MAC_COUNTER), exchange.counter, exchange.answer)
        for suite in set(_suites(key, infos))
    )


def _suites(key: ChipAuthenticationKey, infos: SecurityInfos) -> Iterator[Suite]:
    """Ciphers offered for a key; where none is named, as in early chips, it is 3DES."""
    agreement = PUBLIC_KEYS[key.protocol].agreement
    named = False
    for info in infos.chip_authentication:
        protocol = CHIP_AUTHENTICATIONS[info.protocol]
        if protocol.agreement == agreement and info.key_id in {None, key.key_id}:
            named = True
            yield SUITES[protocol.cipher]
    if not named:
        yield TRIPLE_DES
