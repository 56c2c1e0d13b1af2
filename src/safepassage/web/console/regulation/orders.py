"""Orders: what stands, what is to be done, and how one is given."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.accounts.selectors import codes_of
from safepassage.apps.regulation import orders
from safepassage.apps.regulation.models import Order, OrderState
from safepassage.apps.regulation.orders import Given, OrderError
from safepassage.flows.orders.carrying_out import carry_out
from safepassage.flows.orders.giving import give, sealing
from safepassage.safeguards.orders import OrderKind
from safepassage.web import installed
from safepassage.web.console.attempting import attempt
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.phrases.orders import KINDS
from safepassage.web.console.regulation.forms import DoneForm, KindForm, OrderForm
from safepassage.web.console.regulation.wording import HAPPENS, STATES, subject_of
from safepassage.web.console.showing import show


@page(Permission.REGULATION_ORDER_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show every order, newest first, with what is still to be done."""
    today = installed.platform().clock.now().date()
    rows = [row_of(one) | {"late": _is_late(one, today)} for one in orders.every()]
    may_give = desk.may(Permission.REGULATION_ORDER_GIVE)
    return show(request, desk, "console/regulation/orders.html", rows=rows, may_give=may_give)


@page(Permission.REGULATION_ORDER_READ)
def detail(request: HttpRequest, desk: Desk, order_id: UUID) -> HttpResponse:
    """Show one order; its words to the regulator and the data protection officer."""
    order = order_of(order_id)
    sees_words = desk.may(Permission.REGULATION_ORDER_ANSWER) or desk.may(
        Permission.REGULATION_ORDER_GIVE
    )
    stands = order.state != OrderState.LIFTED
    return show(
        request,
        desk,
        "console/regulation/order.html",
        row=row_of(order),
        happens=HAPPENS[OrderKind(order.kind)],
        words=sealing(installed.platform()).words(order.pk) if sees_words else None,
        people=codes_of([str(one) for one in _people(order) if one]),
        may_lift=desk.may(Permission.REGULATION_ORDER_GIVE)
        and stands
        and order.kind != OrderKind.DELETE_RECORD,
        may_answer=desk.may(Permission.REGULATION_ORDER_ANSWER)
        and order.state == OrderState.WAITING,
    )


@page(Permission.REGULATION_ORDER_GIVE)
def giving(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Choose a kind of order, then give it."""
    kinds = KindForm(request.GET if "kind" in request.GET else None)
    if not kinds.is_valid():
        return show(request, desk, "console/regulation/choose_order.html", form=kinds)
    kind = OrderKind(kinds.cleaned_data["kind"])
    form = OrderForm(kind, desk.officer, request.POST or None)
    if form.is_valid() and (order := _given(desk, kind, form)):
        messages.warning(request, HAPPENS[kind])
        return HttpResponseRedirect(reverse("order", args=[order.pk]))
    return show(
        request,
        desk,
        "console/regulation/give_order.html",
        form=form,
        kind=KINDS[kind],
        happens=HAPPENS[kind],
    )


@page(Permission.REGULATION_ORDER_ANSWER)
def done(request: HttpRequest, desk: Desk, order_id: UUID) -> HttpResponse:
    """Say what was done for an order that a person carries out."""
    order, form = order_of(order_id), DoneForm(request.POST or None)
    if form.is_valid():
        words = form.cleaned_data["words"]
        platform, officer = installed.platform(), desk.officer.pk
        return attempt(
            request,
            lambda: carry_out(platform, order, words=words, officer=officer, actor=desk.actor),
            refused=OrderError,
            told=_("The regulator sees what was done."),
            back=reverse("order", args=[order_id]),
        )
    return show(request, desk, "console/regulation/done.html", form=form, row=row_of(order))


def order_of(order_id: UUID) -> Order:
    """The order of an address."""
    order = orders.by_id(order_id)
    if order is None:
        raise Http404
    return order


def row_of(order: Order) -> dict[str, object]:
    """An order in words."""
    state, tone = STATES[OrderState(order.state)]
    return {
        "order": order,
        "kind": KINDS[OrderKind(order.kind)],
        "subject": subject_of(order),
        "state": state,
        "tone": tone,
    }


def _given(desk: Desk, kind: OrderKind, form: OrderForm) -> Order | None:
    platform, told = installed.platform(), form.cleaned_data
    given = Given(
        id=platform.ids.new(),
        kind=kind,
        target=told["target"].strip(),
        law=told["law"].strip(),
        until=told.get("until"),
        given_at=platform.clock.now(),
        given_by=desk.officer.pk,
    )
    try:
        return give(platform, given, reasons=told["reasons"], actor=desk.actor)
    except OrderError as error:
        form.add_error("target", str(error))
        return None


def _is_late(order: Order, today: date) -> bool:
    late = order.until is not None and order.until < today
    return order.state == OrderState.WAITING and late


def _people(order: Order) -> tuple[UUID | None, ...]:
    return order.given_by, order.obeyed_by, order.lifted_by
