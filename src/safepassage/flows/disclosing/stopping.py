"""What an order of the regulator, or an assessment that ended, has stopped does not leave."""

from uuid import UUID

from safepassage.apps.regulation.stops import Stop, in_force
from safepassage.apps.subjects.marks import is_restricted
from safepassage.flows.disclosing.errors import DisclosureRefused
from safepassage.safeguards.capabilities import Capability
from safepassage.safeguards.purpose import Purpose

RESTRICTED = (
    "The person had the use of this record restricted. It leaves only once whoever answers "
    "requests has ended that mark."
)


def refuse_stopped(recipient: str, journey: UUID, purpose: Purpose) -> None:
    """Raise DisclosureRefused where disclosing, the recipient, purpose or record is stopped.

    So it is where the person had its use restricted (GDPR art. 18(2); LED art. 16(3)).
    """
    if is_restricted(journey):
        raise DisclosureRefused([RESTRICTED])
    for stop in in_force():
        if stop.thing == journey or _names(stop, recipient, purpose):
            law = f"This stands stopped since {stop.since:%Y-%m-%d} under {stop.law}."
            raise DisclosureRefused([law])


def _names(stop: Stop, recipient: str, purpose: Purpose) -> bool:
    return (stop.kind.value, stop.code) in {
        ("capability", Capability.DISCLOSURE.value),
        ("recipient", recipient),
        ("purpose", purpose.value),
    }
