"""What a sender is told of a journey that the law cannot place, or that contradicts itself."""

from collections.abc import Iterator
from enum import StrEnum
from types import MappingProxyType

from safepassage.records.crossing import Crossing, times_contradict
from safepassage.records.defect import Defect, Severity
from safepassage.safeguards.route import UNKNOWN


class Doubt(StrEnum):
    """The defects of a journey that was read."""

    PLACE_WITHOUT_CODE = "place_without_code"
    BORDER_NOT_CROSSED = "border_not_crossed"
    TIMES_CONTRADICT = "times_contradict"


SENTENCES = MappingProxyType(
    {
        Doubt.PLACE_WITHOUT_CODE: "The {end} of the journey is not told as a code that is known: "
        "write a UN/LOCODE (PT FNC), the IATA or ICAO code of an airport, or a station's UIC "
        "number.",
        Doubt.BORDER_NOT_CROSSED: "The journey leads from {origin} to {destination} and does not "
        "cross the border of this state, so no law covers it and nothing of it is stored.",
        Doubt.TIMES_CONTRADICT: "The journey arrives before it departs; both times were kept as "
        "told.",
    }
)


def doubts(crossing: Crossing | None, home: str | None) -> Iterator[Defect]:
    """Everything doubtful about a journey; codes of countries are all that is repeated of it.

    ``home`` is the home state, ``None`` when not configured: then no border is its.
    """
    if crossing is None:
        return
    ends = (("origin", crossing.origin_country), ("destination", crossing.destination_country))
    astray = [end for end, country in ends if country is None]
    for end in astray:
        yield _defect(Doubt.PLACE_WITHOUT_CODE, end=end)
    if not astray and home and crossing.direction == UNKNOWN:
        countries = {end: country or "" for end, country in ends}
        yield _defect(Doubt.BORDER_NOT_CROSSED, **countries)
    if times_contradict(crossing):
        yield _defect(Doubt.TIMES_CONTRADICT)


def _defect(code: Doubt, **values: str) -> Defect:
    text = SENTENCES[code].format(**values)
    return Defect(code=code.value, severity=Severity.WARNING, text=text)
