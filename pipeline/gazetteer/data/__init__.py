"""Word lists of the gazetteer."""
