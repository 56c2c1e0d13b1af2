"""One sheet of rows to one message."""

from safepassage.formats.manifests.fields import Field
from safepassage.formats.manifests.journey import legs_of
from safepassage.formats.manifests.message import desk_for, message_of
from safepassage.formats.manifests.plan import Plan
from safepassage.formats.manifests.profiles import Profile
from safepassage.formats.manifests.rows import Rows
from safepassage.formats.manifests.values import Values
from safepassage.records import Message


def read_sheet(plan: Plan, profile: Profile, *, at: str | None = None) -> Message:
    """The message of one sheet; ``profile`` says what is taken for granted."""
    desk = desk_for(plan.first_texts(), plan.orders(), at)
    plan.describe(desk)
    head = Values(plan.head, desk)
    mode = plan.mapping.mode or profile.mode
    legs = legs_of(head, mode)
    rows = Rows(desk, plan.positions, around=plan.head, mode=mode, role=profile.role)
    travellers = tuple(rows.travellers(plan.below, plan.headings))
    return message_of(
        head,
        profile,
        flights=tuple(rows.legs) or legs,
        travellers=travellers,
        total=head.count(Field.CONTROL_TOTAL) if rows.total is None else rows.total,
        before=plan.sheet.defects,
    )
