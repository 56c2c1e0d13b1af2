"""Forms on what is followed."""

from datetime import date
from typing import Any

import msgspec
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from safepassage.apps.oversight.choosing import LONGEST_GROUND, SHORTEST_GROUND, newest
from safepassage.apps.oversight.following import Chosen, available
from safepassage.safeguards.profiles import Profile
from safepassage.safeguards.profiles.joining import awaits_its_day
from safepassage.web.console.plain import PlainForm

_LIMIT = 200_000


class ProposalForm(PlainForm):
    """Which profiles are followed from now on, and why."""

    profiles = forms.MultipleChoiceField(
        label=_("Followed from now on"),
        help_text=_("Where several speak of the same data, the strictest of each point holds."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - passed through
        """A box a profile, and a day for each law whose own start is open."""
        super().__init__(*args, **kwargs)
        known = available()
        self.fields["profiles"].choices = [(one.code, _label(one)) for one in known]  # type: ignore[attr-defined]  # a choice field
        self._open = [one.code for one in known if awaits_its_day(one)]
        for one in known:
            if awaits_its_day(one):
                self.fields[_day_of(one.code)] = _day_field(one)
        self.fields["ground"] = _ground_field()

    def clean(self) -> dict[str, Any]:
        """A day belongs to a profile that is chosen."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for code in self._open:
            if data.get(_day_of(code)) and code not in data.get("profiles", ()):
                self.add_error(_day_of(code), _("Choose this profile too, or leave the day empty."))
        return data

    def chosen(self) -> list[Chosen]:
        """What is proposed."""
        return [
            msgspec.structs.replace(newest(code), applies_from=self._day(code))
            for code in self.cleaned_data["profiles"]
        ]

    def _day(self, code: str) -> date | None:
        return self.cleaned_data.get(_day_of(code))


class ProfileFileForm(PlainForm):
    """The next version of a national profile."""

    file = forms.FileField(
        label=_("National profile"),
        help_text=_("A JSON file. It has no effect until it is proposed and confirmed."),
    )

    def clean_file(self) -> bytes:
        """Read the file, unless it is far too large."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > _LIMIT:
            raise forms.ValidationError(_("The file is larger than 200 kilobytes."))
        return bytes(file.read())


def _label(profile: Profile) -> str:
    return f"{profile.title} ({profile.code} v{profile.version})"


def _day_of(code: str) -> str:
    return f"day-{code}"


def _day_field(profile: Profile) -> forms.DateField:
    return forms.DateField(
        label=_("First day of %(title)s") % {"title": profile.title},
        help_text=_("As 2028-06-01. Empty while the law does not apply yet."),
        input_formats=["%Y-%m-%d"],
        required=False,
    )


def _ground_field() -> forms.CharField:
    return forms.CharField(
        label=_("Why"),
        help_text=_("The act or agreement, and from when. It is kept with the choice."),
        min_length=SHORTEST_GROUND,
        max_length=LONGEST_GROUND,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
