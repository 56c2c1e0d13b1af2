"""What cannot be taken back unnoticed is asked again, with its ground from a closed list."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.web.console.plain import PlainForm

Ground = TypeVar("Ground", bound=StrEnum)


class GroundForm(PlainForm):
    """The ground, one of a closed list; it stands in the ledger."""

    ground = forms.ChoiceField(
        label=_("Ground"),
        help_text=_("It stands in the ledger with your name."),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the ground.")},
    )

    def __init__(self, request: HttpRequest, grounds: Mapping[Ground, Promise]) -> None:
        """Bound when the page was sent."""
        super().__init__(request.POST if request.method == "POST" else None)
        self.fields["ground"].choices = [(one.value, words) for one, words in grounds.items()]  # type: ignore[attr-defined]  # a choice field


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is about to happen: a heading, the consequence in a sentence, and the button."""

    heading: str
    consequence: str | Promise
    submit: str | Promise
    back: str


def ask(request: HttpRequest, form: GroundForm, question: Question) -> HttpResponse:
    """Show the question with its form."""
    return render(request, "console/confirm.html", {"form": form, "question": question})
