"""Reservations: sealed, told again, folded, read as one history."""
