"""What a run of retention at any date would do; nothing is done."""

from datetime import datetime, timedelta

from django.conf import settings

from safepassage.apps.agencies import feed as agencies
from safepassage.apps.approvals import retention as approvals
from safepassage.apps.cases import retention as cases
from safepassage.apps.clearances import retention as clearances
from safepassage.apps.disclosures import retention as disclosures
from safepassage.apps.enquiries import retention as enquiries
from safepassage.apps.figures import retention as figures
from safepassage.apps.forecast import services as counts
from safepassage.apps.holds import selectors as holds
from safepassage.apps.messages import held
from safepassage.apps.messages import retention as messages
from safepassage.apps.quality import services as quality
from safepassage.apps.regulation import readings, wordings
from safepassage.apps.subjects import retention as subjects
from safepassage.apps.travel import foreseen, leaving
from safepassage.apps.travel import retention as travel
from safepassage.apps.watching import retention as watching
from safepassage.apps.watchlists import retention as watchlists
from safepassage.flows.delisted import WHAT as LISTED
from safepassage.records._base import Record


class Forecast(Record, frozen=True):
    """What a run at ``at`` would do, of what is stored and recorded now.

    ``left`` counts travellers who will have left, where data end with that; ``holds`` are the
    reasons that will still stand then.
    """

    at: datetime
    masked: dict[str, int]
    deleted: dict[str, int]
    left: int
    kinds: tuple[foreseen.Foreseen, ...]
    holds: tuple[holds.Held, ...]


def forecast(at: datetime) -> Forecast:
    """Count what a run at ``at`` would mask and delete, and what it would find held."""
    due = foreseen.due(at=at)
    keep = timedelta(hours=settings.SAFEPASSAGE_PARKED_HOURS)
    deleted = due["deleted"] | {
        "flights": travel.count_flights_due(at=at),
        "clearances": clearances.count_past(at=at),
        "disclosures": disclosures.count_past(at=at),
        "feed": agencies.count_past(at=at),
        "approvals": approvals.count_past(at=at),
        "forecast": counts.count_past(at=at),
        "results": cases.count_results_told(
            before=at - timedelta(days=settings.SAFEPASSAGE_RESULT_DAYS)
        ),
        "subjects": subjects.count_past(at=at),
        "tallies": quality.count_past(at=at),
        "figures": figures.count_past(at=at),
        "wordings": wordings.count_past(at=at),
        "regulator_readings": readings.count_past(at=at),
        "watching": watching.count_past(at=at),
        "enquiries": enquiries.count_days_past(at=at),
        "held_too_long": held.count_too_long(at=at, keep=keep),
        "bodies": messages.count_bodies_due(at=at, keep=keep),
        LISTED: watchlists.count_due(at=at),
    }
    return Forecast(
        at=at,
        masked=due["masked"],
        deleted=deleted,
        left=leaving.count_left(at=at),
        kinds=tuple(foreseen.foreseen(at=at)),
        holds=tuple(holds.counts(at)),
    )
