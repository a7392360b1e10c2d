"""Composes the sample corpus: `python -m corpus.compose` writes every PDF, profile and gold file."""
