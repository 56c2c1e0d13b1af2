"""Whether people still decide: their pace, their overrides and their agreement."""
