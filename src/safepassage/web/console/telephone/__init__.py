"""Carriers that have not heard a later answer, and what officers told them by telephone."""
