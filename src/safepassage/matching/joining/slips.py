"""One slip of a finger or of a scanner between two words."""

SCANNED = str.maketrans("OQDILZSBG", "000112586")
"""Signs that readers of documents, and people who copy them, take for each other."""


def one_slip(one: str, other: str) -> bool:
    """Tell whether one sign was lost, added or mistaken, or two neighbours exchanged."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    if len(one) > len(other):
        one, other = other, one
    at = next((i for i, sign in enumerate(one) if sign != other[i]), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    return one[at + 1 :] == other[at + 1 :] or (
        one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    )


def scans_alike(one: str, other: str) -> bool:
    """Tell whether two numbers differ only by signs that look alike."""
    return one != other and one.translate(SCANNED) == other.translate(SCANNED)
