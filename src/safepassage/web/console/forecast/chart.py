"""The forecast as a picture: a bar an hour, stacked by lane; numbers for SVG attributes."""

from collections.abc import Sequence
from dataclasses import dataclass

from safepassage.apps.forecast.selectors import Hour, PostForecast
from safepassage.web.console.forecast.lanes import Column

BAR, GAP = 14, 4
HEIGHT, TOP, LEFT, BELOW = 160, 12, 40, 34
_STEPS = (5, 10, 25, 50, 75, 100, 150, 250, 500, 750, 1_000, 1_500, 2_500, 5_000)
_LINES = 4


@dataclass(frozen=True)
class Block:
    """One lane's part of a bar."""

    tone: int
    y: int
    height: int


@dataclass(frozen=True)
class Bar:
    """One hour; ``label`` stands below it, ``day`` where a day begins."""

    x: int
    blocks: tuple[Block, ...]
    hour: Hour
    label: str
    day: str

    @property
    def middle(self) -> int:
        """Where its label is centred."""
        return self.x + BAR // 2


@dataclass(frozen=True)
class Line:
    """A line of the scale."""

    y: int
    people: int


@dataclass(frozen=True)
class Chart:
    """Everything that the picture draws."""

    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]
    width: int
    height: int = TOP + HEIGHT + BELOW
    left: int = LEFT
    floor: int = TOP + HEIGHT
    bar: int = BAR


def chart_of(forecast: PostForecast, columns: Sequence[Column]) -> Chart:
    """The picture of one post."""
    top = _top(max(sum(hour.people.values()) for hour in forecast.hours))
    bars = tuple(_bar(number, hour, columns, top) for number, hour in enumerate(forecast.hours))
    return Chart(
        bars=bars,
        lines=tuple(
            Line(TOP + HEIGHT - HEIGHT * number // _LINES, top * number // _LINES)
            for number in range(_LINES + 1)
        ),
        width=LEFT + len(bars) * (BAR + GAP) + GAP,
    )


def _top(people: int) -> int:
    """The end of the scale: four equal steps of a round number."""
    step = next((one for one in _STEPS if one * _LINES >= people), _STEPS[-1])
    while step * _LINES < people:
        step *= 2
    return step * _LINES


def _bar(number: int, hour: Hour, columns: Sequence[Column], top: int) -> Bar:
    blocks, reached = [], 0
    for column in columns:
        people = hour.people.get(column.code, 0)
        low, high = HEIGHT * reached // top, HEIGHT * (reached + people) // top
        if people:
            blocks.append(Block(column.tone, TOP + HEIGHT - high, max(1, high - low)))
        reached += people
    begins = hour.begins
    return Bar(
        x=LEFT + GAP + number * (BAR + GAP),
        blocks=tuple(blocks),
        hour=hour,
        label=f"{begins:%H}" if begins.hour % 3 == 0 else "",
        day=f"{begins:%Y-%m-%d}" if begins.hour == 0 or number == 0 else "",
    )
