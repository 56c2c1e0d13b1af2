"""Emergency mode: what it lets go on, what it costs, and when it ends by itself.

A closed list, none of it a right of a traveller: assessments and training that end while it
stands let work go on until it ends. In return every single look at a record is an entry of
its own, and a report is made every week. The days are this platform's own setting
(Convention 108+ art. 11 wants exceptions by law, necessary and proportionate).
"""

from datetime import datetime, timedelta

LONGEST = timedelta(days=30)
WEEK = timedelta(days=7)
SHORTEST_GROUND = 20


def fault(*, act: str, ground: str, until: datetime, at: datetime) -> str | None:
    """What keeps an emergency from being proposed, as a sentence."""
    if not act.strip():
        return "Name the legal act that declares it."
    if len(ground.strip()) < SHORTEST_GROUND:
        return "Say in words what it is needed for."
    if not at < until <= at + LONGEST:
        return "It ends within thirty days; a new act may declare a new one."
    return None


def weeks_over(begun_at: datetime, end: datetime) -> int:
    """How many of its weeks are over at ``end``; one that was cut off counts as a week."""
    whole, rest = divmod(end - begun_at, WEEK)
    return whole + bool(rest)
