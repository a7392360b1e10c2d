"""Views and templates; reads store queries only."""
