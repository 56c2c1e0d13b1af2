"""What the columns of a list's own table mean: said by a person, remembered with the list."""

from collections.abc import Mapping
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.watchlists.mappings import mapping_of
from safepassage.apps.watchlists.models import WatchList
from safepassage.formats.lists import (
    ColumnMapping,
    DateOrder,
    TableHead,
    table_head,
)
from safepassage.formats.lists.mapping import MAPPABLE
from safepassage.records import Defect
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.plain import plain
from safepassage.web.console.watchlists.forms import FileForm
from safepassage.web.console.watchlists.imports import faults_of, keep, to_version
from safepassage.web.console.watchlists.views import list_or_404
from safepassage.web.console.watchlists.wording import FIELDS

DATES = (
    (DateOrder.ISO.value, gettext_lazy("1971-05-27")),
    (DateOrder.DAY_FIRST.value, gettext_lazy("27/05/1971: the day first")),
    (DateOrder.MONTH_FIRST.value, gettext_lazy("05/27/1971: the month first")),
)


MEANINGS = {
    **FIELDS,
    "id": gettext_lazy("id of the entry"),
    "birth_places": gettext_lazy("birth place"),
    "category": gettext_lazy("category"),
    "ground": gettext_lazy("ground"),
    "expires": gettext_lazy("last day of the listing"),
    "issuer": gettext_lazy("other state or organisation whose alert it is"),
    "document_number": gettext_lazy("number of a document"),
    "document_type": gettext_lazy("kind of the document"),
    "document_country": gettext_lazy("country that issued the document"),
}


class ColumnsForm(FileForm):
    """A meaning for each column, how values are written, and the file once more."""

    def __init__(self, head: TableHead, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._head = head
        meanings = [("", _("leave out")), *((one, MEANINGS[one]) for one in MAPPABLE)]
        for place, heading in enumerate(head.headings):
            label = heading or _("Column %(n)d") % {"n": place + 1}
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=label, choices=meanings, required=False
            )
        self.fields["dates"] = forms.ChoiceField(label=_("Dates are written"), choices=DATES)
        self.fields["between"] = forms.CharField(
            label=_("Between several values of one cell"), max_length=3, strip=False
        )
        self.fields["headed"] = forms.BooleanField(
            label=_("The first row holds headings, nobody's name or data"),
            help_text=_("The headings are remembered with the list; no row of the table is."),
        )
        self.fields["file"].help_text = _("Choose the same file again: it was not kept.")
        self.order_fields([*(name for name in self.fields if name != "file"), "file"])
        plain(self)

    def clean(self) -> dict[str, object]:
        """Somebody must be found by what is said, and called by an id."""
        data: dict[str, object] = super().clean() or self.cleaned_data
        if not self.errors:
            for text in self.mapping().faults():
                self.add_error(None, text)
        return data

    def mapping(self) -> ColumnMapping:
        """What was said of the columns."""
        columns: dict[str, tuple[str, ...]] = {}
        for place, heading in enumerate(self._head.headings):
            field = self.cleaned_data[f"column_{place}"]
            if field:
                columns[field] = (*columns.get(field, ()), heading)
        return ColumnMapping(
            columns=columns,
            separator=self._head.separator,
            between=self.cleaned_data["between"],
            dates=DateOrder(self.cleaned_data["dates"]),
        )


@page(Permission.WATCHLISTS_LIST_IMPORT)
def columns(request: HttpRequest, desk: Desk, list_id: UUID) -> HttpResponse:
    """Look at a table, then read it by what its columns were said to mean."""
    watchlist = list_or_404(list_id)
    form: FileForm = FileForm(request.POST or None, request.FILES or None)
    head = _head(form) if form.is_valid() else None
    if head and "between" in request.POST:
        form = ColumnsForm(head, request.POST, _again(request))
        if form.is_valid():
            kept = keep(desk, form, watchlist.name, None, form.mapping())
            if kept:
                return to_version(kept)
    elif head:
        form = ColumnsForm(head, initial=_proposed(head, watchlist))
    context = {"form": form, "head": head, "watchlist": watchlist, "faults": faults_of(form)}
    return render(request, "console/watchlists/columns.html", context)


def _head(form: FileForm) -> TableHead | None:
    """The head of the form's table; where it is none, the form says why."""
    head = table_head(form.cleaned_data["file"])
    if isinstance(head, Defect):
        form.add_error("file", _("The file was refused; nothing was changed."))
        form.faults = (head,)  # type: ignore[attr-defined]  # shown above the form
        return None
    return head


def _again(request: HttpRequest) -> object:
    """The files of the request, to be read from their beginning."""
    for file in request.FILES.getlist("file"):
        file.seek(0)
    return request.FILES


def _proposed(head: TableHead, watchlist: WatchList) -> Mapping[str, str]:
    """What the last version's columns meant, else a guess by their headings."""
    known = mapping_of(watchlist) or ColumnMapping(columns={})
    meanings = {each: field for field, names in known.columns.items() for each in names}
    guess = head.guess()
    proposed = {
        f"column_{place}": meanings.get(heading) or ("" if meanings else guess.get(place, ""))
        for place, heading in enumerate(head.headings)
    }
    return {**proposed, "dates": known.dates.value, "between": known.between}
