"""``/health/``: for load balancers and alarms; without sign-in, so states and figures only."""

import msgspec
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from safepassage.adapters.clock import SystemClock
from safepassage.flows.health import health


@login_not_required
@never_cache
@require_safe
def show(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer 200 when all is at work, else 503; the body says what is not."""
    found = health(settings.SAFEPASSAGE_HOME, at=SystemClock().now())
    status = 200 if found.status == "ok" else 503
    return HttpResponse(msgspec.json.encode(found), status=status, content_type="application/json")
