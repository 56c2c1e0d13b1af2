"""One line a register about one traveller: no hit, a lead, or NOT CHECKED and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.enquiries import selectors
from safepassage.apps.enquiries.models import Confirmation
from safepassage.apps.enquiries.selectors import Line
from safepassage.flows.platform import Platform
from safepassage.records.kinds import DataKind
from safepassage.records.register import Verdict
from safepassage.web import installed
from safepassage.web.console.desk import Desk
from safepassage.web.console.registers.wording import (
    FAULTY,
    NEVER_NOTED,
    OWNERS_WORD,
    WHY,
    WORD_TONES,
    Words,
    fields_in_words,
    reason_in_words,
)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a register says; ``line`` is ``None`` where it was never noted to be asked."""

    register: str
    line: Line | None
    word: str
    tone: str
    why: Words = ""
    reason: str = ""
    sent: str = ""
    owners_word: Words = ""
    owners_tone: str = ""
    officer: str = ""

    @property
    def is_lead(self) -> bool:
        """Whether its answer is a hit."""
        return self.line is not None and self.line.verdict is Verdict.HIT


def lines_of(desk: Desk, journey: UUID, kind: DataKind) -> list[Shown]:
    """A line for each register about a journey of this kind; who was not asked about is said."""
    platform = installed.platform()
    found = selectors.of_journey(desk.purpose, journey)
    codes = accounts.codes_of([str(one.confirmed_by) for one in found if one.confirmed_by])
    shown = [_shown(one, codes) for one in found]
    return [*shown, *_never_noted(platform, kind, {one.register for one in found})]


def _never_noted(platform: Platform, kind: DataKind, known: set[str]) -> Iterator[Shown]:
    for form in platform.registers.asked_about(kind):
        if form.name not in known:
            yield _unnoted(form.name, NEVER_NOTED)
    if platform.registers.fault:
        yield _unnoted(_("All others"), FAULTY)


def _unnoted(register: str, why: Words) -> Shown:
    return Shown(register=register, line=None, word=_("NOT CHECKED"), tone="warning", why=why)


def _shown(line: Line, codes: dict[str, str]) -> Shown:
    word, tone = _verdict(line)
    return Shown(
        register=line.register,
        line=line,
        word=word,
        tone=tone,
        why=WHY.get(line.why, line.why) if line.why else "",
        reason=reason_in_words(line.reason),
        sent=fields_in_words(line.sent),
        owners_word=OWNERS_WORD.get(line.confirmation, ""),
        owners_tone=WORD_TONES.get(line.confirmation, ""),
        officer=codes.get(str(line.confirmed_by), ""),
    )


def _verdict(line: Line) -> tuple[str, str]:
    if line.verdict is Verdict.NO_HIT:
        return _("no hit"), "good"
    if line.verdict is Verdict.HIT:
        confirmed = line.confirmation == Confirmation.CONFIRMED
        return (_("hit"), "bad") if confirmed else (_("hit: a lead"), "warning")
    return _("NOT CHECKED"), "warning"
