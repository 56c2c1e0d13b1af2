"""The trust store in words: why something counts, what is missing, what contradicts what."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.apps.trust.kinds import About, Kind, SourceKind, Stance
from safepassage.flows.trust import conflicts
from safepassage.flows.trust.coverage import Gap
from safepassage.flows.trust.held import COUNTING, WORTHY, Why, Worth
from safepassage.formats.country_names import country_name
from safepassage.records import Verdict

Words = str | Promise

WHY: dict[Why, Words] = {
    Why.FIRST_HAND: _("counts: two people confirmed it"),
    Why.BY_SOURCE: _("counts: two people confirmed what its source held"),
    Why.BY_COUNTRY: _("counts: two people confirmed its country's roots"),
    Why.LINKED: _("counts: a root that counts signed its key"),
    Why.LISTED: _("counts: it is in a list that counts"),
    Why.LINKED_TO_LISTED: _("counts: a root in such a list signed its key"),
    Why.CERTIFICATE_NOT_TRUSTED: _("does not count: it, or its key, is not trusted"),
    Why.COUNTRY_NOT_TRUSTED: _("does not count: its country is not trusted"),
    Why.WITHDRAWN: _("does not count: every list has withdrawn it"),
    Why.ONLY_PRESENT: _("does not count: nothing vouches for it"),
}
WORTH: dict[Worth, Words] = {
    Worth.SIGNED: _("counts: its signer leads to a root that two people confirmed"),
    Worth.TRUSTED: _("two people confirmed what it held"),
    Worth.NOT_TRUSTED: _("does not count: it is not trusted"),
    Worth.SIGNATURE_NOT_PROVED: _("does not count: its signature could not be checked"),
    Worth.SIGNER_UNKNOWN: _(
        "does not count: its signer leads to no root that two people confirmed"
    ),
    Worth.SIGNER_REVOKED: _("does not count: its signer was revoked"),
    Worth.NOT_A_LIST: _("nothing in it counts for being in it"),
}
GAPS: dict[Gap, Words] = {
    Gap.NO_ROOT: _("no root certificate is here"),
    Gap.NO_ROOT_COUNTS: _("roots are here, but none counts"),
    Gap.ROOTS_EXPIRED: _("every root that counts has expired"),
    Gap.NO_REVOCATIONS: _("no revocation list"),
    Gap.REVOCATIONS_STALE: _("the revocation list is out of date"),
    Gap.REVOCATIONS_NOT_PROVED: _("no root that counts signed the revocation list"),
}
GAP_TONES: dict[Gap, str] = {
    Gap.NO_ROOT: "bad",
    Gap.NO_ROOT_COUNTS: "bad",
    Gap.ROOTS_EXPIRED: "warning",
    Gap.NO_REVOCATIONS: "neutral",
    Gap.REVOCATIONS_STALE: "warning",
    Gap.REVOCATIONS_NOT_PROVED: "warning",
}
CONFLICTS: dict[conflicts.Kind, Words] = {
    conflicts.Kind.SAME_KEY: _("One key under two names"),
    conflicts.Kind.WITHDRAWN_ELSEWHERE: _("Withdrawn by one list, held by another"),
    conflicts.Kind.SAME_NUMBER: _("One issuer and serial number, two certificates"),
    conflicts.Kind.NOT_IN_ALL: _("Not in every list that knows the country"),
}
KINDS: dict[str, Words] = {
    Kind.ROOT: _("root"),
    Kind.LINK: _("link to a next root"),
    Kind.SIGNER: _("document signer"),
    Kind.LIST_SIGNER: _("signer of lists"),
    Kind.SEAL_SIGNER: _("signer of seals"),
}
SOURCES: dict[str, Words] = {
    SourceKind.SINGLE: _("single files"),
    SourceKind.MASTER_LIST: _("master list"),
    SourceKind.DEVIATION_LIST: _("deviation list"),
    SourceKind.DIRECTORY: _("directory"),
    SourceKind.NONCONFORMANT: _("directory, signers that break the profiles"),
}
STANCES: dict[str, Words] = {
    Stance.TRUST: _("trust"),
    Stance.DO_NOT_TRUST: _("do not trust"),
    Stance.DEFAULT: _("take the word back"),
}
ABOUT: dict[str, Words] = {
    About.CERTIFICATE: _("root certificate"),
    About.COUNTRY: _("country"),
    About.SOURCE: _("list or source"),
}
VERDICTS: dict[str, tuple[Words, str]] = {
    Verdict.TRUSTED: (_("nothing against it"), "good"),
    Verdict.UNDETERMINED: (_("kept with questions"), "warning"),
    Verdict.NOT_TRUSTED: (_("bad"), "bad"),
}


def tone_of(why: Why | Worth) -> str:
    """The tone in which standing is shown."""
    if why in COUNTING or why in WORTHY:
        return "good"
    refused = {Why.CERTIFICATE_NOT_TRUSTED, Why.COUNTRY_NOT_TRUSTED, Worth.NOT_TRUSTED}
    return "bad" if why in refused | {Worth.SIGNER_REVOKED} else "neutral"


def country_shown(code: str) -> str:
    """A country's name, empty where it has none."""
    return country_name(code) or ""
