"""Master lists with each defect on purpose, and what a check of the list must make of it."""

from collections.abc import Callable, Mapping
from enum import StrEnum, auto
from types import MappingProxyType
from typing import NamedTuple

from safepassage.records import Verdict
from safepassage.records._base import Record
from safepassage.simulation.passports.authority import DAY, Authority
from safepassage.simulation.passports.lists.master_list import Listing, master_list
from safepassage.simulation.passports.passport import Check, Expected
from safepassage.simulation.passports.pki.extensions import DEVIATION_LIST_SIGNER
from safepassage.simulation.passports.pki.profiles import Term
from safepassage.simulation.passports.pki.revocation import RevocationReason, Revoked


class ListDefect(StrEnum):
    """What is wrong with a master list; NONE is a sound one."""

    NONE = auto()
    ALTERED = auto()
    NO_PURPOSE = auto()
    OTHER_PURPOSE = auto()
    PURPOSE_NOT_CRITICAL = auto()
    EXPIRED_SIGNER = auto()
    REVOKED_SIGNER = auto()
    UNKNOWN_ROOT = auto()
    SIGNER_NOT_EMBEDDED = auto()
    UNREADABLE_CERTIFICATE = auto()


class StateList(Record, frozen=True):
    """A list, the roots and revocation lists held before it came, and what must be found."""

    raw: bytes
    anchors: tuple[bytes, ...]
    crls: tuple[bytes, ...]
    expected: Expected


Change = Callable[[Authority, Listing], Listing]


class _Case(NamedTuple):
    verdict: Verdict
    reasons: tuple[str, ...]
    change: Change


def _sound(_by: Authority, listing: Listing) -> Listing:
    return listing


def _without_purpose(by: Authority, listing: Listing) -> Listing:
    return listing._replace(signer=by.document_signer())


def _with_other_purpose(by: Authority, listing: Listing) -> Listing:
    return listing._replace(signer=by.list_signer(DEVIATION_LIST_SIGNER))


def _not_critical(by: Authority, listing: Listing) -> Listing:
    return listing._replace(signer=by.list_signer(critical=False))


def _expired(by: Authority, listing: Listing) -> Listing:
    term = by.signer_term()
    ended = Term(term.first, by.at - DAY, by.at - DAY)
    return listing._replace(signer=by.list_signer(term=ended))


def _not_embedded(_by: Authority, listing: Listing) -> Listing:
    return listing._replace(embeds_signer=False)


def _with_unreadable(_by: Authority, listing: Listing) -> Listing:
    return listing._replace(roots=(*listing.roots, b"\x30\x03\x02\x01\x00"))


_TRUSTED, _OPEN, _BAD = Verdict.TRUSTED, Verdict.UNDETERMINED, Verdict.NOT_TRUSTED

_CASES: Mapping[ListDefect, _Case] = MappingProxyType(
    {
        ListDefect.NONE: _Case(_TRUSTED, (), _sound),
        ListDefect.ALTERED: _Case(_BAD, ("list_signature_invalid",), _sound),
        ListDefect.NO_PURPOSE: _Case(_BAD, ("list_signer_purpose",), _without_purpose),
        ListDefect.OTHER_PURPOSE: _Case(_BAD, ("list_signer_purpose",), _with_other_purpose),
        ListDefect.PURPOSE_NOT_CRITICAL: _Case(
            _TRUSTED, ("list_signer_purpose_not_critical",), _not_critical
        ),
        ListDefect.EXPIRED_SIGNER: _Case(_TRUSTED, ("list_signer_expired",), _expired),
        ListDefect.REVOKED_SIGNER: _Case(_BAD, ("list_signer_revoked",), _sound),
        ListDefect.UNKNOWN_ROOT: _Case(_OPEN, ("list_signer_untrusted",), _sound),
        ListDefect.SIGNER_NOT_EMBEDDED: _Case(_OPEN, ("signer_missing",), _not_embedded),
        ListDefect.UNREADABLE_CERTIFICATE: _Case(
            _TRUSTED, ("certificate_unreadable",), _with_unreadable
        ),
    }
)


def faulty_master_list(
    by: Authority, neighbour: Authority, listing: Listing, defect: ListDefect
) -> StateList:
    """The list of a state with one defect; its root was held before, unless that is the defect."""
    case = _CASES[defect]
    raw = master_list(by, case.change(by, listing))
    held = neighbour if defect is ListDefect.UNKNOWN_ROOT else by
    revoked = _revoked(by) if defect is ListDefect.REVOKED_SIGNER else ()
    return StateList(
        raw=_altered(raw) if defect is ListDefect.ALTERED else raw,
        anchors=(held.root.raw,),
        crls=(by.revocations(*revoked),),
        expected=Expected(verdict=case.verdict, reasons=frozenset(case.reasons), check=Check.LISTS),
    )


def _altered(raw: bytes) -> bytes:
    return raw[:-1] + bytes((raw[-1] ^ 1,))


def _revoked(by: Authority) -> tuple[Revoked]:
    since = by.at - 100 * DAY
    return (Revoked(by.list_signer().serial, since, RevocationReason.PRIVILEGE_WITHDRAWN),)
