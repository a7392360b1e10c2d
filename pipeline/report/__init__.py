"""Findings and comparisons as tables, HTML, XLSX, SARIF and JSON."""
