"""One module per rule; each defines RULE with examples that pass and fail."""
