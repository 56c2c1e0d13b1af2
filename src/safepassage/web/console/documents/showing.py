"""What a check found, in the order in which an officer reads it: verdict, why, what to do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from safepassage.documents.mrz import DigitState, Zone
from safepassage.documents.passive import Examination, GroupState
from safepassage.documents.reasons import MEANINGS, verdict
from safepassage.documents.seals import CheckedSeal
from safepassage.flows.check_document import Checked
from safepassage.records import DocumentReason, Verdict, Weight

_TOLD = (Weight.FAILURE, Weight.INCONCLUSIVE, Weight.WARNING, Weight.INFO)
"""The heaviest first."""
_WEIGHTS: dict[Weight, tuple[Promise, str]] = {
    Weight.FAILURE: (gettext_lazy("wrong"), "bad"),
    Weight.INCONCLUSIVE: (gettext_lazy("open"), "warning"),
    Weight.WARNING: (gettext_lazy("look"), "warning"),
    Weight.INFO: (gettext_lazy("to know"), "info"),
}
_VERDICTS: dict[Verdict, tuple[Promise, str, Promise]] = {
    Verdict.TRUSTED: (
        gettext_lazy("genuine data"),
        "good",
        gettext_lazy("This state issued these data, and nobody has changed them since."),
    ),
    Verdict.NOT_TRUSTED: (
        gettext_lazy("not trusted"),
        "bad",
        gettext_lazy("Something here is wrong. That is a reason to look closer, not a decision."),
    ),
    Verdict.UNDETERMINED: (
        gettext_lazy("cannot be judged"),
        "warning",
        gettext_lazy("This could not be judged here. It does not mean that anything is bad."),
    ),
}
_FIELDS: dict[str, Promise] = {
    "document_code": gettext_lazy("Document code"),
    "issuer": gettext_lazy("Issuer"),
    "surname": gettext_lazy("Surname"),
    "given_names": gettext_lazy("Given names"),
    "number": gettext_lazy("Number"),
    "nationality": gettext_lazy("Nationality"),
    "born": gettext_lazy("Born"),
    "sex": gettext_lazy("Sex"),
    "expires": gettext_lazy("Expires"),
}
_DIGITS: dict[DigitState, tuple[Promise, str] | None] = {
    DigitState.OK: (gettext_lazy("digit fits"), "good"),
    DigitState.BAD: (gettext_lazy("digit is wrong"), "bad"),
    DigitState.ABSENT: None,
}
_DIGITS_OF: dict[str, Promise] = {
    **_FIELDS,
    "optional": gettext_lazy("Optional data"),
    "composite": gettext_lazy("All together"),
}
_CONTENTS: dict[str, Promise] = {
    "1": gettext_lazy("printed lines"),
    "2": gettext_lazy("photograph"),
    "3": gettext_lazy("fingerprints"),
    "4": gettext_lazy("irises"),
    "5": gettext_lazy("displayed portrait"),
    "7": gettext_lazy("signature"),
    "11": gettext_lazy("details of the holder"),
    "12": gettext_lazy("details of the document"),
    "14": gettext_lazy("what the chip offers"),
    "15": gettext_lazy("the chip's own key"),
    "16": gettext_lazy("persons to notify"),
}
_GROUPS: dict[GroupState, tuple[Promise, str]] = {
    GroupState.OK: (gettext_lazy("as signed"), "good"),
    GroupState.MISMATCH: (gettext_lazy("changed"), "bad"),
    GroupState.UNREAD: (gettext_lazy("not read"), "info"),
    GroupState.NOT_IN_SOD: (gettext_lazy("not signed"), "bad"),
}


@dataclass(frozen=True, kw_only=True)
class Told:
    """One reason in words, how much it weighs, and how it looks."""

    code: str
    word: str | Promise
    tone: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One part that was checked: the sentence that says why, all reasons, and what to do."""

    title: str
    word: str | Promise
    tone: str
    sentence: str | Promise
    reasons: list[Told]
    advice: list[str]
    facts: Sequence[tuple[str | Promise, str]]
    badges: Sequence[tuple[str, str | Promise, str]]


