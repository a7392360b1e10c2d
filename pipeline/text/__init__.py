"""Pure functions over Thai text: marks, digits, numbering, money, dates, similarity, repair."""
