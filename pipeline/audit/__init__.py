"""The rule engine: rule declaration, runner, verdicts."""
