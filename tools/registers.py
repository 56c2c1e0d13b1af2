"""Registers for tests: invented ones of Utopia, their terms, and doubles that answer as told."""

from collections.abc import Callable, Mapping
from threading import Event
from types import MappingProxyType
from typing import Any

import msgspec

from safepassage.adapters.registers.fake import FakeRegister
from safepassage.adapters.registers.file import Fake, RegisterForm, Registers
from safepassage.pipeline.ports import Register
from safepassage.records.kinds import DataKind
from safepassage.records.register import (
    RegisterAnswer,
    RegisterKind,
    RegisterQuestion,
    Sent,
    Unchecked,
    not_checked,
)
from safepassage.safeguards.purpose import Purpose

TERMS: Mapping[str, Any] = MappingProxyType(
    {
        "name": "lost-documents",
        "kind": RegisterKind.DOCUMENTS,
        "owner": "International bureau (invented)",
        "purpose": Purpose.BORDER_CHECK,
        "data_kinds": frozenset({DataKind.API_BORDER}),
        "fields": frozenset({Sent.DOCUMENT_NUMBER, Sent.DOCUMENT_TYPE, Sent.DOCUMENT_ISSUER}),
        "legal_ground": "Border Act of Utopia s. 9",
    }
)
PERSONS: Mapping[str, Any] = MappingProxyType(
    {
        **TERMS,
        "name": "wanted-persons",
        "kind": RegisterKind.PERSONS,
        "fields": frozenset({Sent.SURNAME, Sent.GIVEN_NAMES, Sent.BORN}),
    }
)


def form(terms: Mapping[str, Any] = TERMS, **changed: object) -> RegisterForm:
    """A register in the box with its terms."""
    return RegisterForm(**{**terms, "connection": Fake(), **changed})


def registers(*pairs: tuple[RegisterForm, Register]) -> Registers:
    """Registers with what answers for them."""
    return Registers(
        forms=tuple(one for one, _ in pairs),
        ports=MappingProxyType({one.name: port for one, port in pairs}),
    )


class Told:
    """A register that answers what a test says, and remembers what it was asked."""

    def __init__(self, answer: Callable[[RegisterQuestion], RegisterAnswer]) -> None:
        self.answer = answer
        self.asked: list[RegisterQuestion] = []
        self.is_ready = True

    def ready(self) -> bool:
        """As the test says."""
        return self.is_ready

    def ask(self, question: RegisterQuestion) -> RegisterAnswer:
        """What the test says."""
        self.asked.append(question)
        return self.answer(question)

    def close(self) -> None:
        """Nothing is open."""


class Mute:
    """A register that says nothing until it is let go."""

    def __init__(self) -> None:
        self.let_go = Event()

    def ready(self) -> bool:
        """It looks as if it were there."""
        return True

    def ask(self, question: RegisterQuestion) -> RegisterAnswer:  # noqa: ARG002 - a register's form
        """Wait."""
        self.let_go.wait(60)
        return not_checked(Unchecked.TIMED_OUT)

    def close(self) -> None:
        """Let go."""
        self.let_go.set()


def holding(*values: str) -> Told:
    """A register that knows these values."""
    return Told(FakeRegister(holds=values).ask)


def failing(why: Unchecked = Unchecked.UNREACHABLE) -> Told:
    """A register that cannot be asked."""
    return Told(lambda _question: not_checked(why))


def as_file(*forms: RegisterForm) -> bytes:
    """The file that names these registers."""
    return msgspec.json.encode(forms)
