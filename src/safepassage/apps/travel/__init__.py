"""Flights, journeys, reservations: sealed, versioned, dated."""
