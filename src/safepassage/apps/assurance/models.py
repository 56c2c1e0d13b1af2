"""Assessments, completed training, emergencies, suppliers: texts of an office, no traveller's."""

from typing import ClassVar
from uuid import uuid4

from django.db import models


class Assessment(models.Model):
    """One version of the impact assessment of one capability.

    ``answers`` holds, by the code of a risk, ``measures`` and ``level``; ``advice`` is the data
    protection officer's, ``consulted`` the supervisor's answer where a risk stays high. It
    holds from its approval until ``valid_until``, or until a later version is approved.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    capability = models.CharField(max_length=32)
    version = models.PositiveIntegerField()
    purpose = models.TextField()
    answers = models.JSONField()
    owner = models.UUIDField(null=True)
    written_at = models.DateTimeField()
    advice = models.TextField(blank=True)
    advised_by = models.UUIDField(null=True)
    consulted = models.TextField(blank=True)
    approved_by = models.UUIDField(null=True)
    approved_at = models.DateTimeField(null=True)
    valid_until = models.DateTimeField(null=True)
    notified = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("capability", "-version")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["capability", "version"], name="assessment_version_once"
            ),
            models.CheckConstraint(
                condition=models.Q(approved_at=None, valid_until=None)
                | models.Q(approved_at__isnull=False, valid_until__gt=models.F("approved_at")),
                name="approved_assessment_ends",
            ),
        ]


class Extension(models.Model):
    """The one extension after an end, by the regulator, published with its ground."""

    capability = models.CharField(max_length=32)
    of_end = models.DateTimeField()
    until = models.DateTimeField()
    ground = models.TextField()
    granted_by = models.UUIDField()
    granted_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["capability", "of_end"], name="one_extension_an_end")
        ]


class Warned(models.Model):
    """The nearest warning that was given before an end, so that each is given once."""

    capability = models.CharField(max_length=32)
    of_end = models.DateTimeField()
    days = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["capability", "of_end"], name="warned_once_an_end")
        ]


class Completion(models.Model):
    """That an officer passed a unit, and until when that is good."""

    officer = models.UUIDField()
    unit = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    right = models.PositiveSmallIntegerField()
    passed_at = models.DateTimeField()
    valid_until = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["officer", "unit", "valid_until"])]


class Emergency(models.Model):
    """A state of emergency under a legal act: proposed by one, begun by another, ends by itself."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    act = models.CharField(max_length=200)
    ground = models.TextField()
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField()
    until = models.DateTimeField()
    begun_by = models.UUIDField(null=True)
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)

    class Meta:
        ordering = ("-proposed_at",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(begun_by=None) | ~models.Q(begun_by=models.F("proposed_by")),
                name="emergency_by_two_people",
            )
        ]


class EmergencyReport(models.Model):
    """What happened in one week of an emergency, in counts."""

    emergency = models.ForeignKey(Emergency, on_delete=models.PROTECT, related_name="reports")
    week = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    figures = models.JSONField()

    class Meta:
        ordering = ("week",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["emergency", "week"], name="one_report_a_week")
        ]


class Supplier(models.Model):
    """Somebody outside who makes, hosts or mends part of this; published with its duties."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(max_length=120, unique=True)
    does = models.CharField(max_length=200)
    contract = models.CharField(max_length=120)
    since = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ("name",)


class SupplierDuty(models.Model):
    """One duty of a supplier: the clause it stands in, and what shows that it is kept."""

    supplier = models.ForeignKey(Supplier, on_delete=models.CASCADE, related_name="duties")
    clause = models.CharField(max_length=60)
    duty = models.CharField(max_length=300)
    evidence = models.CharField(max_length=300, blank=True)
    checked_on = models.DateField(null=True)
    check_again = models.DateField()

    class Meta:
        ordering = ("clause",)


class SupplierIncident(models.Model):
    """What went wrong at a supplier, and what was done; no person's data in it."""

    supplier = models.ForeignKey(Supplier, on_delete=models.CASCADE, related_name="incidents")
    happened_on = models.DateField()
    what = models.TextField()
    done = models.TextField()

    class Meta:
        ordering = ("-happened_on",)
