"""Who did what, when and why: append-only, chained, signed, and ended by law."""
