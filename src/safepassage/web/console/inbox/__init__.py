"""Messages received: their story, and the repair of those that were parked."""
