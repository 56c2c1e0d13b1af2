"""The desk of requests of data subjects."""
