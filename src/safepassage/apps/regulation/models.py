"""What stands stopped, the orders that said so, and what the independent authority keeps.

Words that people write are sealed (``Wording``) and end at their own date; what stays are
codes, ids and dates.
"""

from typing import ClassVar

from django.db import models

from safepassage.safeguards.capabilities import StopKind, StopSource
from safepassage.safeguards.orders import OrderKind


class Stop(models.Model):
    """One thing that stands stopped until ``lifted_at``; rows are never deleted.

    ``reference`` is the act: an order's id, or that of an assessment that ended or of a
    finding about fairness. Several acts
    may stop one thing: it goes on when the last of them is lifted.
    """

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=12, choices=[(one.value, one.value) for one in StopKind])
    code = models.CharField(max_length=80, blank=True)
    thing = models.UUIDField(null=True)
    source = models.CharField(max_length=12, choices=[(one.value, one.value) for one in StopSource])
    reference = models.UUIDField()
    law = models.CharField(max_length=200)
    since = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["kind", "code"],
                condition=models.Q(lifted_at=None),
                name="stop_in_force_code",
            ),
            models.Index(
                fields=["kind", "thing"],
                condition=models.Q(lifted_at=None),
                name="stop_in_force_thing",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "code", "reference"],
                condition=models.Q(thing=None),
                name="code_stopped_once_by_an_act",
            ),
            models.UniqueConstraint(
                fields=["kind", "thing", "reference"], name="thing_stopped_once_by_an_act"
            ),
            models.CheckConstraint(
                condition=models.Q(code="") ^ models.Q(thing=None), name="stop_names_one_thing"
            ),
        ]


class KeyUse(models.TextChoices):
    """What a key of the regulator is for: its sealed ledger (X25519), its papers (Ed25519)."""

    SEAL = "seal"
    SIGN = "sign"


class RegulatorKey(models.Model):
    """A public key of the regulator: proposed by one person, confirmed by the regulator."""

    id = models.UUIDField(primary_key=True)
    use = models.CharField(max_length=4, choices=KeyUse.choices)
    public = models.BinaryField(max_length=32)
    proposed_by = models.UUIDField(null=True)
    proposed_at = models.DateTimeField()
    confirmed_by = models.UUIDField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["use"],
                condition=models.Q(confirmed_at__isnull=False, ended_at=None),
                name="one_regulators_key_a_use",
            ),
        ]


class OrderState(models.TextChoices):
    """Where an order stands."""

    WAITING = "waiting"
    OBEYED = "obeyed"
    LIFTED = "lifted"


class Order(models.Model):
    """One order of the regulator; ``WAITING`` until a person has carried it out.

    Given by an officer in the console, or by a paper signed with the key ``signed_by``
    (its fingerprint). ``until`` is by when it is to be carried out, or how long a record is
    kept as evidence.
    """

    id = models.UUIDField(primary_key=True)
    number = models.PositiveIntegerField(unique=True)
    kind = models.CharField(max_length=20, choices=[(one.value, one.value) for one in OrderKind])
    code = models.CharField(max_length=80, blank=True)
    thing = models.UUIDField(null=True)
    law = models.CharField(max_length=200)
    until = models.DateField(null=True)
    given_by = models.UUIDField(null=True)
    signed_by = models.CharField(max_length=64, blank=True)
    given_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=OrderState.choices)
    obeyed_by = models.UUIDField(null=True)
    obeyed_at = models.DateTimeField(null=True)
    lifted_by = models.UUIDField(null=True)
    lifted_at = models.DateTimeField(null=True)
    lifted_under = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("-number",)
        indexes: ClassVar = [models.Index(fields=["thing"], name="order_thing")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(given_by=None) | ~models.Q(signed_by=""),
                name="an_order_has_an_author",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="lifted") | ~models.Q(lifted_under=""),
                name="a_lifted_order_says_under_what",
            ),
        ]


class Wording(models.Model):
    """Words about an order or a remark, sealed under a key that ends on the day they end."""

    about = models.UUIDField()
    part = models.CharField(max_length=12)
    sealed = models.BinaryField()
    delete_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["delete_at"], name="wording_delete")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["about", "part"], name="one_wording_a_part")
        ]


class SealedReading(models.Model):
    """One entry of the regulator's own ledger: only the regulator's private key opens it.

    ``digest`` is the SHA-256 of ``sealed``; the main ledger holds it with the number, and
    nothing of what was read.
    """

    number = models.PositiveIntegerField(primary_key=True)
    sealed = models.BinaryField()
    digest = models.BinaryField(max_length=32)
    delete_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["delete_at"], name="sealedreading_delete")]


class RemarkKind(models.TextChoices):
    """What somebody told the office."""

    COMPLAINT = "complaint"
    REMARK = "remark"


class RemarkSource(models.TextChoices):
    """Who told it, as a group."""

    ASSOCIATION = "association"
    CARRIER = "carrier"
    PUBLIC = "public"
    TRAVELLER = "traveller"


class RemarkTopic(models.TextChoices):
    """What it is about."""

    BOARDING = "boarding"
    CHILDREN = "children"
    DATA = "data"
    DISCRIMINATION = "discrimination"
    LISTS = "lists"
    OTHER = "other"
    PROTECTION = "protection"
    REDRESS = "redress"


class RemarkOutcome(models.TextChoices):
    """What the answer came to."""

    NOTED = "noted"
    PARTLY_UPHELD = "partly_upheld"
    REJECTED = "rejected"
    UPHELD = "upheld"


class Remark(models.Model):
    """One remark or complaint: codes and dates; its words, contact and answer are sealed apart.

    It waits for an answer until ``answered_at``.
    """

    id = models.UUIDField(primary_key=True)
    number = models.PositiveIntegerField(unique=True)
    kind = models.CharField(max_length=12, choices=RemarkKind.choices)
    source = models.CharField(max_length=12, choices=RemarkSource.choices)
    topic = models.CharField(max_length=16, choices=RemarkTopic.choices)
    received_on = models.DateField()
    due_on = models.DateField()
    entered_by = models.UUIDField()
    entered_at = models.DateTimeField()
    outcome = models.CharField(max_length=16, choices=RemarkOutcome.choices, blank=True)
    answered_by = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-number",)
