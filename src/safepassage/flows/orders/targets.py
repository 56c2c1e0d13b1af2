"""What an order can name by its code: an order that would stop nothing is not taken as obeyed."""

from collections.abc import Mapping

from safepassage.apps.agencies.selectors import agencies
from safepassage.apps.disclosures import selectors as disclosures
from safepassage.flows.platform import Platform
from safepassage.safeguards.capabilities import Capability
from safepassage.safeguards.orders import STOPPABLE_PURPOSES, OrderKind


def codes(platform: Platform, kind: OrderKind) -> Mapping[str, str]:
    """The codes that an order of this kind may name, each with its name.

    No rules run on this platform yet, so that none can be stopped alone:
    ``Capability.CRITERIA`` stops them all, whatever comes.
    """
    match kind:
        case OrderKind.STOP_CAPABILITY:
            return {one.value: one.what for one in Capability}
        case OrderKind.STOP_PURPOSE:
            return {one: one for one in sorted(STOPPABLE_PURPOSES)}
        case OrderKind.STOP_RECIPIENT:
            return _recipients(platform)
        case _:
            return {}


def _recipients(platform: Platform) -> dict[str, str]:
    """Whoever is given data: agencies, recipients of disclosures, registers that are asked."""
    return (
        {one.name: one.name for one in platform.registers.forms}
        | {one.code: one.name for one in disclosures.recipients()}
        | {one.code: one.name for one in agencies()}
    )
