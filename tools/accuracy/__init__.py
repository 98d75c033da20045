"""Measures how well custaudit does on labelled items that it has not learned from; ``python -m tools.accuracy`` writes docs/accuracy.md."""
