"""The files on an invented passport's chip (Doc 9303-10) and the chip itself (Doc 9303-11)."""
