"""What the supervisory authority orders, in words."""

from django.utils.translation import gettext_lazy as _

from safepassage.safeguards.orders import OrderKind

KINDS = {
    OrderKind.CORRECT_RECORD: _("Correct or annotate a record"),
    OrderKind.DELETE_RECORD: _("Delete a record"),
    OrderKind.PRESERVE_RECORD: _("Keep a record as evidence beyond its end"),
    OrderKind.RESTRICT_RECORD: _("Let nobody work with a record"),
    OrderKind.STOP_CAPABILITY: _("Stop a capability"),
    OrderKind.STOP_LIST: _("Stop a watchlist"),
    OrderKind.STOP_PURPOSE: _("Stop a purpose"),
    OrderKind.STOP_RECIPIENT: _("Stop giving data to a recipient"),
    OrderKind.STOP_RULE: _("Stop a rule"),
}
