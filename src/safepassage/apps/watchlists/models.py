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


class Standing(StrEnum):
    """Whether an entry is screened by as soon as its version is; only ``LISTED`` is."""

    LISTED = "listed"
    QUARANTINED = "quarantined"
    REFUSED = "refused"
    ENDED = "ended"


class CheckOutcome(StrEnum):
    """What the check of a foreign alert came to."""

    ACCEPTED = "accepted"
    REFUSED_POLITICAL = "refused_political"
    REFUSED_REFUGEE = "refused_refugee"
    REFUSED_INSUFFICIENT = "refused_insufficient"


class WatchList(models.Model):
    """A list with its owner and law; without a legal effect it is kept but never screened.

    ``purpose`` is a ``Purpose`` under which travellers may be held against it;
    ``severity`` runs from 1 (lowest) to 5 and orders the work queue. ``issuer`` is the other
    state or organisation whose alerts these are, empty for a list of one's own. ``terms_by`` is
    the officer who last changed what the law attaches, ``terms_confirmed`` whether a second
    person has agreed since.
    ``mapping`` is a ``formats.lists.ColumnMapping`` as JSON, of a list that comes as a table.
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
    issuer = models.CharField(max_length=80, blank=True)
    confirmed_at_source = models.BooleanField(default=False)
    terms_by = models.UUIDField(null=True)
    terms_confirmed = models.BooleanField(default=False)

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


class ProposedTerms(models.Model):
    """Terms that wait for a second person, as MessagePack; until then the old ones hold."""

    watchlist = models.OneToOneField(
        WatchList, on_delete=models.CASCADE, primary_key=True, related_name="proposal"
    )
    terms = models.BinaryField()
    proposed_by = models.UUIDField(null=True)
    proposed_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.watchlist_id)


class ListCategory(models.Model):
    """A category of a list's entries, with a severity that takes the place of the list's."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    watchlist = models.ForeignKey(WatchList, on_delete=models.CASCADE, related_name="categories")
    code = models.CharField(max_length=80)
    words = models.CharField(max_length=200)
    severity = models.PositiveSmallIntegerField()

    class Meta:
        """A code means one thing in a list."""

        ordering = ("-severity", "code")
        constraints = (
            models.UniqueConstraint(fields=("watchlist", "code"), name="listcategory_once"),
            models.CheckConstraint(
                condition=models.Q(severity__range=(1, 5)), name="listcategory_severity_1_to_5"
            ),
        )

    def __str__(self) -> str:
        return self.code


class ListVersion(models.Model):
    """One state of a list as imported; ``digest`` (SHA-256) names its content.

    ``entries_delete_at`` is the end of its entries, ``None`` only while it is screened by;
    ``entries_gone`` counts those that ended long before. It waits for a second person from
    ``proposed_at`` until it is in force or declined; ``proposed_by`` is empty when a command
    brought it. ``replaces`` is what it took the place of; ``added``, ``removed`` and ``changed``
    count what that changed, for when the entries are gone. The ``urgent`` version of a list
    holds the persons entered one by one. ``revision`` counts what changed inside the version.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    watchlist = models.ForeignKey(WatchList, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    entry_count = models.PositiveIntegerField()
    imported_at = models.DateTimeField()
    in_force = models.BooleanField(default=False)
    entries_delete_at = models.DateTimeField(null=True)
    entries_gone = models.PositiveIntegerField(default=0)
    urgent = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)
    proposed_by = models.UUIDField(null=True)
    proposed_at = models.DateTimeField(null=True)
    confirmed_by = models.UUIDField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    added = models.PositiveIntegerField(null=True)
    removed = models.PositiveIntegerField(null=True)
    changed = models.PositiveIntegerField(null=True)

    class Meta:
        """A content is one version; at most one is in force, beside the urgent one."""

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
                fields=("watchlist", "urgent"),
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
    MessagePack. From ``ends_at`` on it is not screened by any more.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    version = models.ForeignKey(ListVersion, on_delete=models.CASCADE, related_name="entries")
    entry = models.TextField()
    key = models.CharField(max_length=32, db_index=True)
    payload = models.BinaryField()
    standing = models.CharField(
        max_length=12,
        choices=[(one.value, one.value) for one in Standing],
        default=Standing.LISTED.value,
    )
    ends_at = models.DateTimeField(null=True)

    class Meta:
        """An id occurs once in a version."""

        indexes = (
            models.Index(
                fields=["standing", "ends_at"],
                condition=models.Q(ends_at__isnull=False),
                name="listedentry_end",
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=("version", "entry"), name="listedentry_once"),
        )

    def __str__(self) -> str:
        return self.key


class UrgentEntry(models.Model):
    """Who entered one person at once, who confirmed it, and who ended it.

    Until ``confirmed_at`` the entry ends by itself at its ``ends_at``.
    """

    listed = models.OneToOneField(
        ListedEntry, on_delete=models.CASCADE, primary_key=True, related_name="urgent"
    )
    entered_by = models.UUIDField()
    entered_at = models.DateTimeField()
    confirmed_by = models.UUIDField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)

    def __str__(self) -> str:
        return str(self.listed_id)


class ForeignAlert(models.Model):
    """One content that another state or organisation sent to a list, and how it was checked.

    ``outcome`` is empty while it waits in quarantine; ``first_outcome`` stays when it is
    reconsidered. ``words`` say why and go with the last entry of this ``key``.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    watchlist = models.ForeignKey(WatchList, on_delete=models.PROTECT, related_name="alerts")
    key = models.CharField(max_length=32)
    issuer = models.CharField(max_length=80)
    received_at = models.DateTimeField()
    first_outcome = models.CharField(max_length=24, blank=True)
    outcome = models.CharField(
        max_length=24, blank=True, choices=[(one.value, one.value) for one in CheckOutcome]
    )
    words = models.TextField(blank=True)
    checked_by = models.UUIDField(null=True)
    checked_at = models.DateTimeField(null=True)

    class Meta:
        """One row a content."""

        indexes = (models.Index(fields=["issuer", "outcome"], name="foreignalert_issuer"),)
        constraints = (
            models.UniqueConstraint(fields=("watchlist", "key"), name="foreignalert_once"),
        )

    def __str__(self) -> str:
        return self.key
