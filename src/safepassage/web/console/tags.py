"""Template tags of the console, loaded in every template."""

from datetime import UTC, datetime, timedelta

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from safepassage.safeguards.basis import ANYWHERE
from safepassage.web.console.phrases.clocks import Clock
from safepassage.web.console.words import in_words

register = template.Library()
register.filter("words", in_words)

_SOON = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)


@register.inclusion_tag("components/moment.html")
def moment(at: datetime | None, form: str = "H:i") -> dict[str, object]:
    """Show a time at the desk's posting and in UTC; nothing known shows a dash."""
    return {"at": at, "day_form": f"Y-m-d {form}", "form": form}


@register.inclusion_tag("components/countdown.html", takes_context=True)
def countdown(context: template.Context, at: datetime | None) -> dict[str, object]:
    """Show how long until ``at``, in words; marked when within the hour or past."""
    if at is None:
        return {"at": None}
    left = at - context["now"]
    state = "past" if left < timedelta() else "soon" if left < _SOON else "later"
    return {"at": at, "text": duration(abs(left)), "state": state}


@register.inclusion_tag("components/clock.html", takes_context=True)
def clock(context: template.Context, shown: Clock) -> dict[str, object]:
    """Show a countdown with what it runs towards."""
    return {"label": shown.label, "within": shown.within, **countdown(context, shown.at)}


@register.inclusion_tag("components/badge.html")
def badge(text: str, tone: str = "neutral") -> dict[str, str]:
    """Show a state; ``tone`` is neutral, good, warning, bad or info, each with its sign."""
    return {"text": text, "tone": tone}


@register.inclusion_tag("components/hours.html")
def hours(value: float) -> dict[str, object]:
    """Show a retention clock: days where it is more than two, and always the hours."""
    return {"hours": value, "days": value / 24 if value > 48 else None}  # noqa: PLR2004 - two days


@register.filter
def day(at: datetime) -> str:
    """The day of an instant in UTC, as certificates are dated, also at the end of all time."""
    return f"{at.astimezone(UTC):%Y-%m-%d}"


@register.filter
def codes(values: list[str]) -> str:
    """Show a set of codes, or that all are meant."""
    return _("all") if ANYWHERE in values else ", ".join(values)


@register.filter
def all_words(values: list[str]) -> str:
    """Show several members of a closed list in words."""
    return ", ".join(map(in_words, values))


@register.filter
def duration(value: timedelta) -> str:
    """Say a length of time in at most two units: days from three on, hours alone from one day."""
    if value >= 3 * _DAY:
        return ngettext("%(n)d day", "%(n)d days", value.days) % {"n": value.days}
    minutes = value // _MINUTE
    if value >= _DAY:
        return _("%(hours)d h") % {"hours": minutes // 60}
    if minutes >= 60:  # noqa: PLR2004 - minutes an hour
        return _("%(hours)d h %(minutes)02d min") % {
            "hours": minutes // 60,
            "minutes": minutes % 60,
        }
    return _("%(minutes)d min") % {"minutes": minutes}
