"""Tags and names of the chip's files (Doc 9303-10 clause 4.4, table 34)."""

COM = 0x60
SOD = 0x77
DG1, DG2, DG3, DG4, DG5, DG6, DG7, DG8 = 0x61, 0x75, 0x63, 0x76, 0x65, 0x66, 0x67, 0x68
DG9, DG10, DG11, DG12, DG13, DG14, DG15, DG16 = 0x69, 0x6A, 0x6B, 0x6C, 0x6D, 0x6E, 0x6F, 0x70
CARD_ACCESS = 0x31
SIGNED = 0x30
"""EF.CardSecurity, and a security object without its outer tag, are bare signed data."""

DATA_GROUPS = {
    tag: number
    for number, tag in enumerate(
        (DG1, DG2, DG3, DG4, DG5, DG6, DG7, DG8, DG9, DG10, DG11, DG12, DG13, DG14, DG15, DG16),
        start=1,
    )
}
NAMES = {
    COM: "COM",
    SOD: "SOD",
    CARD_ACCESS: "CardAccess",
    **{tag: f"DG{number}" for tag, number in DATA_GROUPS.items()},
}
