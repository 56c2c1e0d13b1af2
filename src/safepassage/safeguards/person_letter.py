"""The letter to a person whose kept data were used or disclosed (EU-UK TCA art. 550).

It says the same to everybody: whether anybody is listed, sought or suspected cannot be read from
it, nor which officer or which recipient. Who asks for access learns recipients by that way.
"""

from datetime import date

from safepassage.records._base import Record
from safepassage.safeguards.notice import Controller


class Journey(Record, frozen=True):
    """The journey that the letter is about."""

    flight: str
    day: str


WHAT_HAPPENED = {
    "used": "were used after your journey",
    "disclosed": "were given to an authority that may have them by law",
}
_TEXT = """\
{name}
{contact}

{written}                                            Our reference: {reference}

Data of your journey {flight} of {day}

Data of this journey, which your airline sent to us as the law obliges it to, are kept by
{name}. We write to you because they {happened}.

This is lawful only to prevent, detect, investigate or prosecute terrorist offences and serious
crime. It does not say that you are suspected of anything: we write the same to everybody whose
data were used, whatever the reason was.

No decision about you was taken by a machine alone.

You can ask us which data of yours we keep, to whom they were given, that wrong data are
corrected and that data are erased, free of charge, at the address above. Name our reference.
You can also turn to our data protection officer: {officer}
You can complain to: {supervisor}
You can go to court.
"""


def letter(journey: Journey, cause: str, reference: str, *, written: date, by: Controller) -> str:
    """The letter, ready to be printed; ``cause`` is one of ``WHAT_HAPPENED``."""
    return _TEXT.format(
        name=by.name,
        contact=by.contact,
        officer=by.officer,
        supervisor=by.supervisor,
        flight=journey.flight,
        day=journey.day,
        happened=WHAT_HAPPENED[cause],
        reference=reference,
        written=written.isoformat(),
    )
