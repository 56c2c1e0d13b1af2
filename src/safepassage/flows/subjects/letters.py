"""The letters: plain words, the same frame, and the remedies under every one of them.

The neutral letter is one text for who is not known here, for whose data must not be told, for
listed and for not listed people; nothing in it depends on what was found (LED 15(1), (3)).
"""

from datetime import date

from django.conf import settings
from django.utils.translation import get_language, get_language_bidi, gettext_lazy
from django.utils.translation import gettext as _

from safepassage.apps.subjects.models import SubjectRequest
from safepassage.flows.subjects.told import Told
from safepassage.safeguards.rights.asked import Right, WhyLonger, WhyRefused
from safepassage.safeguards.rights.paper import Letter, Table, printed

_ABOUT = {
    Right.ACCESS: gettext_lazy("access to your data"),
    Right.CORRECTION: gettext_lazy("the correction of your data"),
    Right.DELETION: gettext_lazy("the deletion of your data"),
    Right.RESTRICTION: gettext_lazy("the restriction of the use of your data"),
    Right.NOTATION: gettext_lazy("a fact that you dispute"),
    Right.COMPLAINT: gettext_lazy("a complaint"),
    Right.MISTAKEN: gettext_lazy("being mistaken for somebody else"),
}
_REFUSED = {
    WhyRefused.FACT_NOT_SHOWN: gettext_lazy("What you told us does not show that it is wrong."),
    WhyRefused.KEPT_BY_LAW: gettext_lazy("The law obliges us to keep these data until their day."),
    WhyRefused.NEEDED_AS_EVIDENCE: gettext_lazy(
        "The data are needed as evidence before a court or an authority."
    ),
    WhyRefused.NOT_PROVEN: gettext_lazy("You have not shown us who you are."),
    WhyRefused.MANIFESTLY_EXCESSIVE: gettext_lazy("You asked the same again within a short time."),
}
_LONGER = {
    WhyLonger.COMPLEX: gettext_lazy("Your request is complex."),
    WhyLonger.MANY: gettext_lazy("Many people have written to us."),
}


def neutral(row: SubjectRequest, told: Told, on: date) -> bytes:
    """One answer for nothing found and for what must not be told."""
    said = (
        _("You wrote to us about %(what)s. We have dealt with your request.") % _about(row),
        _(
            "We keep no data about you that the law allows us to tell you or to change. We answer "
            "everybody of whom we hold nothing, and everybody whose data we may not tell, with "
            "these same words. This letter therefore says neither that we hold data about you nor "
            "that we do not, and neither that you are on a list nor that you are not."
        ),
        _(
            "Data whose names are hidden after the time that the law sets can no longer be found "
            "by us. If you need them, a court or the supervisory authority can have them opened."
        ),
    )
    return _printed(row, told, on, said, remedies=[*_checks(), *_remedies()])


def report(
    row: SubjectRequest, told: Told, on: date, *, tables: tuple[Table, ...], some_untold: bool
) -> bytes:
    """What is held about somebody, where it comes from, what for, and who was given it."""
    untold = _("Of data that are used against serious crime we tell nobody anything directly.")
    said = (
        _("You asked which data we hold about you. These are the data that we may tell you."),
        _(
            "We have them from the airline or other carrier with which you travelled. They are "
            "deleted on the day that stands beside each journey. No machine alone has decided "
            "anything about your journey."
        ),
        _(
            "We tell nobody whether they are on a list, and nobody that they are not: this letter "
            "says neither. Hidden data can be opened only by a court or the supervisory authority."
        ),
        *([untold] if some_untold else []),
    )
    return _printed(row, told, on, said, tables=tables, remedies=[*_checks(), *_remedies()])


def done(row: SubjectRequest, told: Told, on: date, *, what: str) -> bytes:
    """What was done as asked."""
    said = (
        _("You wrote to us about %(what)s. We have done as you asked.") % _about(row),
        what,
        _("Whoever had been given the data before is told of this by us."),
    )
    return _printed(row, told, on, said, remedies=_remedies())


def in_words(row: SubjectRequest, told: Told, on: date, *, words: str) -> bytes:
    """An answer to a complaint."""
    said = (_("You wrote to us about %(what)s. This is our answer.") % _about(row), words)
    return _printed(row, told, on, said, remedies=[*_checks(), *_remedies()])


