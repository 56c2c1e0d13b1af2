"""The clocks of requests, as every page of whoever answers them shows them."""

from datetime import datetime

from django.conf import settings

from safepassage.apps.subjects import selectors


def count_pressing(at: datetime) -> int:
    """How many requests are due within a week, or overdue."""
    days = settings.SAFEPASSAGE_SUBJECT_ANSWER_DAYS
    return sum(selectors.clock_of(one, days).is_soon(at.date()) for one in selectors.waiting())
