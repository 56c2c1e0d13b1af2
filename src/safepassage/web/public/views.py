"""The public pages on people's rights: what they are, asking, and how a request stands."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from safepassage.flows.subjects import following
from safepassage.flows.subjects.receive import NoRoom, by_page, receive
from safepassage.records.receipt import in_groups
from safepassage.safeguards.rights.asked import Channel
from safepassage.web import installed
from safepassage.web.console.desk import public
from safepassage.web.console.subjects.request_form import ReceiptForm, RequestForm
from safepassage.web.console.subjects.wording import ANSWERS_BY, STATES
from safepassage.web.public.limits import may_send

TOO_MANY = 429


@public
def rights(request: HttpRequest) -> HttpResponse:
    """Say what rights people have, and how they are used."""
    context = {
        "authority": settings.SAFEPASSAGE_AUTHORITY_ADDRESS,
        "supervisor": settings.SAFEPASSAGE_SUPERVISOR_ADDRESS,
    }
    return render(request, "public/rights.html", context)


@public
def ask(request: HttpRequest) -> HttpResponse:
    """Take a request; its receipt is shown in the answer itself, this once."""
    if request.method != "POST":
        return render(request, "public/ask.html", {"form": RequestForm()})
    if not may_send(request):
        return _later(request)
    form = RequestForm(request.POST, request.FILES)
    receipt = _received(form) if form.is_valid() else None
    if receipt is None:
        return render(request, "public/ask.html", {"form": form})
    return render(request, "public/received.html", {"receipt": in_groups(receipt)})


@public
def state(request: HttpRequest) -> HttpResponse:
    """Say how the request of a receipt stands; a receipt never stands in an address."""
    if request.method != "POST":
        return render(request, "public/state.html", {"form": ReceiptForm()})
    if not may_send(request):
        return _later(request)
    form = ReceiptForm(request.POST)
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        receipt = form.cleaned_data["receipt"]
        if "review" in request.POST:
            context["asked_now"] = following.ask_review(installed.platform(), receipt)
        context |= _standing(form, receipt)
    return render(request, "public/state.html", context)


def _received(form: RequestForm) -> str | None:
    platform = installed.platform()
    asked = form.asked(Channel.PAGE)
    try:
        return receive(platform, asked, form.told(), copy=form.copy(), by=by_page(platform))
    except NoRoom:
        form.add_error(
            "picture",
            _(
                "We cannot take pictures at the moment. Send your request without one: bring the "
                "document with you, or send a copy by post."
            ),
        )
        return None


def _standing(form: ReceiptForm, receipt: str) -> dict[str, object]:
    found = following.standing(installed.platform(), receipt)
    if found is None:
        form.add_error("receipt", _("We know no such receipt. Compare it letter by letter."))
        return {}
    return {
        "found": found,
        "state": STATES[found.state],
        "answer_by": ANSWERS_BY[found.answer_by],
        "receipt": receipt,
    }


def _later(request: HttpRequest) -> HttpResponse:
    answer = render(request, "public/later.html", status=TOO_MANY)
    answer["Retry-After"] = "60"
    return answer
