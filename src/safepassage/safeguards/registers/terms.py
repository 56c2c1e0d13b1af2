"""The terms on which a register is asked, and the reasons for which it is not.

No law, no question. Whoever may need protection is not made known to the state of their
nationality (Geneva Convention art. 33; UNHCR's advice on sharing), nor to a body through
which that state would hear of the question.
"""

import re
from enum import StrEnum
from types import MappingProxyType

from safepassage.records._base import Record
from safepassage.records.kinds import PASSED_ON, DataKind
from safepassage.records.register import RegisterKind, Sent, Unchecked
from safepassage.records.traveller import Traveller
from safepassage.safeguards.protection import may_be_told, states_of
from safepassage.safeguards.purpose import SCREENING, Purpose, may_read

_NAME = re.compile(r"[a-z][a-z0-9-]{1,39}")
_STATE = re.compile(r"[A-Z]{3}")
_DOCUMENT = frozenset({Sent.DOCUMENT_NUMBER, Sent.DOCUMENT_TYPE, Sent.DOCUMENT_ISSUER})
_PERSON = frozenset({Sent.SURNAME, Sent.GIVEN_NAMES, Sent.BORN, Sent.NATIONALITY, Sent.SEX})
FIELDS_OF = MappingProxyType(
    {
        RegisterKind.DOCUMENTS: _DOCUMENT,
        RegisterKind.PERSONS: _PERSON,
        RegisterKind.VISAS: _DOCUMENT | _PERSON,
        RegisterKind.IDENTITIES: _DOCUMENT | _PERSON,
    }
)
"""What each kind of register can be sent; of these a register is sent what its terms name."""
NEEDED_BY = MappingProxyType(
    {
        RegisterKind.DOCUMENTS: Sent.DOCUMENT_NUMBER,
        RegisterKind.PERSONS: Sent.SURNAME,
        RegisterKind.VISAS: Sent.DOCUMENT_NUMBER,
        RegisterKind.IDENTITIES: Sent.DOCUMENT_NUMBER,
    }
)
"""Without this value there is no question."""
LONGEST_SECONDS = 30.0
LONGEST_HOURS = 24.0 * 7


class Lane(StrEnum):
    """Whether a carrier that waits may wait for the register, too."""

    INTERACTIVE = "interactive"
    AFTERWARDS = "afterwards"


class Terms(Record, frozen=True, kw_only=True):
    """One register: whose it is, by which law it is asked, about whom, and with what.

    ``state`` is whose own register it is (ISO alpha-3), ``None`` for a body of many states;
    ``tells_states`` when such a body lets its members know of a question or a hit. A question
    may take ``seconds`` in all. While a hit is undecided a carrier may be asked to contact the
    government only if it ``holds_up``. An answer older than ``fresh_hours`` is asked for again
    when the traveller is told of again.
    """

    name: str
    kind: RegisterKind
    owner: str
    purpose: Purpose
    data_kinds: frozenset[DataKind]
    fields: frozenset[Sent]
    legal_ground: str = ""
    state: str | None = None
    tells_states: bool = True
    lane: Lane = Lane.AFTERWARDS
    seconds: float = 2.0
    holds_up: bool = False
    fresh_hours: float = 24.0


def fault_of(terms: Terms) -> str | None:
    """What makes the terms unusable, in words; ``None`` when nothing does."""
    if not _NAME.fullmatch(terms.name):
        return "a name has 2 to 40 small letters, digits and hyphens."
    if not terms.owner.strip():
        return "it is not said who owns it."
    if terms.state is not None and not _STATE.fullmatch(terms.state):
        return "the state is three capital letters, such as FRA; leave it out for a body of many."
    return _fault_of_data(terms) or _fault_of_time(terms)


def _fault_of_data(terms: Terms) -> str | None:
    if terms.purpose not in SCREENING:
        return f"the purpose is {' or '.join(SCREENING)}."
    fitting = {kind for kind in DataKind if may_read(terms.purpose, kind)} - PASSED_ON
    if not terms.data_kinds or not terms.data_kinds <= fitting:
        return f"under {terms.purpose} it can be asked from {', '.join(sorted(fitting))}."
    allowed, needed = FIELDS_OF[terms.kind], NEEDED_BY[terms.kind]
    if not terms.fields <= allowed:
        return f"a register of {terms.kind} is sent none but {', '.join(sorted(allowed))}."
    if needed not in terms.fields:
        return f"a register of {terms.kind} needs {needed} among its fields."
    return None


def _fault_of_time(terms: Terms) -> str | None:
    if not 0 < terms.seconds <= LONGEST_SECONDS:
        return f"a question takes more than nothing and at most {LONGEST_SECONDS:g} seconds."
    if not 0 < terms.fresh_hours <= LONGEST_HOURS:
        return f"an answer is fresh for at most {LONGEST_HOURS:g} hours."
    return None


def is_foreign(terms: Terms, home: str | None) -> bool:
    """Whether it is another state's own register; in doubt it is."""
    return terms.state is not None and (home is None or terms.state != home)


def why_not(
    terms: Terms,
    kind: DataKind,
    traveller: Traveller,
    *,
    home: str | None,
    protection_possible: bool,
    feared: frozenset[str] = frozenset(),
) -> Unchecked | None:
    """Why the register must not be asked about a traveller; ``None`` when it may be.

    ``home`` is the state that asks; whose nationality is not known may be anybody's national.
    ``feared`` are states of feared persecution, as an officer noted them.
    """
    if not terms.legal_ground.strip() or not _serves(terms, kind):
        return Unchecked.NO_BASIS
    if protection_possible and _would_tell(terms, traveller, home, feared):
        return Unchecked.PROTECTED
    return None


def _serves(terms: Terms, kind: DataKind) -> bool:
    return kind in terms.data_kinds and kind not in PASSED_ON and may_read(terms.purpose, kind)


def may_tell_a_state(terms: Terms, home: str | None) -> bool:
    """Whether a question can become known to another state."""
    return terms.tells_states if terms.state is None else is_foreign(terms, home)


def _would_tell(
    terms: Terms, traveller: Traveller, home: str | None, feared: frozenset[str]
) -> bool:
    """Whether it can become known to a state of the traveller's, or to one that they fear."""
    if not may_tell_a_state(terms, home):
        return False
    return may_be_told(terms.state, states_of(traveller), feared) is not None
