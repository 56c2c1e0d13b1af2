"""Small pictures of a trend: places for an SVG of attributes and classes alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from safepassage.apps.quality.wording import percent

WIDTH, HEIGHT, EDGE = 64, 24, 4


@dataclass(frozen=True)
class Spark:
    """A line from 0 (below) to 1 (above); a span without a value is a gap, never a zero.

    ``lines`` and ``dots`` are coordinates; the last dot is the span that is looked at.
    ``text`` says the same in words.
    """

    lines: tuple[str, ...]
    dots: tuple[tuple[str, str], ...]
    last: tuple[str, str] | None
    text: str
    width: int = WIDTH
    height: int = HEIGHT


def spark(values: Sequence[float | None]) -> Spark:
    """The picture of a trend, the oldest value first."""
    runs = list(_runs(values))
    points = [point for run in runs for point in run]
    newest = values[-1] if values else None
    said = ", ".join(percent(value) for value in values)
    return Spark(
        lines=tuple(" ".join(",".join(point) for point in run) for run in runs if len(run) > 1),
        dots=tuple(points),
        last=points[-1] if newest is not None else None,
        text=_("the oldest first: %(values)s") % {"values": said},
    )


def _runs(values: Sequence[float | None]) -> Iterator[list[tuple[str, str]]]:
    """Points that follow each other without a gap."""
    run: list[tuple[str, str]] = []
    for place, value in enumerate(values):
        if value is not None:
            run.append(_point(place, value, len(values)))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _point(place: int, value: float, count: int) -> tuple[str, str]:
    across = (WIDTH - 2 * EDGE) * place / max(count - 1, 1) + EDGE
    down = (HEIGHT - 2 * EDGE) * (1 - value) + EDGE
    return f"{across:.1f}", f"{down:.1f}"
