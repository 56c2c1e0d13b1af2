"""Travel documents checked at the desk."""
