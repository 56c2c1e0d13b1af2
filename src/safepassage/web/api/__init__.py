"""The interface for systems of carriers and agencies: ``/api/v1``; openapi.json describes it."""
