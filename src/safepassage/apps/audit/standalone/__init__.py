"""Programs that are handed out and run where Safe Passage is not."""
