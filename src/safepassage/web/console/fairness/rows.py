"""What the counts say of a list, in words and rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import inf
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from safepassage.apps.figures.models import FairnessReview
from safepassage.flows.fairness.looking import Looked, Table
from safepassage.flows.fairness.reviewing import BOUNDS
from safepassage.safeguards.fairness.groups import UNKNOWN, By
from safepassage.safeguards.fairness.review import Finding, has_to_stop, stands_out
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.suppression import STEP
from safepassage.web.console.fairness.drawing import Interval, interval, percent

SHOWN = 12
TINY = 0.001
BYS: Mapping[By, Promise] = {
    By.NATIONALITY: gettext_lazy("By nationality"),
    By.SEX: gettext_lazy("By sex"),
    By.AGE: gettext_lazy("By age"),
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One group beside everybody else."""

    group: str
    finding: Finding
    picture: Interval
    rate: str
    times: str
    chance: str
    confirmed: str
    stands_out: bool


@dataclass(frozen=True, kw_only=True)
class Groups:
    """One table; ``small`` groups of fewer than ten people are not shown by themselves."""

    title: str | Promise
    rows: tuple[Row, ...]
    small: int
    more: int


@dataclass(frozen=True, kw_only=True)
class Card:
    """One list under one purpose, with what stands of it."""

    listed: UUID
    name: str
    purpose: Purpose
    sentence: str
    groups: tuple[Groups, ...]
    stopped: bool
    waiting: FairnessReview | None
    quiet_until: datetime | None


def groups(looked: Looked) -> tuple[Groups, ...]:
    """The tables of a list."""
    return tuple(_groups(table) for table in looked.tables)


def sentence(looked: Looked) -> str:
    """What stands out, in one sentence."""
    found = [one for table in looked.tables for one in table.findings]
    worst = _highest(one for one in found if has_to_stop(one, BOUNDS))
    if worst:
        told = {"lead": _lead(worst), "n": worst.confirmed.of}
        return _("%(lead)s; of %(n)d decided hits there none was right.") % told
    worst = _highest(one for one in found if stands_out(one, BOUNDS))
    if worst:
        told = {"lead": _lead(worst), "n": worst.confirmed.of, "right": worst.confirmed.count}
        return _("%(lead)s; of %(n)d decided hits there %(right)d were right.") % told
    return _("No group stands out beyond what chance explains.")


def _highest(found: Iterable[Finding]) -> Finding | None:
    return max(found, key=lambda one: one.ratio, default=None)


def _groups(table: Table) -> Groups:
    large = [one for one in table.findings if one.rate.of >= STEP]
    shown = large[:SHOWN]
    top = max((one.rate.high for one in shown), default=0.0)
    return Groups(
        title=BYS[table.by],
        rows=tuple(_row(one, top) for one in shown),
        small=len(table.findings) - len(large),
        more=len(large) - len(shown),
    )


def _row(one: Finding, top: float) -> Row:
    return Row(
        group=_name(one.group),
        finding=one,
        picture=interval(one.rate, top),
        rate=percent(one.rate.value),
        times=_times(one),
        chance=_chance(one.chance),
        confirmed=f"{one.confirmed.count} / {one.confirmed.of}",
        stands_out=stands_out(one, BOUNDS),
    )


def _name(group: str) -> str:
    return _("Not known") if group == UNKNOWN else group


def _lead(one: Finding) -> str:
    if one.ratio == inf:
        return _("%(group)s is hit, and nobody else") % {"group": _name(one.group)}
    told = {"group": _name(one.group), "times": f"{one.ratio:.1f}"}
    return _("%(group)s is hit %(times)s times as often as everybody else") % told


def _times(one: Finding) -> str:
    if one.others.of == 0:
        return _("nobody else was screened")
    if one.ratio == inf:
        return _("nobody else is hit")
    return _("%(n)s times as often") % {"n": f"{one.ratio:.1f}"}


def _chance(chance: float) -> str:
    """How likely chance alone makes such a difference."""
    return _("below 0.1 %") if chance < TINY else percent(chance)
