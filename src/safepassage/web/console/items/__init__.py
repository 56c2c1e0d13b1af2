"""A work item: reasons on both sides, and the decision of a person."""
