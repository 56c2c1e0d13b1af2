"""The forms' sentences: what to do, in this platform's words and not in a framework's."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

Sentences = Mapping[str, Any]

_EVERY: Sentences = {
    "required": _("Fill this in."),
    "min_length": ngettext_lazy(
        "Write at least %(limit_value)d character; there are %(show_value)d.",
        "Write at least %(limit_value)d characters; there are %(show_value)d.",
        "limit_value",
    ),
    "max_length": ngettext_lazy(
        "Write at most %(limit_value)d character; there are %(show_value)d.",
        "Write at most %(limit_value)d characters; there are %(show_value)d.",
        "limit_value",
    ),
}
_CHOOSE: Sentences = {
    "required": _("Choose one."),
    "invalid_choice": _("Choose one of the list."),
}
_SENTENCES: tuple[tuple[type[forms.Field], Sentences], ...] = (
    (forms.Field, _EVERY),
    (forms.ChoiceField, _CHOOSE),
    (forms.MultipleChoiceField, {"required": _("Choose at least one.")}),
    (forms.DateField, {"invalid": _("Write the date as year-month-day, such as 1974-08-12.")}),
    (forms.EmailField, {"invalid": _("Write an e-mail address, such as desk@example.org.")}),
    (forms.IntegerField, {"invalid": _("Write a whole number.")}),
    (forms.FileField, {"required": _("Choose the file."), "empty": _("The file is empty.")}),
)


def plain(form: forms.BaseForm) -> None:
    """Put our sentences where a field has none of its own."""
    for field in form.fields.values():
        usual, said = _usual(field), field.error_messages
        ours = {
            code: text
            for kind, sentences in _SENTENCES
            if isinstance(field, kind)
            for code, text in sentences.items()
        }
        said.update({code: ours[code] for code in ours if said.get(code) == usual.get(code)})


class PlainForm(forms.Form):
    """A form that speaks plainly."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed through to Django
        plain(self)


def _usual(field: forms.Field) -> dict[str, object]:
    """The framework's sentences for a field of this kind."""
    found: dict[str, object] = {}
    for kind in reversed(type(field).__mro__):
        found.update(getattr(kind, "default_error_messages", {}))
    return found
