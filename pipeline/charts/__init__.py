"""Structure charts: boxes and connectors drawn on a page, read as units with their posts."""
