"""Flights and, sealed under a key each, the travellers and reservations on them.

Nothing personal stands here in clear: values lie in ``Part`` rows, sealed under
the data key of their holder (a journey or a reservation); ``LookUp`` rows hold
keyed tokens that die with the key of their mask date.
"""

from typing import ClassVar

from django.db import models

from safepassage.records.journey import Mode


class Flight(models.Model):
    """One departure of a flight, ship, train or coach, as carriers announce it.

    Times are local and in UTC; ``craft`` is a ship or train that the public knows by name.

    ``sequence`` is the last message that told its times; ``revision`` counts the
    plans written, so that a plan made on an older state is noticed; ``screened`` names
    the lists that everybody on it was held against (see ``rescreening``). ``desk_phones`` are
    the telephone numbers of the carrier's desk that reported last.
    """

    id = models.UUIDField(primary_key=True)
    mode = models.CharField(max_length=16, default=Mode.AIR.value)
    carrier = models.CharField(max_length=8)
    number = models.CharField(max_length=16)
    origin = models.CharField(max_length=8)
    destination = models.CharField(max_length=8)
    departure_date = models.CharField(max_length=10)
    departs = models.CharField(max_length=25, null=True)
    arrives = models.CharField(max_length=25, null=True)
    departs_at = models.DateTimeField(null=True)
    arrives_at = models.DateTimeField(null=True)
    direction = models.CharField(max_length=10)
    delete_at = models.DateTimeField()
    revision = models.BigIntegerField(default=0)
    sequence = models.BigIntegerField(default=0)
    screened = models.CharField(max_length=96, default="")
    craft = models.JSONField(null=True)
    desk_phones = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=[
                    "mode",
                    "carrier",
                    "number",
                    "origin",
                    "destination",
                    "departure_date",
                ],
                name="one_row_a_departure",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["departs_at"]),
            models.Index(fields=["arrives_at"]),
            models.Index(fields=["delete_at"]),
        ]


class FormerFlight(models.Model):
    """What a moved flight was called: who goes on speaking of that speaks of the moved one."""

    flight = models.ForeignKey(Flight, on_delete=models.CASCADE, related_name="former")
    mode = models.CharField(max_length=16)
    carrier = models.CharField(max_length=8)
    number = models.CharField(max_length=16)
    origin = models.CharField(max_length=8)
    destination = models.CharField(max_length=8)
    departure_date = models.CharField(max_length=10)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=[
                    "mode",
                    "carrier",
                    "number",
                    "origin",
                    "destination",
                    "departure_date",
                ],
                name="one_flight_a_former_departure",
            )
        ]


class Holder(models.Model):
    """What a journey and a reservation have in common: a basis, its dates, a version.

    ``unheld_at`` is when it is deleted if nobody has recorded why it stays, ``latest_at`` the
    last day to which anybody can; ``delete_at`` lies between them and is what happens.
    ``at_departure``: it ends when the traveller is known to have left. ``delivered`` is the last
    message by which the Union's router told it whole (``delivered``).

    A version is named by the spool sequence of the message that told it, so the
    order of processing never matters: ``version`` is the one that holds now,
    ``sequence`` the last message that described the holder, changed or not (0:
    none has, they only referred to it).
    """

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=16)
    basis = models.CharField(max_length=64)
    basis_version = models.PositiveIntegerField()
    version = models.BigIntegerField()
    sequence = models.BigIntegerField()
    content = models.BinaryField(max_length=16)
    received_at = models.DateTimeField()
    mask_at = models.DateTimeField()
    mask_day = models.DateField()
    delete_at = models.DateTimeField()
    unheld_at = models.DateTimeField()
    latest_at = models.DateTimeField()
    at_departure = models.BooleanField(default=False)
    masked_at = models.DateTimeField(null=True)
    delivered = models.BigIntegerField(null=True)

    class Meta:
        abstract = True


class Reservation(Holder):
    """A passenger name record on a flight."""

    flight = models.ForeignKey(Flight, on_delete=models.PROTECT, related_name="reservations")

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["mask_at"], name="reservation_mask", condition=models.Q(masked_at=None)
            ),
            models.Index(fields=["delete_at"], name="reservation_delete"),
        ]


