"""A file becomes a version, which waits for a second person."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.watchlists import selectors, services
from safepassage.apps.watchlists.errors import WatchListError
from safepassage.apps.watchlists.importing import Imported
from safepassage.apps.watchlists.services import Terms
from safepassage.flows.import_list import ListRefusedError, format_for, keep_list
from safepassage.formats.lists import ColumnMapping, ListFormat, is_own_table
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.watchlists.forms import FileForm, NewListForm, usual
from safepassage.web.console.watchlists.views import list_or_404

MOST_FAULTS = 50


@page(Permission.WATCHLISTS_LIST_IMPORT)
def add(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take the first file of a new list; it is not screened by yet."""
    initial = usual(SystemClock().now())
    form = NewListForm(request.POST or None, request.FILES or None, initial=initial)
    if form.is_valid():
        name = form.cleaned_data["name"]
        if selectors.by_name(name):
            form.add_error("name", _("There is a list of this name; import on its own page."))
        elif is_own_table(form.cleaned_data["file"]):
            return _to_columns(desk, name, form.terms())
        else:
            kept = keep(desk, form, name, form.terms())
            if kept:
                return to_version(kept)
    context = {"form": form, "faults": faults_of(form)}
    return render(request, "console/watchlists/add.html", context)


@page(Permission.WATCHLISTS_LIST_IMPORT)
def load(request: HttpRequest, desk: Desk, list_id: UUID) -> HttpResponse:
    """Take a file as the next version of a list; what is in force stays in force."""
    watchlist = list_or_404(list_id)
    form = FileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        kept = keep(desk, form, watchlist.name, None)
        if kept:
            return to_version(kept)
    context = {"form": form, "watchlist": watchlist, "faults": faults_of(form)}
    return render(request, "console/watchlists/import.html", context)


def keep(
    desk: Desk,
    form: forms.Form,
    name: str,
    terms: Terms | None,
    mapping: ColumnMapping | None = None,
) -> Imported | None:
    """Read and keep the form's file; where that cannot be, the form says why."""
    data = form.cleaned_data["file"]
    try:
        report = keep_list(
            data,
            list_format=ListFormat.MAPPED if mapping else format_for(name, data),
            mapping=mapping,
            name=name,
            terms=terms,
            actor=desk.actor,
            at=SystemClock().now(),
        )
    except ListRefusedError as error:
        form.add_error("file", _("The file was refused; nothing was changed."))
        form.faults = error.defects  # type: ignore[attr-defined]  # shown below the form
    except WatchListError as error:
        form.add_error(None, str(error))
    else:
        return report.imported
    return None


def _to_columns(desk: Desk, name: str, terms: Terms) -> HttpResponse:
    """Make the list; what the columns of its table mean is asked next."""
    made = services.set_terms(name=name, terms=terms, actor=desk.actor, at=SystemClock().now())
    return HttpResponseRedirect(reverse("watchlist_columns", args=[made.pk]))


def faults_of(form: forms.Form) -> dict[str, object]:
    """What was wrong with the file, line by line, the first of them."""
    defects = getattr(form, "faults", ())
    return {"shown": defects[:MOST_FAULTS], "left": max(len(defects) - MOST_FAULTS, 0)}


def to_version(kept: Imported) -> HttpResponse:
    """To what the file changes; somebody else puts it in force from there."""
    places = [kept.watchlist.pk, kept.version.pk]
    return HttpResponseRedirect(reverse("watchlist_version", args=places))