def shown(checked: Checked) -> dict[str, object]:
    """Every part that was checked, the weightiest question first."""
    panels = [
        *([_agreement(checked.agreement)] if checked.agreement else []),
        *([_chip(checked.chip)] if checked.chip else []),
        *(_seal(seal) for seal in checked.seals),
        *([_lines(checked.lines, checked)] if checked.lines else []),
    ]
    return {"panels": panels, "files": checked.files}


def _agreement(reasons: Sequence[DocumentReason]) -> Panel:
    return _panel(_("Page and chip"), verdict(reasons), reasons)


def _chip(found: Examination) -> Panel:
    facts: list[tuple[str | Promise, str]] = []
    if found.signer is not None:
        facts.append((_("Signed by"), found.signer.subject))
        facts.append((_("Signer valid from"), found.signer.valid_from[:10]))
        facts.append((_("Signer valid to"), found.signer.valid_to[:10]))
    if found.anchor is not None:
        facts += [(_("Root"), found.anchor.subject), (_("Root held from"), found.anchor.source)]
    badges = [(_named(number), *_GROUPS[state]) for number, state in found.data_groups.items()]
    return _panel(_("Chip"), found.verdict, found.reasons, facts, badges)


def _seal(found: CheckedSeal) -> Panel:
    facts: list[tuple[str | Promise, str]] = [
        (name.replace("_", " "), value)
        for name, value in found.fields.items()
        if isinstance(value, str)
    ]
    title = _("Seal: %(kind)s") % {"kind": found.kind} if found.kind else _("Unknown file")
    return _panel(title, found.verdict, found.reasons, facts)


def _lines(found: Zone, checked: Checked) -> Panel:
    """Lines that fit prove nothing about who made them, so they have no verdict of their own."""
    told = _panel(
        _("Lines on the chip") if checked.lines_from_chip else _("Printed lines"),
        Verdict.TRUSTED if found.valid else Verdict.UNDETERMINED,
        found.reasons,
        [(words, getattr(found.fields, field) or "") for field, words in _FIELDS.items()],
        [
            (str(_DIGITS_OF[field]), *known)
            for field in found.check_digits.__struct_fields__
            if (known := _DIGITS[getattr(found.check_digits, field)])
        ],
    )
    word, sentence = _("lines do not fit"), told.sentence
    if found.valid:
        word = _("lines fit")
        sentence = _("The lines are well formed. Anybody can print well-formed lines.")
    return Panel(**{**told.__dict__, "word": word, "sentence": sentence})


def _named(number: str) -> str:
    """A data group by its number and what it holds: ``DG2 photograph``."""
    return f"DG{number} {_CONTENTS.get(number, '')}".strip()


def _panel(
    title: str,
    verdict: Verdict,
    reasons: Iterable[DocumentReason],
    facts: Sequence[tuple[str | Promise, str]] = (),
    badges: Sequence[tuple[str, str | Promise, str]] = (),
) -> Panel:
    ordered = sorted(reasons, key=lambda each: _TOLD.index(each.severity))
    word, tone, sentence = _VERDICTS[verdict]
    is_heavy = bool(ordered) and ordered[0].severity in _TOLD[:2]
    return Panel(
        title=title,
        word=word,
        tone=tone,
        sentence=_(ordered[0].text) if is_heavy else sentence,
        reasons=[_told(each) for each in ordered] if len(ordered) > 1 or not is_heavy else [],
        advice=_advice(ordered),
        facts=facts,
        badges=badges,
    )


def _told(found: DocumentReason) -> Told:
    word, tone = _WEIGHTS[found.severity]
    return Told(code=found.code, word=word, tone=tone, text=_(found.text))


def _advice(ordered: Sequence[DocumentReason]) -> list[str]:
    """What to do next, the weightiest first and each once; nothing to do is not said."""
    said = dict.fromkeys(MEANINGS[each.code].advice for each in ordered)
    return [_(advice) for advice in said if advice != "Nothing to do."]
