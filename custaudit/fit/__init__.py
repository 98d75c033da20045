"""Fits the numbers in the rule files to labelled items, and measures how well they do on items not used for it."""
