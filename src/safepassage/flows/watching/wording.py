"""Each alert in one sentence with its numbers, and what a review can find."""

from collections.abc import Callable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from safepassage.apps.watching.models import Verdict
from safepassage.safeguards.reading import Unusual

Numbers = Mapping[str, int]

KINDS: dict[str, Promise] = {
    Unusual.AGAIN: gettext_lazy("The same person again and again"),
    Unusual.ALONG_A_FLIGHT: gettext_lazy("File after file of one flight"),
    Unusual.AT_NIGHT: gettext_lazy("At night, outside the shift"),
    Unusual.COLLEAGUE: gettext_lazy("A colleague's name"),
    Unusual.DECOY: gettext_lazy("A record of an invented person"),
    Unusual.MANY_FILES: gettext_lazy("Many files"),
    Unusual.MANY_SEARCHES: gettext_lazy("Many searches"),
    Unusual.OWN_NAME: gettext_lazy("The officer's own name"),
    Unusual.TRYING: gettext_lazy("Document numbers tried out"),
    Unusual.WITHOUT_ITEM: gettext_lazy("Files without a work item"),
}
VERDICTS: dict[str, Promise] = {
    Verdict.EXPLAINED: gettext_lazy("Explained: there was a reason for it"),
    Verdict.FALSE_ALARM: gettext_lazy("False alarm: it was ordinary work"),
    Verdict.MISUSE: gettext_lazy("Misuse: it is pursued"),
}


def sentence(kind: str, numbers: Numbers) -> str:
    """Say what was unusual, in one sentence."""
    words = _SENTENCES.get(kind)
    return words(numbers) if words else kind


def _many_files(numbers: Numbers) -> str:
    return _("%(count)d files opened within an hour; up to %(usual)d are usual here.") % numbers


def _many_searches(numbers: Numbers) -> str:
    return _("%(count)d searches within an hour; up to %(usual)d are usual here.") % numbers


def _without_item(numbers: Numbers) -> str:
    return (
        _("%(count)d files without a work item opened within an hour; up to %(usual)d are usual.")
        % numbers
    )


def _along(numbers: Numbers) -> str:
    return (
        _("%(count)d files of one flight opened within an hour, none of them with a work item.")
        % numbers
    )


def _trying(numbers: Numbers) -> str:
    return (
        _("%(count)d searches by document number within an hour that found nobody: tried out?")
        % numbers
    )


def _at_night(numbers: Numbers) -> str:
    return (
        _(
            "%(count)d files and searches at %(hour)d o'clock at the posting; in the time before, "
            "the officer read in %(before)d hours about that time."
        )
        % numbers
    )


def _again(numbers: Numbers) -> str:
    return (
        _("The same file opened in %(count)d quarter hours of a week, without a work item.")
        % numbers
    )


def _decoy(numbers: Numbers) -> str:
    return ngettext(
        "A record of an invented person, whom nobody has a reason to read, was opened or found.",
        "%(count)d records of invented persons were opened or found.",
        numbers["count"],
    ) % {"count": numbers["count"]}


def _own_name(_numbers: Numbers) -> str:
    return _("A traveller with the officer's own family name was opened or looked for.")


def _colleague(_numbers: Numbers) -> str:
    return _("A traveller with the name of another officer was opened or looked for.")


_SENTENCES: dict[str, Callable[[Numbers], str]] = {
    Unusual.AGAIN: _again,
    Unusual.ALONG_A_FLIGHT: _along,
    Unusual.AT_NIGHT: _at_night,
    Unusual.COLLEAGUE: _colleague,
    Unusual.DECOY: _decoy,
    Unusual.MANY_FILES: _many_files,
    Unusual.MANY_SEARCHES: _many_searches,
    Unusual.OWN_NAME: _own_name,
    Unusual.TRYING: _trying,
    Unusual.WITHOUT_ITEM: _without_item,
}
