"""Reads legal bases from JSON, strictly: a wrong law is worse than none."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from itertools import product
from typing import TypeVar

import msgspec

from safepassage.records.journey import Mode
from safepassage.records.kinds import PASSED_ON, DataKind
from safepassage.safeguards.basis import (
    ANYWHERE,
    MODES_OF,
    Direction,
    FieldProfile,
    is_exclusive,
)
from safepassage.safeguards.purpose import Purpose, may_read

_CARRIER = re.compile(r"\*|[A-Z0-9]{2,8}")
_PLACE = re.compile(r"\*|[A-Z]{2,4}|[A-Z]{2}[A-Z2-9]{3}|\d{7}")
_PLACE_IN_LIST = re.compile(r"\[(\d+)\]([^`]*)`")
CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{1,39}")
# ICAO Annex 9, RP 9.31 and 9.32: masked within two years, kept five at most.
_LATEST_MASK_HOURS = 2 * 8_784
LATEST_DELETE_HOURS = 43_824
_LATEST_PASSED_ON_HOURS = 96
"""From check-in, two days ahead at most, to the closure of a long flight and its handing over."""


class BasisError(ValueError):
    """The file is refused as a whole; the text names the basis and the field."""


class LawForm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every law is written with: its words, its purpose and where it holds."""

    code: str
    title: str
    law: str
    article: str
    purpose: Purpose
    carriers: frozenset[str] = frozenset({ANYWHERE})
    origins: frozenset[str] = frozenset({ANYWHERE})
    destinations: frozenset[str] = frozenset({ANYWHERE})
    direction: Direction = Direction.ANY
    modes: frozenset[Mode] = frozenset({Mode.AIR})
    valid_from: date
    valid_to: date | None = None


Form = TypeVar("Form", bound=LawForm)


class BasisForm(LawForm, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One basis as written in a profile; fields as ``safeguards.basis.LegalBasis``."""

    kind: DataKind
    mask_after_hours: float
    delete_after_hours: float
    field_profile: FieldProfile


def read_bases(data: bytes) -> list[BasisForm]:
    """Read and check a JSON list of bases; raises ``BasisError`` for the first fault."""
    return read_laws(data, BasisForm, (words_of, _clocks, _scope, _passed_on))


def read_laws(
    data: bytes, form: type[Form], checks: Iterable[Callable[[Form], str | None]]
) -> list[Form]:
    """Read a JSON list of laws written as ``form``; each of ``checks`` says a fault, or nothing."""
    try:
        forms: list[Form] = msgspec.json.decode(data, type=list[form])  # type: ignore[valid-type]  # a value
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BasisError(_in_words(str(error))) from error
    if not forms:
        raise BasisError("The file holds no legal basis.")
    for one, check in product(forms, checks):
        if fault := check(one):
            raise BasisError(f"{one.code or 'a basis without code'}: {fault}")
    repeated = [code for code, count in Counter(one.code for one in forms).items() if count > 1]
    if repeated:
        raise BasisError(f"{repeated[0]}: the code appears more than once.")
    return forms


def _in_words(error: str) -> str:
    """Say where in the list the fault is, counted from one."""
    text, _, place = error.partition(" - at `$")
    if found := _PLACE_IN_LIST.match(place):
        return f"Basis {int(found[1]) + 1} {found[2].strip('.')}: {text}".replace(" :", ":")
    return f"This is not a list of legal bases: {text}"


def words_of(form: LawForm) -> str | None:
    """The fault in a law's words, if there is one."""
    if not CODE.fullmatch(form.code):
        return "a code has 2 to 40 capital letters, digits and hyphens."
    for name in ("title", "law", "article"):
        text = getattr(form, name)
        if not text.strip() or len(text) > 200:  # noqa: PLR2004 - the column's width
            return f"{name} must have 1 to 200 characters."
        if not text.isprintable():
            return f"{name} must be one line without control characters."
    return None


def _clocks(form: BasisForm) -> str | None:
    if not 0 < form.mask_after_hours <= form.delete_after_hours:
        return "data is masked after more than no time, and no later than it is deleted."
    if form.mask_after_hours > _LATEST_MASK_HOURS:
        return "data must be masked within two years (ICAO Annex 9, 9.32)."
    if form.delete_after_hours > LATEST_DELETE_HOURS:
        return "data may be kept for five years at most (ICAO Annex 9, 9.31)."
    return None


def _passed_on(form: BasisForm) -> str | None:
    """What other agencies' laws collect is kept here for as long as handing it over takes."""
    if form.kind not in PASSED_ON:
        return None
    if is_exclusive(form.law):
        return f"{form.law} lets the data serve nobody else; {form.purpose} needs a law of its own."
    if form.delete_after_hours > _LATEST_PASSED_ON_HOURS:
        return f"data of kind {form.kind} is deleted here after 96 hours at most."
    return None


def _scope(form: BasisForm) -> str | None:
    if not may_read(form.purpose, form.kind):
        return f"data of kind {form.kind} cannot serve the purpose {form.purpose}."
    if (form.kind is DataKind.PNR) != (form.field_profile is FieldProfile.PNR):
        return f"the field profile {form.field_profile} is not for data of kind {form.kind}."
    if strange := form.modes - MODES_OF[form.field_profile]:
        return f"the field profile {form.field_profile} is not for the mode {min(strange)}."
    return reach_of(form)


def reach_of(form: LawForm) -> str | None:
    """The fault in a law's modes, places and days, if there is one."""
    if not form.modes:
        return "modes must name at least one mode of transport."
    if form.valid_to and form.valid_to < form.valid_from:
        return "valid_to lies before valid_from."
    if form.purpose is Purpose.PUBLIC_HEALTH and form.valid_to is None:
        return "a law for public health names the day on which it ends, in valid_to."
    checks = (("carriers", _CARRIER), ("origins", _PLACE), ("destinations", _PLACE))
    for name, pattern in checks:
        codes = getattr(form, name)
        if not codes or not all(map(pattern.fullmatch, codes)):
            return f'{name} must be a non-empty list of codes, or ["*"].'
    return None
