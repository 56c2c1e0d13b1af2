"""Reading SecurityInfos from EF.CardAccess, EF.CardSecurity and data group 14.

An information is a sequence of an identifier, what the identifier demands, and what it may
add. One whose identifier is not known is kept as it is; one that is known and has another
form than it should raises MalformedError.
"""

from collections.abc import Callable
from typing import Any

from safepassage.documents import cms
from safepassage.documents.asn1 import ber, der, values
from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates.keys import UnusableKeyError
from safepassage.documents.lds import protocols, tlv
from safepassage.documents.lds.public_key import public_key_info
from safepassage.documents.lds.security_infos import (
    ActiveAuthenticationInfo,
    ChipAuthenticationInfo,
    ChipAuthenticationKey,
    OtherInfo,
    PaceInfo,
    PaceParameters,
    SecurityInfos,
    TerminalAuthenticationInfo,
)
from safepassage.documents.lds.tags import DG14

CARD_SECURITY = "0.4.0.127.0.7.3.2.1"
"""Type of the signed content of EF.CardSecurity (TR-03110-3 clause A.1.2.5)."""

Parts = list[bytes]
"""Whole elements after the identifier: what is demanded, and what may be added."""


def read_data_group_14(file: bytes) -> SecurityInfos:
    """Read a DG14 (Doc 9303-10 clause 4.7.14); raises MalformedError."""
    start, stop = tlv.whole(file, DG14)
    return read_security_infos(file[start:stop])


def read_card_security(file: bytes) -> SecurityInfos:
    """Read what an EF.CardSecurity signs, unverified; raises MalformedError."""
    try:
        data = cms.read_signed_data(file)
    except UnusableKeyError as error:
        raise MalformedError(f"signed data of an unknown kind: {error.about}") from None
    if data.content_type != CARD_SECURITY:
        raise MalformedError(f"signed data of type {data.content_type}")
    return read_security_infos(data.content)


def read_security_infos(file: bytes) -> SecurityInfos:
    """Read an EF.CardAccess, or what data group 14 holds; raises MalformedError.

    None at all is read as well: that is what a chip looks like of which PACE was taken away.
    """
    raw = ber.to_der(file)
    start, stop = der.whole(raw, der.SET)
    found: dict[str, list[Any]] = {}
    for tag, _, first, last in der.children(raw, start, stop):
        if tag != der.SEQUENCE:
            raise MalformedError(f"tag {tag:02X} among security informations")
        kind, info = _info(raw, first, last)
        found.setdefault(kind, []).append(info)
    return SecurityInfos(**{kind: tuple(infos) for kind, infos in found.items()})


def _info(raw: bytes, start: int, stop: int) -> tuple[str, object]:
    """The field that one information belongs to, and the information."""
    first, last = der.expect(raw, start, stop, der.OID)
    oid = values.oid(raw[first:last])
    parts = [raw[begin:end] for _, begin, _, end in der.children(raw, last, stop)]
    if not 1 <= len(parts) <= 2:  # noqa: PLR2004 - demanded, and optional
        raise MalformedError(f"a security information of {len(parts)} parts")
    if oid in _READERS:
        kind, reader = _READERS[oid]
        return kind, reader(oid, parts)
    return "other", OtherInfo(
        protocol=oid, required=parts[0], optional=parts[1] if parts[1:] else None
    )


def _pace(oid: str, parts: Parts) -> PaceInfo:
    number = _optional_number(parts)
    return PaceInfo(
        protocol=oid,
        name=protocols.PACES[oid].name,
        version=_number(parts[0]),
        parameter_id=number,
        parameters=None if number is None else protocols.STANDARD_PARAMETERS.get(number),
    )


def _pace_parameters(oid: str, parts: Parts) -> PaceParameters:
    der.whole(parts[0], der.SEQUENCE)
    return PaceParameters(
        protocol=oid,
        name=protocols.PACE_PARAMETERS[oid].name,
        algorithm=parts[0],
        parameter_id=_optional_number(parts),
    )


def _chip_authentication(oid: str, parts: Parts) -> ChipAuthenticationInfo:
    return ChipAuthenticationInfo(
        protocol=oid,
        name=protocols.CHIP_AUTHENTICATIONS[oid].name,
        version=_number(parts[0]),
        key_id=_optional_number(parts),
    )


def _chip_key(oid: str, parts: Parts) -> ChipAuthenticationKey:
    return ChipAuthenticationKey(
        protocol=oid,
        name=protocols.PUBLIC_KEYS[oid].name,
        key=public_key_info(parts[0]),
        key_id=_optional_number(parts),
    )


def _terminal_authentication(_: str, parts: Parts) -> TerminalAuthenticationInfo:
    file: list[str] = []
    if parts[1:]:
        start, stop = der.whole(parts[1], der.SEQUENCE)
        file = [
            parts[1][first:last].hex().upper()
            for _, _, first, last in der.children(parts[1], start, stop)
        ]
    return TerminalAuthenticationInfo(
        version=_number(parts[0]),
        cvca_file=file[0] if file else None,
        cvca_short_file=file[1] if file[1:] else None,
    )


def _active_authentication(_: str, parts: Parts) -> ActiveAuthenticationInfo:
    if not parts[1:]:
        raise MalformedError("active authentication without its signature algorithm")
    start, stop = der.whole(parts[1], der.OID)
    return ActiveAuthenticationInfo(
        version=_number(parts[0]), algorithm=values.oid(parts[1][start:stop])
    )


def _ef_dir(_: str, parts: Parts) -> bytes:
    start, stop = der.whole(parts[0], der.OCTET_STRING)
    return parts[0][start:stop]


def _number(part: bytes) -> int:
    start, stop = der.whole(part, der.INTEGER)
    return values.integer(part[start:stop])


def _optional_number(parts: Parts) -> int | None:
    return _number(parts[1]) if parts[1:] else None


_READERS: dict[str, tuple[str, Callable[[str, Parts], object]]] = {
    **dict.fromkeys(protocols.PACES, ("pace", _pace)),
    **dict.fromkeys(protocols.PACE_PARAMETERS, ("pace_parameters", _pace_parameters)),
    **dict.fromkeys(protocols.CHIP_AUTHENTICATIONS, ("chip_authentication", _chip_authentication)),
    **dict.fromkeys(protocols.PUBLIC_KEYS, ("chip_keys", _chip_key)),
    protocols.TERMINAL_AUTHENTICATION: ("terminal_authentication", _terminal_authentication),
    protocols.ACTIVE_AUTHENTICATION: ("active_authentication", _active_authentication),
    protocols.EF_DIR: ("ef_dir", _ef_dir),
}
