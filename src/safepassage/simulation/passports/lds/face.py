"""A face that nobody has: drawn out of a few ellipses, coarse, and the same for the same label."""

from hashlib import shake_256

from safepassage.simulation.passports.lds.jpeg import BLOCK, jpeg

COLUMNS, ROWS = 30, 40
WIDTH, HEIGHT = COLUMNS * BLOCK, ROWS * BLOCK
"""Pixels of the image."""

_GROUND, _DARK = 225, 40


def portrait(label: str) -> bytes:
    """A JPEG of 240 by 320 pixels."""
    skin, hair, wide, high, gap, mouth = shake_256(label.encode()).digest(6)
    shades = (90 + skin % 110, 30 + hair % 70)
    sizes = (7.5 + wide % 4 / 2, 10.5 + high % 4 / 2, 3 + gap % 2, 2 + mouth % 3)
    return jpeg([[_grey(x, y, shades, sizes) for x in range(COLUMNS)] for y in range(ROWS)])


def _grey(
    column: int, row: int, shades: tuple[int, int], sizes: tuple[float, float, float, float]
) -> int:
    """The grey of a block: feature before hair before skin before shoulders before ground."""
    x, y = abs(column - (COLUMNS - 1) / 2), row - 18
    skin, hair = shades
    wide, high, gap, mouth = sizes
    eye = gap - 1 <= x <= gap + 1 and y == -1
    if eye or (x < mouth and y == high // 2) or (x < 1 and y == 2):  # noqa: PLR2004 - the nose
        return _DARK
    if (x / wide) ** 2 + (y / high) ** 2 <= 1:
        return hair if y < -high / 2 else skin
    if (x / (wide + 1)) ** 2 + ((y + 1) / (high + 1)) ** 2 <= 1 and y < 0:
        return hair
    return hair + 40 if (x / 13) ** 2 + ((y - 22) / 10) ** 2 <= 1 else _GROUND
