"""Accuracy against truth and speed beside peers; prints the README's figures."""
