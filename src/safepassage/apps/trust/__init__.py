"""The certificates by which documents are judged, where they came from, and whom we believe."""
