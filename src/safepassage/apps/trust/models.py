"""Certificates by their digest, the lists that hold them, and what people say of both.

Nothing here tells of a traveller: certificates name states, their authorities and machines.
"""

from uuid import uuid4

from django.db import models

from safepassage.apps.trust.kinds import About, Kind, SourceKind, Stance
from safepassage.records import Verdict

_DIGEST = 64
_NAME = 500


def _choices(members: type[Kind | SourceKind | About | Stance | Verdict]) -> list[tuple[str, str]]:
    return [(each.value, each.value) for each in members]


class Certificate(models.Model):
    """A certificate's own bytes under their SHA-256, and what it is sought and shown by.

    ``country`` has the two letters that certificates use; ``subject_key``, ``issuer_key`` and
    ``key_digest`` are digests of the names as they compare and of the public key; ``serial`` and
    the key identifiers are hexadecimal.
    """

    sha256 = models.CharField(max_length=_DIGEST, primary_key=True)
    raw = models.BinaryField()
    kind = models.CharField(max_length=12, choices=_choices(Kind))
    country = models.CharField(max_length=8, blank=True)
    subject = models.CharField(max_length=_NAME, blank=True)
    issuer = models.CharField(max_length=_NAME, blank=True)
    subject_key = models.CharField(max_length=_DIGEST)
    issuer_key = models.CharField(max_length=_DIGEST)
    key_digest = models.CharField(max_length=_DIGEST)
    serial = models.CharField(max_length=_DIGEST)
    key_identifier = models.CharField(max_length=_DIGEST, blank=True)
    authority_key_identifier = models.CharField(max_length=_DIGEST, blank=True)
    not_before = models.DateTimeField()
    not_after = models.DateTimeField()

    class Meta:
        """Sought by country, by who issued it, and by when it ends."""

        ordering = ("country", "not_before", "sha256")
        indexes = (
            models.Index(fields=["kind", "country"], name="trust_certificate_kind"),
            models.Index(fields=["country", "serial"], name="trust_certificate_number"),
            models.Index(fields=["issuer_key", "serial"], name="trust_certificate_issuer"),
            models.Index(fields=["key_identifier"], name="trust_certificate_key"),
            models.Index(fields=["not_after"], name="trust_certificate_ends"),
        )

    def __str__(self) -> str:
        return self.sha256


class Source(models.Model):
    """What certificates come in, version after version: a list, a directory, single files.

    ``country`` vouches for a list; ``directory`` is the name of the directory that a list came
    in, and ``entry`` its name there; it has none there any more since ``left_at``, and counts or
    not as before: directories are not signed. ``current`` is the import that its content is of.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=16, choices=_choices(SourceKind))
    country = models.CharField(max_length=8, blank=True)
    directory = models.CharField(max_length=200, blank=True)
    entry = models.CharField(max_length=_NAME, blank=True)
    left_at = models.DateTimeField(null=True)
    current = models.ForeignKey("Import", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        """Shown in the order of their names."""

        ordering = ("name",)
        indexes = (models.Index(fields=["directory", "entry"], name="trust_source_entry"),)

    def __str__(self) -> str:
        return self.name


class Import(models.Model):
    """One file that was taken, or one list inside a directory's file (``part_of``).

    ``sound`` says that a list's signature holds; whether its signers (by their SHA-256) lead to
    a root is judged anew whenever the store is read. ``reasons`` are codes with what they are
    about. ``ended_at`` stays empty when an import was interrupted.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    digest = models.CharField(max_length=_DIGEST, db_index=True)
    kind = models.CharField(max_length=16, choices=_choices(SourceKind))
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="imports")
    part_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")
    is_delta = models.BooleanField(default=False)
    signers = models.JSONField(default=list)
    sound = models.BooleanField(default=False)
    signed_at = models.DateTimeField(null=True)
    verdict = models.CharField(max_length=12, choices=_choices(Verdict))
    reasons = models.JSONField(default=list)
    certificates = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    withdrawn = models.PositiveIntegerField(default=0)
    revocation_lists = models.PositiveIntegerField(default=0)
    unreadable = models.PositiveIntegerField(default=0)
    imported_by = models.UUIDField(null=True)
    imported_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """The newest first."""

        ordering = ("-imported_at", "-id")

    def __str__(self) -> str:
        return self.digest


