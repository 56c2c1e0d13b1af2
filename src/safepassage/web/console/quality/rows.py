"""Lines of carrier quality as pages show them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from safepassage.apps.carriers.models import Carrier
from safepassage.apps.quality.selectors import Line
from safepassage.apps.quality.summary import Summary
from safepassage.apps.quality.wording import designator, percent, sentence, travellers
from safepassage.web.console.quality.drawing import Spark, spark

MEASURES: tuple[Callable[[Summary], float | None], ...] = (
    lambda one: one.fields_told,
    lambda one: one.in_time,
    lambda one: one.as_announced,
)


@dataclass(frozen=True, kw_only=True)
class Trend:
    """A measure now, and its picture."""

    now: str
    spark: Spark


@dataclass(frozen=True, kw_only=True)
class Row:
    """One route: who sends, what is worst about it, and three trends."""

    line: Line
    carrier: Carrier | None
    flight: str
    why: str
    is_good: bool
    travellers: str
    trends: tuple[Trend, ...]


def row(line: Line, carriers: Mapping[UUID, Carrier]) -> Row:
    """The row of a line."""
    return Row(
        line=line,
        carrier=carriers.get(line.route.sender),
        flight=designator(line.route),
        why=sentence(line.findings),
        is_good=not line.findings,
        travellers=travellers(line.summary),
        trends=trends(line.trend),
    )


def trends(summaries: tuple[Summary, ...]) -> tuple[Trend, ...]:
    """The three measures over the spans."""
    found = []
    for measure in MEASURES:
        values = [measure(one) for one in summaries]
        found.append(Trend(now=percent(values[-1]), spark=spark(values)))
    return tuple(found)
