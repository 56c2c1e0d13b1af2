"""When data of one basis end under the profiles that are followed: of each point the earliest."""

from collections.abc import Sequence

from safepassage.safeguards.ending import Ending
from safepassage.safeguards.profiles.fitting import Basis
from safepassage.safeguards.profiles.joining import binding, joined
from safepassage.safeguards.profiles.profile import Profile


def ending_of(basis: Basis, followed: Sequence[Profile]) -> Ending:
    """What the profiles that speak of its kind of data, on its days, add to its clocks."""
    bound = binding(followed, basis.valid_from, basis.valid_to)
    speaking = [one for one in bound if one.terms_of(basis.kind)]
    if not speaking:
        return Ending()
    asked = joined(speaking)
    return Ending(
        without_link_hours=asked.deletes_without_link_at,
        at_departure=asked.deletes_at_departure,
        departure_unknown_hours=asked.departure_unknown_hours,
    )
