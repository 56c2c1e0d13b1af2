"""Arrivals and departures, and who is on each flight."""
