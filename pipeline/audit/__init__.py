"""Audit rules over the canonical plan: one module per rule, run by `runner`, shown by `pipeline.report`."""
