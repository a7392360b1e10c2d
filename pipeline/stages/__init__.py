"""One module per layer of the Document."""
