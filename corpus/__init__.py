"""The sample corpus: plans of made-up municipalities, composed for this project."""
