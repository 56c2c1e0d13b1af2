"""What was counted of a flight: numbers alone, which end with the flight's day."""

from typing import ClassVar

from django.db import models


class FlightCount(models.Model):
    """How many people arrive on a flight, by lane.

    ``state`` names what it was counted from, so that a change is noticed; ``arrives`` is the
    local time at the post.
    """

    flight = models.UUIDField(primary_key=True)
    post = models.CharField(max_length=8)
    arrives = models.CharField(max_length=25)
    arrives_at = models.DateTimeField()
    people = models.JSONField()
    closed = models.BooleanField()
    state = models.CharField(max_length=100)
    counted_at = models.DateTimeField()
    delete_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["arrives_at"], name="forecast_arrives")]
