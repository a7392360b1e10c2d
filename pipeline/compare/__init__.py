"""Alignment, differences, boilerplate, near-duplicates, versions of one plan."""