class Presence(models.Model):
    """A certificate in a source: from when to when, and what the source remarks of it.

    ``entry`` is its name in a directory. It is ``withdrawn_at`` as soon as a newer version of
    the source is without it.
    """

    id = models.BigAutoField(primary_key=True)
    certificate = models.ForeignKey(Certificate, on_delete=models.CASCADE, related_name="presences")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="presences")
    entry = models.CharField(max_length=_NAME, blank=True)
    remark = models.CharField(max_length=_NAME, blank=True)
    first_import = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="+")
    last_import = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="+")
    first_seen = models.DateTimeField()
    last_seen = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        """Once under a name in a source."""

        ordering = ("first_seen", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("source", "entry", "certificate"), name="trust_presence_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.certificate_id} in {self.source_id}"


class SignedFile(models.Model):
    """What revocation and deviation lists share: their bytes, where they came from, since when."""

    sha256 = models.CharField(max_length=_DIGEST, primary_key=True)
    raw = models.BinaryField()
    country = models.CharField(max_length=8, blank=True)
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+")
    entry = models.CharField(max_length=_NAME, blank=True)
    last_import = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="+")
    first_seen = models.DateTimeField()

    class Meta:
        """Its columns are in the tables of either kind."""

        abstract = True

    def __str__(self) -> str:
        return self.sha256


class RevocationList(SignedFile):
    """A CRL; ``proved`` when a root that counted had signed it at the last change of the store."""

    issuer = models.CharField(max_length=_NAME)
    issuer_key = models.CharField(max_length=_DIGEST)
    issued = models.DateTimeField()
    next_update = models.DateTimeField(null=True)
    revoked = models.PositiveIntegerField()
    proved = models.BooleanField(default=False)

    class Meta:
        """The newest of an issuer first."""

        ordering = ("country", "issuer_key", "-issued")
        indexes = (models.Index(fields=["issuer_key", "-issued"], name="trust_crl_issuer"),)


class DeviationList(SignedFile):
    """A deviation list whose signature holds; ``current`` until its state sends another."""

    signers = models.JSONField(default=list)
    deviations = models.PositiveIntegerField()
    current = models.BooleanField(default=True)

    class Meta:
        """By state."""

        ordering = ("country", "-first_seen")


class Policy(models.Model):
    """One word on a certificate, a country or a source; it holds once a second person agrees.

    ``subject`` is the SHA-256, the two letters, or the source's id. ``author`` is empty when a
    command said it. It is in force from ``confirmed_at`` to ``ended_at``; one that was dropped
    ended without ever being confirmed.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    about = models.CharField(max_length=12, choices=_choices(About))
    subject = models.CharField(max_length=_DIGEST)
    stance = models.CharField(max_length=12, choices=_choices(Stance))
    ground = models.CharField(max_length=_NAME)
    author = models.UUIDField(null=True)
    said_at = models.DateTimeField()
    confirmed_by = models.UUIDField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """The newest first; at most one waits and one holds of each subject."""

        ordering = ("-said_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("about", "subject"),
                condition=models.Q(confirmed_at__isnull=True, ended_at__isnull=True),
                name="trust_policy_one_waits",
            ),
            models.UniqueConstraint(
                fields=("about", "subject"),
                condition=models.Q(confirmed_at__isnull=False, ended_at__isnull=True),
                name="trust_policy_one_holds",
            ),
        )

    def __str__(self) -> str:
        return f"{self.about} {self.subject}"


class Revision(models.Model):
    """One row: how often the store changed, so that processes know when to read it anew."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)
