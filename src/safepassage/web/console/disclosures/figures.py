"""Disclosures in figures, for those who oversee: no traveller, no officer, no recipient alone."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.apps.disclosures import corrections, notices, selectors
from safepassage.apps.disclosures.models import Stage
from safepassage.safeguards.disclosure import RecipientKind
from safepassage.web.console.disclosures.wording import KINDS

SPAN = timedelta(days=365)
_HEADS: dict[str | Promise, tuple[Stage, ...]] = {
    _("asked"): tuple(Stage),
    _("left"): (Stage.SENT, Stage.RECEIVED),
    _("not agreed"): (Stage.NOT_AGREED,),
    _("refused by the authority"): (Stage.REFUSED,),
}


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Counts by kind of recipient under ``heads``, and what waits."""

    heads: list[str | Promise]
    asked: list[tuple[str | Promise, list[int]]]
    waiting: list[tuple[str | Promise, int]]


def figures(at: datetime) -> Figures:
    """The last twelve months before ``at``."""
    counts = selectors.counts(since=at - SPAN, until=at + timedelta(seconds=1))
    rows = [(KINDS[kind], _row(counts, kind)) for kind in RecipientKind]
    told = notices.counts(at)
    put_off = sum(count for name, count in told.items() if name.startswith("deferred."))
    return Figures(
        heads=list(_HEADS),
        asked=[(words, row) for words, row in rows if any(row)],
        waiting=[
            (_("Recipients of corrections, late"), corrections.count_overdue(at)),
            (_("Persons, late"), told.get("late", 0)),
            (_("Persons, put off on a ground"), put_off),
            (_("Persons, within their time"), told.get("waiting", 0)),
        ],
    )


def _row(counts: dict[str, int], kind: RecipientKind) -> list[int]:
    return [sum(counts.get(f"{kind}.{one}", 0) for one in stages) for stages in _HEADS.values()]
