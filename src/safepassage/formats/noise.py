"""Freeing an interchange from what telex lines, mail programs and virus scanners put around it."""

from safepassage.formats.edifact.interchange import interchange_end
from safepassage.formats.edifact.region import Region, find_regions
from safepassage.formats.edifact.source import Source


def clean(data: bytes) -> str:
    """The bare interchanges in ``data``, one segment a line with a final newline.

    Hard line breaks inside segments are taken out; missing terminators are put in.
    Empty when neither UNB nor UNH is found.
    """
    regions = find_regions(Source(data))
    return "".join(f"{line}\n" for region in regions for line in _lines(region))


def _lines(region: Region) -> list[str]:
    if not region.is_terminated:
        region.cut_unterminated_trailer()
    terminator = region.separators.terminator
    segments = region.segments[: interchange_end(region)]
    advice = [region.advice] if region.advice else []
    return [*advice, *(segment + terminator for segment in segments)]
