"""From files to plans to the store: one file, or many at once with one writer."""
