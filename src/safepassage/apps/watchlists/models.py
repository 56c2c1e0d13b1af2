"""Watchlists, their versions and the persons and documents listed."""

from enum import StrEnum
from uuid import uuid4

from django.db import models


class LegalEffect(StrEnum):
    """What the law attaches to a listing; an officer, never the machine, gives effect to it."""

    TRAVEL_BAN = "travel_ban"
    ARREST = "arrest"
    SEIZE_DOCUMENT = "seize_document"
    INFORM_ONLY = "inform_only"


class WatchList(models.Model):
    """A list with its owner and law; without a legal effect it is kept but never screened.

    ``purpose`` is a ``Purpose`` under which travellers may be held against it;
    ``severity`` runs from 1 (lowest) to 5 and orders the work queue. ``mapping`` is a
    ``formats.lists.ColumnMapping`` as JSON where the list comes as a table of one's own.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(max_length=80, unique=True)
    owner = models.CharField(max_length=200, blank=True)
    legal_effect = models.CharField(
        max_length=16, blank=True, choices=[(effect.value, effect.value) for effect in LegalEffect]
    )
    legal_ground = models.CharField(max_length=400, blank=True)
    purpose = models.CharField(max_length=32)
    mapping = models.JSONField(null=True)
    severity = models.PositiveSmallIntegerField()
    enabled = models.BooleanField(default=True)
    review_date = models.DateField()

    class Meta:
        """Shown in the order of their names."""

        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(severity__range=(1, 5)), name="watchlist_severity_1_to_5"
            ),
        )

    def __str__(self) -> str:
        return self.name


class ListVersion(models.Model):
    """One state of a list as imported; ``digest`` (SHA-256) names its content.

    ``entries_delete_at`` is the end of its entries, ``None`` only while it is screened by.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    watchlist = models.ForeignKey(WatchList, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    entry_count = models.PositiveIntegerField()
    imported_at = models.DateTimeField()
    in_force = models.BooleanField(default=False)
    entries_delete_at = models.DateTimeField(null=True)

    class Meta:
        """A content is one version, and at most one version of a list is in force."""

        ordering = ("watchlist", "number")
        indexes = (models.Index(fields=["entries_delete_at"], name="listversion_entries_end"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(in_force=True) | models.Q(entries_delete_at__isnull=False),
                name="listversion_entries_end_unless_in_force",
            ),
            models.UniqueConstraint(fields=("watchlist", "number"), name="listversion_number"),
            models.UniqueConstraint(fields=("watchlist", "digest"), name="listversion_digest"),
            models.UniqueConstraint(
                fields=("watchlist",),
                condition=models.Q(in_force=True),
                name="listversion_one_in_force",
            ),
        )

    def __str__(self) -> str:
        return f"{self.watchlist_id} version {self.number}"


class ListedEntry(models.Model):
    """One entry of a version.

    ``key`` names list and content: it stays the same in later versions for as
    long as nothing in the entry changes. ``payload`` is the ``ListEntry`` as
    MessagePack.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    version = models.ForeignKey(ListVersion, on_delete=models.CASCADE, related_name="entries")
    entry = models.TextField()
    key = models.CharField(max_length=32, db_index=True)
    payload = models.BinaryField()

    class Meta:
        """An id occurs once in a version."""

        constraints = (
            models.UniqueConstraint(fields=("version", "entry"), name="listedentry_once"),
        )

    def __str__(self) -> str:
        return self.key
