"""Clearances, and the hits that they kept from the queue: codes, ids and keyed tokens.

No document, name or birth date stands here. What a clearance is bound to are tokens under a
key of its journey's mask date, each made with the clearance's own id: nobody who reads the
table can tell that two clearances are of one person, and nothing is left once that day's key
is destroyed.
"""

from typing import ClassVar

from django.db import models


class Clearance(models.Model):
    """That an officer found a traveller not to be somebody listed.

    ``entry`` is the listing in substance (``safeguards.clearance``), ``bound`` the tokens of
    whom it clears, side by side; ``officer`` and ``decision`` say who found so and where the
    ground is. It goes when its journey is masked, at ``delete_at`` at the latest.
    """

    id = models.UUIDField(primary_key=True)
    journey = models.UUIDField()
    decision = models.UUIDField()
    list_id = models.UUIDField()
    entry = models.CharField(max_length=32)
    match_class = models.CharField(max_length=12)
    purpose = models.CharField(max_length=24)
    bound = models.BinaryField()
    mask_day = models.DateField()
    officer = models.UUIDField()
    at = models.DateTimeField()
    delete_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["entry"], name="clearance_entry"),
            models.Index(fields=["journey"], name="clearance_journey"),
            models.Index(fields=["delete_at"], name="clearance_delete"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["journey", "entry"], name="cleared_once_a_journey"),
            models.CheckConstraint(
                name="no_document_is_cleared", condition=~models.Q(match_class="document")
            ),
        ]


class RedressNumber(models.Model):
    """A number that makes clearances last, given at the traveller's own request.

    ``number`` is a keyed token of the number, which nobody here can read again; ``bound`` are
    tokens of the names with the birth date of whom it was given to, with this row's own id.
    """

    id = models.UUIDField(primary_key=True)
    number = models.BinaryField(max_length=16, unique=True)
    bound = models.BinaryField()
    purpose = models.CharField(max_length=24)
    officer = models.UUIDField()
    at = models.DateTimeField()
    delete_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["delete_at"], name="redressnumber_delete")]


class RedressListing(models.Model):
    """One listing, in substance, of which the bearer of a number is cleared."""

    number = models.ForeignKey(RedressNumber, on_delete=models.CASCADE, related_name="listings")
    list_id = models.UUIDField()
    entry = models.CharField(max_length=32)
    match_class = models.CharField(max_length=12)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["number", "entry"], name="redress_once_a_listing"),
            models.CheckConstraint(
                name="no_document_is_redressed", condition=~models.Q(match_class="document")
            ),
        ]


class ClearedHit(models.Model):
    """A hit that a clearance kept from the queue; ``key`` is what the hit's would have been.

    ``clearance`` is the id of the clearance or of the redress number; who gave it, when and by
    which decision about which journey is repeated here, because this row ends with its own
    journey.
    """

    journey = models.UUIDField()
    flight = models.UUIDField()
    key = models.CharField(max_length=160)
    list_id = models.UUIDField()
    list_version = models.CharField(max_length=64)
    match_class = models.CharField(max_length=12)
    name_score = models.FloatField()
    identity_score = models.FloatField()
    inputs = models.CharField(max_length=80)
    clearance = models.UUIDField()
    given_by = models.UUIDField()
    given_at = models.DateTimeField()
    decision = models.UUIDField(null=True)
    origin = models.UUIDField(null=True)
    at = models.DateTimeField()
    delete_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["clearance"], name="clearedhit_clearance"),
            models.Index(fields=["delete_at"], name="clearedhit_delete"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["journey", "key"], name="one_cleared_hit_a_key")
        ]
