"""The form of a request: the same for the public page, a letter and a visit."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.apps.subjects.content import Copy
from safepassage.apps.subjects.services import Asked
from safepassage.flows.subjects.told import Told
from safepassage.safeguards.rights.asked import AnswerBy, Channel, ForWhom, Right, Route
from safepassage.safeguards.rights.pictures import MOST_BYTES, NoPicture, media_type
from safepassage.web.console.plain import PlainForm
from safepassage.web.console.subjects.wording import ANSWERS_BY, FOR_WHOM, RIGHTS, ROUTES

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words

_IN_WORDS = frozenset({Right.CORRECTION, Right.NOTATION, Right.COMPLAINT})
_BORN = _("Year, month, day, as 1974-08-12.")


def _choices(words: Mapping[Any, Promise]) -> list[tuple[str, Promise]]:
    return [(one.value, text) for one, text in words.items()]


def _radio(label: "Words", words: Mapping[Any, Promise], initial: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=_choices(words), initial=initial, widget=forms.RadioSelect
    )


def _text(label: "Words", most: int, help_text: "Words | str" = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, max_length=most, required=False)


def _area(label: "Words", most: int, help_text: "Words | str" = "", rows: int = 3) -> forms.Field:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=most,
        required=False,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class RequestForm(PlainForm):
    """What is asked, whose data it is about, who asks, and how the answer comes back."""

    right = forms.ChoiceField(
        label=_("What do you want?"), choices=_choices(RIGHTS), widget=forms.RadioSelect
    )
    words = _area(
        _("In your own words"),
        4_000,
        _("What is wrong, what should it say, what happened? A few lines are enough."),
    )
    for_whom = _radio(_("For whom do you ask?"), FOR_WHOM, ForWhom.ONESELF)
    surname = forms.CharField(label=_("Surname, as in the travel document"), max_length=80)
    given_names = _text(_("Given names, as in the travel document"), 80)
    born = forms.DateField(label=_("Birth date"), help_text=_BORN, input_formats=["%Y-%m-%d"])
    number = _text(_("Number of the travel document that was used"), 40)
    issuer = _text(_("State that issued it"), 3, _("Three letters, as in the document."))
    flights = _area(
        _("Which journeys?"), 1_000, _("Flight numbers and days, if you know them."), rows=2
    )
    asker = _text(_("Your own name, if you ask for somebody else"), 120)
    bond = _text(
        _("What shows that you may ask for them?"),
        200,
        _("For example: mother; guardian by a court's order; lawyer with a power of attorney."),
    )
    lines = forms.CharField(
        label=_("The two or three printed lines at the foot of the document's data page"),
        help_text=_(
            "They begin with P<, or with I and the state's letters. They are destroyed as soon as "
            "somebody has looked at them."
        ),
        max_length=400,
        required=False,
        widget=forms.Textarea(
            attrs={"rows": 3, "spellcheck": "false", "autocomplete": "off", "class": "mono"}
        ),
    )
    picture = forms.FileField(
        label=_("Photo or scan of that page"),
        help_text=_(
            "JPEG or PNG, at most 2 MB. You may cover the portrait's background and your "
            "signature. It is destroyed as soon as somebody has looked at it."
        ),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),
    )
    answer_by = _radio(_("How do you want the answer?"), ANSWERS_BY, AnswerBy.POST)
    address = _area(_("Postal address"), 400)
    contact = _text(
        _("Telephone or e-mail, if you have one"), 120, _("Only for questions. Not needed.")
    )
    route = _radio(_("Who should answer?"), ROUTES, Route.AUTHORITY)

    def clean_born(self) -> str:
        """The date as it is kept."""
        return str(self.cleaned_data["born"].isoformat())

    def clean_picture(self) -> Copy | None:
        """The picture's bytes, if they are one; its name and what it says it is count nothing."""
        file: UploadedFile[bytes] | None = self.cleaned_data["picture"]
        if not file:
            return None
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("The picture is larger than 2 MB."))
        content = bytes(file.read())
        try:
            return Copy(lines="", picture=content, media=media_type(content))
        except NoPicture as error:
            raise forms.ValidationError(_("This is no JPEG or PNG picture.")) from error

    def clean(self) -> dict[str, Any]:
        """What is asked must be said, and there must be a way back."""
        data = super().clean() or self.cleaned_data
        if data.get("right") in _IN_WORDS and not data.get("words"):
            self.add_error("words", _("Say in your own words what it is about."))
        if data.get("for_whom") != ForWhom.ONESELF:
            for name in ("asker", "bond"):
                if not data.get(name):
                    self.add_error(name, _("Fill this in when you ask for somebody else."))
        if data.get("answer_by") == AnswerBy.POST and not data.get("address"):
            self.add_error("address", _("Give the address to which the answer is to be sent."))
        return data

    def asked(self, channel: Channel) -> Asked:
        """What is asked, for whom, and how it came."""
        data = self.cleaned_data
        return Asked(
            right=Right(data["right"]),
            for_whom=ForWhom(data["for_whom"]),
            channel=channel,
            answer_by=AnswerBy(data["answer_by"]),
            route=Route(data["route"]),
        )

    def told(self) -> Told:
        """What the requester says."""
        data = self.cleaned_data
        return Told(**{name: data[name] for name in Told.__struct_fields__})

    def copy(self) -> Copy | None:
        """What was sent of a document, if anything was."""
        lines, picture = self.cleaned_data["lines"], self.cleaned_data["picture"]
        if not (lines or picture):
            return None
        sent = picture or Copy(lines="")
        return Copy(lines=lines, picture=sent.picture, media=sent.media)


class ReceiptForm(PlainForm):
    """A receipt, as it was shown when the request was sent."""

    receipt = forms.CharField(
        label=_("Receipt"),
        help_text=_("24 letters and figures, as ABCD-2345-…; hyphens do not matter."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
