"""Watchlists: imported, versioned, put in force, with owner, law and review date."""
