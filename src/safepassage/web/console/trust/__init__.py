"""The trust store's pages: whose passports can be judged, by what, and whom we believe."""
