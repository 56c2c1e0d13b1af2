"""The reasons of a review."""

from django import forms
from django.utils.translation import gettext_lazy as _

from safepassage.web.console.plain import PlainForm


class WhyForm(PlainForm):
    """Why the list may go on."""

    words = forms.CharField(
        label=_("Why this list may go on"),
        help_text=_(
            "What you looked at, why the group is hit so often, and what was changed in the"
            " list. No names. It is kept sealed."
        ),
        min_length=40,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class AgreeForm(PlainForm):
    """Nothing to fill in: whoever sends it agrees."""
