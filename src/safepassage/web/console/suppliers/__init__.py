"""The register of suppliers, published."""
