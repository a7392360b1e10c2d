"""The only importer of duckdb: DDL derived from the schemas, loading, typed queries."""
