"""Officers, what they may do and where, and what this installation is."""

from enum import StrEnum
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from safepassage.apps.accounts.roles import Role
from safepassage.safeguards.purpose import Purpose


class InstallationKind(StrEnum):
    """What this database is, for as long as it exists."""

    DEMONSTRATION = "demonstration"
    PRODUCTION = "production"


class Installation(models.Model):
    """The one row that says what this database is; written at ``init``, then only read.

    ``authority_fingerprint`` is the SHA-256 of the approval authority's public key.
    """

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    kind = models.CharField(max_length=16, choices=[(k.value, k.value) for k in InstallationKind])
    title = models.CharField(max_length=120)
    authority_fingerprint = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        """One row, of a known kind."""

        constraints = (
            models.CheckConstraint(condition=models.Q(id=1), name="installation_only_one"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[k.value for k in InstallationKind]),
                name="installation_known_kind",
            ),
        )

    def __str__(self) -> str:
        return self.kind

    @property
    def is_demonstration(self) -> bool:
        """Whether this database may never hold real persons."""
        return self.kind == InstallationKind.DEMONSTRATION


class Posting(models.Model):
    """A place of work: an airport, a passenger information unit, an oversight office.

    ``time_zone`` is an IANA name; pages show times in it and in UTC. ``places`` are the
    airports, ports and crossings whose flights are worked here; none means every place.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=120)
    time_zone = models.CharField(max_length=64, default="UTC")
    purposes = models.JSONField(default=list)
    places = models.JSONField(default=list)

    class Meta:
        """Shown in the order of their codes."""

        ordering = ("code",)

    def __str__(self) -> str:
        return self.code

    def allowed(self) -> frozenset[Purpose]:
        """Return the purposes for which data may be used at this posting."""
        return frozenset(Purpose(value) for value in self.purposes)


class Officer(AbstractBaseUser):
    """Somebody who signs in; everywhere but at sign-in known by id and display code."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    username = models.CharField(max_length=64, unique=True)
    code = models.CharField(max_length=12, unique=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    postings = models.ManyToManyField(Posting, related_name="officers")

    USERNAME_FIELD = "username"
    objects = BaseUserManager()

    class Meta:
        """Shown in the order of their codes."""

        ordering = ("code",)

    def __str__(self) -> str:
        return self.code

    @property
    def roles(self) -> frozenset[Role]:
        """The roles held at present; read once an object."""
        if not hasattr(self, "_roles"):
            self._roles = frozenset(Role(grant.role) for grant in self.grants.all())
        return self._roles


class RoleGrant(models.Model):
    """One role of one officer."""

    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=32, choices=[(role.value, role.label) for role in Role])
    granted_at = models.DateTimeField()

    class Meta:
        """A role is held once."""

        constraints = (models.UniqueConstraint(fields=("officer", "role"), name="role_held_once"),)

    def __str__(self) -> str:
        return self.role


class LinkUse(StrEnum):
    """What a single-use link is for."""

    ENROL = "enrol"
    ENTER = "enter"


class SingleUseLink(models.Model):
    """A link that works once: enrolment, or entry to the demonstration.

    Only the SHA-256 of the 256-bit token is stored. ``made_by`` is who asked for it, as the
    ledger names them; an enrolment opens only once a second person has agreed to it.
    """

    token_sha256 = models.BinaryField(max_length=32, unique=True)
    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="links")
    use = models.CharField(max_length=8, choices=[(use.value, use.value) for use in LinkUse])
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    made_by = models.CharField(max_length=64, default="")
    confirmed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.use} {self.pk}"
