"""What other agencies and duty managers are given: fields by law, and numbers."""
