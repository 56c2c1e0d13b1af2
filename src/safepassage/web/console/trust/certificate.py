"""One certificate: what stands in it, where it came from, whether it counts, who signed it."""

from django.http import Http404, HttpRequest, HttpResponse

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.trust import policies, selectors
from safepassage.apps.trust.kinds import ROOTS, About, Kind
from safepassage.apps.trust.models import Certificate
from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates import certificate as x509
from safepassage.documents.certificates import extensions
from safepassage.documents.passive.evidence import key_in_words
from safepassage.flows.trust import conflicts
from safepassage.flows.trust.store import Loaded
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.showing import show
from safepassage.web.console.trust.wording import CONFLICTS, KINDS, WHY, country_shown, tone_of


@page(Permission.TRUST_STORE_READ)
def certificate(request: HttpRequest, desk: Desk, sha256: str) -> HttpResponse:
    """Show one certificate in words."""
    row, loaded = _found(sha256), installed.trust_store().latest()
    read = x509.read_certificate(bytes(row.raw))
    why = loaded.standing.whys.get(sha256)
    found = conflicts.conflicts(loaded.standing)
    return show(
        request,
        desk,
        "console/trust/certificate.html",
        row=row,
        kind=KINDS[row.kind],
        country=country_shown(row.country) or row.country,
        why=WHY[why] if why else None,
        tone=tone_of(why) if why else "",
        key=key_in_words(read),
        period=_period(read),
        issuer=_issuer(read, loaded),
        presences=selectors.presences(sha256),
        conflicts=[
            {"found": each, "words": CONFLICTS[each.kind]}
            for each in conflicts.of_root(found, sha256)
        ],
        words=policies.of_subject(About.CERTIFICATE, sha256),
        subject=sha256,
        about=About.CERTIFICATE.value,
        may_propose=desk.may(Permission.TRUST_POLICY_PROPOSE) and Kind(row.kind) in ROOTS,
    )


@page(Permission.TRUST_STORE_READ)
def octets(request: HttpRequest, desk: Desk, sha256: str) -> HttpResponse:  # noqa: ARG001 - a page's form
    """The certificate itself, to compare it elsewhere."""
    row = _found(sha256)
    answer = HttpResponse(bytes(row.raw), content_type="application/pkix-cert")
    answer["Content-Disposition"] = f'attachment; filename="{row.sha256[:16]}.cer"'
    return answer


def _found(sha256: str) -> Certificate:
    row = selectors.certificate(sha256)
    if row is None:
        raise Http404
    return row


def _issuer(read: x509.Certificate, loaded: Loaded) -> str | None:
    """The digest of the root that signed a certificate, where that is not it itself."""
    anchor = loaded.trust.anchors.signer_of(read)
    return anchor.certificate.sha256 if anchor and anchor.certificate.raw != read.raw else None


def _period(read: x509.Certificate) -> list[str]:
    """From when to when the key signs, where the certificate says that."""
    try:
        said = extensions.private_key_usage(read) or ()
    except MalformedError:
        return []
    return [f"{each:%Y-%m-%d}" if each else "" for each in said]
