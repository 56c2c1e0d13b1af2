"""The categories of a list, written one a line."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.watchlists.categories import Category, categories_of, set_categories
from safepassage.apps.watchlists.models import WatchList
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.plain import PlainForm
from safepassage.web.console.watchlists.changing import change
from safepassage.web.console.watchlists.views import list_or_404

_PARTS = 3


class CategoriesForm(PlainForm):
    """One category a line: code; severity; what it means."""

    categories = forms.CharField(
        label=_("Categories"),
        help_text=_(
            "One a line: the code that entries use; a severity from 1 to 5; what it means. "
            "For example: terrorism; 5; Terrorist offences."
        ),
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )

    def clean_categories(self) -> list[Category]:
        """Read the lines; the first wrong one is named."""
        lines = str(self.cleaned_data["categories"]).splitlines()
        found = [_category(n, line) for n, line in enumerate(lines, start=1) if line.strip()]
        if len({one.code for one in found}) < len(found):
            raise forms.ValidationError(_("Write each code once."))
        return found


def _category(number: int, line: str) -> Category:
    parts = [part.strip() for part in line.split(";", _PARTS - 1)]
    if len(parts) < _PARTS or not all(parts) or parts[1] not in {"1", "2", "3", "4", "5"}:
        text = _("Line %(n)d is not: code; severity from 1 to 5; meaning.") % {"n": number}
        raise forms.ValidationError(text)
    return Category(code=parts[0][:80], severity=int(parts[1]), words=parts[2][:200])


@page(Permission.WATCHLISTS_LIST_IMPORT)
def edit(request: HttpRequest, desk: Desk, list_id: UUID) -> HttpResponse:
    """Change what entries are sorted into, and how grave each is."""
    watchlist = list_or_404(list_id)
    form = CategoriesForm(request.POST or None, initial={"categories": _text(watchlist)})
    if form.is_valid():
        found = form.cleaned_data["categories"]
        return change(
            request,
            lambda: set_categories(
                watchlist=watchlist, categories=found, actor=desk.actor, at=SystemClock().now()
            ),
            told=str(_("The categories are set.")),
            back=reverse("watchlist", args=[list_id]),
        )
    context = {"form": form, "watchlist": watchlist}
    return render(request, "console/watchlists/categories.html", context)


def _text(watchlist: WatchList) -> str:
    return "\n".join(f"{one.code}; {one.severity}; {one.words}" for one in categories_of(watchlist))