def redress_number(row: SubjectRequest, told: Told, on: date, *, number: str) -> bytes:
    """The number of somebody who is repeatedly mistaken for another; it is told this once."""
    said = (
        _("You told us that you are repeatedly mistaken for somebody else."),
        _("Your redress number is: %(number)s") % {"number": number},
        _(
            "Give it to your airline when you book: it is called “redress number”. It helps you "
            "and nobody else. Keep this letter: nobody here can read the number again. If you "
            "lose it, write to us, and you get another one."
        ),
    )
    return _printed(row, told, on, said, remedies=_remedies())


def refused(
    row: SubjectRequest, told: Told, on: date, *, why: list[WhyRefused], words: str
) -> bytes:
    """A refusal with its reasons."""
    reasons = [str(_REFUSED[one]) for one in why]
    said = (
        _("You wrote to us about %(what)s. We cannot do as you ask.") % _about(row),
        _("Our reasons:") + " " + " ".join(reasons),
        *([words] if words else []),
        _(
            "You may ask us to mark the fact that you dispute, so that every officer who opens "
            "the record sees that you dispute it."
        ),
    )
    return _printed(row, told, on, said, remedies=[*_checks(), *_remedies()])


def checked(row: SubjectRequest, told: Told, on: date) -> bytes:
    """The supervisor's answer in the requester's place (LED 17(3)): checks were made."""
    said = (
        _("You asked us to exercise your rights in your place."),
        _(
            "All necessary checks were made. Where something had to be put right, we have seen to "
            "it that it is. The law does not allow us to tell anybody more than this."
        ),
    )
    remedies = [_("You may go to court against this answer: %(court)s.") % _addresses()]
    return _printed(row, told, on, said, remedies=remedies, sender=_supervisor())


def reviewed(row: SubjectRequest, told: Told, on: date) -> bytes:
    """That an answer was reviewed independently, and stands."""
    said = (
        _("You asked for an independent review of the answer that you were given."),
        _("All necessary checks were made. The answer stands."),
    )
    remedies = [_("You may go to court against this answer: %(court)s.") % _addresses()]
    return _printed(row, told, on, said, remedies=remedies, sender=_supervisor())


def longer(row: SubjectRequest, told: Told, on: date, due: date, why: WhyLonger) -> bytes:
    """That the answer needs longer, and why (GDPR 12(3))."""
    said = (
        _("You wrote to us about %(what)s. We need longer than one month.") % _about(row),
        str(_LONGER[why]),
        _("You get the answer by %(day)s at the latest.") % {"day": due.isoformat()},
    )
    return _printed(row, told, on, said, remedies=_remedies())


def _printed(
    row: SubjectRequest,
    told: Told,
    on: date,
    said: tuple[str, ...],
    *,
    tables: tuple[Table, ...] = (),
    remedies: list[str],
    sender: str = "",
) -> bytes:
    name = told.asker or " ".join(filter(None, (told.given_names, told.surname)))
    letter = Letter(
        sender=sender or settings.SAFEPASSAGE_AUTHORITY_ADDRESS or _("[AUTHORITY]"),
        date=on.isoformat(),
        to="\n".join(filter(None, (name, told.address))),
        title=_("Your request of %(day)s") % {"day": row.received_at.date().isoformat()},
        said=said,
        tables=tables,
        remedies=tuple(remedies),
    )
    direction = "rtl" if get_language_bidi() else "ltr"
    return printed(letter, language=get_language() or "en", direction=direction)


def _checks() -> list[str]:
    return [
        _(
            "You may ask the supervisory authority to check in your place whether everything is "
            "lawful: %(supervisor)s."
        )
        % _addresses()
    ]


def _remedies() -> list[str]:
    return [
        _(
            "With the receipt of your request you can ask for an independent review of this "
            "answer. You may complain to the supervisory authority: %(supervisor)s. You may go to "
            "court: %(court)s. All of this costs nothing but the court's fees."
        )
        % _addresses()
    ]


def _addresses() -> dict[str, str]:
    return {
        "supervisor": settings.SAFEPASSAGE_SUPERVISOR_ADDRESS or _("[SUPERVISORY AUTHORITY]"),
        "court": settings.SAFEPASSAGE_COURT_ADDRESS or _("[COURT]"),
    }


def _supervisor() -> str:
    return _addresses()["supervisor"]


def _about(row: SubjectRequest) -> dict[str, str]:
    return {"what": str(_ABOUT[Right(row.asks_for)])}
