"""A transparency report as JSON, as the body of a page, and as a page that stands alone."""

import msgspec
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from safepassage.flows.transparency.making import Line, Report, Section
from safepassage.safeguards.suppression import Told

LEAD = (
    "Every count is told in whole tens; fewer than ten, nobody included, is told as “< 10”."
    " A total adds up what the months tell and is counted nowhere else, so that no two figures"
    " can be subtracted to find one person. Lists and assessments are as of the day of making."
)
_STYLE = (
    "body{font-family:sans-serif;margin:2rem}table{border-collapse:collapse;margin-block:1rem}"
    "th,td{border:1px solid #999;padding:.3rem .5rem;text-align:start}"
    "td.number,th.number{text-align:end}"
)


def as_json(report: Report) -> bytes:
    """Everything, for machines."""
    return msgspec.json.format(msgspec.json.encode(report), indent=1) + b"\n"


def from_json(content: bytes) -> Report:
    """What ``as_json`` wrote."""
    return msgspec.json.decode(content, type=Report)


def as_html(report: Report) -> str:
    """Everything, as a page that stands alone."""
    return format_html(
        '<!doctype html>\n<html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>Transparency {} to {}</title>\n'
        "<style>{}</style><body><h1>Transparency report, {} to {}</h1>\n{}</body></html>\n",
        report.first,
        report.last,
        _STYLE,
        report.first,
        report.last,
        body(report),
    )


def body(report: Report) -> SafeString:
    """Everything but the frame, in English: the same here and on the page that stands alone."""
    sections = ((_section(report, one),) for one in report.sections)
    return format_html(
        "<p>{}</p><p>{}</p>\n{}\n<p>{}</p>\n{}\n{}",
        _about(report),
        LEAD,
        format_html_join("\n", "{}", sections),
        _rate(report),
        _lists(report),
        _assessed(report),
    )


def told(one: Told) -> str:
    """A count in few signs."""
    if one.at_least == 0 and one.few:
        return f"< {10 * one.few}"
    return f"≥ {one.at_least:,}" if one.few else f"{one.at_least:,}+"


def _about(report: Report) -> str:
    kind = "A demonstration with invented travellers. " if report.kind == "demonstration" else ""
    made = f"{report.made_at:%Y-%m-%d %H:%M} UTC"
    return f"{report.title}. {kind}Made {made} with release {report.release}."


def _rate(report: Report) -> str:
    if report.error_rate is None:
        return "Too few hits were decided to tell how often a match was wrong."
    low, high = report.error_rate.low * 100, report.error_rate.high * 100
    return f"Of the decided hits, between {low:.1f} % and {high:.1f} % were not right."


def _section(report: Report, section: Section) -> SafeString:
    months = format_html_join("", '<th scope="col" class="number">{}</th>', _each(report.months))
    rows = ((one.what, _cells(one)) for one in section.lines)
    return format_html(
        '<h2>{}</h2><div class="scroll"><table class="table dense"><caption class="unseen">{}'
        '</caption><thead><tr><th scope="col">What</th>{}<th scope="col" class="number">'
        "Together</th></tr></thead><tbody>{}</tbody></table></div>",
        section.title,
        section.title,
        months,
        format_html_join("", '<tr><th scope="row">{}</th>{}</tr>', rows),
    )


def _cells(line: Line) -> SafeString:
    values = [told(one) for one in (*line.months, line.total)]
    return format_html_join("", '<td class="number">{}</td>', _each(values))


def _lists(report: Report) -> SafeString:
    if not report.lists:
        return format_html("<h2>{}</h2><p>{}</p>", "Watchlists in force", "None.")
    rows = ((one.owner, one.law, one.effect, told(one.entries)) for one in report.lists)
    return format_html(
        '<h2>Watchlists in force</h2><div class="scroll"><table class="table dense"><thead><tr>'
        '<th scope="col">Owner</th><th scope="col">Law</th><th scope="col">Effect</th>'
        '<th scope="col" class="number">Entries</th></tr></thead><tbody>{}</tbody></table></div>',
        format_html_join("", _ROW, rows),
    )


_ROW = '<tr><td>{}</td><td>{}</td><td>{}</td><td class="number">{}</td></tr>'


def _assessed(report: Report) -> SafeString:
    rows = (
        (one.capability, one.state, "stopped" if one.stopped else "") for one in report.assessed
    )
    return format_html(
        '<h2>Impact assessments</h2><div class="scroll"><table class="table dense"><thead><tr>'
        '<th scope="col">For</th><th scope="col">State</th><th scope="col">Stopped</th></tr>'
        "</thead><tbody>{}</tbody></table></div>",
        format_html_join("", "<tr><td>{}</td><td>{}</td><td>{}</td></tr>", rows),
    )


def _each(values: tuple[str, ...] | list[str]) -> list[tuple[str]]:
    return [(one,) for one in values]
