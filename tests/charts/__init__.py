"""Tests of structure charts."""
