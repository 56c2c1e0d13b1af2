"""Requests of data subjects: what people ask about their own data, and what came of it."""
