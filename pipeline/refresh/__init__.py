"""The nightly job: sources, fetch, incremental run, publish, quarantine."""
