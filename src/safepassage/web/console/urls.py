"""The console's addresses; one line a folder."""

from django.urls import include, path

from safepassage.web.console import about
from safepassage.web.console.approvals.urls import own_urlpatterns
from safepassage.web.console.assurance.training import training
from safepassage.web.console.quality.conformance import conformance
from safepassage.web.console.watching.names import names
from safepassage.web.console.watching.witnesses import witnesses

urlpatterns = [
    path("", include("safepassage.web.console.entrance.urls")),
    path("about/", about.about, name="about"),
    path("account/", include("safepassage.web.console.account.urls")),
    path("agencies/", include("safepassage.web.console.agencies.urls")),
    path("assurance/", include("safepassage.web.console.assurance.urls")),
    path("approvals/", include("safepassage.web.console.approvals.urls")),
    path("board/", include("safepassage.web.console.board.urls")),
    path("carriers/", include("safepassage.web.console.carriers.urls")),
    path("clearances/", include("safepassage.web.console.clearances.urls")),
    path("conformance/", conformance, name="conformance"),
    path("deciding/", include("safepassage.web.console.deciding.urls")),
    path("disclosures/", include("safepassage.web.console.disclosures.urls")),
    path("documents/", include("safepassage.web.console.documents.urls")),
    path("doors/", include("safepassage.web.console.doors.urls")),
    path("fairness/", include("safepassage.web.console.fairness.urls")),
    path("forecast/", include("safepassage.web.console.forecast.urls")),
    path("incidents/", include("safepassage.web.console.incidents.urls")),
    path("holds/", include("safepassage.web.console.holds.urls")),
    path("items/", include("safepassage.web.console.items.urls")),
    path("leave/", include(own_urlpatterns)),
    path("legal-bases/", include("safepassage.web.console.bases.urls")),
    path("ledger/", include("safepassage.web.console.ledger.urls")),
    path("messages/", include("safepassage.web.console.inbox.urls")),
    path("officer-names/", names, name="officer_names"),
    path("officers/", include("safepassage.web.console.officers.urls")),
    path("profiles/", include("safepassage.web.console.profiles.urls")),
    path("oversight/", include("safepassage.web.console.regulation.urls")),
    path("publishing/", include("safepassage.web.console.transparency.urls")),
    path("quality/", include("safepassage.web.console.quality.urls")),
    path("registers/", include("safepassage.web.console.registers.urls")),
    path("retention/", include("safepassage.web.console.retention.urls")),
    path("suppliers/", include("safepassage.web.console.suppliers.urls")),
    path("training/", training, name="training"),
    path("subjects/", include("safepassage.web.console.subjects.urls")),
    path("transparency/", include("safepassage.web.console.transparency.open_urls")),
    path("travellers/", include("safepassage.web.console.travellers.urls")),
    path("trust/", include("safepassage.web.console.trust.urls")),
    path("watchlists/", include("safepassage.web.console.watchlists.urls")),
    path("watching/", include("safepassage.web.console.watching.urls")),
    path("witnesses/", witnesses, name="witnesses"),
    path("work/arrivals/", include("safepassage.web.console.arrivals.urls")),
    path("work/telephone/", include("safepassage.web.console.telephone.urls")),
    path("work/", include("safepassage.web.console.queue.urls")),
]
