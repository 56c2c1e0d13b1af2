"""By when a request is answered, and when answers leave.

Months are those of the calendar (Regulation (EEC, Euratom) 1182/71 art. 3(2)(c)): a period ends
with the same day of a later month, or with that month's last day where it has no such day. An
end on a holiday is not moved: that only ever answers earlier.

Answers leave together at set times that depend on the day of receipt alone, so that how long
an answer took says nothing about what was found.
"""

from calendar import monthrange
from datetime import date, datetime, time, timedelta

from safepassage.records._base import Record

MONTHS_IN_A_YEAR = 12
LONGER = 2
"""By how many months an answer may be put off (GDPR 12(3))."""
SOON = timedelta(days=7)


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later, or the last day of a month that has none."""
    year, month = divmod(day.year * MONTHS_IN_A_YEAR + day.month - 1 + months, MONTHS_IN_A_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


class Clock(Record, frozen=True):
    """By when a request is to be answered; ``put_off`` since its requester was told so.

    ``days`` are those of a national law that counts them; 0 is one month of the calendar.
    """

    received: date
    days: int = 0
    put_off: bool = False

    @property
    def first(self) -> date:
        """The last day of the first period: also the last on which it may be put off."""
        if self.days:
            return self.received + timedelta(days=self.days)
        return add_months(self.received, 1)

    @property
    def due(self) -> date:
        """The last day for the answer."""
        if not self.put_off:
            return self.first
        return add_months(self.first if self.days else self.received, LONGER + (not self.days))

    def may_put_off(self, today: date) -> bool:
        """Whether the requester can still be told that it takes longer."""
        return not self.put_off and today <= self.first

    def is_overdue(self, today: date) -> bool:
        """Whether the last day is over."""
        return today > self.due

    def is_soon(self, today: date) -> bool:
        """Whether the last day is near, or over."""
        return today > self.due - SOON


class Batches(Record, frozen=True):
    """When answers leave: on one weekday (Monday 1 to Sunday 7) at noon UTC.

    None leaves earlier than ``after`` days from its receipt, however soon it was ready.
    """

    after: int
    weekday: int

    def leaves(self, received: datetime, ready: datetime) -> datetime:
        """When an answer leaves that is ready at ``ready``; both moments and the result in UTC."""
        earliest = max(received + timedelta(days=self.after), ready)
        ahead = (self.weekday - earliest.isoweekday()) % 7
        noon = datetime.combine(
            earliest.date() + timedelta(days=ahead), time(12), tzinfo=earliest.tzinfo
        )
        return noon if noon >= earliest else noon + timedelta(days=7)
