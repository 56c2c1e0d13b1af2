"""What a chip says of its protocols: SecurityInfos (Doc 9303-11 clause 9.2, TR-03110-3 A.1.1)."""

from safepassage.documents.lds.public_key import PublicKeyInfo
from safepassage.records._base import Record


class PaceInfo(Record, frozen=True):
    """PACE by one mapping and cipher; the parameters' number is a standard one or the issuer's."""

    protocol: str
    name: str
    version: int
    parameter_id: int | None = None
    parameters: str | None = None


class PaceParameters(Record, frozen=True):
    """Domain parameters of the issuer's own, as an AlgorithmIdentifier element."""

    protocol: str
    name: str
    algorithm: bytes
    parameter_id: int | None = None


class ChipAuthenticationInfo(Record, frozen=True):
    """Chip authentication with one cipher."""

    protocol: str
    name: str
    version: int
    key_id: int | None = None


class ChipAuthenticationKey(Record, frozen=True):
    """A key by which the chip proves itself."""

    protocol: str
    name: str
    key: PublicKeyInfo
    key_id: int | None = None


class TerminalAuthenticationInfo(Record, frozen=True):
    """Terminal authentication, and where the names of its trust points lie (hexadecimal)."""

    version: int
    cvca_file: str | None = None
    cvca_short_file: str | None = None


class ActiveAuthenticationInfo(Record, frozen=True):
    """The signature algorithm of active authentication with a curve's key."""

    version: int
    algorithm: str


class OtherInfo(Record, frozen=True):
    """An information with an identifier that is not known here; its parts are whole elements."""

    protocol: str
    required: bytes
    optional: bytes | None = None


class SecurityInfos(Record, frozen=True):
    """All that is said of a chip's protocols; ``ef_dir`` is a copy of that file."""

    pace: tuple[PaceInfo, ...] = ()
    pace_parameters: tuple[PaceParameters, ...] = ()
    chip_authentication: tuple[ChipAuthenticationInfo, ...] = ()
    chip_keys: tuple[ChipAuthenticationKey, ...] = ()
    terminal_authentication: tuple[TerminalAuthenticationInfo, ...] = ()
    active_authentication: tuple[ActiveAuthenticationInfo, ...] = ()
    ef_dir: tuple[bytes, ...] = ()
    other: tuple[OtherInfo, ...] = ()
