"""Which state may learn of somebody who may need protection: not theirs, not one they fear.

Sharing with the state of nationality, of residence or of feared persecution stops as soon as a
need of international protection is possible (Geneva Convention art. 33; UNHCR's advice on
sharing; DESIGN section 6). Everything by which data reach another state asks here first.
"""

from collections.abc import Collection

from safepassage.records.traveller import Traveller
from safepassage.safeguards.boarding import Refusal, codes_of

_UNTOLD = frozenset({None, "", "XXA", "XXB", "XXC", "XXX", "UNK"})
"""Codes that name no state: stateless, refugees, not determined, not told."""


def states_of(traveller: Traveller) -> frozenset[str]:
    """Every state that a traveller may be a national or resident of, or has documents of."""
    told = {traveller.nationality, traveller.residence}
    for document in traveller.documents:
        told |= {document.nationality, document.issuer}
    told |= {one.country for one in traveller.addresses if one.kind == "residence"}
    return frozenset(one for one in told if one is not None) - _UNTOLD


ANY_STATE = "*"
"""Among the states that are feared: a note cannot be read any more, and may have named any."""


def may_be_told(
    state: str | None, person_states: Collection[str], feared_states: Collection[str]
) -> Refusal | None:
    """Why ``state`` must not learn of somebody who may need protection; ``None`` if it may.

    ``state`` is ISO alpha-3, ``None`` for a body of many states, through which any may hear.
    Whose states are not known may be anybody's national. The home state's own protection
    contact is no recipient in this sense.
    """
    if state is None:
        return _MANY
    if ANY_STATE in feared_states:
        return _UNKNOWN
    recipient = codes_of(state)
    if any(not codes_of(one).isdisjoint(recipient) for one in feared_states):
        return _FEARED
    if not set(person_states) - _UNTOLD:
        return _UNKNOWN
    if any(not codes_of(one).isdisjoint(recipient) for one in person_states):
        return _OWN
    return None


_MANY = Refusal(
    code="protection_many_states",
    text="This person may need protection, and through this body any state may hear of them.",
)
_FEARED = Refusal(
    code="protection_feared_state",
    text="This person may need protection from this state: it is told nothing.",
)
_UNKNOWN = Refusal(
    code="protection_state_unknown",
    text="This person may need protection, and it is not known from which state.",
)
_OWN = Refusal(
    code="protection_own_state",
    text="This person may need protection, and this is a state of theirs: it is told nothing.",
)
