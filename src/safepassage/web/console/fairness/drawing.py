"""A share with its interval as a small picture; the numbers beside it say the same."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from safepassage.safeguards.fairness.statistics import Share

WIDTH, HEIGHT, EDGE = 120, 14, 4
RARE = 0.1


@dataclass(frozen=True)
class Interval:
    """Places along a line from 0 to the highest end in its table."""

    low: str
    high: str
    at: str
    text: str
    width: int = WIDTH
    height: int = HEIGHT
    middle: int = HEIGHT // 2


def interval(share: Share, top: float) -> Interval:
    """The picture of a share where ``top`` is at the right end."""
    text = _("%(value)s; between %(low)s and %(high)s") % {
        "value": percent(share.value),
        "low": percent(share.low),
        "high": percent(share.high),
    }
    low, high, at = (_across(one, top) for one in (share.low, share.high, share.value))
    return Interval(low=low, high=high, at=at, text=text)


def percent(value: float) -> str:
    """A share in percent, with as many places as a rare hit needs."""
    return f"{value * 100:.2f} %" if value < RARE else f"{value * 100:.1f} %"


def _across(value: float, top: float) -> str:
    return f"{EDGE + (WIDTH - 2 * EDGE) * (value / top if top else 0):.1f}"
