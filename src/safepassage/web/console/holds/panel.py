"""What people recorded about one traveller, for their page and their item's."""

from dataclasses import dataclass
from uuid import UUID

from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.travel.shown import RecordHead
from safepassage.flows.held_words import Kept, open_kept
from safepassage.web import installed
from safepassage.web.console.desk import Desk
from safepassage.web.console.holds.views import Row, rows_of


@dataclass(frozen=True, kw_only=True)
class KeptPanel:
    """Holds in words beside their grounds, the chance find, and what the desk may do."""

    holds: list[tuple[Row, str | None]]
    kept: Kept
    found_by: str
    journey: UUID
    may_record: bool

    @property
    def is_needed(self) -> bool:
        """Whether there is anything to show or to do."""
        return self.may_record or bool(self.holds) or self.kept.find is not None


def kept_panel(desk: Desk, head: RecordHead) -> KeptPanel | None:
    """What is recorded about a journey, for a desk that may see it.

    Nothing more is recorded once it is masked, or where its law lets nothing stay longer.
    """
    if not desk.may(Permission.HOLDS_HOLD_READ):
        return None
    kept = open_kept(installed.platform(), head.id, actor=desk.actor, purpose=desk.purpose)
    rows = rows_of(desk, [one.head for one in kept.holds])
    finder = str(kept.find.officer) if kept.find else ""
    panel = KeptPanel(
        holds=[(row, one.words) for row, one in zip(rows, kept.holds, strict=True)],
        kept=kept,
        found_by=accounts.codes_of([finder]).get(finder, "") if finder else "",
        journey=head.id,
        may_record=head.masked_at is None
        and head.latest_at > head.mask_at
        and desk.may(Permission.HOLDS_HOLD_RECORD),
    )
    return panel if panel.is_needed else None
