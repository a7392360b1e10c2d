"""Entities in Thai text: organizations, places, years, amounts, percentages, dates, laws and letters."""
