"""The witnesses outside the agency, from a file; one that cannot be used is said."""

from pathlib import Path

import msgspec

from safepassage.adapters.http import Tls
from safepassage.records._base import Record

PUBLIC_HEX = 64


class Witness(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One witness: ``key`` is its public key (hexadecimal), by which its receipts are known.

    It is reached at an ``address``, or by a ``folder`` whose content a mail gateway or a courier
    carries there, and its receipts back. ``authorities`` is a file of who may vouch for its TLS.
    """

    name: str
    key: str
    address: str | None = None
    folder: Path | None = None
    authorities: Path | None = None

    def tls(self) -> Tls:
        """The files of the connection."""
        return Tls(authorities=self.authorities)


class Witnesses(Record, frozen=True):
    """The witnesses by the file's order; ``fault`` says why there are none."""

    named: tuple[Witness, ...] = ()
    fault: str | None = None


class WitnessError(ValueError):
    """The witnesses cannot be used; the text says why."""


def witnesses_in(path: str | None) -> Witnesses:
    """The witnesses of a file, none without one."""
    if path is None:
        return Witnesses()
    try:
        return Witnesses(named=read_witnesses(Path(path).read_bytes()))
    except (WitnessError, OSError) as error:
        return Witnesses(fault=error.strerror if isinstance(error, OSError) else str(error))


def read_witnesses(data: bytes) -> tuple[Witness, ...]:
    """Read witnesses from a JSON list; raises WitnessError."""
    try:
        named = msgspec.json.decode(data, type=tuple[Witness, ...])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise WitnessError(f"This is not a list of witnesses: {error}") from error
    for one in named:
        if (one.address is None) == (one.folder is None):
            raise WitnessError(f"{one.name}: give an address or a folder, and not both")
        if len(one.key) != PUBLIC_HEX:
            raise WitnessError(f"{one.name}: the key is its {PUBLIC_HEX} hexadecimal digits")
    names, keys = {one.name for one in named}, {one.key for one in named}
    if min(len(names), len(keys)) < len(named):
        raise WitnessError("Two witnesses have the same name or key: they would be one")
    return named
