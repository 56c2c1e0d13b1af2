"""The form to add an officer."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from safepassage.apps.accounts import selectors
from safepassage.apps.accounts.roles import Role
from safepassage.web.console.plain import PlainForm
from safepassage.web.console.words import in_words


class OfficerForm(PlainForm):
    """A name to sign in with, roles, and postings."""

    username = forms.CharField(
        label=_("Name to sign in with"),
        help_text=_("A service name, such as a.example; letters, digits, dots and hyphens."),
        max_length=64,
        validators=[RegexValidator(r"^[\w.-]+$", _("Letters, digits, dots and hyphens only."))],
    )
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        help_text=_("Only officer and supervisor may be held together."),
        widget=forms.CheckboxSelectMultiple,
        choices=lambda: [(role.value, in_words(role)) for role in Role],
    )
    postings = forms.MultipleChoiceField(
        label=_("Postings"),
        widget=forms.CheckboxSelectMultiple,
        choices=lambda: [
            (posting.code, f"{posting.code}, {posting.name}") for posting in selectors.postings()
        ],
    )

    def clean_roles(self) -> set[Role]:
        """Give the roles as members of their list."""
        return {Role(value) for value in self.cleaned_data["roles"]}
