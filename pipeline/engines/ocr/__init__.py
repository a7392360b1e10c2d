"""OCR: page analysis, the house's own line recogniser, and optional engines behind one protocol."""
