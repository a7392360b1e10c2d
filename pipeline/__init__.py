"""Phaen: the stages that turn plan PDFs into canonical plans, and everything served from them."""
