"""The spool: carriers' messages until they are finished, their story afterwards."""

from typing import ClassVar

from django.db import models

from safepassage.apps.messages.states import Hold, Mode, Party, State


class Received(models.Model):
    """One message as received.

    The body is sealed under its own key, which dies when the message is finished.

    ``progress`` counts the travellers whose effects are committed, so that a
    worker that takes over goes on where the last one stopped. ``addressee`` is whom the
    carrier wrote to (UNB S003), by which name it hears from us later, too. While it is ``held``
    nobody processes the message; a person lets it go.
    """

    sequence = models.BigAutoField(primary_key=True)
    id = models.UUIDField(unique=True)
    sender = models.UUIDField()
    digest = models.BinaryField(max_length=32)
    mode = models.CharField(max_length=12, choices=Mode.choices)
    state = models.CharField(max_length=12, choices=State.choices)
    received_at = models.DateTimeField()
    received_day = models.DateField()
    size = models.PositiveIntegerField()
    body = models.BinaryField(null=True)
    body_key = models.BinaryField(null=True)
    lease_owner = models.CharField(max_length=64, null=True)
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    progress = models.PositiveIntegerField(default=0)
    addressee = models.CharField(max_length=70, null=True)
    finished_at = models.DateTimeField(null=True)
    held = models.CharField(max_length=24, choices=Hold.choices, null=True)
    body_until = models.DateTimeField(null=True)
    format = models.CharField(max_length=16, null=True)
    function = models.CharField(max_length=16, null=True)
    travellers = models.PositiveIntegerField(default=0)
    stored = models.PositiveIntegerField(default=0)
    refusal = models.CharField(max_length=64, null=True)
    defects = models.JSONField(default=list)
    counts = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sender", "digest"],
                condition=models.Q(state__in=[State.RECEIVED, State.PROCESSING, State.DONE]),
                name="a_repeat_gets_the_first_id",
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["sequence"],
                name="waiting",
                condition=models.Q(held=None, state__in=[State.RECEIVED, State.PROCESSING]),
            ),
            models.Index(
                fields=["sender", "sequence"],
                name="held_back",
                condition=models.Q(held__isnull=False),
            ),
            models.Index(fields=["state", "finished_at"]),
            models.Index(fields=["received_at"]),
        ]


class PartSet(models.Model):
    """The parts of one message sent in parts: which came, and how many travellers each told of.

    Numbers only: every part is processed as it comes. ``flight`` is the one that it is about,
    where one is stored.
    """

    sender = models.UUIDField()
    format = models.CharField(max_length=16)
    reference = models.CharField(max_length=35)
    function = models.CharField(max_length=16)
    parts = models.JSONField(default=dict)
    last = models.PositiveIntegerField(null=True)
    complete = models.BooleanField(default=False)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    delete_at = models.DateTimeField()
    flight = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sender", "format", "reference", "function"], name="one_set_a_message"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["delete_at"])]


class Outgoing(models.Model):
    """An unsolicited answer waiting for its carrier; sealed until acknowledged.

    ``reference`` is the transaction under which the carrier hears it. ``paged_at`` is when the
    on-call officer was told that the carrier has not heard it.
    """

    cursor = models.BigAutoField(primary_key=True)
    id = models.UUIDField(unique=True)
    reference = models.CharField(max_length=16, default="")
    carrier = models.UUIDField()
    journey = models.UUIDField()
    decision = models.UUIDField(null=True)
    status = models.CharField(max_length=24)
    created_at = models.DateTimeField()
    created_day = models.DateField()
    body = models.BinaryField(null=True)
    body_key = models.BinaryField(null=True)
    acknowledged_at = models.DateTimeField(null=True)
    paged_at = models.DateTimeField(null=True)
    delete_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["carrier", "cursor"]),
            models.Index(fields=["carrier", "reference"], name="answer_reference"),
            models.Index(fields=["journey"]),
            models.Index(fields=["delete_at"]),
            models.Index(
                name="unheard", fields=["created_at"], condition=models.Q(acknowledged_at=None)
            ),
        ]


class Call(models.Model):
    """That an officer telephoned a carrier about an answer that it had not acknowledged."""

    answer = models.ForeignKey(Outgoing, on_delete=models.CASCADE, related_name="calls")
    officer = models.UUIDField()
    party = models.CharField(max_length=16, choices=Party.choices)
    reached = models.BooleanField()
    at = models.DateTimeField()
