"""The interface for carriers' systems: ``/api/v1``; its description is openapi.json here."""
