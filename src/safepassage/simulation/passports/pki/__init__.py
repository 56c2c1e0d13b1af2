"""The certificates and revocation lists of an invented state (Doc 9303-12 clause 7)."""
