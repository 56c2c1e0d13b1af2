"""Who was cleared of which listing, and which hits that has kept from the queue."""
