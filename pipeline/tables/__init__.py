"""Pure table finding: from strokes and glyphs of pages to joined tables with understood headers."""
