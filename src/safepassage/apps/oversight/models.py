"""The law as data: legal bases, kept with all their versions."""

from uuid import uuid4

from django.db import models

from safepassage.records.journey import Mode


def air_alone() -> list[str]:
    """The modes of a basis that names none: a law on flights covers no ship."""
    return [Mode.AIR.value]


class LegalBasisVersion(models.Model):
    """One version of one legal basis, as imported; never changed, only superseded.

    The columns are those of ``safepassage.safeguards.basis.LegalBasis``.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    in_force = models.BooleanField(default=True)
    title = models.CharField(max_length=200)
    law = models.CharField(max_length=200)
    article = models.CharField(max_length=200)
    purpose = models.CharField(max_length=32)
    kind = models.CharField(max_length=16)
    carriers = models.JSONField()
    origins = models.JSONField()
    destinations = models.JSONField()
    direction = models.CharField(max_length=8)
    modes = models.JSONField(default=air_alone)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    mask_after_hours = models.FloatField()
    delete_after_hours = models.FloatField()
    field_profile = models.CharField(max_length=16)
    imported_at = models.DateTimeField()
    imported_by = models.CharField(max_length=64)

    class Meta:
        """One row a version, one version of a code in force."""

        ordering = ("code", "-version")
        constraints = (
            models.UniqueConstraint(fields=("code", "version"), name="basis_version_once"),
            models.UniqueConstraint(
                fields=("code",),
                condition=models.Q(in_force=True),
                name="basis_one_in_force",
            ),
            models.CheckConstraint(
                condition=models.Q(mask_after_hours__lte=models.F("delete_after_hours"))
                & models.Q(mask_after_hours__gt=0),
                name="basis_masks_before_it_deletes",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"


class AgencyBasisVersion(models.Model):
    """One version of one law of one agency; never changed, only superseded.

    ``terms`` is the law as it was written: ``agency_reading.AgencyForm``.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    in_force = models.BooleanField(default=True)
    agency = models.CharField(max_length=40)
    terms = models.JSONField()
    imported_at = models.DateTimeField()
    imported_by = models.CharField(max_length=64)

    class Meta:
        """One row a version, one version of a code in force."""

        ordering = ("code", "-version")
        constraints = (
            models.UniqueConstraint(fields=("code", "version"), name="agency_basis_version_once"),
            models.UniqueConstraint(
                fields=("code",),
                condition=models.Q(in_force=True),
                name="agency_basis_one_in_force",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"


class ProfileVersion(models.Model):
    """One version of one national profile, as imported; never changed, only superseded.

    ``terms`` is a ``safepassage.safeguards.profiles.Profile``. A version has no effect by being
    here: it is followed once a choice that names it is confirmed.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    terms = models.JSONField()
    imported_at = models.DateTimeField()
    imported_by = models.CharField(max_length=64)

    class Meta:
        """One row a version."""

        ordering = ("code", "-version")
        constraints = (
            models.UniqueConstraint(fields=("code", "version"), name="profile_version_once"),
        )

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"


class ProfileChoice(models.Model):
    """Which profiles this installation follows; it holds once a second person agrees.

    ``profiles`` is a list of ``code``, ``version`` and ``applies_from``: the day that was set for
    a law whose own start was not known. ``author`` is empty when a command proposed it. It is in
    force from ``confirmed_at`` to ``ended_at``; one that was dropped ended unconfirmed.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    profiles = models.JSONField()
    ground = models.CharField(max_length=500)
    author = models.UUIDField(null=True)
    proposed_at = models.DateTimeField()
    confirmed_by = models.UUIDField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    number = models.PositiveIntegerField(unique=True)

    class Meta:
        """The newest first; at most one waits and one holds."""

        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(
                models.Value(1),
                condition=models.Q(confirmed_at__isnull=True, ended_at__isnull=True),
                name="profile_choice_one_waits",
            ),
            models.UniqueConstraint(
                models.Value(1),
                condition=models.Q(confirmed_at__isnull=False, ended_at__isnull=True),
                name="profile_choice_one_holds",
            ),
        )

    def __str__(self) -> str:
        return ", ".join(f"{one['code']} v{one['version']}" for one in self.profiles)
