"""The doors of carriers: limits, quarantine, and files that officers upload for them."""
