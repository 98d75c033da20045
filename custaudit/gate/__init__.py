"""The gate for CI: limits, the baseline of known deviations, waivers for justified ones."""
