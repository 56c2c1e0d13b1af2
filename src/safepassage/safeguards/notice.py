"""What passengers must be told before their data are sent: at booking and at check-in, in writing.

Regulation (EU) 2025/12 art. 19 and 2025/13 art. 19; ICAO Annex 9, 9.25 (carriers inform);
the contents are those of Convention 108+ art. 8: controller, basis, purposes, categories,
recipients, rights.
"""

from collections.abc import Iterable
from datetime import timedelta

from safepassage.records._base import Record
from safepassage.records.kinds import DataKind
from safepassage.safeguards.basis import LegalBasis

KINDS = {
    DataKind.API_BORDER: "Your data from the travel document are used for border checks.",
    DataKind.API_PIU: (
        "Your data from the travel document are also used by the passenger information unit,"
        " solely against terrorism and serious crime."
    ),
    DataKind.API_CUSTOMS: (
        "Your data from the travel document are also used by customs, for the control of goods."
    ),
    DataKind.API_HEALTH: (
        "Your data from the travel document are also used by the health authority, to protect"
        " public health."
    ),
    DataKind.PNR: (
        "Data of your reservation are used by the passenger information unit, solely against"
        " terrorism and serious crime."
    ),
}
RECEIVERS = {
    DataKind.API_PIU: "the passenger information unit",
    DataKind.PNR: "the passenger information unit",
    DataKind.API_CUSTOMS: "customs",
    DataKind.API_HEALTH: "the health authority",
}
"""Who gets a kind of data besides the authority that answers; borders are its own."""
_DAY = timedelta(days=1) // timedelta(hours=1)


class Controller(Record, frozen=True):
    """Who is answerable: the names and addresses that the notice tells."""

    state: str = "[STATE]"
    name: str = "[AUTHORITY]"
    contact: str = "[ADDRESS, E-MAIL AND TELEPHONE OF THE AUTHORITY]"
    officer: str = "[CONTACT OF ITS DATA PROTECTION OFFICER]"
    supervisor: str = "[SUPERVISORY AUTHORITY AND ITS ADDRESS]"
    rights_page: str = "[ADDRESS OF THE PAGE /your-rights/]"


SHORT = (
    "The law of {state} obliges us to send data of your travel document and your flight to"
    " {name} before departure. What is sent, why, for how long it is kept, and your rights:"
    " [ADDRESS OF THE FULL NOTICE]."
)
_LONG = """\
Your data and the border of {state}

The law obliges us, your carrier, to send data about you to {name} before and at departure.

What is sent: your names, birth date, sex and nationality; type, number, issuing state and
expiry of your travel document; your flight, and where we have them your reservation number,
seat and baggage. Of reservations, what the law below names.

Why, by which law, and for how long:
{laws}

Who gets it: {receivers}.
We keep what we sent no longer than the law on this transfer says.

Your rights: you may ask for access to your data, have them corrected or completed, and have
them deleted or their use restricted where they are kept unlawfully. You may complain to
{supervisor}, and go to court. No decision about your journey is made by a machine alone.
An authorised agent or a parent may ask for you.

How to use them: at {rights_page}, by a letter to {name}, or in person.
It is free, needs no e-mail address, and is answered within one month. You may have a fact noted
that you dispute, and get a redress number if you are repeatedly mistaken for someone else.

Who answers: {name}, {contact}; data protection: {officer}.
"""
_POSTER = """\
YOUR DATA WHEN YOU FLY

Your airline must send data of your travel document and your flight to
{name} of {state} before you travel.

You may ask which data it holds, have mistakes corrected, have a fact noted
that you dispute, and complain. It is free. It does not change how you are
treated when you travel. Parents ask for children.

If you are repeatedly mistaken for someone else, ask for a redress number.

Page      {rights_page}
Letters   {contact}
Here      at any desk of {name}

Independent of us: {supervisor}
"""
_NO_LAW = "- [LAW, ARTICLE, PURPOSE AND TIME: one line for each legal basis]"


def short_notice(controller: Controller) -> str:
    """One paragraph for a ticket or the check-in page, leading to the full notice."""
    return SHORT.format(state=controller.state, name=controller.name)


def notice(controller: Controller, bases: Iterable[LegalBasis] = ()) -> str:
    """The full notice, of the laws in force; without ``bases`` a place is left for them."""
    bases = list(bases)
    lines = sorted({_line(one) for one in bases})
    return _LONG.format(
        state=controller.state,
        name=controller.name,
        contact=controller.contact,
        officer=controller.officer,
        supervisor=controller.supervisor,
        rights_page=controller.rights_page,
        laws="\n".join(lines) or _NO_LAW,
        receivers=_receivers(controller, bases),
    )


def poster(controller: Controller) -> str:
    """A page for airports, ports and stations: rights in plain words, and where to use them."""
    return _POSTER.format(
        state=controller.state,
        name=controller.name,
        contact=controller.contact,
        supervisor=controller.supervisor,
        rights_page=controller.rights_page,
    )


def _receivers(controller: Controller, bases: Iterable[LegalBasis]) -> str:
    """Whoever gets data by one of the laws, by name; without any, whom the laws will name."""
    kinds = {basis.kind for basis in bases}
    others = dict.fromkeys(name for kind, name in RECEIVERS.items() if kind in kinds)
    named = ", ".join(others) or "the agencies named there"
    return f"{controller.name} and, each within its own law, {named}"


def _line(basis: LegalBasis) -> str:
    masked = _long(basis.mask_after_hours)
    kept = _long(basis.delete_after_hours)
    hidden = "" if masked == kept else f"; your name and the like are hidden after {masked}"
    return f"- {KINDS[basis.kind]} {basis.law}, {basis.article}. Deleted after {kept}{hidden}."


def _long(hours: float) -> str:
    if hours > 2 * _DAY:
        return f"{round(hours / _DAY)} days"
    return f"{round(hours)} hours"
