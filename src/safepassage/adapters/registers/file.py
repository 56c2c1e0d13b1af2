"""The registers of a file: who they are by law, and how they are reached.

A file that cannot be used is said, and stops nothing: nobody is checked then, and every page
says so.
"""

import logging
import re
import ssl
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import msgspec

from safepassage.adapters.http import Tls
from safepassage.adapters.registers.breaker import Breaker
from safepassage.adapters.registers.fake import FakeRegister
from safepassage.adapters.registers.over_http import HttpRegister
from safepassage.pipeline.ports import Register
from safepassage.records._base import Record
from safepassage.records.kinds import DataKind
from safepassage.safeguards.registers import Lane, Terms, fault_of

log = logging.getLogger(__name__)
MOST_CONNECTIONS = 32
_TOKEN = re.compile(r"[!-~]+")
NOBODY: Mapping[str, Register] = MappingProxyType({})


class RegistersError(ValueError):
    """The registers cannot be used; the text says why."""


class Fake(
    Record, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="fake", tag_field="by"
):
    """A register in the box; a production refuses to start with one."""

    holds: tuple[str, ...] = ()
    one_in: int = 0
    silent_one_in: int = 0


class Http(
    Record, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="http", tag_field="by"
):
    """A register behind an address; files are named from the folder of the file of registers."""

    address: str
    profile: Literal["safepassage-json-1"] = "safepassage-json-1"
    connect_seconds: float = 1.0
    token_file: str | None = None
    certificate_file: str | None = None
    key_file: str | None = None
    authorities_file: str | None = None


class RegisterForm(Terms, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One register as the file has it; at most ``connections`` questions are on the way at once."""

    connection: Fake | Http
    connections: int = 4


class Registers(Record, frozen=True):
    """The registers by name with their connections; ``fault`` says why there are none."""

    forms: tuple[RegisterForm, ...] = ()
    ports: Mapping[str, Register] = NOBODY
    fault: str | None = None

    def terms(self, name: str) -> RegisterForm | None:
        """The register of that name."""
        return next((one for one in self.forms if one.name == name), None)

    def asked_about(self, kind: DataKind) -> tuple[RegisterForm, ...]:
        """Those that are asked about travellers of this kind of data."""
        return tuple(one for one in self.forms if kind in one.data_kinds)

    @property
    def at_once(self) -> tuple[RegisterForm, ...]:
        """Those for which a carrier that waits may wait, too."""
        return tuple(one for one in self.forms if one.lane is Lane.INTERACTIVE)

    @property
    def holding_up(self) -> frozenset[str]:
        """The names of those whose undecided hit may have a carrier contact the government."""
        return frozenset(one.name for one in self.forms if one.holds_up)

    @property
    def invented(self) -> tuple[str, ...]:
        """The names of those that are only in the box."""
        return tuple(one.name for one in self.forms if isinstance(one.connection, Fake))


NO_REGISTERS = Registers()


def read_registers(data: bytes) -> tuple[RegisterForm, ...]:
    """Read the registers from a JSON list; raises RegistersError."""
    try:
        forms = msgspec.json.decode(data, type=tuple[RegisterForm, ...])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RegistersError(f"This is not a list of registers: {error}") from error
    names = Counter(one.name for one in forms)
    for one in forms:
        if fault := next(_faults(one, names), None):
            raise RegistersError(f"{one.name}: {fault}")
    return forms


def registers_in(path: str | None) -> Registers:
    """The registers of a file with their connections, none without one."""
    if path is None:
        return NO_REGISTERS
    try:
        forms = read_registers(Path(path).read_bytes())
        ports = {one.name: _reached(one, Path(path).parent) for one in forms}
        return Registers(forms=forms, ports=MappingProxyType(ports))
    except (ValueError, OSError) as error:
        fault = _in_words(error)
        log.error("the registers cannot be used, so none is asked: %s", fault)  # noqa: TRY400 - told, not traced
        return Registers(fault=fault)


def _in_words(error: ValueError | OSError) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror} {error.filename or ''}".strip()
    return str(error)


def _faults(form: RegisterForm, names: Counter[str]) -> Iterator[str]:
    if fault := fault_of(form):
        yield fault
    if names[form.name] > 1:
        yield "a name is used once."
    if not 1 <= form.connections <= MOST_CONNECTIONS:
        yield f"it has 1 to {MOST_CONNECTIONS} connections."
    if isinstance(form.connection, Http):
        yield from _faults_of_http(form.connection)


def _faults_of_http(reached: Http) -> Iterator[str]:
    secure = reached.address.startswith("https://")
    here = reached.address.startswith(("http://127.0.0.1:", "http://[::1]:", "http://localhost:"))
    if not (secure or here):
        yield "personal data go over https; http only to this machine."
    if not (reached.token_file or reached.certificate_file):
        yield "the register must know who asks: name a token_file or a certificate_file."
    if bool(reached.certificate_file) != bool(reached.key_file):
        yield "certificate_file and key_file come together."
    if reached.connect_seconds <= 0:
        yield "connecting takes more than nothing."


def _reached(form: RegisterForm, folder: Path) -> Register:
    reached = form.connection
    if isinstance(reached, Fake):
        return FakeRegister(
            holds=reached.holds, one_in=reached.one_in, silent_one_in=reached.silent_one_in
        )
    return Breaker(
        HttpRegister(
            reached.address,
            seconds=form.seconds,
            connect_seconds=reached.connect_seconds,
            token=_token(folder / reached.token_file) if reached.token_file else "",
            tls=_tls(reached, folder) if reached.address.startswith("https://") else None,
        )
    )


def _token(file: Path) -> str:
    """The token of a file; an empty one, or one with spaces inside, is none."""
    token = file.read_text(encoding="utf-8").strip()
    if not _TOKEN.fullmatch(token):
        raise RegistersError(f"{file.name} holds no token: letters, digits and signs in one word.")
    return token


def _tls(reached: Http, folder: Path) -> ssl.SSLContext:
    def place(name: str | None) -> Path | None:
        return folder / name if name else None

    return Tls(
        authorities=place(reached.authorities_file),
        certificate=place(reached.certificate_file),
        key=place(reached.key_file),
    ).context()
