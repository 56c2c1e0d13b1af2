"""Words that several work rooms share: reasons, counts, flights."""
