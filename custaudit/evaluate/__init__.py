"""Measures what the tool finds against labels: labels joined to items, then accuracy, confusion, calibration and rate."""
