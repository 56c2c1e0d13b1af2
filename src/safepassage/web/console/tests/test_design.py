"""The design keeps its promises: contrast, both directions of writing, nothing inline."""

import re
from pathlib import Path

import pytest
from django.conf import settings

STATIC = Path(settings.STATICFILES_DIRS[0])
STYLES = sorted(STATIC.rglob("*.css"))
TEMPLATES = sorted(Path(settings.TEMPLATES[0]["DIRS"][0]).rglob("*.html"))
LIGHT, DARK = (STATIC / "console" / "tokens.css").read_text().split("@media")

TEXT = 4.5
"""WCAG 2.2, 1.4.3."""
PARTS = 3.0
"""WCAG 2.2, 1.4.11."""
PAIRS = [
    *((ink, on, TEXT) for ink in ("ink", "ink-soft", "accent") for on in ("ground", "surface")),
    *((tone, f"{tone}-tint", TEXT) for tone in ("good", "warning", "bad", "info", "neutral")),
    ("ink", "accent-tint", TEXT),
    ("ink-soft", "raised", TEXT),
    ("on-accent", "accent", TEXT),
    ("on-accent", "accent-hover", TEXT),
    ("on-bar", "bar", TEXT),
    ("on-bar-soft", "bar", TEXT),
    ("bad", "surface", TEXT),
    ("line-strong", "surface", PARTS),
    ("focus", "surface", PARTS),
    ("focus", "ground", PARTS),
]
PHYSICAL = re.compile(
    r"(margin|padding|border|inset)-(left|right|top|bottom)|(^|[\s;])(left|right|top|bottom|width|"
    r"height|min-width|max-width|min-height|max-height)\s*:|text-align:\s*(left|right)|float:\s*(left|right)",
    re.MULTILINE,
)
INLINE = re.compile(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:")
ELSEWHERE = re.compile(r"(src|href|action)=[\"']?(https?:)?//")


def colours(*sheets: str) -> dict[str, str]:
    found = re.findall(r"--([\w-]+): (#[0-9a-f]{6});", "".join(sheets))
    return dict(found)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_the_standard_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("sheets", [(LIGHT,), (LIGHT, DARK)], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "on", "least"), PAIRS)
def test_everything_is_readable(sheets: tuple[str, ...], ink: str, on: str, least: float) -> None:
    known = colours(*sheets)
    assert contrast(known[ink], known[on]) >= least


@pytest.mark.parametrize("sheet", STYLES, ids=lambda path: path.name)
def test_styles_mirror_with_the_direction_of_writing(sheet: Path) -> None:
    plain = re.sub(r"@media[^{]*\{", "{", sheet.read_text())
    assert [match[0] for match in PHYSICAL.finditer(plain)] == []


@pytest.mark.parametrize("sheet", STYLES, ids=lambda path: path.name)
def test_colours_have_names(sheet: Path) -> None:
    used = set(re.findall(r"var\(--([\w-]+)\)", sheet.read_text()))
    named = set(re.findall(r"--([\w-]+):", LIGHT))
    assert used <= named


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_pages_hold_no_script_and_no_style(template: Path) -> None:
    text = template.read_text()
    assert INLINE.search(text) is None
    assert ELSEWHERE.search(text) is None


def test_an_inline_script_or_style_is_seen() -> None:
    for text in ("<p style='a'>", "<script>x</script>", "<a onclick='x'>", "<style>"):
        assert INLINE.search(text)
    for text in ("padding-left: 1px", "left: 0", "\n  width: 3px", "text-align: right"):
        assert PHYSICAL.search(text)