class Journey(Holder):
    """One traveller on one flight, in one kind of data."""

    flight = models.ForeignKey(Flight, on_delete=models.PROTECT, related_name="journeys")
    reservation = models.ForeignKey(
        Reservation, on_delete=models.SET_NULL, null=True, related_name="journeys"
    )
    role = models.CharField(max_length=20)
    ambiguous_with = models.UUIDField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["mask_at"], name="journey_mask", condition=models.Q(masked_at=None)
            ),
            models.Index(fields=["delete_at"], name="journey_delete"),
            models.Index(
                fields=["flight"], name="journey_leaves", condition=models.Q(at_departure=True)
            ),
            models.Index(
                fields=["flight"],
                name="journey_delivered",
                condition=models.Q(delivered__isnull=False),
            ),
        ]


class DataKey(models.Model):
    """A holder's data key, wrapped twice: for its mask date, and for the approval authority.

    ``by_authority`` holds a wrapping for each of the authority's keys (``wrappings``).
    Masking empties ``by_day``; deletion removes the row.
    """

    holder = models.UUIDField(primary_key=True)
    mask_day = models.DateField()
    by_day = models.BinaryField(null=True)
    by_authority = models.BinaryField()
    ephemeral = models.BinaryField(max_length=32)


class Part(models.Model):
    """One sealed group of fields of one version of a holder."""

    holder = models.UUIDField()
    group = models.CharField(max_length=16)
    version = models.BigIntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["holder", "group", "version"], name="one_part_a_version"
            )
        ]


class LookUp(models.Model):
    """A keyed token by which a holder can be found until its mask date."""

    token = models.BinaryField(max_length=16)
    kind = models.CharField(max_length=24)
    holder = models.UUIDField(db_index=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["token"])]


class FlightEvent(models.Model):
    """What a message said of the flight itself: closed, cancelled, changed; counts only.

    ``former`` is what a flight was before that message changed it.
    """

    flight = models.ForeignKey(Flight, on_delete=models.CASCADE, related_name="events")
    message = models.UUIDField()
    sequence = models.BigIntegerField()
    intent = models.CharField(max_length=24)
    travellers = models.PositiveIntegerField()
    former = models.CharField(max_length=80, default="")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["message", "flight", "intent"], name="said_once_a_message"
            )
        ]


class Push(models.Model):
    """That a message told of a reservation: which, when, as what, and the version it told.

    ``cancelled`` when it said that nothing is booked any more, unknown where it did not say.
    """

    reservation = models.ForeignKey(Reservation, on_delete=models.CASCADE, related_name="pushes")
    message = models.UUIDField()
    sequence = models.BigIntegerField()
    function = models.CharField(max_length=16)
    at = models.DateTimeField()
    version = models.BigIntegerField()
    cancelled = models.BooleanField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["message", "reservation"], name="pushed_once_a_message")
        ]


class CarrierRequest(models.Model):
    """That a carrier was asked for one reservation, or for all of a flight, and what came of it.

    ``answer`` is the message that waits for the carrier, ``reference`` the one that comes back
    with its acknowledgement; codes and ids alone.
    """

    id = models.UUIDField(primary_key=True)
    flight = models.ForeignKey(Flight, on_delete=models.CASCADE, related_name="requests")
    reservation = models.UUIDField(null=True)
    carrier = models.UUIDField()
    answer = models.UUIDField()
    reference = models.CharField(max_length=14)
    purpose = models.CharField(max_length=24)
    ground = models.CharField(max_length=24)
    officer = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True)
    errors = models.JSONField(default=list)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["carrier", "reference"], name="request_reference"),
            models.Index(fields=["reservation"], name="request_reservation"),
        ]


class Sighting(models.Model):
    """That a message spoke of a journey: which, when, as what, and at which place in it.

    ``version`` is the one that it told (``folding.ENDED`` once that is deleted), ``reservation``
    the one in which it told it.
    """

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="sightings")
    message = models.UUIDField()
    ordinal = models.PositiveIntegerField()
    sequence = models.BigIntegerField()
    function = models.CharField(max_length=16)
    at = models.DateTimeField()
    version = models.BigIntegerField(null=True)
    reservation = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["message", "journey"], name="seen_once_a_message")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["reservation"],
                name="sighting_reservation",
                condition=models.Q(reservation__isnull=False),
            )
        ]
