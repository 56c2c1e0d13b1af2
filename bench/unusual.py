"""How well unusual reading is found, and how often honest work is called unusual.

Simulated officers with planted misuse (safepassage.simulation.reading), judged hour by hour as
the platform does. The rules know nothing of what was planted.
"""

import time
from collections import Counter, defaultdict

from safepassage.safeguards.reading import Bounds, Hour, judge
from safepassage.simulation.chance import generator
from safepassage.simulation.reading import ReadHour, read_hours

OFFICERS, DAYS, LEARNT, ONE_IN = 60, 120, 60, 0.05
MONTH = 30.4


def measure(seed: int = 1) -> dict[str, float]:
    """Judge every hour after the learning time; precision, recall, false alarms, cost."""
    by_time = sorted(
        read_hours(
            generator(seed, "reading"),
            officers=OFFICERS,
            days=DAYS,
            misuse_from=LEARNT,
            one_in=ONE_IN,
        ),
        key=lambda one: (one.hour.at, one.officer),
    )
    own: dict[int, list[Hour]] = defaultdict(list)
    posting: list[Hour] = []
    counts: Counter[str] = Counter()
    began = time.perf_counter()
    judged = 0
    for one in by_time:
        if (one.hour.at - by_time[0].hour.at).days >= LEARNT:
            judged += 1
            counts.update(_outcome(one, own[one.officer], posting))
        own[one.officer] = [*own[one.officer], one.hour][-480:]
        posting = [*posting, one.hour][-2000:]
    seconds = time.perf_counter() - began
    found, missed, false = counts["found"], counts["missed"], counts["false"]
    months = OFFICERS * (DAYS - LEARNT) / MONTH
    return {
        "hours judged": judged,
        "misuse planted": found + missed,
        "recall": found / (found + missed),
        "precision": found / (found + false),
        "false alarms an officer and month": false / months,
        "milliseconds an hour": 1000 * seconds / judged,
        **{name: count for name, count in sorted(counts.items()) if name.startswith("missed ")},
    }


def _outcome(one: ReadHour, own: list[Hour], posting: list[Hour]) -> list[str]:
    raised = bool(judge(one.hour, own, posting, Bounds()))
    if one.planted is None:
        return ["false"] if raised else []
    return ["found"] if raised else ["missed", f"missed {one.planted}"]


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:40} {value:.4g}")
