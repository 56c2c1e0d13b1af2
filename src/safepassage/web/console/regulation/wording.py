"""Orders, stops and remarks in words."""

from django.utils.translation import gettext_lazy as _

from safepassage.apps.regulation.models import KeyUse, Order, OrderState
from safepassage.apps.watchlists.selectors import names_of
from safepassage.safeguards.capabilities import Capability
from safepassage.safeguards.orders import OrderKind
from safepassage.web.console.words import in_words

HAPPENS = {
    OrderKind.CORRECT_RECORD: _(
        "The data protection officer sees it with its clock and says what was done."
    ),
    OrderKind.DELETE_RECORD: _(
        "It is erased before the page answers, for good: nothing brings it back."
    ),
    OrderKind.PRESERVE_RECORD: _("It is masked in time as before, and deleted after the day told."),
    OrderKind.RESTRICT_RECORD: _(
        "No officer finds it any more; oversight and requests of the person still do."
    ),
    OrderKind.STOP_CAPABILITY: _("Nobody can do it from now on, and the pages say so."),
    OrderKind.STOP_LIST: _(
        "Nobody is held against it, whatever is imported or confirmed, until you lift the order."
    ),
    OrderKind.STOP_PURPOSE: _(
        "Nothing is stored for it, and no desk can choose it. Carriers are answered as before."
    ),
    OrderKind.STOP_RECIPIENT: _("Nothing is given to this agency or register from now on."),
}
STATES = {
    OrderState.WAITING: (_("to be carried out"), "warning"),
    OrderState.OBEYED: (_("obeyed"), "good"),
    OrderState.LIFTED: (_("lifted"), "neutral"),
}
CAPABILITIES = {
    Capability.ASKING_CARRIERS: _("Asking a carrier for a reservation or a flight"),
    Capability.CRITERIA: _("Holding journeys against rules"),
    Capability.DISCLOSURE: _("Disclosing a record to another authority"),
    Capability.FORECAST: _("The arrival forecast"),
    Capability.FULL_EXPORT: _("Carrying everything out, sealed"),
    Capability.JOINING: _("Joining API and reservations of one person"),
    Capability.LIST_SCREENING: _("Holding travellers against watchlists"),
    Capability.REDRESS_NUMBERS: _("Giving redress numbers"),
    Capability.REGISTER_QUERIES: _("Asking registers of others about travellers"),
    Capability.SEARCH: _("Looking for travellers"),
    Capability.SINGLE_WINDOW: _("Giving other agencies what their law names"),
    Capability.UNMASKING: _("Opening a masked record"),
}
USES = {
    KeyUse.SEAL: _("For the sealed ledger of readings (X25519)"),
    KeyUse.SIGN: _("For signed orders (Ed25519)"),
}


def subject_of(order: Order) -> str:
    """What an order is about, as people call it."""
    kind = OrderKind(order.kind)
    if kind is OrderKind.STOP_LIST and order.thing:
        return names_of([order.thing]).get(order.thing, str(order.thing))
    if kind is OrderKind.STOP_CAPABILITY:
        return str(CAPABILITIES[Capability(order.code)])
    return str(order.thing) if order.thing else in_words(order.code)
