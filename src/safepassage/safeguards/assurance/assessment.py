"""An impact assessment: whether it is whole, and how long it lets its capability go on.

Warnings come 90, 30 and 7 days before the end. At the end nothing new is begun: no list, rule
or purpose. Thirty days later the capability stops, unless the regulator has granted its one
extension. The clocks are this platform's own: the law wants the assessment before the first
use and kept current (Convention 108+ art. 10; Regulation (EU) 2024/1689 art. 27), and names
no days.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from safepassage.records._base import Record
from safepassage.safeguards.assurance.risks import Level, risks_of
from safepassage.safeguards.capabilities import Capability

WARNINGS = (90, 30, 7)
"""Days before the end on which people are warned, the farthest first."""
GRACE = timedelta(days=30)
LONGEST_EXTENSION = timedelta(days=90)
LONGEST_VALID = timedelta(days=730)
SHORTEST_ANSWER = 20


class Answer(Record, frozen=True):
    """What is done about one risk, and how grave it stays then."""

    measures: str
    level: Level


class State(StrEnum):
    """Where a capability stands."""

    WANTED = "wanted"
    """Never assessed, and the time for the first assessment is not over."""
    VALID = "valid"
    ENDED = "ended"
    """Over: it goes on, and nothing new is begun under it."""
    STOPPED = "stopped"


class Standing(Record, frozen=True):
    """Where a capability stands: when its time ends, and when it stops."""

    state: State
    ends_at: datetime
    stops_at: datetime

    @property
    def begins_nothing(self) -> bool:
        """Whether no new list, rule or purpose is taken."""
        return self.state in {State.ENDED, State.STOPPED}


def standing(
    *, valid_until: datetime | None, first_due: datetime, extended_to: datetime | None, at: datetime
) -> Standing:
    """Where a capability stands at ``at``.

    ``valid_until`` is the end of its approved assessment; without one ``first_due`` is when the
    first is due. ``extended_to`` moves the stop, never nearer.
    """
    ends_at = valid_until or first_due
    stops_at = max(ends_at + GRACE, extended_to or ends_at)
    if at >= stops_at:
        state = State.STOPPED
    elif at >= ends_at:
        state = State.ENDED
    else:
        state = State.VALID if valid_until else State.WANTED
    return Standing(state=state, ends_at=ends_at, stops_at=stops_at)


def warning_due(ends_at: datetime, at: datetime) -> int | None:
    """The nearest warning, in days before the end, whose time has come; none after the end."""
    left = ends_at - at
    if left <= timedelta(0):
        return None
    come = [days for days in WARNINGS if left <= timedelta(days=days)]
    return min(come, default=None)


def latest_extension(ends_at: datetime) -> datetime:
    """The last moment to which the one extension may move the stop."""
    return ends_at + GRACE + LONGEST_EXTENSION


def faults(
    capability: Capability, answers: Mapping[str, Answer], *, advice: str, consulted: str
) -> list[str]:
    """What keeps an assessment from being approved; nothing when it is whole.

    ``advice`` is the data protection officer's (2016/679 art. 35(2)), ``consulted`` the
    supervisor's answer, wanted where a risk stays high (art. 36(1)).
    """
    risks = risks_of(capability)
    unanswered = [
        one.code
        for one in risks
        if one.code not in answers or len(answers[one.code].measures.strip()) < SHORTEST_ANSWER
    ]
    high = [one.code for one in risks if one.code in answers and _is_high(answers[one.code])]
    found = [f"not answered: {', '.join(unanswered)}"] if unanswered else []
    if len(advice.strip()) < SHORTEST_ANSWER:
        found.append("the data protection officer has not advised")
    if high and len(consulted.strip()) < SHORTEST_ANSWER:
        found.append(f"stays high: {', '.join(high)}; the supervisor has to be consulted before")
    return found


def _is_high(answer: Answer) -> bool:
    return answer.level is Level.HIGH
